import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GuichetRecord } from '../../src/domain/kernel/record.ts';
import { writeMeta } from '../../src/storage/meta.ts';
import { refusedRecords } from '../../src/storage/watch-counts.ts';
import { pullChanges } from '../../src/sync/pull-changes.ts';
import { pushWaiting } from '../../src/sync/push-waiting.ts';
import { verifyRecords } from '../../src/sync/verify-records.ts';
import { type Fate, SimulatedEndpoint } from '../sync/simulated-endpoint.ts';
import {
  accepting,
  arrival,
  DAY,
  DEVICE,
  MINUTE,
  NOON,
  newTablet,
  openTab,
  pageOf,
  rowsOf,
  stampAt,
  type Tab,
  visitFrom,
  watchTransactions,
} from './memory-fixture.ts';

/** Takes in a page of the log, as a pull does. */
async function hear(tab: Tab, records: readonly GuichetRecord[], cursor: number, gone: string[] = []) {
  await tab.sync.applyPage({ ...pageOf(records, cursor), gone, horizon: 0 }, await tab.sync.position());
}

async function tabletWith(count: number, now?: () => number): Promise<Tab> {
  const tab = await newTablet(now);
  const visits = Array.from({ length: count }, (_, index) => visitFrom(`v${index + 1}`, stampAt(NOON)));
  await hear(tab, visits, count);
  return tab;
}

const idsIn = async ({ database }: Tab) => (await rowsOf(database, 'records')).map(({ id }) => id).sort();
const daysMarked = async ({ database }: Tab) =>
  (await rowsOf(database, 'dirty')).map(({ kind, day }) => `${kind} ${day}`);

/** The statistics worker has seen to every day that was marked. */
async function unmark({ database }: Tab): Promise<void> {
  const connection = await database.connection();
  await new Promise((resolve) => {
    const transaction = connection.transaction('dirty', 'readwrite');
    transaction.objectStore('dirty').clear();
    transaction.oncomplete = resolve;
  });
}

const call = { at: NOON + MINUTE, counter: 'guichet-1' };
const edit = (tab: Tab, id: string) =>
  tab.store.write((transaction) => transaction.state('visit', id, { call }));

describe('a page that says what is gone', () => {
  test('takes it away with its day marked, and shows it to the lists that held it', async () => {
    const tab = await tabletWith(2);
    await unmark(tab);
    const told: unknown[] = [];
    tab.database.changes.follow((change) => told.push(...change.filed));
    await hear(tab, [], 5, ['v1', 'never-here']);
    expect(await idsIn(tab)).toEqual(['v2']);
    expect(await daysMarked(tab)).toEqual(['visit 2026-03-02']);
    await expect.poll(() => told).toEqual(['visit 2026-03-02']);
    expect((await tab.sync.position()).cursor).toBe(5);
  });

  test('leaves what waits to be sent, and nothing else of the record', async () => {
    const tab = await tabletWith(1);
    await edit(tab, 'v1');
    await hear(tab, [], 5, ['v1']);
    const [waiting] = await tab.sync.outbox(10);
    expect(waiting?.facts.call?.value).toEqual(call);
    expect((await tab.store.get('v1'))?.facts).toEqual(waiting?.facts);
  });

  test('is applied whole or not at all, cursor included', async () => {
    const tab = await tabletWith(3);
    const before = await tab.sync.position();
    const remove = IDBObjectStore.prototype.delete;
    IDBObjectStore.prototype.delete = function refusing(...given) {
      if (given[0] === 'v2') throw new DOMException('from the disk', 'UnknownError');
      return remove.apply(this, given);
    };
    const failing = hear(tab, [], 5, ['v1', 'v2']);
    await expect(failing.finally(() => (IDBObjectStore.prototype.delete = remove))).rejects.toMatchObject({
      failure: { code: 'storage-lost' },
    });
    expect(await idsIn(tab)).toEqual(['v1', 'v2', 'v3']);
    expect(await tab.sync.position()).toEqual(before);
  });
});

