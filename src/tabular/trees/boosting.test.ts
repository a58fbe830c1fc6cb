import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Random, seededRandom } from '../../shared/index.js';
import { measureBinary, rocAuc } from '../measure/index.js';
import { fitBoosting } from './boosting.js';
import type { BoostingOptions } from './boosting-options.js';
import { predictMargins } from './predict-margins.js';
import { sigmoid } from './sigmoid.js';
import type { TreeEnsemble } from './tree-ensemble.js';

interface Sample {
  readonly columns: Float64Array[];
  readonly labels: Uint8Array;
  readonly rows: Uint32Array;
}

/** An interaction, a wave and a missingness that tells; columns 3 and later are noise, every fourth of few values. */
function sample(seed: number, rowCount: number, columnCount = 6): Sample {
  const random = seededRandom(seed);
  const columns = Array.from({ length: columnCount }, (_, column) =>
    Float64Array.from({ length: rowCount }, () => {
      const value = column % 4 === 3 ? random.integer(4) : random.normal();
      return column === 2 && random.next() < 0.2 ? Number.NaN : value;
    }),
  );
  const labels = Uint8Array.from({ length: rowCount }, (_, row) => {
    const [a, b, c] = [columns[0]![row]!, columns[1]![row]!, columns[2]![row]!];
    return logistically(random, 2 * a * b + (Number.isNaN(c) ? 1 : Math.sin(2 * c) - 0.5));
  });
  labels[0] = 0;
  labels[1] = 1;
  return { columns, labels, rows: every(rowCount) };
}
const logistically = (random: Random, margin: number) => (random.next() < sigmoid(margin) ? 1 : 0);
const every = (count: number) => Uint32Array.from({ length: count }, (_, row) => row);
const range = (from: number, to: number) => every(to).subarray(from);
const fitted = ({ columns, labels, rows }: Sample, options: BoostingOptions = {}) =>
  fitBoosting(columns, labels, rows, { rounds: 20, ...options });

const optionsOf: fc.Arbitrary<BoostingOptions> = fc.record({
  rounds: fc.integer({ min: 1, max: 6 }),
  maxDepth: fc.integer({ min: 1, max: 8 }),
  lambda: fc.constantFrom(0, 1),
  alpha: fc.constantFrom(0, 0.3),
  minChildWeight: fc.constantFrom(0, 1),
  rowShare: fc.constantFrom(0.5, 1),
  columnShareByTree: fc.constantFrom(0.5, 1),
  columnShareByNode: fc.constantFrom(0.5, 1),
  maxBins: fc.constantFrom(2, 16, 255),
  seed: fc.integer(),
});
const samples = fc
  .tuple(fc.integer(), fc.integer({ min: 2, max: 200 }))
  .map(([s, n]) => sample(s, n));

