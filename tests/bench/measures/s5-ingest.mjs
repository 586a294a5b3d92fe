import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openOffice } from '../bench-office.mjs';
import { median } from '../medians.mjs';
import { openTypeScript } from '../typescript.mjs';

const CONNECTIONS = 16;
const RECORDS = 50;

/**
 * S5: records a second that the endpoint takes in, pushes of 50 by 16 connections, each with its proof, against the endpoint's
 * own statements on the bare driver, 16 pushes a transaction, with no HTTP, proof, validation or merge around them. The pushes
 * are packed and signed beforehand, so that the sender takes little of the machine. The ratio is ours over the limit's: 1 is the limit.
 * @param {{ quick: boolean }} options
 */
export async function measureIngest({ quick }) {
  const typescript = await openTypeScript();
  try {
    const onSqlite = await measureOn('SQLite', 'S5', quick, typescript);
    return [onSqlite, await measureOn('PostgreSQL', 'S5-POSTGRESQL', quick, typescript)];
  } finally {
    await typescript.close();
  }
}

/**
 * @param {'SQLite' | 'PostgreSQL'} engine
 * @param {string} id
 * @param {boolean} quick
 * @param {Awaited<ReturnType<typeof openTypeScript>>} typescript
 */
async function measureOn(engine, id, quick, { load }) {
  const runs = 5;
  const pushes = quick ? 20 : 60;
  /** @type {typeof import('../load/signed-pushes.ts')} */
  const { enrolDevices, sendAll, signedPushes } = await load('/tests/bench/load/signed-pushes.ts');
  const { office, raw, close } = await contenders(engine, load);
  /** @type {{ guichet: number[], raw: number[] }} */
  const rates = { guichet: [], raw: [] };
  try {
    const devices = await enrolDevices(office.url, new URL(office.address).hash.slice(1), CONNECTIONS);
    const records = CONNECTIONS * pushes * RECORDS;
    for (let run = 0; run <= runs; run += 1) {
      const lists = await Promise.all(devices.map((device) => signedPushes(device, pushes, RECORDS)));
      const ours = await sendAll(office.url, lists);
      const limit = await raw.store(pushes, CONNECTIONS, RECORDS);
      if (run === 0) continue; // The first run warms both up.
      rates.guichet.push(records / (ours / 1000));
      rates.raw.push(records / (limit / 1000));
    }
  } finally {
    await close();
  }
  return {
    id,
    name: `records a second taken in, on ${engine}`,
    value: median(rates.guichet),
    unit: 'records/s',
    ratios: { limit: median(rates.guichet.map((rate, index) => rate / (rates.raw[index] ?? Number.NaN))) },
    aim: 'limit ≥ 0.5',
  };
}

/**
 * @param {'SQLite' | 'PostgreSQL'} engine
 * @param {Awaited<ReturnType<typeof openTypeScript>>['load']} load
 */
async function contenders(engine, load) {
  /** @type {typeof import('../load/raw-ingest.ts')} */
  const { rawPostgresql, rawSqlite } = await load('/tests/bench/load/raw-ingest.ts');
  if (engine === 'SQLite') {
    const folder = await mkdtemp(join(tmpdir(), 'guichet-bench-raw-'));
    const [office, raw] = [await openOffice(), await rawSqlite(folder)];
    const close = async () => {
      await raw.close();
      await office.close();
      await rm(folder, { recursive: true, force: true });
    };
    return { office, raw, close };
  }
  /** @type {typeof import('../load/bench-postgresql.ts')} */
  const { benchPostgresql } = await load('/tests/bench/load/bench-postgresql.ts');
  const postgresql = await benchPostgresql();
  const office = await openOffice({ databaseUrl: await postgresql.newDatabase('guichet') });
  const raw = await rawPostgresql(await postgresql.newDatabase('raw'));
  const close = async () => {
    await raw.close();
    await office.close();
    await postgresql.close();
  };
  return { office, raw, close };
}
