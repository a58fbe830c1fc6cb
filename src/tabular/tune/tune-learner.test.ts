import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../shared/index.js';
import { frameOf } from '../frame/frame-of.js';
import { randomFolds } from '../prepare/index.js';
import { type TuningRows, type TuningState, tuneLearner } from './tune-learner.js';

// A label that follows one feature through a curve, with a fifth of chance: deep trees learn the chance by heart.
function madeUpRows(rowCount: number): TuningRows {
  const random = seededRandom(3);
  const x = Float64Array.from({ length: rowCount }, () => random.normal());
  const noise = [0, 1, 2].map(() => Float64Array.from({ length: rowCount }, () => random.normal()));
  const labels = Uint8Array.from(x, (value) =>
    random.next() < 0.2 ? random.integer(2) : Number(Math.abs(value) > 0.7),
  );
  const frame = frameOf(
    ['x', 'a', 'b', 'c'].map((name, f) => ({
      kind: 'number' as const,
      name,
      values: f === 0 ? x : noise[f - 1]!,
    })),
  );
  const rows = Uint32Array.from({ length: rowCount }, (_, row) => row);
  return {
    frame,
    featureNames: ['x', 'a', 'b', 'c'],
    labels,
    rows,
    foldsOf: (of, repeat) => {
      const folds = randomFolds(
        Uint8Array.from(of, (row) => labels[row]!),
        { folds: 4, seed: repeat },
      );
      return folds.map(({ trainingRows, testRows }) => ({
        trainingRows: trainingRows.map((at) => of[at]!),
        testRows: testRows.map((at) => of[at]!),
      }));
    },
  };
}

const rows = madeUpRows(600);
const families = ['boosting-depthwise', 'logistic-regression'] as const;
const options = { families, candidates: 9, seed: 2 };
const tuning = tuneLearner(rows, options);

describe('the choice', () => {
  test('prefers what bends to what is straight, and shallow to deep', () => {
    const { best, trials } = tuning;
    expect(best.family).toBe('boosting-depthwise');
    const floor = trials.find((trial) => trial.family === 'logistic-regression')!;
    // A straight line cannot follow |x|.
    expect(floor.score).toBeLessThan(0.6);
    expect(best.score).toBeGreaterThan(0.85);
  });

  test('halves: the last rung has seen every fold twice, the first one two', () => {
    const { trials, best } = tuning;
    expect(best).toMatchObject({ rungs: 3, folds: 8 });
    expect(trials.filter(({ rungs }) => rungs >= 2)).toHaveLength(3);
    expect(trials.filter(({ rungs }) => rungs === 3)).toHaveLength(1);
    expect(trials.at(-1)).toMatchObject({ rungs: 1, folds: 2 });
  });

  test('looks at no row outside the given ones', () => {
    const half = rows.rows.subarray(0, 300);
    const spoiled = rows.labels.map((label, row) => (row < 300 ? label : 1 - label));
    const before = tuneLearner({ ...rows, rows: half }, options);
    expect(tuneLearner({ ...rows, rows: half, labels: spoiled }, options)).toEqual(before);
  });
});

describe('an interrupted search', () => {
  test('goes on from its state and ends the same, without measuring anything twice', () => {
    const states: TuningState[] = [];
    const stop = new AbortController();
    expect(() =>
      tuneLearner(rows, options, {
        signal: stop.signal,
        checkpoint: (state) => {
          states.push({ ...state, scores: { ...state.scores } });
          if (states.length === 11) stop.abort();
        },
      }),
    ).toThrowError(expect.objectContaining({ code: 'learning.stopped' }));
    const resume = states.at(-1)!;
    let measured = 0;
    const again = tuneLearner(rows, options, { resume, checkpoint: () => measured++ });
    expect(again).toEqual(tuning);
    // 9 choices on 2 folds, 3 on 2 more, 1 on 4 more.
    expect(measured).toBe(18 + 6 + 4 - 11);
  });

  test('a state of the same table with other labels is left aside', () => {
    const turned = { ...rows, labels: rows.labels.map((label) => 1 - label) };
    let resume: TuningState | undefined;
    tuneLearner(rows, options, { checkpoint: (state) => (resume = state) });
    let measured = 0;
    tuneLearner(turned, options, { resume, checkpoint: () => measured++ });
    expect(measured).toBe(18 + 6 + 4);
  });

  test('a state of another search is left aside', () => {
    const resume = { key: 'another', scores: { '0/0/0': 1 } };
    expect(tuneLearner(rows, options, { resume })).toEqual(tuning);
  });
});

test.each([
  ['no family', { families: [] }],
  ['an unknown family', { families: ['forest' as 'random-forest'] }],
  ['a single candidate', { candidates: 1 }],
  ['an unknown metric', { metric: 'auc' as 'rocAuc' }],
  ['too few rows', { mostRows: 10 }],
])('refuses %s', (_, wrong) => {
  expect(() => tuneLearner(rows, { ...options, ...wrong })).toThrowError(
    expect.objectContaining({ code: 'input.invalid' }),
  );
});
