import { appendFileSync, copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { childrenOf, freePort, run } from './processes.ts';

const SETTINGS = new URL('../../src/server/deployment/', import.meta.url).pathname;

export interface PostgresPair {
  /** Names both servers. */
  readonly url: string;
  /** The primary goes on working, and sends its standby nothing more. */
  freezeReplication(): void;
  /** `kill -9` of every process of the primary. */
  killPrimary(): void;
  promoteStandby(): void;
  stop(): void;
}

interface PairOptions {
  readonly folder: string;
  /** Debian's `/usr/lib/postgresql/<version>/bin`. */
  readonly bin: string;
  readonly synchronous: boolean;
}

/** A primary and its streaming standby, set up by the very settings that are documented. */
export async function postgresPair({ folder, bin, synchronous }: PairOptions): Promise<PostgresPair> {
  const primary = { data: join(folder, 'primary'), port: await freePort() };
  const standby = { data: join(folder, 'standby'), port: await freePort() };
  const program = (name: string, ...args: string[]) => run(...asPostgres([join(bin, name), ...args]));
  const startServer = ({ data, port }: typeof primary) =>
    program(
      'pg_ctl',
      'start',
      '-w',
      '-D',
      data,
      '-l',
      `${data}.log`,
      '-o',
      `-p ${port} -k ${folder} -h 127.0.0.1`,
    );
  const settle = (data: string, file: string, more = '') => {
    const name = join(data, file);
    copyFileSync(join(SETTINGS, file), name);
    appendFileSync(name, more);
    run('chmod', ['a+r', name]);
    appendFileSync(join(data, 'postgresql.conf'), `\ninclude '${file}'\n`);
  };

  program(
    'initdb',
    '-D',
    primary.data,
    '-U',
    'guichet',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
  );
  settle(primary.data, 'postgresql-primary.conf', synchronous ? '' : "\nsynchronous_standby_names = ''\n");
  startServer(primary);
  const source = `host=127.0.0.1 port=${primary.port} user=guichet application_name=guichet_standby`;
  program('pg_basebackup', '-D', standby.data, '-R', '-X', 'stream', '-c', 'fast', '-d', source);
  dropInclude(standby.data, 'postgresql-primary.conf');
  settle(standby.data, 'postgresql-standby.conf');
  startServer(standby);
  program('createdb', '-h', '127.0.0.1', '-p', String(primary.port), '-U', 'guichet', 'guichet');

  const leader = ({ data }: typeof primary) =>
    Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  return {
    url: `postgresql://guichet@127.0.0.1:${primary.port},127.0.0.1:${standby.port}/guichet?target_session_attrs=read-write`,
    freezeReplication() {
      const sender = childrenOf(leader(primary)).find(({ title }) => title.includes('walsender'));
      if (sender === undefined) throw new Error('The primary sends nothing to a standby');
      process.kill(sender.pid, 'SIGSTOP');
    },
    killPrimary() {
      const pid = leader(primary);
      for (const each of [{ pid }, ...childrenOf(pid)]) process.kill(each.pid, 'SIGKILL');
    },
    promoteStandby: () => program('pg_ctl', 'promote', '-w', '-D', standby.data),
    stop: () => program('pg_ctl', 'stop', '-m', 'immediate', '-D', standby.data),
  };
}

function dropInclude(data: string, file: string): void {
  const name = join(data, 'postgresql.conf');
  writeFileSync(name, readFileSync(name, 'utf8').replace(`include '${file}'`, ''));
}

/** PostgreSQL refuses to run as root: Debian's package brings a user of its own. */
function asPostgres(command: readonly string[]): [string, string[]] {
  if (process.getuid?.() === 0) return ['runuser', ['-u', 'postgres', '--', ...command]];
  const [program = '', ...args] = command;
  return [program, args];
}
