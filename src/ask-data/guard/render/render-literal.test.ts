import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTokens } from '../mysql/read-tokens.js';
import { loadPostgresParser } from '../postgres/load-parser.js';
import { renderIdentifier, renderText } from './render-literal.js';

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom("'", '"', '`', '\\', '\n', '--', '/*!', '*/', '#', ';', '$$', 'E', '가', ' '),
    )
    .map((parts) => parts.join('')),
);
const withoutNul = hostile.filter((text) => !/\0|\p{Cs}/u.test(text));

describe('renderText and renderIdentifier', () => {
  it("PostgreSQL's own parser reads any text back as that text, and nothing else", async () => {
    const parse = await loadPostgresParser();
    fc.assert(
      fc.property(withoutNul, (text) => {
        expect(parse(`select ${renderText(text, 'postgres')}`)).toMatchObject({
          stmts: [
            {
              stmt: {
                SelectStmt: {
                  targetList: [
                    {
                      ResTarget: { val: { A_Const: { sval: text === '' ? {} : { sval: text } } } },
                    },
                  ],
                },
              },
            },
          ],
        });
      }),
    );
  });

  it("PostgreSQL's own parser reads any name back as that name", async () => {
    const parse = await loadPostgresParser();
    const names = withoutNul.filter((name) => name !== '' && Buffer.byteLength(name) < 64);
    fc.assert(
      fc.property(names, (name) => {
        expect(parse(`select ${renderIdentifier(name, 'postgres')}`)).toMatchObject({
          stmts: [
            {
              stmt: {
                SelectStmt: {
                  targetList: [
                    { ResTarget: { val: { ColumnRef: { fields: [{ String: { sval: name } }] } } } },
                  ],
                },
              },
            },
          ],
        });
      }),
    );
  });

  it('a MySQL text or name is one token, and reads back', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const tokens = readTokens(
          `${renderText(text, 'mysql')} ${renderIdentifier(`${text}x`, 'mysql')}`,
        );
        expect(tokens.map(({ type }) => type)).toEqual(['string', 'name', 'end']);
        expect(tokens[0]?.text).toBe(text);
        expect(tokens[1]?.text).toBe(`${text}x`);
      }),
    );
  });
});
