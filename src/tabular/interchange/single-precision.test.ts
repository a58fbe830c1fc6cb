import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lowestDouble, lowestSingle, nextDouble } from './single-precision.js';

const single = fc.float({ noNaN: true });

test('below the double threshold are exactly the doubles whose single precision is below the single one', () => {
  fc.assert(
    fc.property(
      single,
      fc.integer({ min: -3, max: 3 }),
      fc.double({ noNaN: true }),
      (t, steps, any) => {
        const threshold = Math.fround(t);
        const double = lowestDouble(threshold);
        const near: number[] = [threshold, double, any, -0, 0];
        let up = double;
        for (let i = 0; i < Math.abs(steps); i++) {
          up = nextDouble(up);
          near.push(up, -nextDouble(-up), -nextDouble(-nextDouble(-double)));
        }
        if (double > -Infinity) near.push(-nextDouble(-double));
        for (const x of near) expect(x < double, String(x)).toBe(Math.fround(x) < threshold);
      },
    ),
    { numRuns: 500 },
  );
});

test.each([
  ['a tie goes to the even single above', Math.fround(1 + 2 ** -23 * 2), 1 + 2 ** -23 * 1.5],
  ['infinity begins half a step beyond the largest single', Infinity, 2 ** 128 - 2 ** 103],
  ['a tie below zero rounds to zero', 0, -(2 ** -150)],
])('%s', (_, threshold, double) => {
  expect(lowestDouble(threshold)).toBe(double);
  expect(Math.fround(double) >= threshold).toBe(true);
});

test('the tie to an odd single goes to the even one below', () => {
  const odd = 1 + 2 ** -23;
  expect(lowestDouble(odd)).toBe(nextDouble(1 + 2 ** -24));
  expect(Math.fround(1 + 2 ** -24)).toBe(1);
});

test('the lowest single is found by bisection, infinities included', () => {
  fc.assert(
    fc.property(single, (t) => {
      const threshold = Math.fround(t);
      const found = lowestSingle((x) => x >= threshold);
      // -0 and 0 are one place.
      expect(found).toBe(threshold + 0);
    }),
  );
  expect(lowestSingle(() => true)).toBe(-Infinity);
  expect(lowestSingle(() => false)).toBeNull();
  expect(lowestSingle((x) => x === Infinity)).toBe(Infinity);
});
