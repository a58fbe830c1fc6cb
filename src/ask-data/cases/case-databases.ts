// The databases of the cases: those of the workspaces with their catalogue, the others known by introspection alone.
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
  {
    name: 'cctv-shop',
    scope: { video_id: 1 },
    scripts: [
      'workspaces/cctv/database/schema.postgres.sql',
      'src/ask-data/cases/cctv-shop-rows.sql',
    ],
    catalogue: 'workspaces/cctv/catalogue.json',
  },
  ...['airline', 'clinic', 'energy', 'hotel', 'hr', 'league', 'school-ko', 'shop', 'warehouse'].map(
    (name) => ({
      name,
      scope: {},
      scripts: [`src/ask-data/cases/${name}.sql`],
      catalogue: null,
    }),
  ),
];

export interface Case {
  readonly id: string;
  /** Which set it came with: see README.md. */
  readonly half: 'development' | 'held-out' | 'second' | `round-${number}` | 'outside';
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
  readonly catalogues: ReadonlyMap<string, Catalogue>;
  /** Queries that follow see the tables of this case database and no others. */
  readonly use: (name: string) => Promise<void>;
}

/** One embedded database with a schema for each case database (starting one is what costs); default all of them. */
export async function openCases(names?: readonly string[]): Promise<OpenCases> {
  const opened = caseDatabases.filter(({ name }) => names === undefined || names.includes(name));
  const database = await openWritableDatabase({ engine: 'pglite', folder: null });
  const catalogues = new Map<string, Catalogue>();
  const use = async (name: string) => {
    await database.execute(`SET search_path TO "${name}"`);
  };
  for (const { name, scripts } of opened) {
    await database.execute(`CREATE SCHEMA "${name}"`);
    await use(name);
    for (const script of scripts)
      await database.execute(readFileSync(path.join(root, script), 'utf8'));
  }
  // One look at everything, then every case database by itself.
  const whole = await database.introspect();
  for (const { name, catalogue } of opened) {
    const file =
      catalogue === null
        ? {}
        : // Checked against the schema when the catalogue is built.
          (parseCatalogue(readFileSync(path.join(root, catalogue), 'utf8')) as CatalogueFile);
    const tables = whole.tables
      .filter(({ schema }) => schema === name)
      .map((table) => ({ ...table, isOnSearchPath: true }));
    catalogues.set(name, catalogueOfDatabase({ ...whole, tables }, withoutJson(file)));
  }
  return { database, catalogues, use };
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
