import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../src/domain/kernel/site-time.ts';
import type { Period } from '../../src/domain/statistics/period.ts';
import { ColumnShelf } from '../../src/statistics-worker/column-shelf.ts';

interface Columns {
  readonly day: Day;
  readonly minute: Uint16Array;
}

const MONTHS = {
  january: { from: '2026-01-01', to: '2026-01-31' },
  february: { from: '2026-02-01', to: '2026-02-28' },
  march: { from: '2026-03-01', to: '2026-03-31' },
} as const;

/** A memory with one chunk a day from January to March, each of 200 bytes, and the periods that were read. */
function shelfOf(bytesMax: number) {
  const chunks = new Map<Day, Columns>();
  for (let day = '2026-01-01'; day <= '2026-03-31'; day = addDays(day, 1)) {
    chunks.set(day, { day, minute: new Uint16Array(100) });
  }
  const reads: Period[] = [];
  const shelf = new ColumnShelf<Columns>(async (period) => {
    reads.push(period);
    return [...chunks.values()]
      .filter(({ day }) => period.from <= day && day <= period.to)
      .map((columns) => ({ day: columns.day, columns }));
  }, bytesMax);
  const daysOf = async (from: Day, to: Day) => (await shelf.take({ from, to })).map(({ day }) => day).sort();
  return { shelf, chunks, reads, daysOf };
}

const PLENTY = 1_000_000;
/** Less than two months. */
const LITTLE = 10_000;

describe('the columns in memory', () => {
  it('are read once a month, neighbouring months in one go', async () => {
    const { reads, daysOf } = shelfOf(PLENTY);
    expect(await daysOf('2026-02-10', '2026-02-12')).toHaveLength(3);
    expect(await daysOf('2026-02-01', '2026-02-28')).toHaveLength(28);
    expect(await daysOf('2026-01-30', '2026-03-02')).toHaveLength(32);
    expect(reads).toEqual([MONTHS.february, MONTHS.january, MONTHS.march]);
    const other = shelfOf(PLENTY);
    await other.daysOf('2026-01-30', '2026-03-02');
    expect(other.reads).toEqual([{ from: '2026-01-01', to: '2026-03-31' }]);
  });

  it('are not read between periods that lie far apart', async () => {
    const { reads, daysOf } = shelfOf(PLENTY);
    await daysOf('2026-01-30', '2026-01-31');
    await daysOf('2026-03-01', '2026-03-01');
    expect(reads).toEqual([MONTHS.january, MONTHS.march]);
  });

  it('are read again on the day that changed, even when it has lost its last record', async () => {
    const { shelf, chunks, reads, daysOf } = shelfOf(PLENTY);
    await daysOf('2026-02-10', '2026-02-12');
    chunks.delete('2026-02-11');
    shelf.outdate('2026-02-11');
    expect(await daysOf('2026-02-10', '2026-02-12')).toEqual(['2026-02-10', '2026-02-12']);
    expect(reads.at(-1)).toEqual({ from: '2026-02-11', to: '2026-02-11' });
  });

  it('are not read again for a change that nobody asks about', async () => {
    const { shelf, reads, daysOf } = shelfOf(PLENTY);
    await daysOf('2026-02-10', '2026-02-12');
    shelf.outdate('2026-02-12');
    shelf.outdate('2026-03-25');
    await daysOf('2026-02-10', '2026-02-11');
    expect(reads).toHaveLength(1);
  });

  it('stay out of date when they could not be read again', async () => {
    let fails = false;
    const shelf = new ColumnShelf<Columns>(async () => {
      if (fails) throw new Error('lost');
      return [];
    }, PLENTY);
    await shelf.take(MONTHS.february);
    shelf.outdate('2026-02-11');
    fails = true;
    await expect(shelf.take(MONTHS.february)).rejects.toThrow('lost');
    await expect(shelf.take(MONTHS.february)).rejects.toThrow('lost');
  });

  it('let go of the month asked about longest ago when they weigh too much', async () => {
    const { reads, daysOf } = shelfOf(LITTLE);
    await daysOf('2026-01-01', '2026-01-01');
    await daysOf('2026-02-01', '2026-02-01');
    await daysOf('2026-02-02', '2026-02-02');
    expect(reads).toHaveLength(2);
    await daysOf('2026-01-01', '2026-01-01');
    expect(reads).toEqual([MONTHS.january, MONTHS.february, MONTHS.january]);
  });

  it('still answer a question that alone weighs too much', async () => {
    const { daysOf } = shelfOf(LITTLE);
    expect(await daysOf('2026-01-01', '2026-03-31')).toHaveLength(90);
    expect(await daysOf('2026-01-01', '2026-03-31')).toHaveLength(90);
  });

  it('are none for a period that ends before it begins', async () => {
    const { reads, daysOf } = shelfOf(PLENTY);
    expect(await daysOf('2026-02-12', '2026-02-10')).toEqual([]);
    expect(reads).toEqual([]);
  });
});
