// The databases of the cases: two with their workspace's catalogue, two known by introspection alone.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openWritableDatabase, type WritableDatabase } from '../../databases/index.js';
import type { Catalogue } from '../catalogue/catalogue.js';
import type { CatalogueFile } from '../catalogue/catalogue-file.js';
import { parseCatalogue } from '../catalogue/check-catalogue.js';
import { catalogueOfDatabase } from '../catalogue/from-database.js';

export interface CaseDatabase {
  readonly name: string;
  readonly scope: Readonly<Record<string, number>>;
  readonly scripts: readonly string[];
  readonly catalogue: string | null;
}

const root = path.resolve(import.meta.dirname, '../../..');

export const caseDatabases: readonly CaseDatabase[] = [
  {
    name: 'petclinic',
    scope: {},
    scripts: [
      'workspaces/petclinic/database/schema.postgres.sql',
      'workspaces/petclinic/database/rows.sql',
    ],
    catalogue: 'workspaces/petclinic/catalogue.json',
  },
  {
    name: 'cctv',
    scope: { video_id: 1 },
    scripts: ['workspaces/cctv/database/schema.postgres.sql', 'src/ask-data/cases/cctv-rows.sql'],
    catalogue: 'workspaces/cctv/catalogue.json',
  },
  { name: 'library', scope: {}, scripts: ['src/ask-data/cases/library.sql'], catalogue: null },
  { name: 'factory', scope: {}, scripts: ['src/ask-data/cases/factory.sql'], catalogue: null },
];

export interface Case {
  readonly id: string;
  readonly half: 'development' | 'held-out' | 'second';
  readonly question: string;
  /** Written by hand; null when the data does not hold the answer. */
  readonly sql: string | null;
}

/** The cases of one database, in the order they were written. */
export function casesOf(name: string): readonly Case[] {
  const text = readFileSync(path.join(import.meta.dirname, `${name}.jsonl`), 'utf8');
  // Written beside this file, in this form.
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Case);
}

/** Fills an empty embedded database with one case's rows in a schema of its own, and catalogues it. */
export async function openCase(
  chosen: CaseDatabase,
): Promise<{ readonly database: WritableDatabase; readonly catalogue: Catalogue }> {
  const database = await openWritableDatabase({ engine: 'pglite', folder: null });
  for (const script of chosen.scripts)
    await database.execute(readFileSync(path.join(root, script), 'utf8'));
  const file =
    chosen.catalogue === null
      ? {}
      : // Checked against the schema when the catalogue is built.
        (parseCatalogue(readFileSync(path.join(root, chosen.catalogue), 'utf8')) as CatalogueFile);
  return {
    database,
    catalogue: catalogueOfDatabase(await database.introspect(), withoutJson(file)),
  };
}

// The catalogue of the events serves two forms of the table; this one has no JSON column.
function withoutJson(file: CatalogueFile): CatalogueFile {
  return JSON.parse(
    JSON.stringify(file, (key, value: unknown) => {
      if (Array.isArray(value))
        return value.filter((one) => typeof one !== 'string' || !one.startsWith('attributes.'));
      return key.startsWith('attributes') ? undefined : value;
    }),
  );
}
