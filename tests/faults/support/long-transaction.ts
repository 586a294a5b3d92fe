import pg from 'pg';
import { kinds } from '../../../src/domain/kinds.ts';
import { openPostgresqlStore } from '../../../src/server/database/open-store.ts';
import { takeIn } from '../../../src/server/use-cases/take-in.ts';
import { arrivalAt, newVisitId } from '../../fixtures/sample-visits.ts';
import type { TestDevice } from '../../fixtures/test-device.ts';
import { type Ledger, markOf } from './ledger.ts';
import type { Numbers } from './pushing-device.ts';

/** One more process of the endpoint, whose commits take long: its rows have their numbers long before anybody sees them. */
export interface SlowProcess {
  /** Takes in a few records; what it took is said once the commit is through. */
  writeSlowly(holdMs: number): Promise<void>;
  close(): Promise<void>;
}

export async function slowProcess(
  url: string,
  device: TestDevice,
  ledger: Ledger,
  numbers: Numbers,
): Promise<SlowProcess> {
  const opened = await openPostgresqlStore(url);
  if (!opened.ok) throw new Error(`PostgreSQL does not open: ${opened.failure.code}`);
  const { store, wakes } = opened.value;
  return {
    async writeSlowly(holdMs) {
      const written = Array.from({ length: 5 }, () => {
        const n = numbers.next();
        const arrival = { ...arrivalAt(Date.now()), reason: markOf(n) };
        return { n, record: device.record('visit', newVisitId(), { arrival }) };
      });
      await store.transaction(async (tables) => {
        const site = await tables.sites.lock(device.device.site);
        await takeIn(
          tables,
          site,
          written.map(({ record }) => record),
          kinds,
        );
        await new Promise((resolve) => setTimeout(resolve, holdMs));
      });
      for (const { n, record } of written) ledger.say({ n, id: record.id, fact: 'arrival' });
    },
    async close() {
      await wakes.close();
      await store.close();
    },
  };
}

/** A transaction that only reads and stays open meanwhile, as a backup does. Returns the end of it. */
export async function longReader(url: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  await client.query('begin isolation level repeatable read read only');
  await client.query('select count(*) from record');
  return async () => {
    await client.query('commit');
    await client.end();
  };
}
