// A small clinic and a small camera site, with secrets beside them that no guarded statement may ever show.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { GuardPolicy } from '../../src/ask-data/guard/policy.js';

export type Dialect = 'postgres' | 'mysql';

/** One statement of a case file. */
export interface GuardCase {
  readonly family: string;
  readonly sql: string;
  /** Marked with `~`: it may pass, and then must do no harm. */
  readonly mayPass: boolean;
}

/** Statements of `test/fixtures/guard`: one a line, families under `##` with the reason why. */
export function guardCases(name: string): GuardCase[] {
  const file = path.resolve(import.meta.dirname, '../fixtures/guard', `${name}.sql`);
  let family = '';
  const cases: GuardCase[] = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line.startsWith('##')) family = line.slice(2).trim();
    else if (line.trim() !== '') {
      const mayPass = line.startsWith('~ ');
      cases.push({ family, sql: mayPass ? line.slice(2) : line, mayPass });
    }
  }
  return cases;
}

/** What every secret begins with; its end differs from world to world. */
export const canary = 'CANARY-7f3a';

/** The policy of hostile statements: one video's scope, secrets left out. */
export function guardPolicy(dialect: Dialect, scoped: boolean): GuardPolicy {
  const schema = dialect === 'postgres' ? 'public' : 'test';
  const table = (name: string, columns: string, personal: readonly string[] = []) => ({
    schema,
    name,
    columns: columns.split(' '),
    personalColumns: personal,
  });
  return {
    tables: [
      table('owners', 'id first_name last_name city telephone', ['last_name', 'telephone']),
      table('types', 'id name'),
      table('pets', 'id name birth_date type_id owner_id'),
      table('vets', 'id first_name last_name'),
      table('specialties', 'id name'),
      table('vet_specialties', 'vet_id specialty_id'),
      table('visits', 'id pet_id visit_date description'),
      table('videos', 'id title recorded_at length_s'),
      table('events', 'id video_id event_type start_s end_s confidence detected_at details'),
    ],
    scope: scoped
      ? [
          { table: 'events', column: 'video_id', value: 1 },
          { table: 'videos', column: 'tenant', value: 'north' },
        ]
      : [],
    maxRows: scoped ? 50 : 10_000,
  };
}

/** Statements that build a world. Two worlds differ in nothing but what a guarded statement may not read. */
export function worldStatements(dialect: Dialect, world: 'a' | 'b'): string[] {
  const secret = `${canary}-${world}`;
  const json = dialect === 'postgres' ? 'jsonb' : 'json';
  const double = dialect === 'postgres' ? 'double precision' : 'double';
  const timestamp = dialect === 'postgres' ? 'timestamp' : 'datetime';
  // Secrets stand between the columns that may be read, and their type fits what a statement may compare.
  return [
    `create table owners (id int primary key, first_name varchar(30), secret varchar(60), last_name varchar(30), city varchar(40), telephone varchar(20))`,
    `create table types (id int primary key, name varchar(30))`,
    `create table pets (id int primary key, name varchar(30), birth_date date, type_id int, owner_id int)`,
    `create table vets (id int primary key, first_name varchar(30), last_name varchar(30), salary int)`,
    `create table specialties (id int primary key, name varchar(30))`,
    `create table vet_specialties (vet_id int, specialty_id int)`,
    `create table visits (id int primary key, pet_id int, visit_date date, description varchar(80), secret varchar(60))`,
    `create table videos (id int primary key, title varchar(60), recorded_at ${timestamp}, length_s int, tenant varchar(20), secret varchar(60))`,
    `create table events (id int primary key, video_id int, event_type varchar(20), start_s decimal(8,2), end_s decimal(8,2), confidence ${double}, detected_at ${timestamp}, details ${json}, secret varchar(60))`,
    `create table canary (id int primary key, note varchar(60))`,
    `insert into canary values (1, '${secret}'), (2, '${secret}')`,
    `insert into types values (1,'cat'),(2,'dog'),(3,'lizard'),(4,'snake'),(5,'bird'),(6,'hamster')`,
    `insert into owners (id, first_name, last_name, city, telephone, secret) values ${rows(10, (n) => `(${n}, '${pick(['George', 'Betty', 'Eduardo', 'Harold', 'Peter'], n)}', '${pick(['Franklin', 'Davis', 'Davis', 'Estaban', 'Coleman'], n * 3)}', '${pick(['Madison', 'Sun Prairie', 'McFarland'], n)}', '608-555-${1000 + n}', '${secret}')`)}`,
    `insert into pets values ${rows(13, (n) => `(${n}, '${pick(['Leo', 'Basil', 'Rosy', 'Jewel', 'Iggy', 'George', 'Samantha', 'Max', 'Lucky', '코코'], n)}', '${2009 + (n % 5)}-0${1 + (n % 9)}-1${n % 9}', ${1 + (n % 6)}, ${n === 13 ? 'null' : 1 + (n % 7)})`)}`,
    `insert into vets values (1,'James','Carter',${world === 'a' ? 1 : 2}),(2,'Helen','Leary',${world === 'a' ? 5 : 1}),(3,'Linda','Douglas',${world === 'a' ? 3 : 9})`,
    `insert into specialties values (1,'radiology'),(2,'surgery'),(3,'dentistry')`,
    `insert into vet_specialties values (2,1),(3,2),(3,3)`,
    `insert into visits (id, pet_id, visit_date, description, secret) values ${rows(8, (n) => `(${n}, ${1 + (n % 4)}, '2013-01-0${n}', 'rabies shot ${n}', '${secret}')`)}`,
    `insert into videos values ${rows(4, (n) => (n < 3 ? `(${n}, 'camera ${n} north', '2024-05-01 10:00:00', 1200, 'north', '${secret}')` : `(${n}, '${secret}', '2024-05-0${world === 'a' ? 1 : 2} 10:00:00', ${world === 'a' ? 77 : 99}, 'south', '${secret}')`))}`,
    `insert into events values ${rows(30, (n) => eventRow(n, 1 + (n % 2), world, secret))}`,
  ];
}

// Events of video 1 are the same in both worlds; those of video 2, out of scope, differ in every value.
function eventRow(n: number, video: number, world: 'a' | 'b', secret: string): string {
  const hidden = video === 2;
  const shift = hidden && world === 'b' ? 7 : 0;
  const kind = hidden && world === 'b' ? secret.slice(0, 19) : pick(['fall', 'fight', 'theft'], n);
  const details = `{"gender": "${pick(['male', 'female'], Math.floor(n / 2))}", "zone": "${hidden ? secret : pick(['gate', 'lobby'], n)}", "persons": ${1 + (n % 3) + shift}, "box": [${n}, ${n % 4}]}`;
  return `(${n}, ${video}, '${kind}', ${n * 37 + shift}, ${n * 37 + 4 + (n % 5)}, ${((n % 10) + 0.5) / 10}, '2024-05-01 10:${10 + n}:00', '${details}', '${secret}')`;
}

function rows(count: number, row: (n: number) => string): string {
  return Array.from({ length: count }, (_, at) => row(at + 1)).join(', ');
}

function pick<T>(from: readonly T[], n: number): T {
  return from[n % from.length]!;
}
