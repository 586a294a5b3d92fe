import { describe, expect, it } from 'vitest';
import { siteTime } from '../../src/domain/kernel/site-time.ts';
import { statisticsEngine } from '../../src/statistics-worker/engine.ts';
import type { ChunkStore } from '../../src/storage/chunk-store.ts';

const JUNE = { about: 'attendance', from: '2026-06-01', to: '2026-06-30' } as const;

/** A memory without records, which notes what it was asked. */
function emptyStore(more: Partial<ChunkStore> = {}) {
  const asked: string[] = [];
  const store: ChunkStore = {
    async dirtyDays() {
      asked.push('dirtyDays');
      return [];
    },
    dirtyCount: async () => 0,
    packs: async () => [],
    packMonth: async () => undefined,
    recordsOf: async () => [],
    settle: async () => undefined,
    async chunks() {
      asked.push('chunks');
      return [];
    },
    rebuildAll: async () => undefined,
    undated: async () => [],
    follow: () => () => undefined,
    ...more,
  };
  return { store, asked };
}

const engineOn = (store: ChunkStore) =>
  statisticsEngine({
    store,
    time: siteTime('Europe/Paris'),
    now: () => Date.UTC(2026, 10, 23),
    onChange: () => undefined,
  });

describe('the engine', () => {
  it('reads nothing for an answer that nobody waits for any more', async () => {
    const { store, asked } = emptyStore();
    expect(await engineOn(store).answer(JUNE, () => true)).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it('gives no answer that was given up while it was worked out', async () => {
    let gone = false;
    const { store } = emptyStore({
      async chunks() {
        gone = true;
        return [];
      },
    });
    expect(await engineOn(store).answer(JUNE, () => gone)).toBeUndefined();
  });

  it('makes one round more of the refreshes that come while it is at it', async () => {
    const { store, asked } = emptyStore();
    const engine = engineOn(store);
    await Promise.all(Array.from({ length: 9 }, () => engine.refresh()));
    expect(asked).toEqual(['dirtyDays', 'dirtyDays']);
  });

  it('goes on after a failure of the memory', async () => {
    let fails = true;
    const { store } = emptyStore({
      async undated() {
        if (fails) throw new DOMException('lost', 'UnknownError');
        return [];
      },
    });
    const engine = engineOn(store);
    await expect(engine.answer(JUNE, () => false)).rejects.toThrow('lost');
    fails = false;
    expect(await engine.answer(JUNE, () => false)).toMatchObject({ answer: { visits: 0 } });
    await expect(engine.refresh()).resolves.toBeUndefined();
  });
});
