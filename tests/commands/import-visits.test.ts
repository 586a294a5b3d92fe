import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importVisits, type VisitImport } from '../../src/commands/import-visits.ts';
import { restoreRecord } from '../../src/commands/restore-record.ts';
import { lastImport, takeBackImport } from '../../src/commands/take-back-import.ts';
import { voidVisit } from '../../src/commands/void-visit.ts';
import { valuesOf } from '../../src/domain/kernel/record.ts';
import { siteTime } from '../../src/domain/kernel/site-time.ts';
import { importPlan, MOST_VISITS_AN_IMPORT } from '../../src/domain/visit/import/import-plan.ts';
import type { ImportedLine } from '../../src/domain/visit/import/read-line.ts';
import { type VisitShapes, visitStatus } from '../../src/domain/visit/visit.ts';
import { type TestDesk, testDesk } from '../fixtures/test-desk.ts';

const time = siteTime('Europe/Paris');
const NOW = time.at('2022-06-24', 600);

function importOf(lines: readonly ImportedLine[], file = 'registre.csv'): VisitImport {
  return { plan: importPlan(lines), file, byAppointment: new Set(['pan']) };
}

function entry(day: string, hour: number, service: string, visits: number, exact = false): ImportedLine {
  return { day, slot: { minute: hour * 60, exact }, service, visits };
}

const WEEK = [
  entry('2022-01-03', 9, 'accueil-general', 7),
  entry('2022-01-03', 9, 'pan', 2),
  entry('2022-01-04', 14, 'pan', 1, true),
];

function standing(desk: TestDesk): number {
  return desk.store.all().filter((record) => visitStatus(valuesOf<VisitShapes>(record)) === 'counted').length;
}

describe('importing past visits', () => {
  test('each visit is one person at its slot, only counted', async () => {
    const desk = testDesk(NOW);
    expect(await importVisits(desk, importOf(WEEK))).toMatchObject({
      ok: true,
      value: { added: 10, already: 0 },
    });
    const arrivals = desk.store.all().map((record) => [record.id, valuesOf<VisitShapes>(record).arrival]);
    expect(arrivals).toHaveLength(10);
    expect(Object.fromEntries(arrivals)['visit/import/2022-01-03/09h/accueil-general/7']).toEqual({
      at: time.at('2022-01-03', 540),
      service: 'accueil-general',
      appointment: false,
      people: 1,
      userType: 'particulier',
      needs: [],
      counted: true,
      precision: 'hour',
    });
    const exact = Object.fromEntries(arrivals)['visit/import/2022-01-04/14:00/pan/1'];
    expect(exact).toMatchObject({ appointment: true });
    expect(exact).not.toHaveProperty('precision');
  });

  test('importing twice adds nothing and writes nothing', async () => {
    const desk = testDesk(NOW);
    await importVisits(desk, importOf(WEEK));
    const before = desk.store.all();
    desk.setNow(NOW + 1000);
    expect(await importVisits(desk, importOf(WEEK))).toMatchObject({ value: { added: 0, already: 10 } });
    expect(desk.store.all()).toEqual(before);
  });

  test('a longer file adds what is missing only, and taking it back leaves the first import', async () => {
    const desk = testDesk(NOW);
    await importVisits(desk, importOf(WEEK));
    const longer = [...WEEK, entry('2022-01-03', 9, 'accueil-general', 3), entry('2022-01-05', 9, 'pan', 1)];
    expect(await importVisits(desk, importOf(longer, 'deux.csv'))).toMatchObject({
      value: { added: 4, already: 10 },
    });
    expect(await lastImport(desk)).toMatchObject({ file: 'deux.csv', added: 4 });
    expect(await takeBackImport(desk)).toEqual({ ok: true, value: 4 });
    expect(standing(desk)).toBe(10);
  });

  test('an import that was taken back can be imported anew; a visit voided by hand stays voided', async () => {
    const desk = testDesk(NOW);
    await importVisits(desk, importOf(WEEK));
    await voidVisit(desk, { id: 'visit/import/2022-01-03/09h/pan/1', reason: 'mistake' });
    expect(await takeBackImport(desk)).toEqual({ ok: true, value: 9 });
    expect(standing(desk)).toBe(0);
    expect(await takeBackImport(desk)).toEqual({
      ok: false,
      failure: { code: 'already-done', what: 'last-import' },
    });
    expect(await importVisits(desk, importOf(WEEK))).toMatchObject({ value: { added: 9, already: 1 } });
    expect(standing(desk)).toBe(9);
  });

  test('taking back leaves what came from elsewhere in the middle of it', async () => {
    const desk = testDesk(NOW);
    const second = 'visit/import/2022-01-03/09h/accueil-general/2';
    await importVisits(desk, importOf(WEEK));
    await voidVisit(desk, { id: second, reason: 'mistake' });
    await takeBackImport(desk);
    expect(await importVisits(desk, importOf(WEEK))).toMatchObject({ value: { added: 9, already: 1 } });
    await restoreRecord(desk, { id: second });
    expect(await takeBackImport(desk)).toEqual({ ok: true, value: 9 });
    expect(standing(desk)).toBe(1);
  });

  test('a disk that fills up leaves nothing of it', async () => {
    const desk = testDesk(NOW);
    desk.store.failNextWrite({ code: 'storage-full' });
    await expect(importVisits(desk, importOf(WEEK))).rejects.toThrow('storage-full');
    expect(desk.store.all()).toEqual([]);
    expect(await lastImport(desk)).toBeUndefined();
    expect(await takeBackImport(desk)).toMatchObject({ ok: false, failure: { code: 'not-found' } });
  });

  test('says how far it is, and refuses more than one import may hold', async () => {
    const desk = testDesk(NOW);
    const seen: number[] = [];
    const many = importOf([entry('2022-01-03', 9, 'pan', 500), entry('2022-01-04', 9, 'pan', 100)]);
    await importVisits(desk, many, (written) => seen.push(written));
    expect(seen).toEqual([250, 500, 600]);
    const plan = { ...many.plan, visits: MOST_VISITS_AN_IMPORT + 1 };
    expect(await importVisits(desk, { ...many, plan })).toEqual({
      ok: false,
      failure: { code: 'too-large', limit: MOST_VISITS_AN_IMPORT },
    });
  });

  test('two tablets that import overlapping files hold each visit once', async () => {
    const lines = fc.array(
      fc.record({
        day: fc.constantFrom('2022-01-03', '2022-01-04'),
        slot: fc.record({ minute: fc.constantFrom(540, 600), exact: fc.boolean() }),
        service: fc.constantFrom('pan', 'autres'),
        visits: fc.integer({ min: 1, max: 5 }),
      }),
      { maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(lines, lines, async (first, second) => {
        const [one, two] = [testDesk(NOW), testDesk(NOW)];
        await importVisits(one, importOf(first));
        await importVisits(two, importOf(second));
        for (const record of two.store.all()) one.store.receive(record);
        const most = new Map<string, number>();
        for (const entryOf of [...importPlan(first).entries, ...importPlan(second).entries]) {
          const key = JSON.stringify([entryOf.day, entryOf.slot, entryOf.service]);
          most.set(key, Math.max(most.get(key) ?? 0, entryOf.visits));
        }
        expect(standing(one)).toBe([...most.values()].reduce((sum, visits) => sum + visits, 0));
      }),
      { numRuns: 40 },
    );
  });
});
