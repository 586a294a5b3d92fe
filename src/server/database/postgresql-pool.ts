import pg from 'pg';
import type { PostgresqlAddress } from './postgresql-address.ts';

/** Connections of one process. */
const POOL_MAX = 10;
const CONNECT_TIMEOUT_MS = 5_000;

/** `int8` and `numeric` come as numbers: ours are instants, counts and sequence numbers, all below 2^53. */
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, Number);
types.setTypeParser(pg.types.builtins.NUMERIC, Number);

const options = { connectionTimeoutMillis: CONNECT_TIMEOUT_MS, keepAlive: true, types };

/** Connections to the server that takes writes; when it is there no more, to the one that has taken over. */
export function postgresqlPool({ urls }: PostgresqlAddress) {
  const pools = urls.map((connectionString) => poolOf(connectionString, urls.length > 1));
  let current = 0;

  /** Tries each server once, beginning with the one that answered last. */
  async function connect(): Promise<pg.PoolClient> {
    let failure: unknown;
    for (let tried = 0; tried < pools.length; tried += 1) {
      const index = current;
      try {
        return await (pools[index] as pg.Pool).connect();
      } catch (error) {
        failure = error;
        if (current === index) current = (index + 1) % pools.length;
      }
    }
    throw failure;
  }

  return {
    connect,
    async end() {
      for (const pool of pools) await pool.end();
    },
  };
}

/** A client of its own, connected to the server that takes writes. @throws when there is none */
export async function connectedClient({ urls }: PostgresqlAddress): Promise<pg.Client> {
  let failure: unknown;
  for (const connectionString of urls) {
    const client = new pg.Client({ ...options, connectionString });
    client.on('error', () => undefined);
    try {
      await client.connect();
      if (urls.length > 1) await requirePrimary(client);
      return client;
    } catch (error) {
      failure = error;
      await client.end().catch(() => undefined);
    }
  }
  throw failure;
}

function poolOf(connectionString: string, amongSeveral: boolean): pg.Pool {
  const pool = new pg.Pool({
    ...options,
    connectionString,
    max: POOL_MAX,
    ...(amongSeveral ? { onConnect: requirePrimary } : {}),
  });
  // A connection that breaks, idle or at work, fails its query and is replaced; unheard, these events would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** @throws when this server only follows another */
async function requirePrimary(client: Pick<pg.ClientBase, 'query'>): Promise<void> {
  const { rows } = await client.query<{ follows: boolean }>('select pg_is_in_recovery() as follows');
  if (rows[0]?.follows !== false) throw new Error('This server follows another one and takes no writes');
}
