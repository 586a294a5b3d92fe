import { fail, ok, type Result } from '../../kernel/result.ts';
import type { ImportProblem } from './import-problem.ts';

/** When in the day: the minute of the site's clock it starts at, and whether the source knows that minute. */
export interface ImportSlot {
  readonly minute: number;
  readonly exact: boolean;
}

const CLOCK = String.raw`(\d{1,2})(?:\s*(?:h|:)\s*(\d{2})?(?::\d{2})?)?`;
const ONE = /^(\d{1,2})\s*(h|heures?|:)?\s*(\d{2})?(?::\d{2})?$/;
const SPAN = new RegExp(`^(?:de |entre )?${CLOCK}\\s*(?:-|–|—|/|a|et)\\s*${CLOCK}$`);
/** A day before the clock time, where one column holds both: `03/01/2022 09:15`, `2022-01-03T09:15:00`. */
const DAY_BEFORE = /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})[t\s]\s*/;

const DAY_MINUTES = 1440;
const LONGEST_SPAN = 60;

/**
 * Reads a time of day as such offices type it: `9h`, `9 h 15`, `09:15`, `09:15:00`, `9`, `9h-10h`, `9:00-10:00`,
 * `de 9h à 10h`. `9h`, `9` and spans know no more than the hour; `09:15`, `9h15` and `09:00` know the minute.
 * A span longer than an hour is refused: the hall's affluence is told by the hour.
 */
export function readSlot(raw: string): Result<ImportSlot, ImportProblem> {
  const text = raw.replaceAll(/[\s\u00a0\u202f]+/g, ' ').trim();
  const plain = text.toLowerCase().replaceAll('à', 'a').replace(DAY_BEFORE, '');
  const span = SPAN.exec(plain);
  if (span !== null) return readSpan(text, minuteOf(span[1], span[2]), minuteOf(span[3], span[4]));
  const one = ONE.exec(plain);
  if (one === null) return fail({ code: 'not-a-slot', text });
  return readOne(text, one);
}

function readOne(text: string, [, hour, mark, minutes]: RegExpExecArray): Result<ImportSlot, ImportProblem> {
  const minute = minuteOf(hour, minutes);
  const joined = mark === undefined && minutes !== undefined;
  const cut = mark === ':' && minutes === undefined;
  if (minute === undefined || minute >= DAY_MINUTES || joined || cut)
    return fail({ code: 'not-a-slot', text });
  return ok({ minute, exact: minutes !== undefined });
}

function readSpan(
  text: string,
  from: number | undefined,
  to: number | undefined,
): Result<ImportSlot, ImportProblem> {
  if (from === undefined || to === undefined || from >= DAY_MINUTES)
    return fail({ code: 'not-a-slot', text });
  const end = to === 0 ? DAY_MINUTES : to;
  if (end <= from) return fail({ code: 'not-a-slot', text });
  if (end - from > LONGEST_SPAN) return fail({ code: 'slot-too-long', text });
  return ok({ minute: from, exact: false });
}

/** Minutes since midnight; `undefined` for 25 h or 9 h 75. 24 h is the end of the day. */
function minuteOf(hour: string | undefined, minutes: string | undefined): number | undefined {
  const minute = Number(minutes ?? 0);
  const total = Number(hour) * 60 + minute;
  return minute > 59 || total > DAY_MINUTES ? undefined : total;
}
