import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../shared/index.js';
import { fitBoosting } from './boosting.js';
import { fitClassBoosting } from './boosting-classes.js';
import type { BoostingOptions } from './boosting-options.js';
import { fitExtraTrees } from './forest.js';
import { logistic } from './logistic.js';
import { predictMargins } from './predict-margins.js';

const every = (count: number) => Uint32Array.from({ length: count }, (_, row) => row);

describe('monotone features', () => {
  it('never move the answer the wrong way, whatever the rows say', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.record({
          growth: fc.constantFrom('depthwise' as const, 'leafwise' as const),
          maxDepth: fc.integer({ min: 1, max: 6 }),
          lambda: fc.constantFrom(0, 1),
          alpha: fc.constantFrom(0, 0.3),
          minChildWeight: fc.constantFrom(0, 1),
          rowShare: fc.constantFrom(0.6, 1),
          columnShareByNode: fc.constantFrom(0.5, 1),
          learningRate: fc.constantFrom(0.3, 1),
        }),
        (seed, options) => {
          const random = seededRandom(seed);
          const columns = Array.from({ length: 3 }, (_, f) =>
            Float64Array.from({ length: 120 }, () =>
              f === 2 && random.next() < 0.2 ? Number.NaN : random.integer(9) / 2,
            ),
          );
          // The first feature rises and falls, the second falls: both against what is asked for.
          const labels = Uint8Array.from({ length: 120 }, (_, row) =>
            row < 2
              ? row
              : Number(
                  Math.sin(2 * columns[0]![row]!) - columns[1]![row]! / 3 > random.normal() - 1,
                ),
          );
          const features = { increasing: [1], decreasing: [0] };
          const { ensemble } = fitBoosting(
            columns,
            labels,
            every(120),
            { rounds: 8, ...options },
            { features },
          );
          for (let row = 0; row < 12; row++)
            for (const [feature, sign] of [
              [1, 1],
              [0, -1],
            ] as const) {
              const grid = Float64Array.from({ length: 21 }, (_, i) => i / 4 - 0.5);
              const moved = columns.map((column, f) =>
                f === feature ? grid : new Float64Array(21).fill(column[row]!),
              );
              const margins = predictMargins(ensemble, moved);
              for (let i = 1; i < margins.length; i++)
                // Sums of the same leaves in the same order differ only where a leaf does.
                expect(sign * (margins[i]! - margins[i - 1]!)).toBeGreaterThanOrEqual(-1e-12);
            }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('cost nothing where the rows agree', () => {
    const random = seededRandom(3);
    const x = Float64Array.from({ length: 400 }, () => random.normal());
    const labels = Uint8Array.from(x, (value) => (value + 0.3 * random.normal() > 0 ? 1 : 0));
    const grown = (increasing: number[]) =>
      fitBoosting([x], labels, every(400), { rounds: 30 }, { features: { increasing } }).history;
    expect(grown([0]).at(-1)!.trainingLoss).toBeLessThan(grown([]).at(-1)!.trainingLoss + 0.03);
  });
});

describe('categorical features', () => {
  const stump: BoostingOptions = { rounds: 1, maxDepth: 1, learningRate: 1, minChildWeight: 0 };

  it('are divided as well as any two sets of categories can be', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 2, max: 6 }), fc.boolean(), (seed, k, gaps) => {
        const random = seededRandom(seed);
        // Categories far apart and one of them perhaps missing.
        const numbers = [3, 40, 41, 100, 255, gaps ? Number.NaN : 0].slice(6 - k);
        const count = 40;
        const column = Float64Array.from({ length: count }, () => numbers[random.integer(k)]!);
        const labels = Uint8Array.from({ length: count }, (_, row) =>
          row < 2 ? row : random.integer(2),
        );
        const { ensemble, history } = fitBoosting(
          [column],
          labels,
          every(count),
          { ...stump, lambda: 0 },
          { features: { categorical: [0] } },
        );
        // Newton steps on one and the same slope: a side's score is its squared gradients over its hessians.
        const p = labels.reduce((sum, label) => sum + label, 0) / count;
        const scoreOf = (rows: readonly number[]) =>
          rows.reduce((sum, row) => sum + p - labels[row]!, 0) ** 2 / (rows.length * p * (1 - p));
        let best = 0;
        for (let set = 1; set < 2 ** k - 1; set++) {
          const isLeft = (row: number) =>
            ((set >> numbers.findIndex((n) => Object.is(n, column[row]))) & 1) === 1;
          const left = [...every(count)].filter(isLeft);
          const right = [...every(count)].filter((row) => !isLeft(row));
          if (left.length > 0 && right.length > 0)
            best = Math.max(best, scoreOf(left) + scoreOf(right));
        }
        // Gradients are rounded to some 2^-25 of the mean when splits are chosen.
        expect(ensemble.gain[0]).toBeCloseTo(best, 5);
        const margins = predictMargins(ensemble, [column]);
        expect(logistic.loss([margins], labels, null, 0)).toBeCloseTo(history[0]!.trainingLoss, 12);
      }),
      { numRuns: 60 },
    );
  });

  const random = seededRandom('categories');
  const count = 500;
  const mould = Float64Array.from({ length: count }, () => 7 * random.integer(12));
  const speed = Float64Array.from({ length: count }, () =>
    random.next() < 0.1 ? Number.NaN : random.normal(),
  );
  const labels = Uint8Array.from({ length: count }, (_, row) =>
    ((mould[row]! / 7) % 3 === 0 ? 1 : -1) + 0.5 * (speed[row]! || 0) > random.normal() ? 1 : 0,
  );
  const training = every(350);
  const features = { categorical: [0] };
  const grown = (watch: object) =>
    fitBoosting([mould, speed], labels, training, { rounds: 10, maxDepth: 2 }, watch);

  it('predict for validation rows, with categories never seen, what training counted on', () => {
    const late = mould.map((value, row) => (row > 400 ? value + 1 : value));
    const validationRows = every(count).subarray(350);
    for (const growth of ['depthwise', 'leafwise'] as const) {
      const options = { rounds: 25, growth, rowShare: 0.7, seed: 2 };
      const watch = { features, validationRows };
      const { ensemble, history, roundsKept } = fitBoosting(
        [late, speed],
        labels,
        training,
        options,
        watch,
      );
      const truth = Uint8Array.from(validationRows, (row) => labels[row]!);
      const margins = predictMargins(ensemble, [late, speed], validationRows);
      const loss = logistic.loss([margins], truth, null, 0);
      expect(loss).toBeCloseTo(history[roundsKept - 1]!.validationLoss, 10);
      expect(ensemble.categorySplits).toBeDefined();
    }
  });

  it('learn what a number of the same codes needs many more splits for', () => {
    const byNumber = grown({}).history.at(-1)!.trainingLoss;
    expect(grown({ features }).history.at(-1)!.trainingLoss).toBeLessThan(byNumber - 0.02);
  });

  it('answer many rows at once as they answer one', () => {
    const { ensemble } = grown({ features });
    const many = [mould, speed].map((column) =>
      Float64Array.from({ length: 1200 }, (_, i) => column[i % count]! + (i > 900 ? 1 : 0)),
    );
    const margins = predictMargins(ensemble, many);
    for (let i = 0; i < 1200; i += 7)
      expect(predictMargins(ensemble, many, Uint32Array.of(i))[0]).toBe(margins[i]);
  });

  it('an unseen category goes where missing values go', () => {
    const { ensemble } = fitBoosting([mould, speed], labels, training, { rounds: 5 }, { features });
    const answer = (category: number) =>
      predictMargins(ensemble, [Float64Array.of(category), Float64Array.of(0.1)])[0];
    for (const unseen of [1, 8, 255, 256, -7, 3.5]) expect(answer(unseen)).toBe(answer(Number.NaN));
  });

  it.each([
    ['learning.bad-category', [Float64Array.of(0, 1.5, 2, 3)], { categorical: [0] }],
    ['learning.bad-category', [Float64Array.of(0, 256, 2, 3)], { categorical: [0] }],
    ['learning.bad-category', [Float64Array.of(0, -1, 2, 3)], { categorical: [0] }],
    ['learning.contradictory-rules', [mould.subarray(0, 4)], { increasing: [0], decreasing: [0] }],
    ['learning.contradictory-rules', [mould.subarray(0, 4)], { categorical: [0], decreasing: [0] }],
    ['input.invalid', [mould.subarray(0, 4)], { increasing: [1] }],
    ['input.invalid', [mould.subarray(0, 4)], { categorical: [-1] }],
  ])('refuses with %s (case %#)', (code, columns, rules) => {
    expect(() =>
      fitBoosting(columns, Uint8Array.of(0, 1, 0, 1), every(4), {}, { features: rules }),
    ).toThrow(expect.objectContaining({ code }));
  });

  it('refuses more categories than bins, symmetric trees, and monotone answers of several classes or forests', () => {
    const invalid = expect.objectContaining({ code: 'input.invalid' });
    const grown = (options: BoostingOptions) =>
      fitBoosting([mould, speed], labels, training, options, { features });
    expect(() => grown({ maxBins: 8 })).toThrow(
      expect.objectContaining({ code: 'learning.too-many-categories' }),
    );
    expect(() => grown({ growth: 'symmetric' })).toThrow(invalid);
    const watch = { features: { increasing: [1] } };
    expect(() => fitClassBoosting([mould, speed], labels, 3, training, {}, watch)).toThrow(invalid);
    expect(() => fitExtraTrees([mould, speed], labels, 2, training, {}, watch)).toThrow(invalid);
  });
});
