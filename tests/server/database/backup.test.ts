import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { restoreBackup } from '../../../src/server/database/backup/restore-backup.ts';
import { writeBackup } from '../../../src/server/database/backup/write-backup.ts';
import { revokeFromConsole } from '../../../src/server/use-cases/admin-sites.ts';
import { startTestEndpoint, type TestEndpoint } from '../../fixtures/endpoint.ts';
import { arrivalAt, newVisitId } from '../../fixtures/sample-visits.ts';
import { SyncTablet } from '../../fixtures/sync-tablet.ts';
import {
  postgresqlTestDatabase,
  sqliteTestDatabase,
  type TestDatabase,
} from '../../fixtures/test-databases.ts';
import { GERS, TestDevice } from '../../fixtures/test-device.ts';
import { describeOnEachDatabase } from '../each-database.ts';

const ABOUT = { version: '0.0.0-test', at: 1_800_000_000_000 };

describeOnEachDatabase('a backup', (newDatabase, engine) => {
  let folder: string;
  let file: string;
  let database: TestDatabase;
  let endpoint: TestEndpoint;
  let office: TestDevice;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guichet-backup-'));
    file = join(folder, 'backup.gz');
    database = await newDatabase();
    endpoint = await startTestEndpoint({ database });
    office = await TestDevice.enrolled(endpoint.url, await endpoint.openingCode(), GERS);
  });
  afterEach(async () => {
    await endpoint.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const visit = (device: TestDevice) =>
    device.record('visit', newVisitId(), { arrival: arrivalAt(Date.now()) });
  /** As the console does it: through a connection of its own, while the endpoint runs. */
  async function fromConsole<T>(
    work: (open: Awaited<ReturnType<TestDatabase['open']>>) => Promise<T>,
    on = database,
  ): Promise<T> {
    const open = await on.open();
    try {
      return await work(open);
    } finally {
      await open.wakes.close();
      await open.store.close();
    }
  }
  const backup = () => fromConsole((open) => writeBackup(open, file, ABOUT));
  const restore = (replace = true, on = database) =>
    fromConsole(
      (open) =>
        restoreBackup(open, file, {
          replace,
          newEpoch: () => crypto.randomUUID(),
          note: async () => undefined,
        }),
      on,
    );

  it('never overwrites a file', async () => {
    await writeFile(file, 'precious');
    expect(await backup()).toEqual({ ok: false, failure: { code: 'file-exists', file } });
    expect(await readFile(file, 'utf8')).toBe('precious');
  });

  it.each([
    ['is no backup', async () => writeFile(file, gzipSync('something else\n')), 'not-a-backup'],
    ['is not even compressed', async () => writeFile(file, 'something else\n'), 'not-a-backup'],
    ['is not there', async () => rm(file, { force: true }), 'file-missing'],
    ['was cut short', async () => writeFile(file, (await readFile(file)).subarray(0, -40)), 'backup-damaged'],
    [
      'lost a row',
      async () => rewrite((lines) => lines.filter((line) => !line.includes('"visit"'))),
      'backup-damaged',
    ],
    [
      'had a word changed',
      async () => rewrite((lines) => lines.map((line) => line.replace('accueil-general', 'accueil-generol'))),
      'backup-damaged',
    ],
    [
      'comes from a newer program',
      async () => rewrite((lines) => lines.map((line) => line.replace('0001-first-tables', '9999-later'))),
      'backup-newer',
    ],
  ])('that %s is refused, and nothing is changed', async (_what, spoil, code) => {
    await office.push([visit(office)]);
    expect((await backup()).ok).toBe(true);
    await spoil();
    const before = await office.pullAll();
    expect(await restore()).toMatchObject({ ok: false, failure: { code } });
    expect(await office.pullAll()).toEqual(before);
  });

  async function rewrite(change: (lines: string[]) => string[]): Promise<void> {
    const lines = gunzipSync(await readFile(file))
      .toString()
      .split('\n');
    await writeFile(file, gzipSync(change(lines).join('\n')));
  }

  it('does not replace a database that holds a site, unless that is asked for', async () => {
    await backup();
    expect(await restore(false)).toEqual({ ok: false, failure: { code: 'holds-sites', sites: 1 } });
    expect((await restore(true)).ok).toBe(true);
  });

  it('holds neither one-time codes nor the secret of the nonces, and is for its owner only', async () => {
    await endpoint.codeFor('accueil');
    const secret = await endpoint.endpoint.store.read.memos.get('nonce-secret');
    await backup();
    const text = gunzipSync(await readFile(file)).toString();
    expect(text).toContain('"table":"record"');
    expect(text).not.toContain('enrol_code');
    expect(text).not.toContain('nonce-secret');
    if (secret !== undefined) expect(text).not.toContain(secret);
    expect((await stat(file)).mode & 0o077).toBe(0);
  });

  it('restored in an empty database, gives back every record to the byte, under another epoch', async () => {
    const strange = 'ligne\u2028coupée, «\u00a0guillemets\u00a0», 🦉, "\\n"';
    const letter = office.record('feedback', newVisitId(), {
      deposit: {
        type: 'thanks',
        channel: 'counter',
        depositedOn: '2026-03-02',
        enteredAt: 1_770_000_000_000,
        text: strange,
      },
    });
    const pushed = await office.push([visit(office), visit(office), letter]);
    expect(pushed.body.answers.every((answer) => 'accepted' in answer)).toBe(true);
    await backup();
    const elsewhere = await newDatabase();
    expect(await restore(false, elsewhere)).toMatchObject({ ok: true, value: { sites: 1, devices: 1 } });
    const rows = async (on: TestDatabase) =>
      fromConsole(({ db }) => db.selectFrom('record').selectAll().orderBy('id').execute(), on);
    const sites = async (on: TestDatabase) => fromConsole(({ store }) => store.read.sites.all(), on);
    expect(await rows(elsewhere)).toEqual(await rows(database));
    const [before] = await sites(database);
    const [after] = await sites(elsewhere);
    expect(after).toEqual({ ...before, epoch: after?.epoch });
    expect(after?.epoch).not.toBe(before?.epoch);
    await elsewhere.drop();
  });

  it('goes from one engine to the other', async () => {
    await office.push([visit(office)]);
    const held = await office.pullAll();
    await backup();
    const other = await (engine === 'SQLite'
      ? postgresqlTestDatabase(inject('postgresUrl'))
      : sqliteTestDatabase());
    expect((await restore(false, other)).ok).toBe(true);
    const second = await startTestEndpoint({ database: other });
    const moved = await TestDevice.enrolled(second.url, await second.codeFor('qualite'));
    expect(await moved.pullAll()).toEqual(held);
    await second.stop();
  });

  it('does not bring a revoked device back, nor send away one enrolled since', async () => {
    const stolen = await TestDevice.enrolled(endpoint.url, await endpoint.codeFor('accueil'));
    await backup();
    await revokeFromConsole(endpoint.endpoint, stolen.device.site, stolen.device.device);
    const fresh = await TestDevice.enrolled(endpoint.url, await endpoint.codeFor('accueil'));
    expect((await restore()).ok).toBe(true);
    expect((await stolen.pull()).body.error).toBe('revoked');
    expect((await fresh.pull()).status).toBe(200);
  });

  it('made under load, then restored while tablets write, loses nothing that any tablet was told is saved', async () => {
    const tablets = await Promise.all(
      Array.from({ length: 6 }, async () =>
        SyncTablet.of(await TestDevice.enrolled(endpoint.url, await endpoint.codeFor('accueil'))),
      ),
    );
    let working = true;
    const work = tablets.map(async (tablet) => {
      for (let n = 0; working || n < 40; n += 1) {
        tablet.store.write(office.record('visit', newVisitId(), { arrival: arrivalAt(Date.now()) }));
        await tablet.push();
        await new Promise(setImmediate);
      }
    });
    expect((await backup()).ok).toBe(true);
    await new Promise((later) => setTimeout(later, 150));
    expect((await restore()).ok).toBe(true);
    await new Promise((later) => setTimeout(later, 150));
    working = false;
    await Promise.all(work);
    for (const tablet of tablets) await expect.poll(async () => (await tablet.pull()).ok).toBe(true);
    for (const tablet of tablets) await expect.poll(async () => (await tablet.push()).ok).toBe(true);
    const atEndpoint = new Set((await office.pullAll()).map(({ id }) => id));
    for (const tablet of tablets) {
      expect(tablet.store.waiting.size).toBe(0);
      const lost = tablet.acknowledged().filter((id) => !atEndpoint.has(id));
      expect(lost).toEqual([]);
    }
  });
});
