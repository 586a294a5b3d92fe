import { resolve } from 'node:path';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import type { StartFailure } from './start-failure.ts';

/** What the person asked for when starting the endpoint. */
export interface Command {
  /** `serve`, or print a code for a new `qualite` poste and end. */
  readonly does: 'serve' | 'code';
  readonly demo: boolean;
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly dataFolder: string;
  /** PostgreSQL; the demonstration never touches it. */
  readonly databaseUrl?: string;
  readonly logLevel: string;
  readonly trustedProxies?: readonly string[];
  readonly metricsToken?: string;
}

const ARGUMENTS = ['--demo', '--code'];
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/**
 * Reads the command line (`--demo`, `--code`) and the environment (`PORT`, `HOST`, `DATA_DIR`, `DATABASE_URL`,
 * `LOG_LEVEL`, `TRUSTED_PROXIES`, `METRICS_TOKEN`). An empty variable counts as absent.
 */
export function readCommand(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Result<Command, StartFailure> {
  const unknown = argv.find((argument) => !ARGUMENTS.includes(argument));
  if (unknown !== undefined) return fail({ code: 'unknown-argument', argument: unknown });
  const port = Number(env.PORT || '8080');
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    return fail({ code: 'bad-port', value: env.PORT ?? '' });
  const demo = argv.includes('--demo');
  const level = env.LOG_LEVEL ?? '';
  return ok({
    does: argv.includes('--code') ? 'code' : 'serve',
    demo,
    port,
    host: env.HOST || '0.0.0.0',
    dataFolder: resolve(env.DATA_DIR || 'data'),
    ...(env.DATABASE_URL && !demo ? { databaseUrl: env.DATABASE_URL } : {}),
    logLevel: LOG_LEVELS.includes(level) ? level : 'warn',
    ...(env.TRUSTED_PROXIES
      ? { trustedProxies: env.TRUSTED_PROXIES.split(',').map((proxy) => proxy.trim()) }
      : {}),
    ...(env.METRICS_TOKEN ? { metricsToken: env.METRICS_TOKEN } : {}),
  });
}
