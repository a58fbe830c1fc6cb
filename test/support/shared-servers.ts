// Real servers that all test files of a run share; each caller gets an empty database of its own.
import { createConnection } from 'mysql2/promise';
import pg from 'pg';
import { inject } from 'vitest';

export interface SharedDatabase {
  readonly host: string;
  readonly port: number;
  /** May do everything; has no password. */
  readonly user: string;
  readonly database: string;
  /** Address for `openDatabase`. */
  readonly url: string;
}

/**
 * An empty database on a real PostgreSQL, or null where none is installed (the reason was printed). In CI, where
 * it is installed on purpose, its absence is a failure. `name` is unique among the test files.
 */
export async function sharedPostgres(name: string): Promise<SharedDatabase | null> {
  const server = await shared('postgres');
  if (server === null) return null;
  const client = new pg.Client({ ...server, database: 'postgres' });
  await client.connect();
  await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
  await client.query(`CREATE DATABASE "${name}"`);
  await client.end();
  const url = `postgres://${server.user}@${server.host}:${server.port}/${name}`;
  return { ...server, database: name, url };
}

/** The same on a real MariaDB. */
export async function sharedMariadb(name: string): Promise<SharedDatabase | null> {
  const server = await shared('mariadb');
  if (server === null) return null;
  const client = await createConnection({ ...server });
  await client.query(`CREATE OR REPLACE DATABASE \`${name}\` CHARACTER SET utf8mb4`);
  await client.end();
  const url = `mariadb://${server.user}@${server.host}:${server.port}/${name}`;
  return { ...server, database: name, url };
}

type Server = Pick<SharedDatabase, 'host' | 'port' | 'user'>;

async function shared(kind: 'postgres' | 'mariadb'): Promise<Server | null> {
  const response = await fetch(`${inject('serverKeeperUrl')}/${kind}`);
  if (!response.ok) throw new Error(await response.text());
  const server: unknown = await response.json();
  if (server === null) {
    if (process.env.CI) throw new Error(`${kind} is not installed`);
    return null;
  }
  return server as Server; // written by the keeper beside this file
}