describe('a push of what retention has removed', () => {
  const purged = (records: readonly GuichetRecord[]) => ({
    ...accepting([]),
    answers: records.map(({ id }) => ({ id, refused: 'purged', detail: 'facts' })),
  });

  test('puts what was unsent in the drawer, and takes the record away', async () => {
    const tab = await tabletWith(1);
    await edit(tab, 'v1');
    await unmark(tab);
    const sent = await tab.sync.outbox(10);
    await tab.sync.settle(sent, purged(sent));
    expect(await idsIn(tab)).toEqual([]);
    expect(await tab.sync.outbox(10)).toEqual([]);
    expect(await daysMarked(tab)).toEqual(['visit 2026-03-02']);
    const [drawn] = await refusedRecords(tab.database);
    expect(drawn).toMatchObject({
      refused: 'purged',
      record: { id: 'v1', facts: { call: { value: call } } },
    });
    expect(Object.keys(drawn?.record.facts ?? {})).toEqual(['call']);
  });

  test('keeps what was written while it was on its way', async () => {
    const tab = await tabletWith(1);
    await edit(tab, 'v1');
    const sent = await tab.sync.outbox(10);
    await tab.store.write((transaction) =>
      transaction.state('visit', 'v1', { departure: { at: NOON, outcome: 'served' } }),
    );
    await tab.sync.settle(sent, purged(sent));
    expect(Object.keys((await tab.sync.outbox(10))[0]?.facts ?? {})).toEqual(['departure']);
    expect(Object.keys((await tab.store.get('v1'))?.facts ?? {})).toEqual(['departure']);
  });

  test('drops what the endpoint had before, and was only sent in case it had lost it', async () => {
    const tab = await tabletWith(3);
    await edit(tab, 'v1');
    await tab.sync.changeEpoch('epoch-2');
    const sent = await tab.sync.outbox(10);
    expect(sent).toHaveLength(3);
    await tab.sync.settle(sent, { ...purged(sent), epoch: 'epoch-2' });
    expect(await idsIn(tab)).toEqual([]);
    const drawn = await refusedRecords(tab.database);
    expect(drawn.map(({ record }) => [record.id, Object.keys(record.facts)])).toEqual([['v1', ['call']]]);
  });
});

describe('a reading from the start', () => {
  /** A tablet that holds `v1`…, and an endpoint that has forgotten that it removed the first of them. */
  async function back(count = 4, removed = 2) {
    const endpoint = new SimulatedEndpoint();
    endpoint.now = NOON;
    const office = await newTablet();
    for (let index = 1; index <= count; index += 1)
      await office.store.write((t) => t.create('visit', `v${index}`, { arrival: arrival(NOON) }));
    const officeRemote = endpoint.remote(DEVICE);
    await pushWaiting({ store: office.sync, remote: officeRemote, now: () => NOON, newBatchId: () => 'b' });
    const tab = await newTablet();
    await pullChanges(tab.sync, endpoint.remote(DEVICE));
    for (let index = 1; index <= removed; index += 1) endpoint.purge(`v${index}`);
    endpoint.forgetRemovals();
    return { endpoint, tab, remote: endpoint.remote(DEVICE) };
  }

  test('forgets what it does not name, marks its days, and ends', async () => {
    const { tab, remote, endpoint } = await back();
    await unmark(tab);
    expect((await pullChanges(tab.sync, remote)).ok).toBe(true);
    expect(await idsIn(tab)).toEqual(['v3', 'v4']);
    expect(await daysMarked(tab)).toEqual(['visit 2026-03-02']);
    expect(await rowsOf(tab.database, 'sweep')).toEqual([]);
    const { pulls } = endpoint;
    await pullChanges(tab.sync, remote);
    expect(endpoint.pulls).toBe(pulls + 1);
  });

  test('keeps what waits, what was refused and what is written meanwhile', async () => {
    const { tab, remote } = await back(5, 3);
    await edit(tab, 'v1');
    await tab.store.write((t) => t.create('visit', 'poison', { arrival: arrival(NOON) }));
    const [refused] = (await tab.sync.outbox(10)).filter(({ id }) => id === 'poison');
    const sent = refused === undefined ? [] : [refused];
    await tab.sync.settle(sent, {
      ...accepting([]),
      answers: [{ id: 'poison', refused: 'invalid', detail: 'facts.arrival' }],
    });
    let written = false;
    const pull = remote.pull;
    await pullChanges(tab.sync, {
      ...remote,
      async pull(query) {
        const page = await pull(query);
        if (!written) await tab.store.write((t) => t.create('visit', 'new', { arrival: arrival(NOON) }));
        written = true;
        return page;
      },
    });
    expect(await idsIn(tab)).toEqual(['new', 'poison', 'v1', 'v4', 'v5']);
    expect(Object.keys((await tab.store.get('v1'))?.facts ?? {})).toEqual(['call']);
    expect((await tab.sync.outbox(10)).map(({ id }) => id).sort()).toEqual(['new', 'v1']);
  });

  test('holds a record as it is named, though a late fact of it came in after it was removed', async () => {
    const { tab, remote, endpoint } = await back(2, 1);
    await edit(tab, 'v1');
    await pushWaiting({ store: tab.sync, remote, now: () => NOON, newBatchId: () => 'b' });
    expect(Object.keys(endpoint.records.get('v1')?.facts ?? {})).toEqual(['call']);
    await pullChanges(tab.sync, remote);
    expect(Object.keys((await tab.store.get('v1'))?.facts ?? {})).toEqual(['call']);
    await verifyRecords(tab.sync, remote, new Set());
    expect(await tab.sync.outbox(10)).toEqual([]);
  });

  test('does not forget what is sent and taken in while the last page is read', async () => {
    const { tab, remote, endpoint } = await back(3, 1);
    await tab.store.write((t) => t.create('visit', 'late', { arrival: arrival(NOON) }));
    const pull = remote.pull;
    await pullChanges(tab.sync, {
      ...remote,
      async pull(query) {
        const page = await pull(query);
        if (query.after === 0)
          await pushWaiting({ store: tab.sync, remote, now: () => NOON, newBatchId: () => 'b' });
        return page;
      },
    });
    expect(endpoint.records.has('late')).toBe(true);
    expect(await idsIn(tab)).toEqual(['late', 'v2', 'v3']);
  });

  test('is begun anew when more was forgotten meanwhile', async () => {
    const { tab, remote, endpoint } = await back(6, 2);
    const few = {
      ...remote,
      pull: (query: Parameters<typeof remote.pull>[0]) => remote.pull({ ...query, limit: 1 }),
    };
    let asked = 0;
    const stopping = {
      ...few,
      pull: async (query: { after: number; limit: number }) =>
        ++asked > 3 ? { ok: false as const, failure: { code: 'network' as const } } : few.pull(query),
    };
    expect((await pullChanges(tab.sync, stopping)).ok).toBe(false);
    expect((await tab.sync.position()).cursor).toBeGreaterThan(0);
    // It has read of `v3` already.
    endpoint.purge('v3');
    endpoint.forgetRemovals();
    await pullChanges(tab.sync, few);
    expect(await idsIn(tab)).toEqual(['v4', 'v5', 'v6']);
  });

  test('goes on after a death at any of its transactions, as if there had been none', async () => {
    let last = Number.POSITIVE_INFINITY;
    for (let death = 0; death < last; death += 1) {
      const { tab, remote } = await back(5, 2);
      await edit(tab, 'v1');
      let begun = 0;
      let dead = false;
      watchTransactions((transaction) => {
        if (transaction.mode !== 'readwrite') return;
        if (dead || begun === death) {
          dead = true;
          transaction.abort();
        }
        begun += 1;
      });
      const few = {
        ...remote,
        pull: (query: Parameters<typeof remote.pull>[0]) => remote.pull({ ...query, limit: 2 }),
      };
      await pullChanges(tab.sync, few).catch(() => undefined);
      if (!dead) last = death;
      watchTransactions(() => undefined);
      const again = await openTab(tab.database.name);
      await pullChanges(again.sync, few);
      expect([death, await idsIn(again)]).toEqual([death, ['v1', 'v3', 'v4', 'v5']]);
      expect(await rowsOf(again.database, 'sweep')).toEqual([]);
    }
    expect(last).toBeGreaterThan(3);
  });

  test('is what a tablet does first that was updated and never followed removals', async () => {
    const { tab, remote, endpoint } = await back(3, 0);
    const { epoch, scope, cursor } = await tab.sync.position();
    endpoint.purge('v1');
    await writeMeta(tab.database, 'position', { epoch, scope, cursor: cursor + 1 });
    await pullChanges(tab.sync, remote);
    expect(await idsIn(tab)).toEqual(['v2', 'v3']);
  });
});

