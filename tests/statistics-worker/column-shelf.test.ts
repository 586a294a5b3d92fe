import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../src/domain/kernel/site-time.ts';
import type { Period } from '../../src/domain/statistics/period.ts';
import { ColumnShelf } from '../../src/statistics-worker/column-shelf.ts';

interface Columns {
  readonly day: Day;
  readonly minute: Uint16Array;
}

/** A memory with one chunk a day from 1 to 28 February, each of 200 bytes, and the periods that were read. */
function shelfOf(bytesMax: number) {
  const chunks = new Map<Day, Columns>();
  for (let day = '2026-02-01'; day <= '2026-02-28'; day = addDays(day, 1)) {
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

describe('the columns in memory', () => {
  it('are read once, and only where they are missing', async () => {
    const { reads, daysOf } = shelfOf(PLENTY);
    expect(await daysOf('2026-02-10', '2026-02-12')).toHaveLength(3);
    expect(await daysOf('2026-02-11', '2026-02-11')).toEqual(['2026-02-11']);
    expect(await daysOf('2026-02-09', '2026-02-14')).toHaveLength(6);
    expect(reads).toEqual([
      { from: '2026-02-10', to: '2026-02-12' },
      { from: '2026-02-09', to: '2026-02-09' },
      { from: '2026-02-13', to: '2026-02-14' },
    ]);
  });

  it('leave no hole between periods that do not touch', async () => {
    const { daysOf } = shelfOf(PLENTY);
    await daysOf('2026-02-02', '2026-02-03');
    await daysOf('2026-02-20', '2026-02-21');
    expect(await daysOf('2026-02-01', '2026-02-28')).toHaveLength(28);
    expect(await daysOf('2026-02-10', '2026-02-12')).toHaveLength(3);
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
    shelf.outdate('2026-02-25');
    await daysOf('2026-02-10', '2026-02-11');
    expect(reads).toHaveLength(1);
  });

  it('let go of what the last question did not ask for when they weigh too much', async () => {
    const { reads, daysOf } = shelfOf(1000);
    await daysOf('2026-02-01', '2026-02-04');
    await daysOf('2026-02-05', '2026-02-06');
    await daysOf('2026-02-01', '2026-02-01');
    expect(reads.at(-1)).toEqual({ from: '2026-02-01', to: '2026-02-04' });
  });

  it('still answer a question that alone weighs too much', async () => {
    const { daysOf } = shelfOf(1000);
    expect(await daysOf('2026-02-01', '2026-02-28')).toHaveLength(28);
    expect(await daysOf('2026-02-01', '2026-02-28')).toHaveLength(28);
  });

  it('are none for a period that ends before it begins', async () => {
    const { reads, daysOf } = shelfOf(PLENTY);
    expect(await daysOf('2026-02-12', '2026-02-10')).toEqual([]);
    expect(reads).toEqual([]);
  });
});
