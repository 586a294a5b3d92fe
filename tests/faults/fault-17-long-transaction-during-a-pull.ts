import pg from 'pg';
import type { GuichetRecord } from '../../src/domain/kernel/record.ts';
import type { TestDevice } from '../fixtures/test-device.ts';
import type { Fault } from './fault.ts';
import { enrolMore, openSite } from './support/devices.ts';
import { EndpointProcess } from './support/endpoint-process.ts';
import { Ledger } from './support/ledger.ts';
import { longReader, slowProcess } from './support/long-transaction.ts';
import { MortalPostgresql } from './support/mortal-postgresql.ts';
import { Numbers, PushingDevice } from './support/pushing-device.ts';
import { serialLog } from './support/serial-log.ts';
import { Sums } from './support/sums.ts';

const WRITERS = 12;
const ROWS = 1_000_000;

/**
 * Twelve devices push through two processes of the endpoint while one pulls without a pause; a third process holds its commits
 * for a second and more, and a reader keeps a transaction open all along. The puller has to see every row there is.
 */
export const fault: Fault = {
  id: 17,
  name: 'long PostgreSQL transaction during a pull',
  async run({ quick }) {
    const sums = new Sums();
    const postgresql = await MortalPostgresql.started();
    try {
      await pullWhileWriting(sums, postgresql.url, quick);
      const { rows, skipped } = await serialLog(postgresql.url, WRITERS, quick ? 60 : 500);
      sums.notes.push(`a serial column: ${skipped} of ${rows} rows passed over`);
      return sums.report('the order of the log (a serial column)', skipped > 0, { lost: skipped });
    } finally {
      await postgresql.close();
    }
  },
};

async function pullWhileWriting(sums: Sums, databaseUrl: string, quick: boolean): Promise<void> {
  const processes = [await EndpointProcess.started({ dataDir: '/nonexistent', databaseUrl })];
  const first = processes[0] as EndpointProcess;
  const ledger = new Ledger();
  const numbers = new Numbers();
  const office = await openSite(first);
  const second = await EndpointProcess.started({ dataDir: '/nonexistent', databaseUrl });
  processes.push(second);
  const slow = await slowProcess(databaseUrl, office, ledger, numbers);
  const endReader = await longReader(databaseUrl);
  try {
    const devices = await enrolMore(office, WRITERS);
    const writers = devices.map((device, index) => {
      const through = index % 2 === 0 ? device : device.through(second.url);
      return new PushingDevice(through, ledger, numbers, quick ? 50 : 400);
    });
    const puller = pullOn(office);
    const writing = writers.map((writer) => pushOn(writer));
    const [rows, enoughMs] = quick ? [0, 6_000] : [ROWS, 0];
    for (const until = Date.now() + enoughMs; Date.now() < until || ledger.size < rows; ) {
      await slow.writeSlowly(500 + Math.random() * 1_000);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * (quick ? 500 : 4_000)));
      sums.runs += 1;
    }
    for (const writer of writers) writer.stop();
    await Promise.all(writing);
    const pulled = await puller.end();
    sums.acknowledged += ledger.size;
    sums.lost += ledger.lostIn(pulled).length;
    sums.doubled += Ledger.doubledIn(pulled);
    const held = await rowsIn(databaseUrl);
    sums.diverged += Math.abs(held - [...pulled.values()].length);
    sums.notes.push(
      `${held} rows, ${WRITERS} writers, 3 processes, ${puller.pages()} pages pulled meanwhile`,
    );
  } finally {
    await endReader();
    await slow.close();
    for (const each of processes) await each.kill();
  }
}

/** Goes on whatever the endpoint says: behind a long commit it may ask for patience. */
async function pushOn(writer: PushingDevice): Promise<void> {
  while (!writer.stopped) {
    await writer.run();
    if (!writer.stopped) await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Pulls page after page, without a pause, until it is told to end: then to the head of the log. */
function pullOn(device: TestDevice) {
  const pulled = new Map<string, GuichetRecord>();
  let cursor = 0;
  let pages = 0;
  let ending = false;
  async function run(): Promise<void> {
    for (let last = false; !last; ) {
      last = ending;
      for (let more = true; more; ) {
        const { status, body } = await device.pull(cursor, 5_000);
        if (status !== 200) break;
        for (const record of body.records as GuichetRecord[]) pulled.set(record.id, slim(record));
        cursor = body.cursor;
        more = body.more;
        pages += 1;
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  const running = run();
  return {
    pages: () => pages,
    async end(): Promise<ReadonlyMap<string, GuichetRecord>> {
      ending = true;
      await running;
      return pulled;
    },
  };
}

/** A million of them are kept: the mark alone. */
function slim({ id, site, kind, facts }: GuichetRecord): GuichetRecord {
  const reason = (facts['arrival']?.value as { readonly reason?: unknown } | undefined)?.reason;
  return { id, site, kind, facts: { arrival: { stamp: '', value: { reason } } } };
}

async function rowsIn(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ count: string }>('select count(*) from record');
  await client.end();
  return Number(rows[0]?.count);
}
