import fc from 'fast-check';
import { expect, it } from 'vitest';
import { columnFacts } from './column-facts.js';
import { numbers, words } from './made-up-rows.js';

it('counts numbers as a set does', () => {
  const cells = fc.array(
    fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constant(Number.NaN), fc.double()),
  );
  fc.assert(
    fc.property(cells, (values) => {
      const present = values.filter((value) => !Number.isNaN(value)).map((value) => value + 0);
      expect(columnFacts(numbers('n', values))).toMatchObject({
        present: present.length,
        missing: values.length - present.length,
        distinct: new Set(present).size,
        isWhole: present.every(Number.isInteger),
        isRising:
          values.length > 1 && values.every((value, at) => at === 0 || value > values[at - 1]!),
        hasInfinite: present.some((value) => !Number.isFinite(value)),
      });
    }),
  );
});

it('counts words by their text', () => {
  const column = {
    kind: 'category' as const,
    name: 'w',
    codes: Int32Array.of(0, 2, -1, 1),
    categories: ['a', 'b', 'a', 'c'],
  };
  expect(columnFacts(column)).toMatchObject({
    present: 3,
    missing: 1,
    distinct: 2,
    isRising: false,
  });
  expect(columnFacts(words('w', [null, null]))).toMatchObject({ present: 0, distinct: 0 });
});
