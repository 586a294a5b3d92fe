import { describe, expect, test } from 'vitest';
import { inTransaction } from '../../src/storage/transaction.ts';
import { unsentRecords } from '../../src/storage/waiting-records.ts';
import { refusedRecords } from '../../src/storage/watch-counts.ts';
import type { Counts } from '../../src/sync/ports.ts';
import {
  accepting,
  arrival,
  DAY,
  DEVICE,
  MINUTE,
  NOON,
  newTablet,
  pageOf,
  rowsOf,
  stampAt,
  type Tab,
  visitFrom,
} from './memory-fixture.ts';

async function checkIn({ store }: Tab, id: string, at = NOON): Promise<void> {
  await store.write((transaction) => transaction.state('visit', id, { arrival: arrival(at) }));
}

describe('what waits to be sent', () => {
  test('is given but for what damage has taken away: one record that is gone keeps no other back, and still counts', async () => {
    const tab = await newTablet();
    for (const id of ['v1', 'v2', 'v3']) await checkIn(tab, id);
    await inTransaction(tab.database, ['records'], async (transaction) => {
      const [held] = await transaction.getRange('records', IDBKeyRange.only('v3'));
      transaction.delete('records', 'v2');
      if (held !== undefined) transaction.put('records', { ...held, facts: {} });
    });
    expect((await tab.sync.outbox(10)).map(({ id }) => id)).toEqual(['v1']);
    expect((await unsentRecords(tab.database)).map(({ record }) => record.id)).toEqual(['v1']);
    expect((await rowsOf(tab.database, 'outbox')).map(({ id }) => id)).toEqual(['v1', 'v2', 'v3']);
  });

  test('is given oldest first, the unsent facts only', async () => {
    let at = NOON;
    const tab = await newTablet(() => at);
    await checkIn(tab, 'v2');
    at += MINUTE;
    await checkIn(tab, 'v1');
    await tab.sync.settle(await tab.sync.outbox(1), accepting([{ ...visitFrom('v2', stampAt(NOON)) }]));
    await tab.store.write((transaction) =>
      transaction.state('visit', 'v2', { call: { at, counter: 'guichet-1' } }),
    );
    const waiting = await tab.sync.outbox(10);
    expect(waiting.map(({ id, facts }) => [id, Object.keys(facts)])).toEqual([
      ['v1', ['arrival']],
      ['v2', ['call']],
    ]);
    expect((await unsentRecords(tab.database)).map(({ record, facts }) => [record.id, facts])).toEqual([
      ['v1', ['arrival']],
      ['v2', ['call']],
    ]);
  });

  test('survives an edit that was made while it was sent', async () => {
    const tab = await newTablet();
    await checkIn(tab, 'v1');
    const sent = await tab.sync.outbox(10);
    await checkIn(tab, 'v1', NOON + MINUTE);
    await tab.sync.settle(sent, accepting(sent));
    const [left] = await tab.sync.outbox(10);
    expect(left?.facts.arrival?.value).toMatchObject({ at: NOON + MINUTE });
    await tab.sync.settle(left === undefined ? [] : [left], accepting(left === undefined ? [] : [left]));
    expect(await rowsOf(tab.database, 'outbox')).toEqual([]);
  });

  test('waits no more when another device has overtaken it', async () => {
    const tab = await newTablet();
    await checkIn(tab, 'v1');
    await tab.sync.applyPage(pageOf([visitFrom('v1', stampAt(NOON + DAY))], 1), await tab.sync.position());
    const sent = await tab.sync.outbox(10);
    expect(sent[0]?.facts.arrival?.stamp).toBe(stampAt(NOON + DAY));
    await tab.sync.settle(sent, accepting(sent));
    expect(await tab.sync.outbox(10)).toEqual([]);
  });

  test('waits on when the answer does not name it, or refuses its clock', async () => {
    const tab = await newTablet();
    await checkIn(tab, 'v1');
    await checkIn(tab, 'v2');
    const sent = await tab.sync.outbox(10);
    await tab.sync.settle(sent, {
      ...accepting([]),
      answers: [{ id: 'v1', refused: 'clock', detail: 'facts.arrival.stamp' }],
    });
    expect(await tab.sync.outbox(10)).toEqual(sent);
    expect(await refusedRecords(tab.database)).toEqual([]);
  });

  test('goes to the drawer when it is refused, and leaves it when it is accepted later', async () => {
    const tab = await newTablet();
    await checkIn(tab, 'v1');
    const sent = await tab.sync.outbox(10);
    await tab.sync.settle(sent, {
      ...accepting([]),
      answers: [{ id: 'v1', refused: 'invalid', detail: 'facts.arrival.people' }],
    });
    expect(await tab.sync.outbox(10)).toEqual([]);
    expect(await refusedRecords(tab.database)).toEqual([
      { record: sent[0], refused: 'invalid', detail: 'facts.arrival.people', at: NOON },
    ]);
    await checkIn(tab, 'v1', NOON + MINUTE);
    const again = await tab.sync.outbox(10);
    await tab.sync.settle(again, accepting(again));
    expect(await refusedRecords(tab.database)).toEqual([]);
  });

  test('is counted for all who watch, whichever tab changes it', async () => {
    const tab = await newTablet();
    const counts: Counts[] = [];
    const end = tab.sync.watchCounts((count) => counts.push(count));
    await expect.poll(() => counts.at(-1)).toEqual({ unsent: 0, refused: 0 });
    await checkIn(tab, 'v1');
    await expect.poll(() => counts.at(-1)).toEqual({ unsent: 1, refused: 0 });
    end();
    await checkIn(tab, 'v2');
    expect(counts.at(-1)).toEqual({ unsent: 1, refused: 0 });
  });
});

