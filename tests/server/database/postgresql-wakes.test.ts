import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import type { OpenStore } from '../../../src/server/database/open-store.ts';
import type { Wakes } from '../../../src/server/use-cases/ports.ts';
import { postgresqlTestDatabase, type TestDatabase } from '../../fixtures/test-databases.ts';

describe('two processes on one PostgreSQL', () => {
  let database: TestDatabase;
  let one: OpenStore;
  let other: OpenStore;
  beforeEach(async () => {
    database = await postgresqlTestDatabase(inject('postgresUrl'));
    one = await database.open();
    other = await database.open();
  });
  afterEach(async () => {
    for (const { store, wakes } of [one, other]) {
      await wakes.close();
      await store.close();
    }
    await database.drop();
  });

  function heard(wakes: Wakes): unknown[] {
    const events: unknown[] = [];
    wakes.follow({
      grew: (event) => events.push(['grew', event]),
      revoked: (event) => events.push(['revoked', event]),
    });
    return events;
  }

  it('wake each other’s devices, each site at its latest number', async () => {
    const [here, there] = [heard(one.wakes), heard(other.wakes)];
    for (const seq of [1, 2, 3]) one.wakes.grew({ site: 'a', seq });
    one.wakes.grew({ site: 'b', seq: 9 });
    expect(here).toContainEqual(['grew', { site: 'a', seq: 1 }]);
    await vi.waitFor(() =>
      expect(there).toEqual([
        ['grew', { site: 'a', seq: 3 }],
        ['grew', { site: 'b', seq: 9 }],
      ]),
    );
  });

  it('tell each other of a revocation', async () => {
    const there = heard(other.wakes);
    one.wakes.revoked({ site: 'a', device: 'd' });
    await vi.waitFor(() => expect(there).toEqual([['revoked', { site: 'a', device: 'd' }]]));
  });
});
