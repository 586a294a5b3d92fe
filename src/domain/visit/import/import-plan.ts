import type { Day } from '../../kernel/site-time.ts';
import { importedVisitId } from '../imported-visit-id.ts';
import type { ImportedLine } from './read-line.ts';
import type { ImportSlot } from './read-slot.ts';

/** What an import will write: one entry a (day, slot, service), the sum of the lines that share them, in time's order. */
export interface ImportPlan {
  readonly entries: readonly ImportedLine[];
  readonly visits: number;
  /** First and last day; absent when there is nothing. */
  readonly from?: Day;
  readonly to?: Day;
}

/** The most visits one import may make: ten years of a busy hall belong in several files. */
export const MOST_VISITS_AN_IMPORT = 100_000;

/** Adds lines up, one at a time. */
export class PlanBuilder {
  readonly #entries = new Map<string, ImportedLine>();

  add(line: ImportedLine): void {
    const key = importedVisitId(line.day, line.slot.minute, line.slot.exact, line.service, 0);
    const known = this.#entries.get(key);
    this.#entries.set(key, known === undefined ? line : { ...known, visits: known.visits + line.visits });
  }

  plan(): ImportPlan {
    const entries = [...this.#entries.values()].sort(byMoment);
    const visits = entries.reduce((sum, entry) => sum + entry.visits, 0);
    const from = entries[0]?.day;
    const to = entries.at(-1)?.day;
    return { entries, visits, ...(from === undefined || to === undefined ? {} : { from, to }) };
  }
}

/** The plan of these lines. */
export function importPlan(lines: Iterable<ImportedLine>): ImportPlan {
  const builder = new PlanBuilder();
  for (const line of lines) builder.add(line);
  return builder.plan();
}

function byMoment(a: ImportedLine, b: ImportedLine): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1;
  return slotRank(a.slot) - slotRank(b.slot) || (a.service < b.service ? -1 : 1);
}

function slotRank(slot: ImportSlot): number {
  return slot.minute * 2 + (slot.exact ? 1 : 0);
}
