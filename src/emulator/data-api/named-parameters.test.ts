import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findNamedParameters } from './named-parameters.js';

const postgres = (sql: string) => findNamedParameters(sql, 'postgres').names;
const mysql = (sql: string) => findNamedParameters(sql, 'mysql').names;

describe('findNamedParameters', () => {
  it('finds them, in order and repeated', () => {
    const found = findNamedParameters('SELECT :a, f(:b_2)||:a', 'postgres');
    expect(found).toEqual({
      texts: ['SELECT ', ', f(', ')||', ''],
      names: ['a', 'b_2', 'a'],
      isMulti: false,
    });
  });

  it.each([
    ["'it''s :x'", []],
    ["'back\\' || :y", ['y']],
    ["E'back\\'s :x' || :y", ['y']],
    ['"col :x" = :y', ['y']],
    ['a::date = :day::date', ['day']],
    ['$$ :x $$ || $t$ :x $$ $t$ || :y', ['y']],
    ['tab$1 = :y', ['y']],
    ['-- :x\n :y', ['y']],
    ['/* :x /* :x */ :x */ :y', ['y']],
    ['a[1:2] = :y', ['y']],
    ["'open :x", []],
  ])('PostgreSQL: %s', (sql, names) => {
    expect(postgres(sql)).toEqual(names);
  });

  it.each([
    ["'it\\'s :x' :y", ['y']],
    ['"double :x" :y', ['y']],
    ['`back :x` :y', ['y']],
    ['# :x\n:y', ['y']],
    ['-- :x\n:y', ['y']],
    ['5--:y', ['y']],
    ['@a := :y', ['y']],
    ['/* :x */:y', ['y']],
  ])('MySQL: %s', (sql, names) => {
    expect(mysql(sql)).toEqual(names);
  });

  it.each([
    ['SELECT 1', false],
    ['SELECT 1;', false],
    ['SELECT 1 ; -- done\n /* yes */ ', false],
    ["SELECT ';' || ';x'", false],
    ['SELECT 1; SELECT 2', true],
    ['SELECT 1;; x', true],
  ])('%s is several statements: %s', (sql, isMulti) => {
    expect(findNamedParameters(sql, 'postgres').isMulti).toBe(isMulti);
  });

  it('loses no character of any text', () => {
    const sql = fc
      .array(
        fc.constantFrom(
          "'",
          '"',
          '`',
          ':a',
          '::',
          '$$',
          '$t$',
          '--',
          '\n',
          '/*',
          '*/',
          ';',
          '\\',
          'E',
          ' ',
          'x',
          '#',
        ),
        { maxLength: 25 },
      )
      .map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(sql, fc.constantFrom('postgres', 'mysql'), (text, dialect) => {
        const { texts, names } = findNamedParameters(text, dialect);
        const whole = texts.reduce((joined, piece, i) => `${joined}:${names[i - 1]}${piece}`);
        expect(whole).toBe(text);
        expect(texts).toHaveLength(names.length + 1);
      }),
      { numRuns: 1000 },
    );
  });
});
