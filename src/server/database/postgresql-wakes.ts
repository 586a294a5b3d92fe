import type pg from 'pg';
import { localWakes } from '../use-cases/local-wakes.ts';
import type { SiteGrew, Wakes } from '../use-cases/ports.ts';
import type { PostgresqlAddress } from './postgresql-address.ts';
import { connectedClient } from './postgresql-pool.ts';

const CHANNEL = 'guichet_wake';

/** Growths told together: a notification costs a commit of its own. */
const GATHER_MS = 25;
const RECONNECT_MS = 2_000;

type Message =
  | { readonly grew: readonly SiteGrew[] }
  | { readonly revoked: { site: string; device: string } };

/**
 * Wakes devices through every process that serves this database, by LISTEN and NOTIFY. Those of this process are woken
 * at once; a lost link to the server is made again, and what was missed meanwhile is found by the tablets' own timers.
 */
export async function postgresqlWakes(address: PostgresqlAddress): Promise<Wakes> {
  const local = localWakes();
  const waiting = new Map<string, SiteGrew>();
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  async function listen(): Promise<void> {
    const next = await connectedClient(address);
    next.on('notification', ({ payload }) => receive(payload));
    next.on('error', () => undefined);
    next.on('end', () => {
      if (client === next) client = undefined;
      if (!closed) setTimeout(reconnect, RECONNECT_MS).unref();
    });
    await next.query(`listen ${CHANNEL}`);
    client = next;
  }

  function reconnect(): void {
    if (closed) return;
    listen().catch(() => {
      if (!closed) setTimeout(reconnect, RECONNECT_MS).unref();
    });
  }

  function receive(payload: string | undefined): void {
    const message = JSON.parse(payload ?? '{}') as Partial<Record<'grew', SiteGrew[]>> & {
      revoked?: { site: string; device: string };
    };
    for (const event of message.grew ?? []) local.grew(event);
    if (message.revoked) local.revoked(message.revoked);
  }

  function tell(message: Message): void {
    client?.query('select pg_notify($1, $2)', [CHANNEL, JSON.stringify(message)]).catch(() => undefined);
  }

  function tellGathered(): void {
    timer = undefined;
    const grew = [...waiting.values()];
    waiting.clear();
    // A notification holds less than 8,000 bytes.
    for (let from = 0; from < grew.length; from += 100) tell({ grew: grew.slice(from, from + 100) });
  }

  await listen();
  return {
    grew(event) {
      local.grew(event);
      waiting.set(event.site, event);
      timer ??= setTimeout(tellGathered, GATHER_MS);
    },
    revoked(event) {
      local.revoked(event);
      tell({ revoked: event });
    },
    follow: (follower) => local.follow(follower),
    async close() {
      closed = true;
      clearTimeout(timer);
      await local.close();
      await client?.end();
    },
  };
}
