import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import packageJson from '../../package.json' with { type: 'json' };
import { fail, ok, type Result } from '../domain/kernel/result.ts';
import { announcement, codeAnnouncement } from './console/announce.ts';
import { type Command, readCommand } from './console/read-command.ts';
import { type StartFailure, startFailureSentence } from './console/start-failure.ts';
import { type OpenStore, openPostgresqlStore, openSqliteStore } from './database/open-store.ts';
import { endpointOver } from './endpoint-over.ts';
import { type RunningEndpoint, startEndpoint } from './start-endpoint.ts';
import { entryCode, rescueCode } from './use-cases/entry-code.ts';
import { fillDemo } from './use-cases/fill-demo.ts';

if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');

export interface MainOptions {
  /** Arguments after the program's name. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * The doorstep of the endpoint: starts it, says where to go, and stops it on SIGINT and SIGTERM. When it cannot start, it
 * says why on the error output and leaves exit code 1. Arguments that begin with `admin` are a command of administration.
 */
export async function main({ argv, env }: MainOptions): Promise<void> {
  if (argv[0] === 'admin') {
    const { admin } = await import('./admin/admin.ts');
    return admin({ argv: argv.slice(1), env, version: packageJson.version });
  }
  const done = await run(argv, env);
  if (done.ok) return;
  console.error(`\n${startFailureSentence(done.failure)}\n`);
  process.exitCode = 1;
}

async function run(argv: MainOptions['argv'], env: MainOptions['env']): Promise<Result<void, StartFailure>> {
  const command = readCommand(argv, env);
  if (!command.ok) return command;
  const opened = await openStore(command.value);
  if (!opened.ok) return opened;
  const done = await (command.value.does === 'code' ? printCode : serve)(command.value, opened.value);
  if (!done.ok || command.value.does === 'code') await close(opened.value);
  return done;
}

function openStore({ databaseUrl, dataFolder, demo }: Command) {
  if (databaseUrl !== undefined) return openPostgresqlStore(databaseUrl);
  return openSqliteStore(join(dataFolder, demo ? 'demo.sqlite' : 'guichet.sqlite'));
}

async function printCode({ port }: Command, open: OpenStore): Promise<Result<void, StartFailure>> {
  const code = await rescueCode(endpointOver(open, Date.now));
  if (code === undefined) return fail({ code: 'no-site' });
  console.log(codeAnnouncement(port, code));
  return ok(undefined);
}

async function serve(command: Command, open: OpenStore): Promise<Result<void, StartFailure>> {
  const { demo, host, logLevel, trustedProxies, metricsToken } = command;
  if (demo) await fillDemo(endpointOver(open, Date.now));
  const clientFolder = builtClient();
  const started = await startEndpoint({
    ...open,
    host,
    port: command.port,
    version: packageJson.version,
    logLevel,
    logTo: process.stderr,
    now: Date.now,
    ...(trustedProxies === undefined ? {} : { trustedProxies }),
    ...(metricsToken === undefined ? {} : { metricsToken }),
    ...(clientFolder === undefined ? {} : { clientFolder }),
  });
  if (!started.ok) return started;
  stopOnSignals(started.value);
  const code = await entryCode(started.value.endpoint, demo);
  console.log(announcement({ port: started.value.port, demo, ...(code === undefined ? {} : { code }) }));
  return ok(undefined);
}

/** The app stands beside the built endpoint (`dist/client`, `dist/server`). */
function builtClient(): string | undefined {
  const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'client');
  return existsSync(join(folder, 'index.html')) ? folder : undefined;
}

/** The first signal ends what is under way; a second one ends the process the hard way, which loses nothing either. */
function stopOnSignals(running: RunningEndpoint): void {
  const signals = ['SIGINT', 'SIGTERM'] as const;
  function stop(): void {
    for (const signal of signals) process.off(signal, stop);
    running.stop();
  }
  for (const signal of signals) process.on(signal, stop);
}

async function close({ store, wakes }: OpenStore): Promise<void> {
  await wakes.close();
  await store.close();
}
