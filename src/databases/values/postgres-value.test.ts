import { expect, it } from 'vitest';
import { postgresType, postgresValue } from './postgres-value.js';

it('reads arrays of any depth', () => {
  expect(postgresValue('{1,NULL,3}', 1007)).toEqual([1, null, 3]);
  expect(postgresValue('{{1,2},{3,4}}', 1007)).toEqual([
    [1, 2],
    [3, 4],
  ]);
  expect(postgresValue('[0:1]={7,8}', 1007)).toEqual([7, 8]);
  expect(postgresValue('{}', 1009)).toEqual([]);
  expect(postgresValue('{"a,b","{}","NULL","q\\"\\\\",plain text}', 1009)).toEqual([
    'a,b',
    '{}',
    'NULL',
    'q"\\',
    'plain text',
  ]);
  expect(postgresValue('{"2026-01-31 13:05:00+00"}', 1185)).toEqual(['2026-01-31T13:05:00Z']);
  expect(postgresValue('{t,f}', 1000)).toEqual([true, false]);
});

it('takes what it does not know as text', () => {
  expect(postgresType(987654)).toBe('text');
  expect(postgresValue('(1,2)', 600)).toBe('(1,2)');
  expect(postgresValue(null, 23)).toBeNull();
  expect(postgresValue('\\x00ff', 17)).toBe('AP8=');
});
