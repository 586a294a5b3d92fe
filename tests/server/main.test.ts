import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { main } from '../../src/server/main.ts';
import { GERS, TestDevice } from '../fixtures/test-device.ts';

describe('the command', () => {
  let folder: string;
  let port: number;
  let said: string[];
  let complained: string[];
  let taken: Server | undefined;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guichet-main-'));
    const probe = await listening(0);
    port = (probe.address() as { port: number }).port;
    await new Promise((closed) => probe.close(closed));
    said = [];
    complained = [];
    vi.spyOn(console, 'log').mockImplementation((line) => said.push(String(line)));
    vi.spyOn(console, 'error').mockImplementation((line) => complained.push(String(line)));
  });
  afterEach(async () => {
    await stop();
    taken?.close();
    taken = undefined;
    vi.restoreAllMocks();
    process.exitCode = 0;
    await rm(folder, { recursive: true, force: true });
  });

  const env = () => ({ PORT: String(port), HOST: '127.0.0.1', DATA_DIR: join(folder, 'data') });
  const start = (argv: string[] = [], more: Record<string, string> = {}) =>
    main({ argv, env: { ...env(), ...more } });
  const addresses = () => said.join('\n').match(/http:\/\/\S+/g) ?? [];
  const codeIn = (address = '') => address.split('#')[1] ?? '';
  const url = () => `http://127.0.0.1:${port}`;

  async function stop(): Promise<void> {
    if (process.listenerCount('SIGTERM') === 0) return;
    process.emit('SIGTERM');
    await vi.waitFor(() => expect(fetch(url())).rejects.toThrow(), 5_000);
  }

  it.each([
    ['an unknown option', ['--dmeo'], {}, '« --dmeo » n’est pas une option'],
    ['a port that is none', [], { PORT: 'http' }, 'PORT vaut « http »'],
    [
      'a database address that is none',
      [],
      { DATABASE_URL: 'guichet' },
      'DATABASE_URL n’est pas une adresse',
    ],
    [
      'a database that does not answer',
      [],
      { DATABASE_URL: 'postgresql://u:secret@127.0.0.1:1/guichet' },
      '127.0.0.1:1/guichet ne répond pas',
    ],
    ['a code for a site that does not exist', ['--code'], {}, 'Aucun site n’existe encore'],
  ])('refuses %s, says what to do, and fails', async (_what, argv, more, sentence) => {
    await start(argv, more);
    expect(complained.join()).toContain(sentence);
    expect(complained.join()).not.toContain('secret');
    expect([process.exitCode, said]).toEqual([1, []]);
  });

  it('refuses a wrong password without repeating it', async () => {
    const DATABASE_URL = `${inject('postgresUrl').replace('password@', 'hunter2@')}/postgres`;
    await start([], { DATABASE_URL });
    expect(complained.join()).toContain('Vérifiez qu’elle est démarrée, puis l’adresse');
    expect(complained.join()).not.toContain('hunter2');
  });

  it('refuses a port that is taken', async () => {
    taken = await listening(port);
    await start();
    expect(complained.join()).toContain(`Le port ${port} est déjà pris`);
    expect(process.exitCode).toBe(1);
  });

  it('refuses a data folder where it cannot write', async () => {
    await writeFile(join(folder, 'data'), 'a file, not a folder');
    await start();
    expect(complained.join()).toContain(
      `Guichet ne peut pas écrire dans le dossier de données ${join(folder, 'data')}`,
    );
  });

  it('refuses a file that is no database, and leaves it as it is', async () => {
    await mkdir(join(folder, 'data'));
    await writeFile(join(folder, 'data', 'guichet.sqlite'), 'something else altogether '.repeat(100));
    await start();
    expect(complained.join()).toContain('n’est pas une base de données de Guichet');
  });

  it('prints one address with a code the first time, and one without later', async () => {
    await start();
    expect(addresses()).toEqual([
      expect.stringMatching(/^http:\/\/localhost:\d+\/bienvenue#\w{4}-\w{4}-\w{4}$/),
    ]);
    await TestDevice.enrolled(url(), codeIn(addresses()[0]), GERS);
    await stop();
    said = [];
    await start();
    expect(addresses()).toEqual([`http://localhost:${port}/`]);
  });

  it('gives a new code for a quality poste while it runs', async () => {
    await start();
    await TestDevice.enrolled(url(), codeIn(addresses()[0]), GERS);
    said = [];
    await start(['--code']);
    const rescued = await TestDevice.enrolled(url(), codeIn(addresses()[0]));
    expect(rescued.device.postes).toEqual(['qualite']);
    expect(process.exitCode).toBe(0);
  });

  it('keeps the demonstration apart from real data, with a way in at each start', async () => {
    await start(['--demo'], { DATABASE_URL: 'postgresql://u:p@127.0.0.1:1/never-asked' });
    const visitor = await TestDevice.enrolled(url(), codeIn(addresses()[0]));
    expect(visitor.device.postes).toHaveLength(5);
    await stop();
    said = [];
    await start(['--demo']);
    expect((await TestDevice.enrolled(url(), codeIn(addresses()[0]))).device.site).toBe(visitor.device.site);
    const files = await readdir(join(folder, 'data'));
    expect([...new Set(files.map((name) => name.replace(/-(wal|shm)$/, '')))]).toEqual(['demo.sqlite']);
  });
});

function listening(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