describe('a page of changes', () => {
  test('and its cursor are applied together or not at all', async () => {
    const tab = await newTablet();
    const asked = await tab.sync.position();
    const add = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function refusing(...given) {
      if (this.name === 'meta') throw new DOMException('from the disk', 'UnknownError');
      return add.apply(this, given);
    };
    const failing = tab.sync.applyPage(pageOf([visitFrom('v1', stampAt(NOON))], 7), asked);
    await expect(failing.finally(() => (IDBObjectStore.prototype.put = add))).rejects.toMatchObject({
      failure: { code: 'storage-lost' },
    });
    expect(await rowsOf(tab.database, 'records')).toEqual([]);
    expect(await tab.sync.position()).toEqual(asked);
    await tab.sync.applyPage(pageOf([visitFrom('v1', stampAt(NOON))], 7), asked);
    expect(await rowsOf(tab.database, 'records')).toHaveLength(1);
    expect(await tab.sync.position()).toEqual({ epoch: 'epoch-1', scope: 'all', cursor: 7 });
  });

  test('merges with what is held, fact by fact', async () => {
    const tab = await newTablet();
    await checkIn(tab, 'v1');
    const call = { stamp: stampAt(NOON), value: { at: NOON, counter: 'guichet-1' } };
    const old = visitFrom('v1', stampAt(NOON - DAY), NOON - DAY);
    await tab.sync.applyPage(
      pageOf([{ ...old, facts: { ...old.facts, call } }], 1),
      await tab.sync.position(),
    );
    const held = await tab.store.get('v1');
    expect(held?.facts.arrival?.value).toMatchObject({ at: NOON });
    expect(held?.facts.call).toEqual(call);
  });

  test('dirties the days of the records it changes, old and new, and no other', async () => {
    const tab = await newTablet();
    const asked = await tab.sync.position();
    await tab.sync.applyPage(pageOf([visitFrom('v1', stampAt(1)), visitFrom('v2', stampAt(1))], 2), asked);
    await inTransaction(tab.database, ['dirty'], async (transaction) => transaction.clear('dirty'));
    await tab.sync.applyPage(
      pageOf([visitFrom('v1', stampAt(2), NOON + DAY), visitFrom('v2', stampAt(1))], 3),
      await tab.sync.position(),
    );
    expect((await rowsOf(tab.database, 'dirty')).map(({ day }) => day)).toEqual(['2026-03-02', '2026-03-03']);
  });

  test('puts what is not a record in the drawer, as it came, and applies the others', async () => {
    const tab = await newTablet();
    const broken = visitFrom('broken', stampAt(NOON), NOON, { people: -1 });
    await tab.sync.applyPage(
      pageOf(
        [visitFrom('v1', stampAt(1)), broken, 'not even an object', null, visitFrom('v2', stampAt(1))],
        5,
      ),
      await tab.sync.position(),
    );
    expect((await rowsOf(tab.database, 'records')).map(({ id }) => id)).toEqual(['v1', 'v2']);
    const drawer = await rowsOf(tab.database, 'drawer');
    expect(drawer.map(({ refused, raw }) => [refused, raw])).toEqual(
      expect.arrayContaining([
        ['unreadable', broken],
        ['unreadable', 'not even an object'],
        ['unreadable', null],
      ]),
    );
    expect((await tab.sync.position()).cursor).toBe(5);
  });

  test('keeps kinds and facts of a newer version as they came', async () => {
    const tab = await newTablet();
    const future = {
      id: 'f1',
      site: 'gers',
      kind: 'hologram',
      facts: { glow: { stamp: stampAt(NOON), value: { lumen: 3 }, v: 9 } },
    };
    const newer = {
      ...visitFrom('v1', stampAt(NOON)),
      facts: { arrival: { stamp: stampAt(NOON), value: { when: 'soon' }, v: 7 } },
    };
    await tab.sync.applyPage(pageOf([future, newer], 2), await tab.sync.position());
    expect(await tab.store.get('f1')).toEqual(future);
    expect(await tab.store.get('v1')).toEqual(newer);
  });

  test('moves the cursor only from where it was asked, and never back', async () => {
    const tab = await newTablet();
    const start = await tab.sync.position();
    await tab.sync.applyPage(pageOf([visitFrom('v1', stampAt(1))], 1000, true), start);
    await tab.sync.applyPage(pageOf([visitFrom('v2', stampAt(1))], 2000, true), await tab.sync.position());
    await tab.sync.applyPage(pageOf([visitFrom('v1', stampAt(1))], 1000, true), start);
    expect((await tab.sync.position()).cursor).toBe(2000);
    const other = { epoch: 'epoch-1', scope: 'all', cursor: 1000 };
    await tab.sync.applyPage(pageOf([visitFrom('v2', stampAt(1))], 1500, true), other);
    expect((await tab.sync.position()).cursor).toBe(2000);
    await tab.sync.changeEpoch('epoch-2');
    await tab.sync.applyPage(pageOf([], 3000), { epoch: 'epoch-1', scope: 'all', cursor: 2000 });
    expect(await tab.sync.position()).toEqual({ epoch: 'epoch-2', scope: '', cursor: 0 });
  });

  test('finds what is held among ids of every form', async () => {
    const tab = await newTablet();
    const ids = ['a', 'm', 'setting-like/x', 'visit/zz', 'z'];
    const asked = await tab.sync.position();
    await tab.sync.applyPage(
      pageOf(
        ids.map((id) => visitFrom(id, stampAt(5))),
        5,
      ),
      asked,
    );
    await tab.sync.applyPage(
      pageOf(
        [
          visitFrom('a', stampAt(1), NOON + DAY),
          visitFrom('z', stampAt(9), NOON + DAY),
          visitFrom('n', stampAt(1)),
        ],
        8,
      ),
      await tab.sync.position(),
    );
    const stamps = (await rowsOf(tab.database, 'records')).map(({ id, facts }) => [id, facts.arrival?.stamp]);
    expect(Object.fromEntries(stamps)).toMatchObject({
      a: stampAt(5),
      z: stampAt(9),
      n: stampAt(1),
      m: stampAt(5),
    });
  });
});

