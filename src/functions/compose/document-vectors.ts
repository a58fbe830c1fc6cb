// The database that holds vectors of passages: read by the functions, written by the command line alone.
import {
  pgvectorSearch,
  pgvectorStore,
  type VectorSearch,
  type VectorStore,
} from '../../ask-documents/index.js';
import { openDatabase, openWritableDatabase } from '../../databases/index.js';
import type { Settings } from '../../shared/index.js';
import { dataApiEnvironment } from './server-database.js';

/** The vectors at an address, to be searched. Nothing is connected before the first search. */
export async function openVectorSearch(url: string, settings: Settings): Promise<VectorSearch> {
  const environment = dataApiEnvironment(settings, '', process.env);
  return pgvectorSearch(await openDatabase(url, { environment }));
}

/** Lets `work` fill the vectors at an address. Throws `database.*` problems. */
export async function changeVectors<T>(
  url: string,
  settings: Settings,
  work: (store: VectorStore) => Promise<T>,
): Promise<T> {
  const environment = dataApiEnvironment(settings, '', process.env);
  const database = await openWritableDatabase(url, { environment });
  try {
    return await work(pgvectorStore(database));
  } finally {
    await database.close();
  }
}
