import { problem } from '../shared/index.js';
import type { Dialect } from './database.js';

export type Environment = Readonly<Record<string, string | undefined>>;

export type DatabaseTarget = ServerTarget | EmbeddedTarget | DataApiTarget;

export interface ServerTarget {
  readonly engine: 'postgres' | 'mysql';
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  readonly tls: {
    readonly mode: 'disable' | 'require' | 'verify-full';
    readonly authorityFile?: string;
  };
}

export interface EmbeddedTarget {
  readonly engine: 'pglite';
  /** Data folder; null keeps everything in memory. */
  readonly folder: string | null;
  /** A data folder as a tar file, or the path of one, to start from. */
  readonly snapshot?: Uint8Array | string;
}

export interface DataApiTarget {
  readonly engine: 'data-api';
  /** Aurora MySQL or Aurora PostgreSQL. */
  readonly dialect: Dialect;
  readonly clusterArn: string;
  readonly secretArn: string;
  readonly database: string;
  /** Default: the one inside the cluster's ARN. */
  readonly region?: string;
  /** Address of an emulator or a VPC endpoint. */
  readonly endpoint?: string;
  /** Default: the SDK's own chain (environment, profile, role). */
  readonly credentials?: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
}

/**
 * Reads postgres://, postgresql://, mysql://, mariadb://, pglite: and data-api: addresses.
 * `data-api:mysql` (the default) or `data-api:postgres`, with ?cluster=&secret=&database=&region=&endpoint=, each completed by
 * DB_CLUSTER_ARN, DB_SECRET_ARN, DB_NAME, AWS_ENDPOINT_URL_RDS_DATA. Throws `database.bad-address`, which never repeats the address.
 */
export function readDatabaseUrl(text: string, environment: Environment = {}): DatabaseTarget {
  const scheme = /^([a-z][a-z-]*):/i.exec(text)?.[1]?.toLowerCase();
  switch (scheme) {
    case 'postgres':
    case 'postgresql':
      return serverTarget(text, 'postgres', 5432);
    case 'mysql':
    case 'mariadb':
      return serverTarget(text, 'mysql', 3306);
    case 'pglite':
      return embeddedTarget(text.slice('pglite:'.length));
    case 'data-api':
      return dataApiTarget(text.slice('data-api:'.length), environment);
    default:
      throw refused(
        scheme === undefined
          ? 'it begins with no kind of database'
          : `"${scheme.slice(0, 20)}:" is no kind of database known here`,
      );
  }
}

const tlsModes: Readonly<Record<string, ServerTarget['tls']['mode']>> = {
  disable: 'disable',
  require: 'require',
  'verify-ca': 'verify-full',
  'verify-full': 'verify-full',
};

function serverTarget(text: string, engine: 'postgres' | 'mysql', port: number): ServerTarget {
  const url = parsed(text);
  const known = ['sslmode', 'sslrootcert'];
  const unknown = [...url.searchParams.keys()].find((key) => !known.includes(key));
  if (unknown !== undefined)
    throw refused(`unknown option "${unknown.slice(0, 30)}", expected ${known.join(' or ')}`);
  const mode = tlsModes[url.searchParams.get('sslmode') ?? 'disable'];
  if (mode === undefined)
    throw refused(`sslmode must be one of ${Object.keys(tlsModes).join(', ')}`);
  const authorityFile = url.searchParams.get('sslrootcert');
  const database = decoded(url.pathname.slice(1));
  if (database === '') throw refused('the name of the database is missing after the host');
  if (url.username === '') throw refused('the user is missing before the host');
  return {
    engine,
    // IPv6 addresses stand in brackets, which drivers do not want.
    host: decoded(url.hostname || 'localhost').replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? port : Number(url.port),
    user: decoded(url.username),
    password: decoded(url.password),
    database,
    tls: { mode, ...(authorityFile === null ? {} : { authorityFile }) },
  };
}

function embeddedTarget(rest: string): EmbeddedTarget {
  const place = rest.replace(/^\/\/(?=[^/])/, '').replace(/^\/\/\//, '/');
  if (place === '' || place === 'memory') return { engine: 'pglite', folder: null };
  return { engine: 'pglite', folder: decoded(place) };
}

function dataApiTarget(rest: string, environment: Environment): DataApiTarget {
  const [dialect = '', query = ''] = rest.split(/\?(.*)/s);
  const options = new URLSearchParams(query);
  const known = ['cluster', 'secret', 'database', 'region', 'endpoint'];
  const unknown = [...options.keys()].find((key) => !known.includes(key));
  if (unknown !== undefined)
    throw refused(`unknown option "${unknown.slice(0, 30)}", expected ${known.join(', ')}`);
  if (!['', 'mysql', 'postgres'].includes(dialect))
    throw refused('after data-api: stands mysql or postgres');
  const given = (option: string, variable: string) =>
    options.get(option) || environment[variable] || '';
  const clusterArn = given('cluster', 'DB_CLUSTER_ARN');
  const secretArn = given('secret', 'DB_SECRET_ARN');
  const database = given('database', 'DB_NAME');
  const clusterRegion = /^arn:aws[a-z-]*:rds:([a-z0-9-]+):\d{12}:cluster:./.exec(clusterArn)?.[1];
  if (clusterRegion === undefined)
    throw refused(
      'the cluster ARN (cluster=, DB_CLUSTER_ARN) must look like arn:aws:rds:REGION:ACCOUNT:cluster:NAME',
    );
  if (!/^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:./.test(secretArn))
    throw refused(
      'the secret ARN (secret=, DB_SECRET_ARN) must look like arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME',
    );
  if (database === '') throw refused('the database name (database=, DB_NAME) is missing');
  const endpoint =
    given('endpoint', 'AWS_ENDPOINT_URL_RDS_DATA') || environment.AWS_ENDPOINT_URL || '';
  return {
    engine: 'data-api',
    dialect: dialect === 'postgres' ? 'postgres' : 'mysql',
    clusterArn,
    secretArn,
    database,
    region: options.get('region') || clusterRegion,
    ...(endpoint === '' ? {} : { endpoint }),
  };
}

function parsed(text: string): URL {
  try {
    return new URL(text);
  } catch {
    throw refused('it is not a URL; special characters of user and password are percent-encoded');
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw refused('a percent sign is not followed by two hexadecimal digits');
  }
}

function refused(detail: string) {
  return problem('database.bad-address', { detail });
}