describe('copies of what a device may not read', () => {
  async function kiosk(postes: (typeof DEVICE)['postes'], now: () => number) {
    const tab = await newTablet(now);
    await writeMeta(tab.database, 'device', { ...DEVICE, postes });
    const answers = {
      questionnaire: 'a',
      version: 'b',
      language: 'fr',
      entry: 'kiosk',
      grades: { globale: 4 },
    };
    await tab.store.write((t) => t.create('response', 'r1', { answers: { ...answers, at: now() } }));
    const tidy = async () => tab.sync.tidy(await tab.sync.position());
    return { tab, tidy };
  }

  test('are kept for a month after they were sent, and never less than until then', async () => {
    let now = NOON;
    const { tab, tidy } = await kiosk(['borne'], () => now);
    now += 40 * DAY;
    await tidy();
    expect(await idsIn(tab)).toEqual(['r1']);
    const sent = await tab.sync.outbox(10);
    now = NOON + 30 * DAY;
    await tab.sync.settle(sent, accepting(sent));
    await tidy();
    expect(await idsIn(tab)).toEqual(['r1']);
    now = NOON + 31 * DAY;
    await tidy();
    expect(await idsIn(tab)).toEqual([]);
  });

  test('stay where they may be read', async () => {
    let now = NOON;
    const { tab, tidy } = await kiosk(['borne', 'qualite'], () => now);
    const sent = await tab.sync.outbox(10);
    await tab.sync.settle(sent, accepting(sent));
    now += 40 * DAY;
    await tidy();
    expect(await idsIn(tab)).toEqual(['r1']);
  });
});

