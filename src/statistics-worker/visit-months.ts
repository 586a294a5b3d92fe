import type { Day } from '../domain/kernel/site-time.ts';
import { daysOfMonth, type Month, monthOf } from '../domain/statistics/month.ts';
import { VISIT_COLUMNS_VERSION, type VisitColumns } from '../domain/statistics/visit-columns.ts';
import { VISIT_MONTH_VERSION, type VisitMonth, VisitSums } from '../domain/statistics/visit-sums.ts';
import type { ChunkStore } from '../storage/chunk-store.ts';
import type { Chunk } from './chunk.ts';
import type { ReadDays } from './column-shelf.ts';

/** A month's counts as they lie in the tablet's memory, and the layouts they were made by. */
interface Pack {
  readonly version: number;
  readonly month: VisitMonth;
}

/** Grows with either layout: a pack of another number is not read. */
const PACK_VERSION = VISIT_COLUMNS_VERSION * 1000 + VISIT_MONTH_VERSION;

/** Sums of whole periods kept in memory: what is shown now, and what it is compared with. */
const SUMS_KEPT = 4;

interface Kept {
  readonly first: Month;
  readonly last: Month;
  readonly sums: VisitSums;
}

/**
 * The visits of whole months, counted: from a pack of each month, or from its days where it has none (yet).
 */
export class VisitMonths {
  readonly #store: ChunkStore;
  readonly #readDays: ReadDays<VisitColumns>;
  readonly #unpacked = new Set<Month>();
  #kept: readonly Kept[] = [];

  constructor(store: ChunkStore, readDays: ReadDays<VisitColumns>) {
    this.#store = store;
    this.#readDays = readDays;
  }

  /** The day's visits are other ones now. */
  outdate(day: Day): void {
    const month = monthOf(day);
    this.#kept = this.#kept.filter(({ first, last }) => month < first || last < month);
  }

  /** @param months neighbours, in order, at least one. The sums are shared: they must not be added to. */
  async sums(months: readonly Month[]): Promise<VisitSums> {
    const [first, last] = [months[0] as Month, months.at(-1) as Month];
    const known = this.#kept.find((kept) => kept.first === first && kept.last === last);
    const sums = known?.sums ?? (await this.#counted(months, first, last));
    const others = this.#kept.filter((kept) => kept !== known).slice(0, SUMS_KEPT - 1);
    this.#kept = [{ first, last, sums }, ...others];
    return sums;
  }

  /** Whether a month was counted from its days. */
  hasWork(): boolean {
    return this.#unpacked.size > 0;
  }

  /** Packs one of the months that were counted from their days. @returns whether there was one */
  async packNext(): Promise<boolean> {
    const [month] = this.#unpacked;
    if (month === undefined) return false;
    await this.#store.packMonth<Chunk>('visit', month, (days): Pack | undefined => {
      if (days.some(({ chunk }) => chunk.version !== VISIT_COLUMNS_VERSION)) return undefined;
      const sums = new VisitSums();
      for (const { chunk } of days) sums.addDay(chunk.columns as VisitColumns);
      return { version: PACK_VERSION, month: sums.stored() };
    });
    this.#unpacked.delete(month);
    return true;
  }

  async #counted(months: readonly Month[], first: Month, last: Month): Promise<VisitSums> {
    const packs = new Map(
      (await this.#store.packs<Pack>('visit', first, last)).map(({ month, pack }) => [month, pack]),
    );
    const sums = new VisitSums();
    for (const month of months) {
      const pack = packs.get(month);
      if (pack?.version === PACK_VERSION) sums.addMonth(pack.month);
      else {
        for (const { columns } of await this.#readDays(daysOfMonth(month))) sums.addDay(columns);
        if (pack === undefined || pack.version < PACK_VERSION) this.#unpacked.add(month);
      }
    }
    return sums;
  }
}
