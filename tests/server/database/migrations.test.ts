import { sql } from 'kysely';
import { describe, expect, inject, it } from 'vitest';
import { migrate } from '../../../src/server/database/migrate.ts';
import { MIGRATIONS } from '../../../src/server/database/migrations.ts';
import { openPostgresql } from '../../../src/server/database/open-postgresql.ts';
import { openSqlite } from '../../../src/server/database/open-sqlite.ts';
import { postgresqlAddress } from '../../../src/server/database/postgresql-address.ts';
import type { Connection } from '../../../src/server/database/schema.ts';
import { postgresqlTestDatabase, sqliteTestDatabase } from '../../fixtures/test-databases.ts';
import { describeOnEachDatabase } from '../each-database.ts';

/** What each migration must leave behind, looked at after it ran. One line for each, or the last test fails. */
const PROOFS: Readonly<Record<string, (db: Connection) => Promise<void>>> = {
  async '0001-first-tables'(db) {
    const tables = (await db.introspection.getTables()).map(({ name }) => name);
    expect(tables).toEqual(expect.arrayContaining(['device', 'endpoint', 'enrol_code', 'record', 'site']));
    await db
      .insertInto('site')
      .values({ id: 's', zone: 'z', seq: 2 ** 52, epoch: 'e', created_at: Date.now() })
      .execute();
    const row = { site: 's', id: 'r', kind: 'k', day: '', seq: 1, facts: '{}' };
    await db.insertInto('record').values(row).execute();
    await expect(db.insertInto('record').values(row).execute()).rejects.toThrow();
    await expect(
      db
        .insertInto('record')
        .values({ ...row, site: 'other' })
        .execute(),
    ).rejects.toThrow();
    expect((await db.selectFrom('site').selectAll().executeTakeFirst())?.seq).toBe(2 ** 52);
  },
  async '0002-tombstones'(db) {
    await db
      .insertInto('site')
      .values({ id: 's2', zone: 'z', seq: 9, epoch: 'e', created_at: 1, horizon: 2 ** 52 })
      .execute();
    const tombstone = { site: 's2', id: 'r', kind: 'visit', seq: 9, at: Date.now() };
    await db.insertInto('tombstone').values(tombstone).execute();
    await expect(db.insertInto('tombstone').values(tombstone).execute()).rejects.toThrow();
    await db
      .insertInto('access_log')
      .values({ site: 's2', id: 'a', at: Date.now(), who: 'Endpoint', act: 'purge', detail: '' })
      .execute();
    const site = db.selectFrom('site').select('horizon').where('id', '=', 's2');
    expect((await site.executeTakeFirst())?.horizon).toBe(2 ** 52);
  },
  async '0003-used-proofs'(db) {
    const tables = await db.introspection.getTables();
    if (!tables.some(({ name }) => name === 'used_proof')) return;
    const { rows } = await sql<{ kind: string }>`
      select relpersistence as kind from pg_class where relname = 'used_proof'`.execute(db);
    expect(rows).toEqual([{ kind: 'u' }]);
  },
  async '0004-copied-devices'(db) {
    await db.insertInto('site').values({ id: 's4', zone: 'z', seq: 0, epoch: 'e', created_at: 1 }).execute();
    const row = { site: 's4', device: 'd', number: 2 ** 52, batch: 'b' };
    await db.insertInto('push_number').values(row).execute();
    await expect(db.insertInto('push_number').values(row).execute()).rejects.toThrow();
    await db.selectFrom('device').select(['clashes', 'clash_number', 'revoked_for']).execute();
  },
};

describeOnEachDatabase('migrations', (newDatabase) => {
  it('refuse a database that a newer program has opened, and leave it alone', async () => {
    const database = await newDatabase();
    const first = await database.open();
    await first.store.transaction(({ memos }) => memos.set('kept', 'yes'));
    await first.wakes.close();
    await first.store.close();
    await connected(database, async (db) => {
      await sql`insert into kysely_migration (name, timestamp) values ('9999-from-the-future', '2099')`.execute(
        db,
      );
      expect(await migrate(db)).toEqual({
        ok: false,
        failure: { code: 'database-newer', migration: '9999-from-the-future' },
      });
    });
    await expect(database.open()).rejects.toThrow('database-newer');
    await database.drop();
  });

  it('run once, however often the endpoint starts', async () => {
    const database = await newDatabase();
    for (const value of ['first', 'second']) {
      const { store, wakes } = await database.open();
      expect(await store.transaction(({ memos }) => memos.setOnce('start', value))).toBe('first');
      await wakes.close();
      await store.close();
    }
    await database.drop();
  });
});

describe('every migration', () => {
  it('is run by a test on both engines, and leaves what it says', async () => {
    expect(Object.keys(PROOFS)).toEqual(Object.keys(MIGRATIONS));
    for (const database of [
      await sqliteTestDatabase(),
      await postgresqlTestDatabase(inject('postgresUrl')),
    ]) {
      await connected(database, async (db) => {
        expect(await migrate(db)).toEqual({ ok: true, value: undefined });
        for (const proof of Object.values(PROOFS)) await proof(db);
      });
      await database.drop();
    }
  });

  it('stands in order of its number', () => {
    expect(Object.keys(MIGRATIONS)).toEqual(Object.keys(MIGRATIONS).sort());
  });
});

/** A connection to a test database as it is, whatever its migrations. */
async function connected(
  database: { readonly address: string },
  work: (db: Connection) => Promise<void>,
): Promise<void> {
  const server = postgresqlAddress(database.address);
  const { db, store } = await (server === undefined ? openSqlite(database.address) : openPostgresql(server));
  await work(db);
  await store.close();
}