const fate = fc.constantFrom<Fate>('arrives', 'arrives', 'question-lost', 'answer-lost', 'doubled');
const id = fc.constantFrom('a', 'b', 'c');
const step = fc.oneof(
  fc.record({
    does: fc.constant('write' as const),
    tablet: fc.nat({ max: 1 }),
    id,
    fact: fc.constantFrom('arrival', 'call', 'departure'),
  }),
  fc.record({
    does: fc.constantFrom('push' as const, 'pull' as const, 'both' as const),
    tablet: fc.nat({ max: 1 }),
    fates: fc.array(fate, { maxLength: 3 }),
  }),
  fc.record({ does: fc.constant('purge' as const), id }),
  fc.record({ does: fc.constant('forget' as const) }),
);

const VALUES: Readonly<Record<string, unknown>> = {
  arrival: arrival(NOON),
  call,
  departure: { at: NOON + MINUTE, outcome: 'served' },
};

test('whatever the order of writes, pushes, pulls, removals and their oblivion, all end alike, nothing unsent is lost and nothing removed comes back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const endpoint = new SimulatedEndpoint();
      endpoint.now = NOON;
      const clocks = [() => endpoint.now, () => endpoint.now + MINUTE];
      const tablets = await Promise.all(clocks.map((now) => newTablet(now)));
      for (const [index, tablet] of tablets.entries())
        await writeMeta(tablet.database, 'device', { ...DEVICE, device: `tablet${index}` });
      /** Every fact that a person was told is saved, by stamp; those that were removed once they were at the endpoint. */
      const saved = new Map<string, { readonly id: string; readonly fact: string }>();
      const counted = new Set<string>();
      const back: string[] = [];
      let batches = 0;
      const look = () => {
        for (const { facts } of endpoint.records.values())
          for (const { stamp } of Object.values(facts)) if (counted.has(stamp)) back.push(stamp);
      };
      async function exchange(tablet: number, which: 'push' | 'pull' | 'both', fates: Fate[]) {
        const { sync } = tablets[tablet] as Tab;
        const remote = endpoint.remote({ ...DEVICE, device: `tablet${tablet}` }, fates);
        const few: typeof remote = { ...remote, pull: (query) => remote.pull({ ...query, limit: 2 }) };
        const newBatchId = () => `b${batches++}`;
        await Promise.all([
          which === 'pull'
            ? undefined
            : pushWaiting({ store: sync, remote: few, now: () => endpoint.now, newBatchId }),
          which === 'push' ? undefined : pullChanges(sync, few),
        ]);
        look();
      }
      for (const one of steps) {
        endpoint.now += 1000;
        if (one.does === 'write') {
          const { store } = tablets[one.tablet] as Tab;
          await store.write((t) => t.state('visit', one.id, { [one.fact]: VALUES[one.fact] }));
          const stamp = (await store.get(one.id))?.facts[one.fact]?.stamp as string;
          saved.set(stamp, { id: one.id, fact: one.fact });
        } else if (one.does === 'purge') {
          for (const { stamp } of Object.values(endpoint.purge(one.id)?.facts ?? {})) counted.add(stamp);
        } else if (one.does === 'forget') endpoint.forgetRemovals();
        else await exchange(one.tablet, one.does, [...one.fates]);
      }
      for (const _ of [1, 2]) {
        for (const tablet of [0, 1, 0]) await exchange(tablet, 'both', []);
        for (const tablet of [0, 1]) {
          await verifyRecords((tablets[tablet] as Tab).sync, endpoint.remote(DEVICE), new Set());
          await exchange(tablet, 'both', []);
        }
      }
      expect(back).toEqual([]);
      const drawn = (await Promise.all(tablets.map(({ database }) => refusedRecords(database)))).flat();
      for (const [stamp, { id: of, fact }] of saved) {
        const there = endpoint.records.get(of)?.facts[fact]?.stamp ?? '';
        const overtaken = [...saved].some(
          ([other, { id: its, fact: name }]) => its === of && name === fact && other > stamp,
        );
        const isDrawn = drawn.some(({ record }) => record.id === of && record.facts[fact]?.stamp === stamp);
        expect([of, fact, there >= stamp || counted.has(stamp) || isDrawn || overtaken]).toEqual([
          of,
          fact,
          true,
        ]);
      }
      for (const { database, sync } of tablets) {
        expect(await sync.outbox(10)).toEqual([]);
        expect(await rowsOf(database, 'sweep')).toEqual([]);
        const here = (await rowsOf(database, 'records')).map((row) => [row.id, row.facts]);
        const there = [...endpoint.records.values()].map((record) => [record.id, record.facts]);
        expect(new Map(here as [string, unknown][])).toEqual(new Map(there as [string, unknown][]));
      }
    }),
    { numRuns: 15 },
  );
});
