// The guide of databases names every problem, limit, type and address form there is.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { databaseProblems } from '../src/shared/problems/database-problems.js';

const read = (file: string) => readFileSync(path.resolve(import.meta.dirname, '..', file), 'utf8');
const guide = read('docs/guide/databases.md');

it('lists every problem, with whether to try again', () => {
  for (const [code, row] of Object.entries(databaseProblems)) {
    const line = guide.split('\n').find((one) => one.startsWith(`| \`${code}\``));
    expect(line, code).toBeDefined();
    const isRetryable = 'retryable' in row && row.retryable === true;
    expect(line!.endsWith(isRetryable ? '| yes |' : '| no |'), code).toBe(true);
  }
});

it('lists every option and every type of value', () => {
  const source = read('src/databases/database.ts');
  const options = [...source.matchAll(/^ {2}readonly (\w+)\?:/gm)].map((match) => match[1]!);
  const union = /export type ColumnType =([^;]+);/.exec(source)![1]!;
  const types = [...union.matchAll(/'(\w+)'/g)].map((match) => match[1]!);
  expect(options.length).toBeGreaterThan(6);
  expect(types.length).toBeGreaterThan(10);
  for (const word of [...options, ...types]) expect(guide).toContain(`| \`${word}\` |`);
});

it('names every engine and variable', () => {
  for (const word of ['postgres://', 'mysql://', 'mariadb://', 'pglite:', 'data-api:'])
    expect(guide).toContain(word);
  const source = read('src/databases/database-url.ts');
  for (const [word] of source.matchAll(/\b(?:DB|AWS)_[A-Z_]+\b/g))
    if (word !== 'AWS_ENDPOINT_URL') expect(guide).toContain(word);
});
