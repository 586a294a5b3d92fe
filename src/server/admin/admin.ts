import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import { readCommand } from '../console/read-command.ts';
import { type OpenStore, openPostgresqlStore, openSqliteStore } from '../database/open-store.ts';
import { type AdminCommand, readAdminCommand } from './admin-command.ts';
import { type AdminFailure, adminFailureSentence, exitCodeOf } from './admin-failure.ts';
import { ADMIN_HELP } from './admin-help.ts';
import { type AdminDone, carryOut } from './carry-out.ts';

export interface AdminOptions {
  /** Arguments after `admin`. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly version: string;
}

/**
 * One administration command, from the console: does it, says so (one JSON object with `--json`, else French sentences),
 * and leaves an exit code.
 */
export async function admin(options: AdminOptions): Promise<void> {
  const json = options.argv.includes('--json');
  const done = await run(options);
  if (done.ok) {
    console.log(json ? JSON.stringify(done.value.json) : done.value.words);
    return;
  }
  const message = adminFailureSentence(done.failure);
  if (json) console.log(JSON.stringify({ error: done.failure.code, message }));
  else console.error(`\n${message}\n`);
  process.exitCode = exitCodeOf(done.failure);
}

async function run({ argv, env, version }: AdminOptions): Promise<Result<AdminDone, AdminFailure>> {
  const command = readAdminCommand(argv);
  if (!command.ok) return command;
  if (command.value.does === 'help') return ok({ json: { help: ADMIN_HELP }, words: ADMIN_HELP });
  const opened = await open(command.value, env);
  if (!opened.ok) return opened;
  try {
    return await carryOut(command.value, opened.value, { version, port: opened.value.port });
  } finally {
    await opened.value.wakes.close();
    await opened.value.store.close();
  }
}

/** The database of `npm start`; one that is not there is made only for what fills it. */
async function open(
  { does }: AdminCommand,
  env: AdminOptions['env'],
): Promise<Result<OpenStore & { readonly port: number }, AdminFailure>> {
  const surroundings = readCommand([], env);
  if (!surroundings.ok) return surroundings;
  const { dataFolder, databaseUrl, port } = surroundings.value;
  const file = join(dataFolder, 'guichet.sqlite');
  const fills = does === 'create-site' || does === 'restore';
  if (databaseUrl === undefined && !fills && !existsSync(file)) return fail({ code: 'no-database', file });
  const opened = await (databaseUrl === undefined ? openSqliteStore(file) : openPostgresqlStore(databaseUrl));
  return opened.ok ? ok({ ...opened.value, port }) : opened;
}
