import { expect, it } from 'vitest';
import { mysqlTypeOfColumn, mysqlValue } from './mysql-value.js';

it.each([
  ['tinyint(1)', 'boolean'],
  ['bit(1)', 'boolean'],
  ['bit(8)', 'bytes'],
  ['tinyint(3) unsigned', 'integer'],
  ['int unsigned', 'integer'],
  ['decimal(10,2)', 'decimal'],
  ['double', 'float'],
  ['datetime(6)', 'timestamp'],
  ['timestamp', 'instant'],
  ['VARCHAR', 'text'],
  ["enum('a','b')", 'text'],
  ['longblob', 'bytes'],
] as const)('%s is %s', (databaseType, type) => {
  expect(mysqlTypeOfColumn(databaseType)).toBe(type);
});

it('reads cells', () => {
  expect(mysqlValue(null, 'integer')).toBeNull();
  expect(mysqlValue(Buffer.from('1'), 'boolean')).toBe(true);
  expect(mysqlValue(Buffer.from('0'), 'boolean')).toBe(false);
  expect(mysqlValue(Buffer.from([1]), 'boolean')).toBe(true);
  expect(mysqlValue(Buffer.from([0]), 'boolean')).toBe(false);
  expect(mysqlValue(Buffer.from([0, 255]), 'bytes')).toBe('AP8=');
  expect(mysqlValue(Buffer.from('한 🐕'), 'text')).toBe('한 🐕');
  expect(mysqlValue(Buffer.from('-838:59:59.000000'), 'time')).toBe('-838:59:59');
});
