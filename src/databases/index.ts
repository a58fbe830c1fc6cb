// Databases behind one small interface: read safely, look around, seed.
export type {
  ColumnType,
  Database,
  Dialect,
  EmbeddedDatabase,
  IntrospectOptions,
  JsonValue,
  Parameter,
  QueryOptions,
  QueryResult,
  ResultColumn,
  ScalarParameter,
  Statement,
  TypedParameter,
  WritableDatabase,
} from './database.js';
export { type DatabaseTarget, readDatabaseUrl } from './database-url.js';
export {
  type OpenOptions,
  openDatabase,
  openEmbeddedDatabase,
  openWritableDatabase,
} from './open-database.js';
export type { ColumnSchema, DatabaseSchema, ForeignKey, TableSchema } from './schema.js';
export { type SqlToken, sqlTokens } from './sql-tokens.js';
