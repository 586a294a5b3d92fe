import pg from 'pg';
import { startPostgresql } from '../../server/postgres-server.ts';

export interface BenchPostgresql {
  /** Makes an empty database. @returns its URL */
  newDatabase(name: string): Promise<string>;
  close(): Promise<void>;
}

/** A real PostgreSQL server for the time of a measure. */
export async function benchPostgresql(): Promise<BenchPostgresql> {
  const { url, stop } = await startPostgresql();
  return {
    async newDatabase(name) {
      const client = new pg.Client({ connectionString: `${url}/postgres` });
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return `${url}/${name}`;
    },
    close: stop,
  };
}