describe('a change of log', () => {
  test('queues all that is held and may be written, whoever wrote it', async () => {
    const tab = await newTablet();
    const setting = {
      id: 'setting/site',
      site: 'gers',
      kind: 'setting',
      facts: { name: { stamp: stampAt(1), value: 'Gers' } },
    };
    await tab.sync.applyPage(pageOf([visitFrom('v1', stampAt(1)), setting], 2), await tab.sync.position());
    await tab.sync.changeScope('all', { ...DEVICE, postes: ['accueil'] });
    await tab.sync.changeEpoch('epoch-2');
    expect((await tab.sync.outbox(10)).map(({ id, facts }) => [id, facts])).toEqual([
      ['v1', visitFrom('v1', stampAt(1)).facts],
    ]);
    expect(await tab.sync.position()).toEqual({ epoch: 'epoch-2', scope: '', cursor: 0 });
  });

  test('came while a push was on its way: the answer of the log of before acknowledges nothing', async () => {
    const tab = await newTablet();
    await checkIn(tab, 'v1');
    const sent = await tab.sync.outbox(10);
    await tab.sync.changeEpoch('epoch-2');
    await tab.sync.settle(sent, accepting(sent, 'epoch-1'));
    expect(await tab.sync.outbox(10)).toEqual(sent);
  });

  test('is taken once, though two exchanges see it', async () => {
    const tab = await newTablet();
    await checkIn(tab, 'v1');
    await tab.sync.changeEpoch('epoch-2');
    const sent = await tab.sync.outbox(10);
    await tab.sync.settle(sent, accepting(sent, 'epoch-2'));
    await tab.sync.changeEpoch('epoch-2');
    expect(await tab.sync.outbox(10)).toEqual([]);
  });
});

