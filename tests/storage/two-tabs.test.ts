import { describe, expect, test } from 'vitest';
import { checkInVisitor } from '../../src/commands/check-in-visitor.ts';
import type { Desk, RecordStore } from '../../src/commands/desk.ts';
import { valuesOf } from '../../src/domain/kernel/record.ts';
import { fail, ok } from '../../src/domain/kernel/result.ts';
import { siteTime } from '../../src/domain/kernel/site-time.ts';
import type { VisitShapes } from '../../src/domain/visit/visit.ts';
import {
  accepting,
  arrival,
  NOON,
  newTablet,
  openTab,
  pageOf,
  rowsOf,
  stampAt,
  type Tab,
  visitFrom,
} from './memory-fixture.ts';

let given = 0;

function deskOf(store: RecordStore): Desk {
  return {
    store,
    time: siteTime('Europe/Paris'),
    series: 'A',
    now: () => NOON,
    newId() {
      given += 1;
      return `visit-${given}`;
    },
  };
}

async function twoTabs(): Promise<[Tab, Tab]> {
  const one = await newTablet();
  return [one, await openTab(one.database.name)];
}

/** A write that counts how often it was run. */
function counting(tab: Tab, id: string) {
  const runs = { count: 0 };
  const written = tab.store.write(async (transaction) => {
    runs.count += 1;
    const last = (await transaction.recall<number>('last')) ?? 0;
    await transaction.remember('last', last + 1);
    await transaction.create('visit', id, { arrival: arrival(NOON, { people: last + 1 }) });
    return last + 1;
  });
  return { runs, written };
}

describe('two tabs that write in turn', () => {
  test('never give the same ticket or draw the same stamp, and leave none out', async () => {
    const tabs = await twoTabs();
    const desks = tabs.map(({ store }) => deskOf(store));
    for (let round = 0; round < 12; round += 1) {
      const desk = desks[round % 3 === 0 ? 0 : 1] as Desk;
      await checkInVisitor(desk, { service: 'pan', appointment: false });
    }
    await Promise.all(
      desks.flatMap((desk) =>
        [1, 2, 3].map(() => checkInVisitor(desk, { service: 'pan', appointment: false })),
      ),
    );
    const rows = await rowsOf(tabs[0].database, 'records');
    const numbers = rows.map((row) => valuesOf<VisitShapes>(row).arrival?.ticket?.number ?? 0);
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 18 }, (_, index) => index + 1));
    expect(new Set(rows.map(({ facts }) => facts.arrival?.stamp)).size).toBe(18);
  });

  test('run a write again that went by what the other has changed, and keep nothing of its first run', async () => {
    const [one, two] = await twoTabs();
    await counting(one, 'a').written;
    await counting(two, 'b').written;
    const overtaken = counting(one, 'c');
    expect(await overtaken.written).toBe(3);
    expect(overtaken.runs.count).toBe(2);
    const people = (await rowsOf(one.database, 'records')).map(
      (row) => valuesOf<VisitShapes>(row).arrival?.people,
    );
    expect(people).toEqual([1, 2, 3]);
  });

  test('run it again also when it failed, or refused, over what no longer holds', async () => {
    const [one, two] = await twoTabs();
    await counting(one, 'a').written;
    await counting(two, 'b').written;
    const refusing = await one.store.write(async (transaction) => {
      const last = await transaction.recall<number>('last');
      return last === 2 ? ok(last) : fail({ code: 'nobody-waiting' });
    });
    expect(refusing).toEqual(ok(2));
    await counting(one, 'c').written;
    await counting(two, 'd').written;
    const throwing = one.store.write(async (transaction) => {
      const last = await transaction.recall<number>('last');
      if (last !== 4) throw new Error('out of date');
      return last;
    });
    expect(await throwing).toBe(4);
  });
});

describe('one tab', () => {
  test('runs each write once, whatever the sync does in between', async () => {
    const tab = await newTablet();
    await counting(tab, 'a').written;
    const sent = await tab.sync.outbox(10);
    await tab.sync.settle(sent, accepting(sent));
    await tab.sync.applyPage(pageOf(sent, 1), await tab.sync.position());
    const next = counting(tab, 'b');
    expect(await next.written).toBe(2);
    expect(next.runs.count).toBe(1);
  });

  test('still stamps beyond what another device wrote, though it went by its own clock', async () => {
    const tab = await newTablet();
    await counting(tab, 'a').written;
    const ahead = stampAt(NOON + 60_000);
    await tab.sync.applyPage(pageOf([visitFrom('v1', ahead)], 1), await tab.sync.position());
    await tab.store.write((transaction) => transaction.state('visit', 'v1', { arrival: arrival(NOON) }));
    expect((await tab.store.get('v1'))?.facts.arrival?.stamp.localeCompare(ahead)).toBe(1);
  });

  test('goes by nothing it has not written: a write that was aborted taught it nothing', async () => {
    const tab = await newTablet();
    await counting(tab, 'a').written;
    const failing = tab.store.write(async (transaction) => {
      await transaction.remember('last', 99);
      await transaction.create('visit', 'x', { arrival: arrival(NOON) });
      throw new Error('a bug');
    });
    await expect(failing).rejects.toThrow('a bug');
    expect(await counting(tab, 'b').written).toBe(2);
  });

  test('writes many at once, one after the other', async () => {
    const tab = await newTablet();
    const written = await Promise.all(
      Array.from({ length: 20 }, (_, index) => counting(tab, `v${index}`).written),
    );
    expect(written.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });
});
