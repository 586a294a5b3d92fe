import { describe, expect, test } from 'vitest';
import type { WriteTransaction } from '../../src/commands/desk.ts';
import { importVisits } from '../../src/commands/import-visits.ts';
import { takeBackImport } from '../../src/commands/take-back-import.ts';
import { siteTime } from '../../src/domain/kernel/site-time.ts';
import { importPlan } from '../../src/domain/visit/import/import-plan.ts';
import { arrival, DAY, MINUTE, NOON, newTablet, rowsOf } from './memory-fixture.ts';

const COUNT = 1000;

async function stateMany(transaction: WriteTransaction): Promise<void> {
  for (let start = 0; start < COUNT; start += 250) {
    const ids = Array.from({ length: 250 }, (_, index) => `v${String(start + index).padStart(4, '0')}`);
    await transaction.stateAll(
      'visit',
      ids.map((id) => ({ id, facts: { arrival: arrival(NOON + MINUTE) } })),
    );
  }
}

describe('a write of a thousand records', () => {
  test('puts every one, each once to send, its day once to rebuild', async () => {
    const { store, database } = await newTablet();
    await store.write(stateMany);
    expect(await rowsOf(database, 'records')).toHaveLength(COUNT);
    expect(await rowsOf(database, 'outbox')).toHaveLength(COUNT);
    expect(await rowsOf(database, 'dirty')).toMatchObject([{ kind: 'visit', day: '2026-03-02' }]);
  });

  test('leaves nothing behind when it fails at its very end', async () => {
    const { store, database } = await newTablet();
    const failing = store.write(async (transaction) => {
      await stateMany(transaction);
      throw new Error('a bug');
    });
    await expect(failing).rejects.toThrow('a bug');
    for (const table of ['records', 'outbox', 'dirty'] as const)
      expect(await rowsOf(database, table)).toEqual([]);
  });

  test('reads what it has put, and keeps the facts it does not state anew', async () => {
    const { store, database } = await newTablet();
    await store.write(async (transaction) => {
      await stateMany(transaction);
      await transaction.stateAll('visit', [{ id: 'v0003', facts: { void: { at: NOON, reason: 'test' } } }]);
      const [third, nobody, last] = await transaction.getAll(['v0003', 'v9999', 'v0999']);
      expect(Object.keys(third?.facts ?? {})).toEqual(['arrival', 'void']);
      expect(nobody).toBeUndefined();
      expect(last?.id).toBe('v0999');
      expect(await transaction.ofDays('visit', '2026-03-02', '2026-03-02')).toHaveLength(COUNT);
    });
    const waiting = (await rowsOf(database, 'outbox')).find(({ id }) => id === 'v0003');
    expect(Object.keys(waiting?.stamps ?? {})).toEqual(['arrival', 'void']);
  });

  test('an import and its taking back pass it whole, twice', async () => {
    const { store, database } = await newTablet();
    const time = siteTime('Europe/Paris');
    const desk = { store, time, series: 'A', now: () => NOON, newId: () => 'x' };
    const day = time.dayOf(NOON - DAY);
    const lines = [8, 9, 10].map((hour) => ({
      day,
      slot: { minute: hour * 60, exact: false },
      service: 'pan',
      visits: 200,
    }));
    const input = { plan: importPlan(lines), file: 'a.csv', byAppointment: new Set<string>() };
    for (let round = 0; round < 2; round += 1) {
      expect(await importVisits(desk, input)).toMatchObject({ ok: true, value: { added: 600, already: 0 } });
      expect(await importVisits(desk, input)).toMatchObject({ ok: true, value: { added: 0, already: 600 } });
      expect(await takeBackImport(desk)).toEqual({ ok: true, value: 600 });
    }
    expect(await rowsOf(database, 'records')).toHaveLength(600);
  });
});
