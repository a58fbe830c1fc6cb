import { expect, it } from 'vitest';
import { seededRandom } from '../../shared/index.js';
import { fitNumberBoosting } from './boosting-numbers.js';
import { predictMargins } from './predict-margins.js';

const every = (count: number) => Uint32Array.from({ length: count }, (_, row) => row);

it('one full step of one tree answers the mean of each side, as worked out by hand', () => {
  const columns = [Float64Array.of(1, 2, 3, 4)];
  const targets = Float64Array.of(10, 20, 40, 50);
  const options = { rounds: 1, maxDepth: 1, learningRate: 1, lambda: 0, minChildWeight: 0 };
  const { ensemble, history } = fitNumberBoosting(columns, targets, every(4), options);
  // The cut of least squared error leaves {10, 20} and {40, 50}.
  expect(ensemble.objective).toBe('squared-error');
  const answers = predictMargins(ensemble, columns);
  [15, 15, 45, 45].forEach((answer, row) => {
    expect(answers[row]).toBeCloseTo(answer, 9);
  });
  expect(history[0]!.trainingLoss).toBeCloseTo(25 / 2, 9);
});

it('follows weights: rows that weigh more pull the answer', () => {
  const columns = [Float64Array.of(1, 1)];
  const targets = Float64Array.of(0, 9);
  const rowWeights = Float64Array.of(1, 2);
  const { ensemble } = fitNumberBoosting(columns, targets, every(2), { rounds: 1 }, { rowWeights });
  expect(predictMargins(ensemble, columns)[0]).toBeCloseTo(6, 9);
});

it('learns a curve', () => {
  const random = seededRandom(9);
  const x = Float64Array.from({ length: 500 }, () => 6 * random.next() - 3);
  const targets = x.map((value) => Math.sin(value));
  const { history } = fitNumberBoosting([x], targets, every(500), { rounds: 150 });
  expect(history.at(-1)!.trainingLoss).toBeLessThan(0.001);
});

it.each([
  ['learning.bad-target', Float64Array.of(1, Number.NaN, 2), {}],
  ['learning.bad-target', Float64Array.of(1, Number.POSITIVE_INFINITY, 2), {}],
  ['input.invalid', Float64Array.of(1, 3, 2), { positiveWeight: 3 }],
])('refuses with %s (case %#)', (code, targets, options) => {
  expect(() => fitNumberBoosting([Float64Array.of(1, 2, 3)], targets, every(3), options)).toThrow(
    expect.objectContaining({ code }),
  );
});
