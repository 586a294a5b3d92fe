import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { siteTime } from '../../../src/domain/kernel/site-time.ts';
import { endpointOver } from '../../../src/server/endpoint-over.ts';
import type { Endpoint } from '../../../src/server/use-cases/endpoint.ts';
import { fillDemo } from '../../../src/server/use-cases/fill-demo.ts';
import { siteCard } from '../../../src/server/use-cases/site-settings.ts';
import { sqliteTestDatabase, type TestDatabase } from '../../fixtures/test-databases.ts';

const NOON = siteTime('Europe/Paris').at('2026-11-24', 720);
const DAY_MS = 86_400_000;

describe('the demonstration', () => {
  let databases: TestDatabase[];
  let endpoints: Endpoint[];
  let now: number;
  beforeEach(() => {
    databases = [];
    endpoints = [];
    now = NOON;
  });
  afterEach(async () => {
    for (const { store } of endpoints) await store.close();
    for (const database of databases) await database.drop();
  });

  async function demo(): Promise<{ endpoint: Endpoint; site: string }> {
    const database = await sqliteTestDatabase();
    databases.push(database);
    const endpoint = endpointOver(await database.open(), () => now);
    endpoints.push(endpoint);
    return { endpoint, site: await fillDemo(endpoint) };
  }

  const recordsOf = async ({ endpoint, site }: { endpoint: Endpoint; site: string }) => {
    const kinds = ['visit', 'appointment', 'response', 'feedback'];
    const records = (
      await Promise.all(kinds.map((kind) => endpoint.store.read.records.ofKind(site, kind)))
    ).flat();
    return new Map(records.map(({ id, kind, facts }) => [id, { kind, facts }]));
  };

  it('is never taken for a real site, and started again at the same moment changes nothing', async () => {
    const { endpoint, site } = await demo();
    const card = await siteCard(endpoint.store.read.records, site);
    expect(card).toEqual({ name: expect.stringContaining('démonstration'), demo: true });
    const before = await endpoint.store.read.sites.byId(site);
    await fillDemo(endpoint);
    expect(await endpoint.store.read.sites.byId(site)).toEqual(before);
  });

  it('holds a year up to now; started again three days later, it is as if it had been made then', async () => {
    const first = await demo();
    expect((await recordsOf(first)).size).toBeGreaterThan(10_000);
    now += 3 * DAY_MS;
    await fillDemo(first.endpoint);
    const topped = await recordsOf(first);
    const made = await recordsOf(await demo());
    expect(
      [...made].filter(([id, record]) => JSON.stringify(topped.get(id)) !== JSON.stringify(record)),
    ).toEqual([]);
  });
});
