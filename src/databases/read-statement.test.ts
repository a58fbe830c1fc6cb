import { describe, expect, it } from 'vitest';
import { readStatement } from './read-statement.js';

describe('readStatement', () => {
  it.each([
    'SELECT 1',
    ' ( (select 1) union select 2 ) ; ',
    '-- remark\nWITH x AS (SELECT 1) SELECT * FROM x',
    "SELECT ';', 'DROP TABLE x', \"into\"",
    'VALUES (1)',
    'TABLE pets;;',
  ])('lets %j pass', (sql) => {
    for (const dialect of ['postgres', 'mysql'] as const)
      expect(sql).toContain(readStatement(sql, dialect, 'x'));
  });

  it.each([
    '',
    ';',
    '-- SELECT 1',
    'DELETE FROM pets',
    'SELECT 1; SELECT 2',
    "SELECT 'a' ; -- x\n DROP TABLE pets",
    'EXPLAIN SELECT 1',
    '"SELECT" 1',
    'SELECT 1\0',
    'BEGIN',
  ])('refuses %j', (sql) => {
    for (const dialect of ['postgres', 'mysql'] as const)
      expect(() => readStatement(sql, dialect, 'x')).toThrow(
        expect.objectContaining({ code: 'database.read-only' }),
      );
  });

  it.each([
    "SELECT 1 INTO OUTFILE '/tmp/x'",
    'SELECT 1 into @a',
    'SELECT 1 /*! INTO @a */',
    'SELECT 1 /*M! INTO @a */',
    '/*!50000 DROP TABLE pets */',
    "SELECT 'a\\'; SELECT 1 -- '; DROP TABLE pets",
  ])('refuses %j in MySQL', (sql) => {
    expect(() => readStatement(sql, 'mysql', 'x')).toThrow(
      expect.objectContaining({ code: 'database.read-only' }),
    );
  });

  it('knows INTO as the name of a column', () => {
    expect(readStatement('SELECT t.into, `into` FROM t', 'mysql', 'x')).toContain('into');
  });

  it('cuts what stands after the statement', () => {
    expect(readStatement('SELECT 1 ; -- bye', 'postgres', 'x')).toBe('SELECT 1');
  });
});
