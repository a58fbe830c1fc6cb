// One statement whose rows are handed over as they come, never gathered by the driver.
import type { Connection } from 'mysql2';
import type { MysqlField } from './mysql-fields.js';

export type MysqlRow = readonly (Buffer | null)[];

/**
 * Runs a statement that answers rows. `onRow` says whether it wants more; when it does not, the connection is
 * ended, which is the only way to stop a server that sends.
 */
export function streamRows(
  connection: Connection,
  sql: string,
  onRow: (row: MysqlRow, fields: readonly MysqlField[]) => boolean,
): Promise<readonly MysqlField[]> {
  const { stream } = connection as unknown as { stream: NodeJS.ReadableStream }; // missing in the driver's types
  let closed = () => {};
  return new Promise<readonly MysqlField[]>((resolve, reject) => {
    let fields: readonly MysqlField[] = [];
    let isOver = false;
    const command = connection.query({
      sql,
      rowsAsArray: true,
      // Every cell as the bytes of its text form.
      typeCast: (field) => field.buffer(),
    });
    command.on('fields', (known: unknown) => {
      // The driver hands over its column definitions, undefined for a statement without rows.
      fields = (known as readonly MysqlField[] | undefined) ?? [];
    });
    command.on('result', (row: unknown) => {
      if (isOver || !Array.isArray(row) || onRow(row, fields)) return;
      isOver = true;
      connection.destroy();
      resolve(fields);
    });
    command.on('error', reject);
    command.on('end', () => resolve(fields));
    // A connection that is destroyed tells its commands nothing.
    closed = () => reject(new Error('the connection was closed'));
    stream.once('close', closed);
  }).finally(() => stream.removeListener('close', closed));
}

/** Runs a statement for its effect; answers the rows that the last of its results changed. */
export function ask(connection: Connection, sql: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const { stream } = connection as unknown as { stream: NodeJS.ReadableStream };
    const closed = () => reject(new Error('the connection was closed'));
    stream.once('close', closed);
    connection.query(sql, (error, results) => {
      stream.removeListener('close', closed);
      if (error) return reject(error);
      const last: unknown = Array.isArray(results) ? results[results.length - 1] : results;
      resolve(Number(Object(last).affectedRows ?? 0));
    });
  });
}
