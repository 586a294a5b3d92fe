import { addDays, type Day } from '../domain/kernel/site-time.ts';
import { daysOfMonth, type Month, monthOf, monthsTouched } from '../domain/statistics/month.ts';
import { isWithin, type Period } from '../domain/statistics/period.ts';

/** What a shelf takes days from. */
export type ReadDays<Columns> = (
  period: Period,
) => Promise<readonly { readonly day: Day; readonly columns: Columns }[]>;

interface Block<Columns> {
  readonly days: Map<Day, Columns>;
  readonly stale: Set<Day>;
}

/**
 * The columns of one kind that are in memory, a month at a time: a month is read when a question first touches it, and the
 * ones that questions have not touched for longest go when all weigh too much. A day whose chunk has changed is read again
 * when next asked for.
 */
export class ColumnShelf<Columns extends object> {
  readonly #read: ReadDays<Columns>;
  readonly #bytesMax: number;
  /** The month touched last stands last. */
  readonly #blocks = new Map<Month, Block<Columns>>();
  #bytes = 0;

  /** @param bytesMax how much typed arrays may weigh before months that the last question did not touch are let go */
  constructor(read: ReadDays<Columns>, bytesMax: number) {
    this.#read = read;
    this.#bytesMax = bytesMax;
  }

  /** The day's chunk is another one now, or none. */
  outdate(day: Day): void {
    this.#blocks.get(monthOf(day))?.stale.add(day);
  }

  /** The columns of the period's days that have any. Questions must not overlap: the engine asks one after the other. */
  async take(period: Period): Promise<readonly Columns[]> {
    const months = monthsTouched(period);
    for (const gap of this.#gapsIn(months)) await this.#load(gap);
    const blocks = months.map((month) => this.#touched(month));
    for (const block of blocks) await this.#refresh(block, period);
    this.#letGo(months.length);
    return blocks.flatMap(({ days }) =>
      [...days.keys()].filter((day) => isWithin(day, period)).map((day) => days.get(day) as Columns),
    );
  }

  /** Runs of neighbouring months that are missing: each is one reading. */
  #gapsIn(months: readonly Month[]): Period[] {
    const gaps: { from: Day; to: Day }[] = [];
    for (const month of months) {
      if (this.#blocks.has(month)) continue;
      const { from, to } = daysOfMonth(month);
      const last = gaps.at(-1);
      if (last !== undefined && addDays(last.to, 1) === from) last.to = to;
      else gaps.push({ from, to });
    }
    return gaps;
  }

  async #load(gap: Period): Promise<void> {
    const read = await this.#read(gap);
    for (const month of monthsTouched(gap)) this.#blocks.set(month, { days: new Map(), stale: new Set() });
    for (const { day, columns } of read) {
      this.#blocks.get(monthOf(day))?.days.set(day, columns);
      this.#bytes += bytesOf(columns);
    }
  }

  #touched(month: Month): Block<Columns> {
    const block = this.#blocks.get(month) as Block<Columns>;
    this.#blocks.delete(month);
    this.#blocks.set(month, block);
    return block;
  }

  async #refresh({ days, stale }: Block<Columns>, period: Period): Promise<void> {
    const wanted = [...stale].filter((day) => isWithin(day, period)).sort();
    for (const day of wanted) {
      const [read] = await this.#read({ from: day, to: day });
      stale.delete(day);
      const before = days.get(day);
      if (before !== undefined) this.#bytes -= bytesOf(before);
      if (read === undefined) days.delete(day);
      else {
        days.set(day, read.columns);
        this.#bytes += bytesOf(read.columns);
      }
    }
  }

  /** @param kept how many months, of those touched last, stay whatever they weigh */
  #letGo(kept: number): void {
    for (const [month, { days }] of [...this.#blocks].slice(0, this.#blocks.size - kept)) {
      if (this.#bytes <= this.#bytesMax) return;
      for (const columns of days.values()) this.#bytes -= bytesOf(columns);
      this.#blocks.delete(month);
    }
  }
}

function bytesOf(columns: object): number {
  return Object.values(columns).reduce(
    (sum, value) => sum + (ArrayBuffer.isView(value) ? value.byteLength : 0),
    0,
  );
}
