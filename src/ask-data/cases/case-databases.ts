// The databases of the cases: two with their workspace's catalogue, three known by introspection alone.
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
  { name: 'hospital', scope: {}, scripts: ['src/ask-data/cases/hospital.sql'], catalogue: null },
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

export interface OpenCases {
  readonly database: WritableDatabase;
  /** By name of the case database: it knows its own tables and no others. */
  readonly catalogues: ReadonlyMap<string, Catalogue>;
}

/** One embedded database with the rows of every case (starting one is what costs), a catalogue for each. */
export async function openCases(): Promise<OpenCases> {
  const database = await openWritableDatabase({ engine: 'pglite', folder: null });
  const catalogues = new Map<string, Catalogue>();
  let known: readonly string[] = [];
  for (const { name, scripts, catalogue } of caseDatabases) {
    for (const script of scripts)
      await database.execute(readFileSync(path.join(root, script), 'utf8'));
    const file =
      catalogue === null
        ? {}
        : // Checked against the schema when the catalogue is built.
          (parseCatalogue(readFileSync(path.join(root, catalogue), 'utf8')) as CatalogueFile);
    const schema = await database.introspect();
    const earlier = known;
    const tables = schema.tables.filter((table) => !earlier.includes(table.name));
    known = schema.tables.map((table) => table.name);
    catalogues.set(name, catalogueOfDatabase({ ...schema, tables }, withoutJson(file)));
  }
  return { database, catalogues };
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
