import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GuichetRecord } from '../../../src/domain/kernel/record.ts';
import type { OpenStore } from '../../../src/server/database/open-store.ts';
import { endpointOver } from '../../../src/server/endpoint-over.ts';
import { intake } from '../../../src/server/use-cases/intake.ts';
import { createSite, planSite } from '../../../src/server/use-cases/new-site.ts';
import type { Store } from '../../../src/server/use-cases/ports.ts';
import { sqliteTestDatabase, type TestDatabase } from '../../fixtures/test-databases.ts';
import { GERS } from '../../fixtures/test-device.ts';

describe('pushes that arrive together', () => {
  let database: TestDatabase;
  let open: OpenStore;
  let site: string;
  beforeEach(async () => {
    database = await sqliteTestDatabase();
    open = await database.open();
    const endpoint = endpointOver(open, Date.now);
    const plan = planSite(endpoint, GERS, false);
    if (!plan.ok) throw new Error(plan.failure.detail);
    await open.store.transaction((tables) => createSite(endpoint, tables, plan.value));
    site = plan.value.site.id;
  });
  afterEach(async () => {
    await open.store.close();
    await database.drop();
  });

  const record = (id: string, value: unknown = 1): GuichetRecord => ({
    id,
    site,
    kind: 'parcel',
    facts: { note: { stamp: '000000000001-0000-a', value } },
  });

  /** The store, counting its transactions, each of which `before` may stop. */
  function watched(before: (records: number) => void): Store & { transactions: number } {
    return {
      ...open.store,
      transactions: 0,
      transaction(work) {
        this.transactions += 1;
        return open.store.transaction((tables) =>
          work({
            ...tables,
            records: {
              ...tables.records,
              put: async (rows) => {
                before(rows.length);
                await tables.records.put(rows);
              },
            },
          }),
        );
      },
    };
  }

  it('do not fail for the sake of one among them', async () => {
    let poison = true;
    const store = watched((rows) => {
      if (rows > 1) throw new Error('together: no');
      if (poison) {
        poison = false;
        throw new Error('the first alone: no');
      }
    });
    const { store: put } = intake({ ...endpointOver(open, Date.now), store });
    const ends = await Promise.allSettled(['a', 'b', 'c'].map((id) => put(site, [record(id)])));
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
    expect((await put(site, [record('d')])).outcomes).toEqual(['accepted']);
    expect([...(await open.store.read.records.byIds(site, ['a', 'b', 'c', 'd'])).keys()]).toEqual([
      'b',
      'c',
      'd',
    ]);
  });

  it('share a commit, and each gets its own answer', async () => {
    const store = watched(() => undefined);
    const { store: put } = intake({ ...endpointOver(open, Date.now), store });
    await open.store.transaction((tables) =>
      tables.records.put([{ record: { ...record('taken'), kind: 'visit' }, day: '', seq: 1 }]),
    );
    const answers = await Promise.all([
      put(site, [record('a'), record('taken')]),
      put(site, []),
      put(site, [record('taken'), record('b'), record('c')]),
    ]);
    expect(answers.map(({ outcomes }) => outcomes)).toEqual([
      ['accepted', 'kind'],
      [],
      ['kind', 'accepted', 'accepted'],
    ]);
    expect(store.transactions).toBe(1);
  });
});
