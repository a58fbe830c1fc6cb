import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitStatements, sqlTokens } from './sql-tokens.js';

// Pieces that hold everything a placeholder or a semicolon could be mistaken for, and must not be seen.
const hidden = {
  postgres: [
    "'a''b ? $1 ; -- /*'",
    '"x""y ? $1 ;"',
    "E'it\\'s ? $1 ;'",
    "'ends with \\'",
    '$$ ? $1 ; $$',
    '$tag$ $$ ? $1 ; $tag$',
    '/* ? $1 ; /* nested */ ; */',
    '-- ? $1 ;\n',
    'tab$1',
    'x::date',
  ],
  mysql: [
    "'a''b ? $1 ; -- /*'",
    "'it\\'s ? ;'",
    '"x""y ? ;"',
    '"it\\"s ? ;"',
    '`a``b ? ;`',
    '`ends with \\`',
    '/* ? ; */',
    '-- ? ;\n',
    '# ? ;\n',
    '1--1',
  ],
} as const;

describe.each(['postgres', 'mysql'] as const)('%s', (dialect) => {
  const hole = dialect === 'postgres' ? '$2' : '?';

  it('sees every placeholder and semicolon, and none that is quoted or a remark', () => {
    const piece = fc.oneof(
      fc.constantFrom(...hidden[dialect]),
      fc.constantFrom(hole, ';', 'SELECT', '한글'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const sql = pieces.join(' ');
        const tokens = sqlTokens(sql, dialect);
        const texts = (kind: string) =>
          tokens
            .filter((token) => token.kind === kind)
            .map(({ start, end }) => sql.slice(start, end));
        expect(texts('placeholder')).toEqual(pieces.filter((one) => one === hole));
        expect(texts('sign').filter((sign) => sign === ';')).toEqual(
          pieces.filter((one) => one === ';'),
        );
      }),
    );
  });

  it('covers any text without overlap', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...`'"\`$-/*#\\;?: a1한\nEe`) }), (sql) => {
        let end = 0;
        for (const token of sqlTokens(sql, dialect)) {
          expect(sql.slice(end, token.start).trim()).toBe('');
          expect(token.end).toBeGreaterThan(token.start);
          end = token.end;
        }
        expect(sql.slice(end).trim()).toBe('');
        expect(end).toBeLessThanOrEqual(sql.length);
      }),
    );
  });

  it('splits a script', () => {
    expect(
      splitStatements("SELECT ';' ; ; -- end;\n SELECT 2;\n-- rest", dialect).map((one) =>
        one.trim(),
      ),
    ).toEqual(["SELECT ';'", '-- end;\n SELECT 2']);
  });
});
