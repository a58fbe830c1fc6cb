import { type Clock, problem, systemClock } from '../shared/index.js';
import type { Database, EmbeddedDatabase, WritableDatabase } from './database.js';
import {
  type DataApiTarget,
  type DatabaseTarget,
  type EmbeddedTarget,
  type Environment,
  readDatabaseUrl,
} from './database-url.js';

export interface OpenOptions {
  readonly clock?: Clock;
  /**
   * Variables that complete `data-api:`: DB_CLUSTER_ARN, DB_SECRET_ARN, DB_NAME, AWS_ENDPOINT_URL_RDS_DATA, and the
   * access key of AWS_ACCESS_KEY_ID. Default none.
   */
  readonly environment?: Environment;
}

/**
 * A database to read. Nothing is connected before the first call, so what is wrong with the address alone is reported
 * here (`database.bad-address`), an unreachable server or a wrong password by that call.
 */
export async function openDatabase(
  target: string | DatabaseTarget,
  options: OpenOptions = {},
): Promise<Database> {
  return reading(await openWritableDatabase(target, options));
}

/** A database to seed or import into. Hand out what `openDatabase` gives to everyone who only asks. */
export async function openWritableDatabase(
  target: string | DatabaseTarget,
  { clock = systemClock, environment = {} }: OpenOptions = {},
): Promise<WritableDatabase> {
  const chosen = typeof target === 'string' ? readDatabaseUrl(target, environment) : target;
  switch (chosen.engine) {
    case 'pglite': {
      const { pgliteDatabase } = await import('./engines/pglite/pglite-database.js');
      return pgliteDatabase({ ...chosen, clock });
    }
    case 'postgres': {
      const { postgresDatabase } = await import('./engines/postgres/postgres-database.js');
      return postgresDatabase({ ...chosen, clock });
    }
    case 'mysql': {
      const { mysqlDatabase } = await import('./engines/mysql/mysql-database.js');
      return mysqlDatabase({ ...chosen, clock });
    }
    case 'data-api': {
      const { dataApiDatabase } = await import('./engines/data-api/data-api-database.js');
      return dataApiDatabase({ ...accessKey(environment), ...chosen, clock });
    }
  }
}

/** The embedded database alone, which can also be dumped into a snapshot. Throws `database.bad-address` for another. */
export async function openEmbeddedDatabase(
  target: string | EmbeddedTarget,
  { clock = systemClock }: OpenOptions = {},
): Promise<EmbeddedDatabase> {
  const chosen = typeof target === 'string' ? readDatabaseUrl(target) : target;
  if (chosen.engine !== 'pglite')
    throw problem('database.bad-address', { detail: 'it is not that of an embedded database' });
  const { pgliteDatabase } = await import('./engines/pglite/pglite-database.js');
  return pgliteDatabase({ ...chosen, clock });
}

/** The same database without the way to change it. */
export function reading(database: WritableDatabase): Database {
  return {
    dialect: database.dialect,
    label: database.label,
    query: (sql, parameters, options) => database.query(sql, parameters, options),
    introspect: (options) => database.introspect(options),
    close: () => database.close(),
  };
}

// A profile that is named goes before the key, as it does for the SDK.
function accessKey(environment: Environment): Pick<DataApiTarget, 'credentials'> {
  const {
    AWS_ACCESS_KEY_ID: accessKeyId = '',
    AWS_SECRET_ACCESS_KEY: secretAccessKey = '',
    AWS_SESSION_TOKEN: sessionToken = '',
    AWS_PROFILE: profile = '',
  } = environment;
  if (accessKeyId === '' || secretAccessKey === '' || profile !== '') return {};
  const token = sessionToken === '' ? {} : { sessionToken };
  return { credentials: { accessKeyId, secretAccessKey, ...token } };
}
