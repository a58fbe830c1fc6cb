import { expect, it } from 'vitest';
import { cutAtPlaceholders } from './placeholders.js';

it('cuts at each placeholder', () => {
  expect(cutAtPlaceholders("a = $2 AND b = '$1' AND c = $1 OR d = $2", 'postgres', 2)).toEqual({
    texts: ['a = ', " AND b = '$1' AND c = ", ' OR d = ', ''],
    uses: [1, 0, 1],
  });
  expect(cutAtPlaceholders("? = '?' AND ?", 'mysql', 2)).toEqual({
    texts: ['', " = '?' AND ", ''],
    uses: [0, 1],
  });
});

it('wants as many parameters as placeholders', () => {
  for (const [sql, dialect, count] of [
    ['$1', 'postgres', 0],
    ['$2', 'postgres', 1],
    ['$0', 'postgres', 0],
    ['1', 'postgres', 1],
    ['? ?', 'mysql', 1],
  ] as const)
    expect(() => cutAtPlaceholders(sql, dialect, count)).toThrow(
      expect.objectContaining({ code: 'database.bad-parameter' }),
    );
});
