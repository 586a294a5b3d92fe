import { plainWords } from '../../kernel/plain-words.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Day, SiteTime } from '../../kernel/site-time.ts';
import type { ImportColumns } from './find-columns.ts';
import type { ImportProblem, ImportRole } from './import-problem.ts';
import { readCount } from './read-count.ts';
import { readDay } from './read-day.ts';
import { type ImportSlot, readSlot } from './read-slot.ts';

/** How a file is read: what the person and the site say of it. */
export interface ImportReading {
  readonly columns: ImportColumns;
  /** Service keys by plain name (`plainWords`): the site's own names, and those the person matched. */
  readonly services: ReadonlyMap<string, string>;
  /** The service of every line, where no column tells it. */
  readonly onlyService?: string;
  readonly time: SiteTime;
  /** Milliseconds since 1970: nothing later is believed. */
  readonly now: number;
}

/** One line of the file, as it will be imported. */
export interface ImportedLine {
  readonly day: Day;
  readonly slot: ImportSlot;
  readonly service: string;
  readonly visits: number;
}

const OLDEST = '2000-01-01';

/** Reads one line, or says everything that is wrong with it. */
export function readLine(
  cells: readonly string[],
  reading: ImportReading,
): Result<ImportedLine, readonly ImportProblem[]> {
  const day = pastDay(cells, reading);
  const slot = cell(cells, reading, 'slot', readSlot);
  const service = serviceOf(cells, reading);
  const visits = reading.columns.count === undefined ? ok(1) : cell(cells, reading, 'count', readCount);
  if (day.ok && slot.ok && service.ok && visits.ok) {
    if (reading.time.at(day.value, slot.value.minute) > reading.now)
      return fail([{ code: 'future', day: day.value }]);
    return ok({ day: day.value, slot: slot.value, service: service.value, visits: visits.value });
  }
  return fail([day, slot, service, visits].flatMap((part) => (part.ok ? [] : [part.failure])));
}

function pastDay(cells: readonly string[], reading: ImportReading): Result<Day, ImportProblem> {
  const day = cell(cells, reading, 'day', readDay);
  if (!day.ok) return day;
  if (day.value < OLDEST) return fail({ code: 'too-old', day: day.value });
  return day.value > reading.time.dayOf(reading.now) ? fail({ code: 'future', day: day.value }) : day;
}

function serviceOf(cells: readonly string[], reading: ImportReading): Result<string, ImportProblem> {
  if (reading.columns.service === undefined && reading.onlyService !== undefined)
    return ok(reading.onlyService);
  return cell(cells, reading, 'service', (text) => {
    const key = reading.services.get(plainWords(text));
    return key === undefined ? fail({ code: 'unknown-service', text: text.trim() }) : ok(key);
  });
}

function cell<T>(
  cells: readonly string[],
  reading: ImportReading,
  role: ImportRole,
  read: (text: string) => Result<T, ImportProblem>,
): Result<T, ImportProblem> {
  const column = reading.columns[role];
  const text = column === undefined ? '' : (cells[column] ?? '');
  return text.trim() === '' ? fail({ code: 'cell-missing', role }) : read(text);
}
