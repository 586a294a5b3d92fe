import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { Writable } from 'node:stream';
import { fail, ok, type Result } from '../domain/kernel/result.ts';
import type { OpenStore } from './database/open-store.ts';
import { endpointOver } from './endpoint-over.ts';
import { buildServer } from './http/server.ts';
import { retainDaily } from './use-cases/daily-retention.ts';
import type { Endpoint } from './use-cases/endpoint.ts';
import type { Store, UsedProofs } from './use-cases/ports.ts';

export interface StartOptions extends OpenStore {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  readonly version: string;
  /** Absolute path of the built app; without it only the API is served. */
  readonly clientFolder?: string;
  readonly trustedProxies?: readonly string[];
  readonly metricsToken?: string;
  readonly logLevel: string;
  readonly logTo: Writable;
  /** The clock, milliseconds since 1970. */
  readonly now: () => number;
}

export interface RunningEndpoint {
  readonly endpoint: Endpoint;
  /** The port it listens on. */
  readonly port: number;
  /** Ends what is under way, then closes the database. */
  stop(): Promise<void>;
}

export type ListenFailure =
  | { readonly code: 'port-taken'; readonly port: number }
  | { readonly code: 'port-forbidden'; readonly port: number }
  | { readonly code: 'host-unknown'; readonly host: string };

/** Links still busy this long after a stop was asked for are cut: a tablet sends again what was not acknowledged. */
const STOP_WITHIN_MS = 10_000;

/** How often a process looks whether retention is due. */
const RETENTION_LOOK_MS = 10 * 60_000;

const NONCE_SECRET_MEMO = 'nonce-secret';

/** Wires the endpoint over an open store and listens. When it cannot, the store stays open and is the caller's. */
export async function startEndpoint(options: StartOptions): Promise<Result<RunningEndpoint, ListenFailure>> {
  const { store, wakes, usedProofs, host, port, now } = options;
  const endpoint = endpointOver({ store, wakes }, now);
  const nonceSecret = await nonceSecretFor(store, usedProofs);
  const server = await buildServer({ ...options, endpoint, nonceSecret });
  try {
    await server.listen({ host, port });
  } catch (error) {
    await server.close();
    const failure = listenFailure((error as NodeJS.ErrnoException).code, options);
    if (failure === undefined) throw error;
    return fail(failure);
  }
  const stopRetention = watchRetention(endpoint, server.log);
  return ok({
    endpoint,
    port: (server.server.address() as AddressInfo).port,
    async stop() {
      const patience = setTimeout(() => server.server.closeAllConnections(), STOP_WITHIN_MS);
      await Promise.all([server.close(), stopRetention()]);
      clearTimeout(patience);
      await wakes.close();
      await store.close();
    },
  });
}

interface Log {
  info(told: object, message: string): void;
  error(told: object, message: string): void;
}

/** Looks now and every few minutes whether retention is due. @returns what ends it, once a look under way is over */
function watchRetention(endpoint: Endpoint, log: Log): () => Promise<void> {
  let looking: Promise<void> = Promise.resolve();
  async function look(): Promise<void> {
    try {
      for (const report of (await retainDaily(endpoint)) ?? []) log.info(report, 'retention');
    } catch (error) {
      log.error({ err: error }, 'retention');
    }
  }
  const turn = () => {
    looking = looking.then(look);
  };
  turn();
  const timer = setInterval(turn, RETENTION_LOOK_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
    return looking;
  };
}

/**
 * Processes that share used proofs share the nonces too. One that forgets at its end which proofs were used begins with
 * other nonces, so that none of those proofs is taken again.
 */
async function nonceSecretFor(store: Store, { outlivesProcess }: UsedProofs): Promise<string> {
  const fresh = randomBytes(32).toString('base64url');
  return outlivesProcess ? store.transaction(({ memos }) => memos.setOnce(NONCE_SECRET_MEMO, fresh)) : fresh;
}

function listenFailure(code: string | undefined, { host, port }: StartOptions): ListenFailure | undefined {
  if (code === 'EADDRINUSE') return { code: 'port-taken', port };
  if (code === 'EACCES') return { code: 'port-forbidden', port };
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return { code: 'host-unknown', host };
  return undefined;
}
