// What a catalogue allows a statement to read, in the words of the guard.
import { problem } from '../shared/index.js';
import type { Catalogue } from './catalogue/catalogue.js';
import type { GuardPolicy } from './guard/policy.js';

/** Values that queries are limited to, by parameter of the catalogue. */
export type Scope = Readonly<Record<string, string | number | boolean>>;

/** The policy of a catalogue under a scope; throws `ask.scope-missing` when a required value is not given. */
export function guardPolicy(catalogue: Catalogue, scope: Scope, maxRows: number): GuardPolicy {
  return {
    tables: catalogue.tables.map((table) => ({
      schema: table.schema,
      name: table.name,
      columns: [...new Set([...table.columns.map(({ name, json }) => json?.column ?? name)])],
      personalColumns: table.columns
        .filter(({ personal }) => personal)
        .map(({ name, json }) => json?.column ?? name),
    })),
    scope: catalogue.scope.flatMap(({ table, column, parameter, required }) => {
      const value = scope[parameter];
      if (value === undefined) {
        if (required) throw problem('ask.scope-missing', { parameter, table });
        return [];
      }
      return [{ table, column, value }];
    }),
    maxRows,
  };
}
