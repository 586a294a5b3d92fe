import type { NewSite } from '../../../src/contract/enrolment.ts';
import { uuidv7 } from '../../../src/domain/kernel/ids.ts';
import { siteTime } from '../../../src/domain/kernel/site-time.ts';
import { kinds } from '../../../src/domain/kinds.ts';
import { endpointClient } from '../../../src/remote/endpoint-client.ts';
import { enrolmentClient, newDeviceKey } from '../../../src/remote/enrolment-client.ts';
import { fetchRemote } from '../../../src/remote/fetch-remote.ts';
import { openDatabase } from '../../../src/storage/database.ts';
import { indexedDbRecordStore } from '../../../src/storage/indexed-db-record-store.ts';
import { indexedDbSyncStore } from '../../../src/storage/indexed-db-sync-store.ts';
import { writeMeta } from '../../../src/storage/meta.ts';
import { pushWaiting } from '../../../src/sync/push-waiting.ts';
import { visitValues } from './bench-records.ts';

const GERS: NewSite = {
  name: 'Préfecture du Gers',
  department: '32',
  zone: 'Europe/Paris',
  holidayRegion: 'metropole',
};

/** A tablet of a real endpoint: its memory, its key, its push; without a screen. */
interface SendingTablet {
  /** Writes visits that wait to be sent. */
  write(count: number): Promise<void>;
  /** @returns milliseconds until the endpoint has answered for all that waited and the memory has noted it */
  send(): Promise<number>;
  /** The limit: what waits, read beforehand, in one compressed request. @returns milliseconds until its answer is read */
  sendAtOnce(address: string): Promise<number>;
}

let tablet: SendingTablet | undefined;

export async function openTablet(code: string): Promise<void> {
  const { origin } = location;
  const key = await newDeviceKey();
  const enrolled = await enrolmentClient({ origin }).enrol(key, { code, name: 'Bench', site: GERS });
  if (!enrolled.ok) throw new Error(`Not enrolled: ${enrolled.failure.code}`);
  const device = enrolled.value;
  const database = await openDatabase(`bench-${crypto.randomUUID()}`);
  await writeMeta(database, 'device', device);
  await writeMeta(database, 'position', { epoch: device.epoch, scope: '', cursor: 0 });
  const client = endpointClient({ origin, key });
  const remote = fetchRemote(client);
  await remote.time(null); // The connection and the first nonce, which a tablet at work has.
  const time = siteTime(device.zone);
  const writer = { database, kinds, time, site: device.site, device: device.device, now: Date.now };
  const records = indexedDbRecordStore(writer);
  const store = indexedDbSyncStore(database, kinds, Date.now);
  tablet = {
    async write(count) {
      await records.write(async (transaction) => {
        for (let index = 0; index < count; index += 1) {
          const id = uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
          await transaction.state('visit', id, visitValues(index));
        }
      });
    },
    async send() {
      const started = performance.now();
      const sent = await pushWaiting({ store, remote, now: Date.now, newBatchId: () => crypto.randomUUID() });
      const taken = performance.now() - started;
      if (!sent.ok) throw new Error(`Not sent: ${sent.failure.code}`);
      if ((await store.outbox(1)).length > 0) throw new Error('Something still waits');
      return taken;
    },
    async sendAtOnce(address) {
      const text = JSON.stringify({ records: await store.outbox(100_000) });
      const started = performance.now();
      const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
      const body = await new Response(packed).arrayBuffer();
      const answer = await fetch(address, { method: 'POST', body, cache: 'no-store' });
      await answer.json();
      return performance.now() - started;
    },
  };
}

export function writeVisits(count: number): Promise<void> {
  return open().write(count);
}

export function sendWaiting(): Promise<number> {
  return open().send();
}

export function sendAtOnce(address: string): Promise<number> {
  return open().sendAtOnce(address);
}

function open(): SendingTablet {
  if (tablet === undefined) throw new Error('No tablet is open');
  return tablet;
}