describe('the ensemble', () => {
  it('has leaf values, covers and gains that follow from the rows its own thresholds send there', () => {
    fc.assert(
      fc.property(samples, optionsOf, (data, drawn) => {
        const options = { ...drawn, rowShare: 1 };
        const { ensemble } = fitBoosting(data.columns, data.labels, data.rows, options);
        expectNewtonTrees(ensemble, data, options);
      }),
      { numRuns: 60 },
    );
  });

  it('is laid out as promised: roots first, children after parents, each node once', () => {
    fc.assert(
      fc.property(samples, optionsOf, (data, options) => {
        const { ensemble } = fitBoosting(data.columns, data.labels, data.rows, options);
        const { treeStart, left, right, splitFeature, threshold } = ensemble;
        for (let tree = 0; tree + 1 < treeStart.length; tree++) {
          const reached = new Set([treeStart[tree]!]);
          for (let node = treeStart[tree]!; node < treeStart[tree + 1]!; node++) {
            expect(reached.has(node)).toBe(true);
            expect(splitFeature[node] === -1).toBe(left[node] === -1 && right[node] === -1);
            if (splitFeature[node] === -1) continue;
            expect(threshold[node]).not.toBeNaN();
            for (const child of [left[node]!, right[node]!]) {
              expect(child).toBeGreaterThan(node);
              expect(reached.has(child)).toBe(false);
              reached.add(child);
            }
          }
          expect(reached.size).toBe(treeStart[tree + 1]! - treeStart[tree]!);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is the same for the same seed, another for another where rows are drawn', () => {
    const data = sample(1, 150);
    const drawn = { rowShare: 0.5, columnShareByNode: 0.5 };
    expect(fitted(data, { ...drawn, seed: 3 })).toEqual(fitted(data, { ...drawn, seed: 3 }));
    expect(fitted(data, { ...drawn, seed: 3 })).not.toEqual(fitted(data, { ...drawn, seed: 4 }));
  });

  it('does not change with the order of rows, but for rounding', () => {
    fc.assert(
      fc.property(samples, fc.integer(), (data, seed) => {
        const order = every(data.rows.length);
        seededRandom(seed).shuffle(order);
        const inOrder = fitted(data, { rounds: 1 }).ensemble;
        const shuffled = fitted({ ...data, rows: order }, { rounds: 1 }).ensemble;
        expect(shuffled.baseMargin).toBe(inOrder.baseMargin);
        // Sums in another order differ in the last digits; root cover is such a sum.
        expect(shuffled.cover[0]! / inOrder.cover[0]!).toBeCloseTo(1, 12);
      }),
      { numRuns: 30 },
    );
  });

  it('does not change its answers for training rows when a feature is stretched monotonically', () => {
    fc.assert(
      fc.property(samples, optionsOf, (data, options) => {
        const stretched = data.columns.map((column, at) =>
          at === 1 ? column : column.map((x) => Math.exp(x / 2) * 100 - 7),
        );
        const before = fitBoosting(data.columns, data.labels, data.rows, options);
        const after = fitBoosting(stretched, data.labels, data.rows, options);
        expect(predictMargins(after.ensemble, stretched)).toEqual(
          predictMargins(before.ensemble, data.columns),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('learns what there is to learn', () => {
    const data = sample(7, 3000);
    const { ensemble } = fitBoosting(data.columns, data.labels, range(0, 2000), { maxDepth: 4 });
    const test = range(2000, 3000);
    const labels = Uint8Array.from(test, (row) => data.labels[row]!);
    const truth = Float64Array.from(test, (row) => {
      const [a, b, c] = [0, 1, 2].map((column) => data.columns[column]![row]!);
      return 2 * a! * b! + (Number.isNaN(c!) ? 1 : Math.sin(2 * c!) - 0.5);
    });
    const auc = rocAuc(labels, predictMargins(ensemble, data.columns, test));
    // The true odds themselves rank no better than this on the drawn labels.
    expect(auc).toBeGreaterThan(rocAuc(labels, truth) - 0.05);
  });
});

describe('history', () => {
  it('tells the training loss of the model after each round', () => {
    fc.assert(
      fc.property(samples, optionsOf, (data, options) => {
        const { ensemble, history } = fitBoosting(data.columns, data.labels, data.rows, options);
        const margins = predictMargins(ensemble, data.columns);
        const { logLoss } = measureBinary(data.labels, margins.map(sigmoid));
        expect(history).toHaveLength(options.rounds!);
        expect(history.at(-1)!.trainingLoss).toBeCloseTo(logLoss, 10);
        expect(history.at(-1)!.validationLoss).toBeNaN();
      }),
      { numRuns: 40 },
    );
  });

  it('falls from round to round without sampling', () => {
    const { history } = fitted(sample(3, 400));
    history.slice(1).forEach(({ trainingLoss }, at) => {
      expect(trainingLoss).toBeLessThan(history[at]!.trainingLoss);
    });
  });
});

describe('validation rows', () => {
  const data = sample(11, 600);
  const training = range(0, 300);
  const validationRows = range(300, 600);
  const watched = fitBoosting(
    data.columns,
    data.labels,
    training,
    { rounds: 500, learningRate: 0.3, patienceRounds: 7 },
    { validationRows },
  );

  it('end training and keep the round of least loss', () => {
    const losses = watched.history.map((round) => round.validationLoss);
    const best = losses.indexOf(Math.min(...losses));
    expect(watched.roundsKept).toBe(best + 1);
    expect(watched.ensemble.treeStart).toHaveLength(best + 2);
    expect(watched.history).toHaveLength(best + 1 + 7);
  });

  it('have the loss that the kept ensemble predicts', () => {
    const margins = predictMargins(watched.ensemble, data.columns, validationRows);
    const labels = Uint8Array.from(validationRows, (row) => data.labels[row]!);
    const { logLoss } = measureBinary(labels, margins.map(sigmoid));
    expect(watched.history[watched.roundsKept - 1]!.validationLoss).toBeCloseTo(logLoss, 10);
  });

  it('teach nothing else: the trees are those trained without them', () => {
    const { roundsKept: rounds } = watched;
    const alone = fitBoosting(data.columns, data.labels, training, { rounds, learningRate: 0.3 });
    expect(alone.ensemble).toEqual(watched.ensemble);
  });
});

describe('who watches', () => {
  const data = sample(5, 50);
  it('is told every round and can stop before the next', () => {
    const stop = new AbortController();
    const seen: number[] = [];
    const watch = {
      signal: stop.signal,
      progress: ({ done }: { done: number }) => {
        seen.push(done);
        if (done === 3) stop.abort();
      },
    };
    expect(() => fitBoosting(data.columns, data.labels, data.rows, {}, watch)).toThrow(
      expect.objectContaining({ code: 'learning.stopped', facts: { rounds: 3 } }),
    );
    expect(seen).toEqual([1, 2, 3]);
  });
});

describe('odd input that still trains', () => {
  const labels = Uint8Array.of(0, 1, 0, 1, 1, 0);
  const rows = every(6);
  const nan = Number.NaN;
  const margins = (...columns: number[][]) => {
    const arrays = columns.map((column) => Float64Array.from(column));
    const options = { rounds: 5, minChildWeight: 0 };
    return predictMargins(fitBoosting(arrays, labels, rows, options).ensemble, arrays);
  };

  it('constant and empty features alone give the base margin', () => {
    expect([...margins([7, 7, 7, 7, 7, 7], [nan, nan, nan, nan, nan, nan])]).toEqual([
      0, 0, 0, 0, 0, 0,
    ]);
  });

  it('a single feature, and missingness alone, divide the rows', () => {
    for (const only of [
      [1, 2, 1, 2, 2, 1],
      [nan, 5, nan, 5, 5, nan],
      [5, nan, 5, nan, nan, 5],
    ]) {
      const found = margins(only);
      for (const row of rows) expect(Math.sign(found[row]!)).toBe(labels[row] === 1 ? 1 : -1);
    }
  });

  it('two rows, one of each class', () => {
    const column = Float64Array.of(1, 2);
    const { ensemble } = fitBoosting([column], Uint8Array.of(0, 1), every(2), {
      minChildWeight: 0,
    });
    const [first, second] = predictMargins(ensemble, [column]);
    expect(second).toBeGreaterThan(first!);
  });

  it('certain rows without a penalty stay finite', () => {
    const { columns, labels: separable, rows: all } = sample(2, 80);
    const telling = Float64Array.from(separable);
    const { ensemble } = fitBoosting([telling, ...columns], separable, all, {
      rounds: 400,
      learningRate: 1,
      lambda: 0,
      minChildWeight: 0,
    });
    for (const value of ensemble.value) expect(value).toSatisfy(Number.isFinite);
  });
});

describe('bad input', () => {
  const column = Float64Array.of(1, 2, 3, 4);
  const labels = Uint8Array.of(0, 1, 0, 1);
  const rows = every(4);
  const none = new Uint32Array();
  const infinite = Float64Array.of(1, 2, Number.POSITIVE_INFINITY, 4);
  it.each([
    ['learning.no-features', () => fitBoosting([], labels, rows)],
    ['learning.no-rows', () => fitBoosting([column], labels, none)],
    ['learning.no-rows', () => fitBoosting([column], labels, rows, {}, { validationRows: none })],
    ['learning.one-class', () => fitBoosting([column], labels, Uint32Array.of(0, 2))],
    ['learning.one-class', () => fitBoosting([column], labels, Uint32Array.of(1, 3))],
    ['learning.bad-label', () => fitBoosting([column], Uint8Array.of(0, 1, 2, 1), rows)],
    ['learning.lengths-differ', () => fitBoosting([column.subarray(1)], labels, rows)],
    ['learning.row-out-of-range', () => fitBoosting([column], labels, Uint32Array.of(0, 1, 4))],
    ['learning.infinite-value', () => fitBoosting([infinite], labels, rows)],
    ['input.invalid', () => fitBoosting([column], labels, rows, { rounds: -1 })],
    [
      'learning.lengths-differ',
      () => predictMargins(fitBoosting([column], labels, rows).ensemble, []),
    ],
  ])('is refused with %s (case %#)', (code, call) => {
    expect(call).toThrow(expect.objectContaining({ code }));
  });
});

/**
 * Walks the training rows through the stored trees and checks every node against the sums of the rows that
 * arrive: hence a row went in training where its thresholds send it in prediction.
 */
function expectNewtonTrees(
  ensemble: TreeEnsemble,
  { columns, labels }: Sample,
  { lambda = 1, alpha = 0, learningRate = 0.1 }: BoostingOptions,
): void {
  const margins = new Float64Array(labels.length).fill(ensemble.baseMargin);
  const soft = (g: number) => Math.sign(g) * Math.max(0, Math.abs(g) - alpha);
  const scoreOf = ({ g, h }: { g: number; h: number }) => soft(g) ** 2 / (h + lambda);
  for (let tree = 0; tree + 1 < ensemble.treeStart.length; tree++) {
    const probabilities = margins.map(sigmoid);
    const visit = (node: number, rows: readonly number[]): { g: number; h: number } => {
      expect(rows.length).toBeGreaterThan(0);
      const g = rows.reduce((sum, row) => sum + probabilities[row]! - labels[row]!, 0);
      const h = rows.reduce((sum, row) => sum + probabilities[row]! * (1 - probabilities[row]!), 0);
      expect(ensemble.cover[node]).toBeCloseTo(h, 9);
      const feature = ensemble.splitFeature[node]!;
      if (feature === -1) {
        expect(ensemble.value[node]).toBeCloseTo((-learningRate * soft(g)) / (h + lambda), 8);
        for (const row of rows) margins[row] = margins[row]! + ensemble.value[node]!;
        return { g, h };
      }
      const goesLeft = (row: number) => {
        const x = columns[feature]![row]!;
        return Number.isNaN(x) ? ensemble.missingLeft[node] === 1 : x < ensemble.threshold[node]!;
      };
      const left = visit(ensemble.left[node]!, rows.filter(goesLeft));
      const right = visit(
        ensemble.right[node]!,
        rows.filter((row) => !goesLeft(row)),
      );
      expect(ensemble.gain[node]).toBeCloseTo(
        scoreOf(left) + scoreOf(right) - scoreOf({ g, h }),
        8,
      );
      return { g, h };
    };
    visit(
      ensemble.treeStart[tree]!,
      Array.from(labels, (_, row) => row),
    );
  }
}
