import { expect, test } from 'vitest';
import { siteTime } from '../../src/domain/kernel/site-time.ts';
import { kinds } from '../../src/domain/kinds.ts';
import { removeFromDrawer, sendAgain } from '../../src/storage/drawer.ts';
import { importSending } from '../../src/storage/import-sending.ts';
import { writeMeta } from '../../src/storage/meta.ts';
import { purgeUnreadable } from '../../src/storage/purge-unreadable.ts';
import { retire } from '../../src/storage/retire.ts';
import { unsentRecords } from '../../src/storage/waiting-records.ts';
import { refusedRecords } from '../../src/storage/watch-counts.ts';
import {
  accepting,
  arrival,
  DEVICE,
  NOON,
  newTablet,
  pageOf,
  rowsOf,
  stampAt,
  type Tab,
  visitFrom,
} from './memory-fixture.ts';

const NOTHING = { unsent: [], refused: [] };

function contextOf({ database }: Tab) {
  return { database, kinds, time: siteTime(DEVICE.zone), now: () => NOON };
}

function write(tab: Tab, id: string, extra = {}): Promise<void> {
  return tab.store.write((transaction) => transaction.state('visit', id, { arrival: arrival(NOON, extra) }));
}

function importInto(tab: Tab, records: Parameters<typeof importSending>[1]) {
  return importSending(contextOf(tab), records);
}

async function refuse(tab: Tab, refused: 'invalid' | 'not-allowed' = 'not-allowed'): Promise<void> {
  const sent = await tab.sync.outbox(10);
  const answers = sent.map(({ id }) => ({ id, refused, detail: 'arrival' }));
  await tab.sync.settle(sent, { ...accepting([]), answers });
}

async function exported({ database }: Tab) {
  return { unsent: await unsentRecords(database), refused: await refusedRecords(database) };
}

test('what another tablet could not send is merged here, waits here, and keeps its stamps', async () => {
  const [lost, other] = [await newTablet(), await newTablet()];
  await write(lost, 'v1');
  await write(lost, 'v2');
  const records = await unsentRecords(lost.database);
  expect(await importInto(other, records)).toEqual({ queued: 2, known: 0 });
  expect(await other.sync.outbox(10)).toEqual(await lost.sync.outbox(10));
  expect(await rowsOf(other.database, 'records')).toEqual(await rowsOf(lost.database, 'records'));
  expect((await rowsOf(other.database, 'dirty')).map(({ day }) => day)).toEqual(['2026-03-02']);
});

test('taken in twice, also after it was sent, it teaches nothing and waits no more', async () => {
  const [lost, other] = [await newTablet(), await newTablet()];
  await write(lost, 'v1');
  const records = await unsentRecords(lost.database);
  await importInto(other, records);
  expect(await importInto(other, records)).toEqual({ queued: 0, known: 1 });
  const sent = await other.sync.outbox(10);
  await other.sync.settle(sent, accepting(sent));
  expect(await importInto(other, records)).toEqual({ queued: 0, known: 1 });
  expect(await other.sync.outbox(10)).toEqual([]);
  expect(await rowsOf(other.database, 'records')).toHaveLength(1);
});

test('what was corrected here since then stands: the older fact of the file is not sent over it', async () => {
  const [lost, other] = [await newTablet(), await newTablet(() => NOON + 60_000)];
  await write(lost, 'v1', { people: 2 });
  const records = await unsentRecords(lost.database);
  await write(other, 'v1', { people: 3 });
  expect(await importInto(other, records)).toEqual({ queued: 0, known: 1 });
  expect((await other.store.get('v1'))?.facts.arrival?.value).toMatchObject({ people: 3 });
});

test('a clock that was ahead on the lost tablet: what is written here next wins all the same', async () => {
  const [lost, other] = [await newTablet(() => NOON + 3_600_000), await newTablet()];
  await write(lost, 'v1', { people: 2 });
  await importInto(other, await unsentRecords(lost.database));
  const imported = (await other.store.get('v1'))?.facts.arrival?.stamp ?? '';
  await write(other, 'v1', { people: 5 });
  const written = (await other.store.get('v1'))?.facts.arrival;
  expect(written?.value).toMatchObject({ people: 5 });
  expect(String(written?.stamp) > imported).toBe(true);
});

test('a refused record waits again, and leaves the drawer; as corrected, where it was', async () => {
  const tab = await newTablet();
  await write(tab, 'v1', { people: 2 });
  await refuse(tab);
  expect(await tab.sync.outbox(10)).toEqual([]);
  await write(tab, 'v1', { people: 3 });
  expect(await sendAgain(contextOf(tab), ['v1'])).toBe(1);
  expect(await rowsOf(tab.database, 'drawer')).toEqual([]);
  const [record] = await tab.sync.outbox(10);
  expect(record?.facts.arrival?.value).toMatchObject({ people: 3 });
  await refuse(tab, 'invalid');
  expect((await refusedRecords(tab.database)).map(({ refused }) => refused)).toEqual(['invalid']);
});

test('what the endpoint sent and nobody could read is not sent to it', async () => {
  const tab = await newTablet();
  await tab.sync.applyPage(pageOf([{ id: 'bad' }], 1), await tab.sync.position());
  const [row] = await rowsOf(tab.database, 'drawer');
  expect(await sendAgain(contextOf(tab), [row?.id ?? ''])).toBe(0);
  expect(await rowsOf(tab.database, 'drawer')).toHaveLength(1);
  await removeFromDrawer(tab.database, [row?.id ?? '']);
  expect(await rowsOf(tab.database, 'drawer')).toEqual([]);
});

test('a tablet that has something unsent or refused is not emptied; with all of it in a file, it is', async () => {
  const tab = await newTablet();
  await write(tab, 'v1');
  await refuse(tab);
  await write(tab, 'v2');
  const before = await exported(tab);
  expect(await retire(tab.database, NOTHING)).toBe(false);
  expect(await retire(tab.database, { ...before, refused: [] })).toBe(false);
  await write(tab, 'v2', { people: 7 });
  expect(await retire(tab.database, before)).toBe(false);
  expect(await exported(tab)).not.toEqual(NOTHING);
  expect(await retire(tab.database, await exported(tab))).toBe(true);
  for (const table of ['records', 'outbox', 'drawer', 'dirty', 'chunks', 'meta'] as const)
    expect(await rowsOf(tab.database, table)).toEqual([]);
});

test('postes that were narrowed: what they may not read goes, what waits to be sent stays', async () => {
  const tab = await newTablet();
  const received = [visitFrom('v1', stampAt(NOON)), visitFrom('v2', stampAt(NOON))];
  await tab.sync.applyPage(pageOf(received, 2), await tab.sync.position());
  await write(tab, 'v2', { people: 2 });
  await writeMeta(tab.database, 'device', { ...DEVICE, postes: ['borne'] });
  expect(await purgeUnreadable(tab.database)).toBe(1);
  await tab.sync.changeScope('borne', { ...DEVICE, postes: ['borne'] });
  expect((await rowsOf(tab.database, 'records')).map(({ id }) => id)).toEqual(['v2']);
  expect(await tab.sync.outbox(10)).toHaveLength(1);
});
