import { problem } from '../../../shared/index.js';

/** PostgreSQL's own parser, as JSON of its parse tree. */
export type PostgresParser = (sql: string) => unknown;

let loaded: Promise<PostgresParser> | null = null;

/** Loads the parser (1.7 MB of WebAssembly) on first use, once per process. */
export function loadPostgresParser(): Promise<PostgresParser> {
  loaded ??= import('libpg-query').then(async (library) => {
    await library.loadModule();
    return (sql) => {
      try {
        return library.parseSync(sql);
      } catch (thrown) {
        const detail = thrown instanceof Error ? thrown.message : String(thrown);
        throw problem('guard.syntax', { dialect: 'PostgreSQL', detail }, thrown);
      }
    };
  });
  return loaded;
}
