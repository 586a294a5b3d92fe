import { addDays, type Day } from '../domain/kernel/site-time.ts';
import { isWithin, type Period } from '../domain/statistics/period.ts';

/** What a shelf takes days from. */
export type ReadDays<Columns> = (
  period: Period,
) => Promise<readonly { readonly day: Day; readonly columns: Columns }[]>;

/**
 * The columns of one kind that are in memory: one unbroken stretch of days, grown by what questions ask for and cut back
 * to the last question when it weighs too much. A day whose chunk has changed is read again when next asked for.
 */
export class ColumnShelf<Columns extends object> {
  readonly #read: ReadDays<Columns>;
  readonly #bytesMax: number;
  readonly #days = new Map<Day, Columns>();
  readonly #stale = new Set<Day>();
  #held: Period | undefined;
  #bytes = 0;

  /** @param bytesMax how much typed arrays may weigh before days that the last question did not ask for are let go */
  constructor(read: ReadDays<Columns>, bytesMax: number) {
    this.#read = read;
    this.#bytesMax = bytesMax;
  }

  /** The day's chunk is another one now, or none. */
  outdate(day: Day): void {
    if (this.#held !== undefined && isWithin(day, this.#held)) this.#stale.add(day);
  }

  /** The columns of the period's days that have any. Questions must not overlap: the engine asks one after the other. */
  async take(period: Period): Promise<readonly Columns[]> {
    if (period.to < period.from) return [];
    const stale = [...this.#stale].filter((day) => isWithin(day, period)).sort();
    if (stale[0] !== undefined) await this.#load({ from: stale[0], to: stale.at(-1) ?? stale[0] });
    for (const gap of this.#gapsTo(period)) await this.#load(gap);
    if (this.#bytes > this.#bytesMax) this.#cutTo(period);
    return [...this.#days].filter(([day]) => isWithin(day, period)).map(([, columns]) => columns);
  }

  /** What must be read so that the stretch holds the period. Far periods are joined by reading what lies between. */
  #gapsTo(period: Period): Period[] {
    const held = this.#held;
    if (held === undefined) return [period];
    const before = { from: period.from, to: addDays(held.from, -1) };
    const after = { from: addDays(held.to, 1), to: period.to };
    return [before, after].filter(({ from, to }) => from <= to);
  }

  async #load(period: Period): Promise<void> {
    for (const day of this.#stale) if (isWithin(day, period)) this.#stale.delete(day);
    const read = await this.#read(period);
    for (const day of [...this.#days.keys()]) if (isWithin(day, period)) this.#drop(day);
    for (const { day, columns } of read) this.#put(day, columns);
    const held = this.#held ?? period;
    this.#held = {
      from: period.from < held.from ? period.from : held.from,
      to: period.to > held.to ? period.to : held.to,
    };
  }

  #put(day: Day, columns: Columns): void {
    this.#days.set(day, columns);
    this.#bytes += bytesOf(columns);
  }

  #drop(day: Day): void {
    const columns = this.#days.get(day);
    if (columns === undefined) return;
    this.#bytes -= bytesOf(columns);
    this.#days.delete(day);
  }

  #cutTo(period: Period): void {
    for (const day of [...this.#days.keys()]) if (!isWithin(day, period)) this.#drop(day);
    for (const day of [...this.#stale]) if (!isWithin(day, period)) this.#stale.delete(day);
    this.#held = period;
  }
}

function bytesOf(columns: object): number {
  return Object.values(columns).reduce(
    (sum, value) => sum + (ArrayBuffer.isView(value) ? value.byteLength : 0),
    0,
  );
}
