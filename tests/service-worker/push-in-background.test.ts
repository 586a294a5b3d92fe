import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PushRequest } from '../../src/contract/push.ts';
import { ROUTES } from '../../src/contract/routes.ts';
import { newDeviceKey } from '../../src/remote/enrolment-client.ts';
import { pushInBackground } from '../../src/service-worker/push-in-background.ts';
import { DATABASE_NAME, type GuichetDatabase, openDatabase } from '../../src/storage/database.ts';
import { writeMeta } from '../../src/storage/meta.ts';
import { PUSH_LOCK } from '../../src/storage/web-lock.ts';
import { deleteDatabase } from '../fixtures/delete-database.ts';
import { arrival, DEVICE, NOON, openTab, rowsOf, type Tab } from '../storage/memory-fixture.ts';

const realFetch = globalThis.fetch;
let tab: Tab;

/** What the network answers to a push, and what was asked of it. */
function answerPushes(answer: (request: PushRequest) => Response | Error): {
  asked: string[];
  pushed: PushRequest[];
} {
  const seen = { asked: [] as string[], pushed: [] as PushRequest[] };
  globalThis.fetch = async (input, init) => {
    const { pathname } = new URL(String(input));
    seen.asked.push(pathname);
    if (pathname === ROUTES.health) return json({ ok: true }, 200, { 'dpop-nonce': 'first' });
    const request = JSON.parse(await new Response(init?.body).text()) as PushRequest;
    seen.pushed.push(request);
    const given = answer(request);
    if (given instanceof Error) throw given;
    return given;
  };
  return seen;
}

function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

const accepting = ({ batch, records }: PushRequest) =>
  json({
    batch,
    epoch: DEVICE.epoch,
    time: NOON,
    answers: records.map(({ id }) => ({ id, accepted: true })),
  });

async function enrolled(): Promise<Tab> {
  const opened = await openTab(DATABASE_NAME);
  await writeMeta(opened.database, 'device', DEVICE);
  await writeMeta(opened.database, 'key', await newDeviceKey());
  await writeMeta(opened.database, 'position', { epoch: DEVICE.epoch, scope: '', cursor: 0 });
  return opened;
}

async function write(id: string): Promise<void> {
  await tab.store.write((transaction) => transaction.create('visit', id, { arrival: arrival(NOON) }));
}

const waiting = async () => (await rowsOf(tab.database, 'outbox')).map(({ id }) => id);

describe('the service worker, once the network is back and no page is open', () => {
  beforeEach(async () => {
    tab = await enrolled();
  });
  afterEach(() => {
    globalThis.fetch = realFetch;
  });

  test('sends what waits, and takes it from the outbox once it is acknowledged', async () => {
    await write('one');
    await write('two');
    const seen = answerPushes(accepting);
    await pushInBackground();
    expect(seen.pushed.flatMap(({ records }) => records.map(({ id }) => id))).toEqual(['one', 'two']);
    expect(await waiting()).toEqual([]);
  });

  test('keeps everything and tells the browser to try again where the network is gone again', async () => {
    await write('one');
    answerPushes(() => new TypeError('Failed to fetch'));
    await expect(pushInBackground()).rejects.toThrow('network');
    expect(await waiting()).toEqual(['one']);
  });

  test.each([
    [
      'a page of a captive portal',
      () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
    ],
    [
      'an answer that names another batch',
      (request: PushRequest) => accepting({ ...request, batch: 'another' }),
    ],
    ['a refusal of the device', () => json({ error: 'revoked' }, 401)],
  ])('takes %s for no acknowledgement', async (_what, answer) => {
    await write('one');
    answerPushes(answer);
    await expect(pushInBackground()).rejects.toThrow();
    expect(await waiting()).toEqual(['one']);
  });

  test('asks nobody when nothing waits', async () => {
    const seen = answerPushes(accepting);
    await pushInBackground();
    expect(seen.asked).toEqual([]);
  });

  test('leaves the work to a tab that is at it', async () => {
    await write('one');
    const seen = answerPushes(accepting);
    const channel = new BroadcastChannel(`${PUSH_LOCK}/holder`);
    channel.onmessage = ({ data }) => {
      if (data !== 'yes') channel.postMessage('yes');
    };
    await navigator.locks.request(PUSH_LOCK, () => pushInBackground());
    channel.close();
    expect(seen.pushed).toEqual([]);
    expect(await waiting()).toEqual(['one']);
  });

  test('never gives a push the number of one that a tab has sent', async () => {
    const seen = answerPushes(accepting);
    const drawn = new Set<number>();
    const other = await openTab(DATABASE_NAME);
    for (let round = 0; round < 4; round += 1) {
      await write(`visit-${round}`);
      drawn.add(await tab.sync.nextPush());
      await pushInBackground();
      drawn.add(await other.sync.nextPush());
    }
    for (const { number } of seen.pushed) drawn.add(number ?? 0);
    expect(seen.pushed).toHaveLength(4);
    expect(drawn.size).toBe(12);
  });
});

describe('a browser that is no poste', () => {
  let database: GuichetDatabase | undefined;
  afterEach(async () => {
    globalThis.fetch = realFetch;
    if (database !== undefined) await deleteDatabase(database);
    database = undefined;
  });

  test('sends nothing, and asks nobody', async () => {
    database = await openDatabase(DATABASE_NAME);
    const seen = answerPushes(accepting);
    await pushInBackground();
    expect(seen.asked).toEqual([]);
  });

  test('is left without a memory where it has none: making it is the page’s matter', async () => {
    answerPushes(accepting);
    await expect(pushInBackground()).rejects.toThrow();
    const names = (await indexedDB.databases()).map(({ name }) => name);
    expect(names).not.toContain(DATABASE_NAME);
  });
});
