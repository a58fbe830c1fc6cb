// One statement whose rows are handed over as they come, never gathered by the driver.
import type {
  ClientBase,
  Query as DriverQuery,
  QueryResult as DriverResult,
  QueryArrayConfig,
} from 'pg';

type Pg = typeof import('pg').default;

export interface PostgresField {
  readonly name: string;
  readonly typeId: number;
}

const asText = { getTypeParser: () => (text: string) => text };

/** Runs it in the extended protocol, which takes one statement only. `onRow` sees every cell as text. */
export function streamRows(
  pg: Pg,
  client: ClientBase,
  text: string,
  values: readonly (string | null)[],
  onRow: (row: readonly (string | null)[]) => void,
): Promise<readonly PostgresField[]> {
  // queryMode is missing in the driver's types.
  const config = {
    text,
    values: [...values],
    rowMode: 'array',
    types: asText,
    queryMode: 'extended',
  } as QueryArrayConfig;
  return new Promise((resolve, reject) => {
    // The driver's types know only rows as objects; rowMode 'array' makes lists.
    const query = new pg.Query(config as never) as DriverQuery<never>;
    query.on('row', (row) => onRow(row as readonly (string | null)[]));
    query.on('error', reject);
    query.on('end', (result: DriverResult) =>
      resolve(
        (result.fields ?? []).map((field) => ({ name: field.name, typeId: field.dataTypeID })),
      ),
    );
    client.query(query as never);
  });
}