describe('a refused clock', () => {
  const YEAR = 365 * DAY;

  test('goes back with what waits, in the order it was written, beyond what the endpoint has', async () => {
    let at = NOON + YEAR;
    const tab = await newTablet(() => at);
    await tab.sync.applyPage(pageOf([visitFrom('old', stampAt(NOON))], 1), await tab.sync.position());
    await checkIn(tab, 'v1');
    at += MINUTE;
    await checkIn(tab, 'v2');
    await tab.sync.restamp(-YEAR);
    const stamps = (await tab.sync.outbox(10)).map(({ facts }) => facts.arrival?.stamp ?? '');
    expect(stamps[0]?.slice(0, 12)).toBe(stampAt(NOON).slice(0, 12));
    expect(stamps[1]?.slice(0, 12)).toBe(stampAt(NOON + MINUTE).slice(0, 12));
    expect((stamps[0] ?? '') > stampAt(NOON)).toBe(true);
    await checkIn(tab, 'v3');
    const [, , third] = await tab.sync.outbox(10);
    expect((third?.facts.arrival?.stamp ?? '') > (stamps[1] ?? '')).toBe(true);
    expect(third?.facts.arrival?.stamp.slice(0, 12)).toBe(stampAt(NOON + MINUTE).slice(0, 12));
  });

  test('goes back to no earlier than what the endpoint has taken from this device', async () => {
    let at = NOON + 4 * MINUTE;
    const tab = await newTablet(() => at);
    await checkIn(tab, 'v1');
    const taken = await tab.sync.outbox(10);
    await tab.sync.settle(taken, accepting(taken));
    at = NOON + YEAR;
    await checkIn(tab, 'v1', NOON + MINUTE);
    await tab.sync.restamp(-YEAR);
    const [again] = await tab.sync.outbox(10);
    expect((again?.facts.arrival?.stamp ?? '') > (taken[0]?.facts.arrival?.stamp ?? '~')).toBe(true);
  });

  test('leaves alone what was stamped rightly', async () => {
    let at = NOON - DAY;
    const tab = await newTablet(() => at);
    await checkIn(tab, 'right');
    const before = await tab.store.get('right');
    at = NOON + YEAR;
    await checkIn(tab, 'wrong');
    await tab.sync.restamp(-YEAR);
    expect(await tab.store.get('right')).toEqual(before);
    expect((await tab.store.get('wrong'))?.facts.arrival?.stamp.slice(0, 12)).toBe(
      stampAt(NOON).slice(0, 12),
    );
  });
});
