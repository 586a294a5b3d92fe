import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Access } from '../../../src/domain/access/access.ts';
import { stampOf } from '../../../src/domain/kernel/stamp.ts';
import { main } from '../../../src/server/main.ts';
import { startTestEndpoint, type TestEndpoint } from '../../fixtures/endpoint.ts';
import { arrivalAt, newVisitId } from '../../fixtures/sample-visits.ts';
import type { TestDatabase } from '../../fixtures/test-databases.ts';
import { GERS, TestDevice } from '../../fixtures/test-device.ts';
import { describeOnEachDatabase } from '../each-database.ts';

describeOnEachDatabase('the administration command', (newDatabase, engine) => {
  let folder: string;
  let database: TestDatabase;
  let endpoint: TestEndpoint;
  let said: string[];
  let complained: string[];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guichet-admin-'));
    database = await newDatabase();
    endpoint = await startTestEndpoint({ database });
    vi.spyOn(console, 'log').mockImplementation((line) => said.push(String(line)));
    vi.spyOn(console, 'error').mockImplementation((line) => complained.push(String(line)));
    said = [];
    complained = [];
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    process.exitCode = 0;
    await endpoint.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const env = () =>
    engine === 'SQLite'
      ? { DATA_DIR: join(database.address, '..') }
      : { DATABASE_URL: database.address, DATA_DIR: folder };

  async function run(...argv: string[]): Promise<number> {
    process.exitCode = 0;
    said = [];
    complained = [];
    await main({ argv: ['admin', ...argv], env: env() });
    return Number(process.exitCode);
  }

  async function json(...argv: string[]) {
    const exitCode = await run(...argv, '--json');
    expect(said).toHaveLength(1);
    expect(complained).toEqual([]);
    return { exitCode, answer: JSON.parse(said[0] as string) };
  }
  const openingSite = async () => TestDevice.enrolled(endpoint.url, await endpoint.openingCode(), GERS);

  it.each([
    ['a command that is none', ['backpu'], 2, '« backpu » n’est pas une commande'],
    ['an option of another command', ['devices', '--replace'], 2, '« --replace » n’a pas sa place ici'],
    ['a word too many', ['devices', 'all'], 2, '« all » n’a pas sa place ici'],
    ['a backup to nowhere', ['backup'], 2, 'Il manque FICHIER'],
    ['a poste that is none', ['enrol-code', '--postes', 'acceuil'], 2, '« acceuil » n’est pas un poste'],
    ['a code before there is a site', ['enrol-code'], 2, 'Aucun site n’existe encore'],
    ['a site without its département', ['create-site', '--name', 'Gers'], 2, 'Il manque --department'],
    [
      'a département that is none',
      ['create-site', '--name', 'Gers', '--department', '99'],
      1,
      '« --department » n’est pas acceptable',
    ],
    [
      'a time zone that is none',
      ['create-site', '--name', 'G', '--department', '32', '--zone', 'Gers'],
      1,
      '« --zone » n’est pas acceptable',
    ],
    ['a backup file that is not there', ['restore', '/nowhere/backup.gz'], 1, 'n’existe pas'],
    ['a backup into no folder', ['backup', '/nowhere/backup.gz'], 1, 'n’a pas pu être écrit'],
  ])('refuses %s, and says what to do', async (_what, argv, exitCode, sentence) => {
    expect(await run(...argv)).toBe(exitCode);
    expect([said, complained.join()]).toEqual([[], expect.stringContaining(sentence)]);
    const { answer } = await json(...argv);
    expect(answer).toEqual({ error: expect.any(String), message: expect.stringContaining(sentence) });
  });

  it('refuses a site and a device that are not there', async () => {
    await openingSite();
    expect((await json('devices', '--site', 'nowhere')).answer.error).toBe('unknown-site');
    expect((await json('enrol-code', '--site', 'nowhere')).answer.error).toBe('unknown-site');
    expect((await json('revoke', 'nobody')).answer.error).toBe('unknown-device');
  });

  it('does not touch a file that is there already', async () => {
    const file = join(folder, 'kept');
    await writeFile(file, 'kept');
    expect(await json('backup', file)).toMatchObject({ exitCode: 1, answer: { error: 'file-exists' } });
  });

  it('refuses a database that a newer program has opened', async () => {
    await endpoint.endpoint.store.transaction(async () => undefined);
    const open = await database.open();
    await open.db
      .insertInto('kysely_migration' as 'endpoint')
      .values({ name: '9999-later', timestamp: '2099' } as never)
      .execute();
    await open.wakes.close();
    await open.store.close();
    expect(await json('devices')).toMatchObject({ exitCode: 1, answer: { error: 'database-newer' } });
  });

  it('makes no database where it was only asked to look', async () => {
    process.exitCode = 0;
    const nowhere = join(folder, 'empty');
    await main({ argv: ['admin', 'devices'], env: { DATA_DIR: nowhere } });
    expect(complained.join()).toContain('Il n’y a pas de base de données');
    await expect(readdir(nowhere)).rejects.toThrow('ENOENT');
  });

  it('writes down what the console did, and shows it', async () => {
    expect((await json('access-log')).answer.error).toBe('which-site');
    const office = await openingSite();
    expect(await json('access-log', '--limit', '0')).toMatchObject({ answer: { error: 'invalid' } });
    expect((await json('access-log', '--site', 'nowhere')).answer.error).toBe('unknown-site');
    const file = join(folder, 'backup.gz');
    const { at } = (await json('backup', file)).answer;
    await json('backup', file);
    await json('enrol-code', '--postes', 'pan', '--name', 'Bureau 3');
    await json('restore', file, '--replace');
    await json('revoke', office.device.device);
    const { answer } = await json('access-log');
    const told = answer.accesses.map((line: Access) => [line.act, line.who, line.detail]);
    expect(told).toEqual([
      ['revoked', 'Serveur', { device: office.device.device, name: 'Tablette d’essai' }],
      ['restore', 'Serveur', { at }],
      ['code', 'Serveur', { name: 'Bureau 3', postes: ['pan'] }],
      ['backup', 'Serveur', {}],
      ['enrolled', 'Tablette d’essai', { postes: office.device.postes }],
      ['site-opened', 'Serveur', {}],
    ]);
    expect((await json('access-log', '--limit', '2')).answer.accesses).toEqual(answer.accesses.slice(0, 2));
    await run('access-log');
    expect(said.join('\n')).toMatch(
      /Serveur {2}Appareil révoqué : « Tablette d’essai »\n.*Sauvegarde restaurée : du /,
    );
    expect(said.join('\n')).toContain('Code créé pour un nouveau poste : « Bureau 3 », PAN');
  });

  it('shows its help', async () => {
    expect(await run('--help')).toBe(0);
    for (const command of [
      'backup',
      'restore',
      'create-site',
      'enrol-code',
      'revoke',
      'devices',
      'access-log',
    ])
      expect(said.join()).toContain(`npm run admin -- ${command}`);
  });

  it('opens a site, and a second one, each with the code of its first device', async () => {
    const first = await json('create-site', '--name', 'Préfecture de Mayotte', '--department', '976');
    const device = await TestDevice.enrolled(endpoint.url, first.answer.code);
    expect(device.device).toMatchObject({ site: first.answer.site, zone: 'Indian/Mayotte' });
    expect(device.device.postes).toHaveLength(5);
    const second = await json('create-site', '--name', 'Sous-préfecture', '--department', '57');
    expect((await json('enrol-code')).answer.error).toBe('which-site');
    const code = await json('enrol-code', '--site', second.answer.site, '--postes', 'accueil,pan');
    const other = await TestDevice.enrolled(endpoint.url, code.answer.code);
    expect(other.device).toMatchObject({ site: second.answer.site, postes: ['accueil', 'pan'] });
    expect((await json('devices')).answer.sites).toMatchObject([
      { name: 'Préfecture de Mayotte', devices: [{ device: device.device.device }] },
      { name: 'Sous-préfecture', devices: [{ device: other.device.device }] },
    ]);
  });

  it('takes all rights from a device at once, be it the last of the office', async () => {
    const office = await openingSite();
    const { answer } = await json('revoke', office.device.device);
    expect(answer).toMatchObject({ device: office.device.device, revokedAt: expect.any(Number) });
    expect((await office.pull()).body.error).toBe('revoked');
    expect((await json('revoke', office.device.device)).answer.error).toBe('unknown-device');
    await run('devices');
    expect(said.join()).toContain('révoqué le');
  });

  it('says what retention would remove, changes nothing, then removes it', async () => {
    const office = await openingSite();
    expect((await json('retention', '--soon')).answer.error).toBe('unknown-option');
    const at = Date.now() - 800 * 86_400_000;
    const stamp = stampOf({ ms: at, counter: 0 }, office.device.device);
    const facts = { arrival: { stamp, value: arrivalAt(at) } };
    await office.push([{ id: newVisitId(at), site: office.device.site, kind: 'visit', facts }]);
    const held = await office.pullAll();
    const report = { site: office.device.site, erased: 0, removed: 1 };
    expect((await json('retention', '--dry-run')).answer).toEqual({ dryRun: true, sites: [report] });
    expect(await office.pullAll()).toEqual(held);
    await run('retention', '--dry-run');
    expect(said.join()).toContain('1 fiche à remplacer par des comptages');
    expect((await json('retention')).answer).toEqual({ dryRun: false, sites: [report] });
    expect((await json('retention')).answer.sites).toEqual([{ ...report, removed: 0 }]);
  });

  it('backs up and restores while the endpoint runs, and says so in words as in JSON', async () => {
    const office = await openingSite();
    const held = await office.pullAll();
    const file = join(folder, 'backup.gz');
    const made = await json('backup', file);
    expect(made.answer).toMatchObject({ file, sites: 1, devices: 1, records: held.length });
    expect((await json('restore', file)).answer.error).toBe('holds-sites');
    expect((await json('restore', file, '--replace')).answer).toMatchObject({ sites: 1, devices: 1 });
    expect(await office.pullAll()).toEqual(held);
    expect((await office.pull()).body.epoch).not.toBe(office.device.epoch);
    await run('restore', file, '--replace');
    expect(said.join()).toContain('Les postes renvoient d’eux-mêmes');
    await run('backup', join(folder, 'again.gz'));
    expect(said.join()).toContain('Sauvegarde faite et relue');
  });
});
