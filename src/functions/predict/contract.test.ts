import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limits } from '../../shared/index.js';
import { predictContract } from './contract.js';
import { predictInput } from './schema.js';

const read = predictContract.readInput;
const codeOf = (data: unknown) => {
  try {
    read(data);
    return 'accepted';
  } catch (error) {
    return error instanceof Error ? error.name : 'no error';
  }
};

describe('predict reads its input', () => {
  test('one row, rows, and rows under features', () => {
    expect(read({ features: { a: 1 } })).toEqual({ rows: [{ a: 1 }], isBatch: false });
    expect(read({ rows: [{ a: 1 }] })).toEqual({ rows: [{ a: 1 }], isBatch: true });
    expect(read({ features: [{ a: 1 }, {}] })).toEqual({ rows: [{ a: 1 }, {}], isBatch: true });
    expect(read({ features: { a: 1 }, rows: null })).toMatchObject({ isBatch: false });
  });

  test.each<[string, unknown, string]>([
    ['neither', {}, 'input.invalid'],
    ['both', { features: { a: 1 }, rows: [{ a: 1 }] }, 'input.invalid'],
    ['text', { features: 'a=1' }, 'input.invalid'],
    ['no rows', { rows: [] }, 'input.invalid'],
    ['a row that is a list', { rows: [[1, 2]] }, 'input.invalid'],
    ['a name one letter off', { featrues: { a: 1 } }, 'input.unknown-option'],
    ['too many rows', { rows: Array(limits.predictRows + 1).fill({}) }, 'input.too-many-rows'],
  ])('refuses %s', (_, data, code) => {
    expect(codeOf(data)).toBe(code);
  });

  test('names the row that is not one', () => {
    expect(() => read({ rows: [{ a: 1 }, null] })).toThrow(/rows\[1\]/);
  });

  // The schema is what the documents promise, the reader is what runs: what one takes the other must take.
  test('accepts exactly what the schema accepts, feature values aside', () => {
    const value = fc.oneof(fc.double({ noNaN: true }), fc.string(), fc.constant(null));
    const row = fc.dictionary(fc.constantFrom('Speed', 'Melt_Temp', '__proto__'), value);
    const field = fc.oneof(
      row,
      fc.array(row, { maxLength: 3 }),
      fc.constantFrom(null, undefined, 3, 'x', true, [1], [[]]),
    );
    const data = fc.oneof(
      fc.record({ features: field, rows: field, other: field }, { requiredKeys: [] }),
      fc.constantFrom(null, 1, 'x', [], [{}]),
    );
    fc.assert(
      fc.property(data, (candidate) => {
        const json = JSON.parse(JSON.stringify(candidate));
        expect(codeOf(json) === 'accepted').toBe(predictInput.safeParse(json).success);
      }),
      { numRuns: 500 },
    );
  });
});
