// AWS wire formats on localhost, for tests and for work without an account.
export type {
  DataApiColumn,
  DataApiDatabase,
  DataApiResult,
  DataApiSession,
  DataApiStatement,
  DataApiValue,
  FieldKind,
} from './data-api/data-api-database.js';
export { DatabaseFailure } from './data-api/data-api-database.js';
export { type MysqlPool, mysqlDatabase } from './data-api/mysql-database.js';
export { type PgliteLike, pgliteDatabase } from './data-api/pglite-database.js';
export { type PostgresPool, postgresDatabase } from './data-api/postgres-database.js';
export {
  decodeEvent,
  type EventMessage,
  EventStreamDecoder,
  encodeEvent,
  encodeStringEvent,
  type HeaderValue,
} from './event-stream.js';
export type {
  LambdaContext,
  LambdaHandler,
  LambdaResponseStream,
} from './lambda/lambda-handler.js';
export { operations } from './operations.js';
export type { RecordedRequest } from './recorded-request.js';
export type {
  DataApiSettings,
  EmulatorScript,
  EndpointFormat,
  ScriptAnswer,
  ScriptFault,
  ScriptPassage,
  ScriptQuestion,
  ScriptRule,
} from './script/emulator-script.js';
export { checkEmulatorScript, loadEmulatorScript } from './script/load-script.js';
export { type Emulator, type EmulatorOptions, startEmulator } from './start-emulator.js';
export type { SigningKeys } from './wire/signature.js';
