import { record } from '../wire/loose-json.js';
import {
  type DataApiColumn,
  type DataApiDatabase,
  type DataApiResult,
  type DataApiSession,
  type DataApiStatement,
  type DataApiValue,
  DatabaseFailure,
  type FieldKind,
} from './data-api-database.js';

/** What is needed of a promise pool of `mysql2/promise`; hand in such a pool. */
export interface MysqlPool {
  getConnection(): Promise<MysqlConnection>;
}

export interface MysqlConnection {
  readonly threadId: number | null;
  escape(value: string): string;
  query(options: {
    readonly sql: string;
    readonly rowsAsArray: true;
    readonly typeCast: (field: { buffer(): Buffer | null }) => unknown;
  }): Promise<[unknown, unknown]>;
  release(): void;
  destroy(): void;
}

/** MySQL, MariaDB and Aurora MySQL through a pool of `mysql2/promise`. The pool stays the caller's to end. */
export function mysqlDatabase(pool: MysqlPool): DataApiDatabase {
  return {
    dialect: 'mysql',
    open: async ({ database }) => {
      const connection = await pool.getConnection();
      try {
        if (database !== undefined)
          await ask(connection, `USE \`${database.replaceAll('`', '``')}\``);
      } catch (error) {
        connection.release();
        throw error;
      }
      return sessionOf(pool, connection);
    },
  };
}

function sessionOf(pool: MysqlPool, connection: MysqlConnection): DataApiSession {
  return {
    run: (statement) => run(connection, statement),
    cancel: async () => {
      const other = await pool.getConnection();
      try {
        await ask(other, `KILL QUERY ${Number(connection.threadId)}`);
      } finally {
        other.release();
      }
    },
    close: async () => {
      try {
        await ask(connection, 'ROLLBACK');
        connection.release();
      } catch {
        connection.destroy();
      }
    },
  };
}

async function run(
  connection: MysqlConnection,
  statement: DataApiStatement,
): Promise<DataApiResult> {
  const [answer, fields] = await ask(connection, mysqlSql(connection, statement));
  if (!Array.isArray(answer)) {
    const { affectedRows = 0, insertId = 0 } = record(answer);
    const generatedId = String(insertId);
    return {
      columns: [],
      rows: [],
      updated: Number(affectedRows),
      generatedId: generatedId === '0' ? null : generatedId,
    };
  }
  // Beside rows mysql2 answers their column definitions.
  const columns = (fields as readonly MysqlField[]).map(columnOf);
  return {
    columns,
    rows: answer.map((row: unknown) =>
      Array.isArray(row) ? row.map((cell, index) => cellOf(cell, columns[index]!)) : [],
    ),
    updated: 0,
    generatedId: null,
  };
}

async function ask(connection: MysqlConnection, sql: string): Promise<[unknown, unknown]> {
  try {
    return await connection.query({ sql, rowsAsArray: true, typeCast: (field) => field.buffer() });
  } catch (thrown) {
    throw failureOf(thrown);
  }
}

function failureOf(thrown: unknown): unknown {
  if (!(thrown instanceof Error)) return thrown;
  const { errno, sqlState, sqlMessage } = record(thrown);
  if (typeof sqlState !== 'string' || typeof errno !== 'number') return thrown;
  return new DatabaseFailure(String(sqlMessage ?? thrown.message), sqlState, { errorCode: errno });
}

// Parameters become literals, as the JDBC driver behind the Data API makes them.
function mysqlSql(connection: MysqlConnection, statement: DataApiStatement): string {
  return statement.texts.reduce(
    (sql, text, index) => sql + mysqlLiteral(connection, statement.values[index - 1]!) + text,
  );
}

function mysqlLiteral(connection: MysqlConnection, value: DataApiValue): string {
  switch (value.type) {
    case 'null':
      return 'NULL';
    case 'boolean':
      return value.value ? 'TRUE' : 'FALSE';
    case 'double':
      return Number.isFinite(value.value) ? value.value.toExponential() : 'NULL';
    case 'blob':
      return `X'${Buffer.from(value.value).toString('hex')}'`;
    case 'long':
      return /^-?\d+$/.test(value.value) ? value.value : connection.escape(value.value);
    case 'decimal':
      // Its form was checked when the parameter was read.
      return value.value;
    default:
      return connection.escape(value.value);
  }
}

interface MysqlField {
  readonly name: string;
  readonly orgName: string;
  readonly orgTable: string;
  readonly schema?: string;
  readonly db?: string;
  readonly columnType: number;
  readonly columnLength: number;
  readonly characterSet: number;
  readonly decimals: number;
  readonly flags: number;
}

const flag = { notNull: 1, unsigned: 32, autoIncrement: 512 } as const;
const binaryCharacterSet = 63;

// Column types of the client protocol: name, java.sql.Types code, kind.
const types: Readonly<Record<number, readonly [string, number, FieldKind]>> = {
  0: ['DECIMAL', 3, 'decimal'],
  1: ['TINYINT', -6, 'long'],
  2: ['SMALLINT', 5, 'long'],
  3: ['INT', 4, 'long'],
  4: ['FLOAT', 7, 'double'],
  5: ['DOUBLE', 8, 'double'],
  7: ['TIMESTAMP', 93, 'string'],
  8: ['BIGINT', -5, 'long'],
  9: ['MEDIUMINT', 4, 'long'],
  10: ['DATE', 91, 'string'],
  11: ['TIME', 92, 'string'],
  12: ['DATETIME', 93, 'string'],
  13: ['YEAR', 91, 'long'],
  15: ['VARCHAR', 12, 'string'],
  16: ['BIT', -7, 'boolean'],
  245: ['JSON', -1, 'string'],
  246: ['DECIMAL', 3, 'decimal'],
  247: ['ENUM', 1, 'string'],
  248: ['SET', 1, 'string'],
  249: ['TINYBLOB', -3, 'blob'],
  250: ['MEDIUMBLOB', -4, 'blob'],
  251: ['LONGBLOB', -4, 'blob'],
  252: ['BLOB', -4, 'blob'],
  253: ['VARCHAR', 12, 'string'],
  254: ['CHAR', 1, 'string'],
};

function columnOf(field: MysqlField): DataApiColumn {
  const [typeName, typeCode, kind] = typeOf(field);
  const isUnsigned = (field.flags & flag.unsigned) !== 0;
  return {
    label: field.name,
    kind,
    name: field.orgName,
    tableName: field.orgTable,
    schemaName: field.schema ?? field.db ?? '',
    typeName: isUnsigned && kind === 'long' ? `${typeName} UNSIGNED` : typeName,
    typeCode,
    nullable: (field.flags & flag.notNull) !== 0 ? 0 : 1,
    precision: kind === 'string' ? Math.floor(field.columnLength / 4) : field.columnLength,
    scale: kind === 'decimal' ? field.decimals : 0,
    isSigned: ['long', 'double', 'decimal'].includes(kind) && !isUnsigned,
    isAutoIncrement: (field.flags & flag.autoIncrement) !== 0,
    isCaseSensitive: false,
  };
}

function typeOf(field: MysqlField): readonly [string, number, FieldKind] {
  const isBinary = field.characterSet === binaryCharacterSet;
  // The JDBC driver reads TINYINT(1) as a boolean, and BIT(n) of more than one bit as bytes.
  if (field.columnType === 1 && field.columnLength === 1) return ['BIT', -7, 'boolean'];
  if (field.columnType === 16 && field.columnLength > 1) return ['BIT', -3, 'blob'];
  if (field.columnType >= 249 && field.columnType <= 252)
    return isBinary ? types[field.columnType]! : ['TEXT', -1, 'string'];
  if (field.columnType === 253 && isBinary) return ['VARBINARY', -3, 'blob'];
  if (field.columnType === 254 && isBinary) return ['BINARY', -2, 'blob'];
  return types[field.columnType] ?? ['VARCHAR', 12, 'string'];
}

function cellOf(cell: unknown, column: DataApiColumn): string | Uint8Array | null {
  if (cell === null || cell === undefined) return null;
  const bytes = Buffer.isBuffer(cell) ? cell : Buffer.from(String(cell), 'utf8');
  // A bit comes as a byte, TINYINT(1) as a digit.
  const isBit = column.kind === 'boolean' && bytes.length === 1 && bytes[0]! < 2;
  return column.kind === 'blob' || isBit ? bytes : bytes.toString('utf8');
}
