import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROUTES } from '../../src/contract/routes.ts';
import { POSTES } from '../../src/domain/rights.ts';
import { arrivalAt, newVisitId } from '../fixtures/sample-visits.ts';
import { SyncTablet } from '../fixtures/sync-tablet.ts';
import { TestDevice } from '../fixtures/test-device.ts';
import { BALANCERS } from './balancer.ts';
import { type PostgresPair, postgresPair } from './postgres-pair.ts';
import { freePort, run, start, stopAll } from './processes.ts';

const MAIN = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));
const BIN = postgresBin();
const TABLETS = 8;
/** Writes acknowledged in each phase, at least. */
const PHASE = 150;

describe('two endpoints behind a balancer, over a primary and its standby', () => {
  let folder: string;
  let pair: PostgresPair | undefined;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'guichet-deployment-'));
    // PostgreSQL runs as a user of its own and makes its folders here.
    chmodSync(folder, 0o777);
  });
  afterEach(async () => {
    await stopAll();
    pair?.stop();
    pair = undefined;
    rmSync(folder, { recursive: true, force: true });
  });

  const onGuichet = (...argv: string[]): [string, string[]] => [
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `const { main } = await import(${JSON.stringify(MAIN)}); await main({ argv: ${JSON.stringify(argv)}, env: process.env });`,
    ],
  ];

  async function open(synchronous: boolean, balancer: keyof typeof BALANCERS) {
    pair = await postgresPair({ folder, bin: BIN, synchronous });
    const ports: [number, number] = [await freePort(), await freePort()];
    const endpoints = ports.map((port) => {
      const [command, args] = onGuichet();
      return start(command, args, {
        DATABASE_URL: pair?.url ?? '',
        PORT: String(port),
        HOST: '127.0.0.1',
        LOG_LEVEL: 'silent',
      });
    });
    const port = await freePort();
    BALANCERS[balancer]({ folder, port, endpoints: ports });
    const url = `http://127.0.0.1:${port}`;
    for (const each of [...ports.map((one) => `http://127.0.0.1:${one}`), url]) await answers(each);
    return { url, endpoints, pair, tablets: await enrolTablets(url, pair.url) };
  }

  async function enrolTablets(url: string, databaseUrl: string) {
    process.env.DATABASE_URL = databaseUrl;
    const [command, args] = onGuichet(
      'admin',
      'create-site',
      '--name',
      'Essai',
      '--department',
      '32',
      '--json',
    );
    const { code } = JSON.parse(run(command, args)) as { code: string };
    const office = await TestDevice.enrolled(url, code);
    const tablets: SyncTablet[] = [];
    for (let n = 0; n < TABLETS; n += 1) {
      const body = { postes: POSTES.filter((poste) => poste === 'accueil'), name: `Tablette ${n}` };
      const made = await office.call<{ code: string }>('POST', ROUTES.codes, { body });
      tablets.push(SyncTablet.of(await TestDevice.enrolled(url, made.body.code)));
    }
    return { office, all: tablets };
  }

  /** Tablets that register visitors one after the other, as fast as they are told each is saved. */
  function work(tablets: readonly SyncTablet[], office: TestDevice) {
    let working = true;
    const done = tablets.map(async (tablet) => {
      while (working) {
        tablet.store.write(office.record('visit', newVisitId(), { arrival: arrivalAt(Date.now()) }));
        while (working && !(await tablet.push()).ok) await sleep(100);
      }
    });
    const acknowledged = () => tablets.reduce((sum, tablet) => sum + tablet.acknowledged().length, 0);
    return {
      acknowledged,
      async more(count = PHASE) {
        const from = acknowledged();
        await expect
          .poll(acknowledged, { timeout: 90_000, interval: 50 })
          .toBeGreaterThanOrEqual(from + count);
      },
      async end() {
        working = false;
        await Promise.all(done);
        for (const tablet of tablets)
          await expect.poll(async () => (await tablet.push()).ok, { timeout: 60_000 }).toBe(true);
      },
    };
  }

  /** The same misfortunes whatever the replication: an endpoint killed, the link to the standby frozen, the primary killed. */
  async function failover(synchronous: boolean, balancer: keyof typeof BALANCERS) {
    const { endpoints, tablets, pair: database } = await open(synchronous, balancer);
    const { office, all } = tablets;
    const shift = work(all, office);
    await shift.more();
    endpoints[0]?.kill('SIGKILL');
    await shift.more();
    database.freezeReplication();
    await sleep(synchronous ? 300 : 0);
    const atFreeze = shift.acknowledged();
    await sleep(1_500);
    const whileFrozen = shift.acknowledged() - atFreeze;
    database.killPrimary();
    // What was on its way to a tablet has arrived.
    await sleep(200);
    const before = new Set(all.flatMap((tablet) => tablet.acknowledged()));
    database.promoteStandby();
    await shift.more();
    await shift.end();
    const acknowledged = all.flatMap((tablet) => tablet.acknowledged());
    const held = new Set((await office.pullAll()).map(({ id }) => id));
    const lost = acknowledged.filter((id) => !held.has(id));
    console.log(
      `${balancer}, ${synchronous ? 'synchronous' : 'asynchronous'}: ${acknowledged.length} acknowledged (${before.size} before the failover, ${whileFrozen} while the standby received nothing), ${lost.length} lost`,
    );
    return { lost, whileFrozen, waiting: all.reduce((sum, { store }) => sum + store.waiting.size, 0) };
  }

  it.each(['haproxy', 'nginx'] as const)(
    'lose nothing that was acknowledged when an endpoint and the primary are killed (%s)',
    async (balancer) => {
      const { lost, whileFrozen, waiting } = await failover(true, balancer);
      expect({ lost, whileFrozen, waiting }).toEqual({ lost: [], whileFrozen: 0, waiting: 0 });
    },
  );

  it('would lose some with asynchronous replication: the control', async () => {
    const { lost, whileFrozen } = await failover(false, 'haproxy');
    expect(whileFrozen).toBeGreaterThan(0);
    expect(lost.length).toBeGreaterThan(0);
  });
});

async function answers(url: string): Promise<void> {
  const health = async () => (await fetch(`${url}${ROUTES.health}`).catch(() => undefined))?.status;
  await expect.poll(health, { timeout: 60_000, interval: 200 }).toBe(200);
}

function postgresBin(): string {
  const versions = readdirSync('/usr/lib/postgresql').sort((a, b) => Number(b) - Number(a));
  return `/usr/lib/postgresql/${versions[0]}/bin`;
}
