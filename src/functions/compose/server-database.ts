import {
  type Database,
  openDatabase,
  openWritableDatabase,
  type WritableDatabase,
} from '../../databases/index.js';
import type { Clock, Settings } from '../../shared/index.js';

/** A database that is asked, and now and then written to. */
export interface OpenedDatabase {
  /** The database as it is now: after an import, also by another process, the one with its rows. */
  readonly current: () => Promise<Database>;
  /** Lets `work` change it. What it did is kept when it ends well, and is gone when it throws. */
  readonly change: <T>(work: (database: WritableDatabase) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

/** A server's database at an address. */
export async function serverDatabase(
  url: string,
  options: {
    readonly clock: Clock;
    readonly environment: Readonly<Record<string, string | undefined>>;
  },
): Promise<OpenedDatabase> {
  const database = await openDatabase(url, options);
  return {
    current: async () => database,
    change: async (work) => {
      const writable = await openWritableDatabase(url, options);
      try {
        return await work(writable);
      } finally {
        await writable.close();
      }
    },
    close: () => database.close(),
  };
}

/** The address the settings give: a URL, or the Data API of the cluster they name; empty for the workspace's own. */
export function databaseAddress(
  settings: Pick<Settings, 'databaseUrl' | 'databaseClusterArn'>,
): string {
  if (settings.databaseUrl !== '') return settings.databaseUrl;
  return settings.databaseClusterArn === '' ? '' : 'data-api:';
}

/** The variables of the Data API as the settings have them; the database is named after the workspace unless told. */
export function dataApiEnvironment(
  settings: Settings,
  workspaceName: string,
  environment: Readonly<Record<string, string | undefined>>,
) {
  return {
    ...environment,
    DB_CLUSTER_ARN: settings.databaseClusterArn,
    DB_SECRET_ARN: settings.databaseSecretArn,
    DB_NAME: settings.databaseName || workspaceName,
    ...(settings.awsEndpoint === '' ? {} : { AWS_ENDPOINT_URL: settings.awsEndpoint }),
  };
}
