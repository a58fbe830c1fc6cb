import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../shared/index.js';
import { fitClassBoosting } from './boosting-classes.js';
import { classProbabilities } from './link.js';
import { predictMargins } from './predict-margins.js';
import { softmax } from './softmax.js';

const random = seededRandom('several classes');
const columns = Array.from({ length: 3 }, () =>
  Float64Array.from({ length: 240 }, () => random.normal()),
);
const labels = Uint8Array.from({ length: 240 }, (_, row) => {
  const x = columns[0]![row]! + columns[1]![row]! ** 2 + 0.3 * random.normal();
  return x < 0 ? 0 : x < 1.5 ? 1 : 2;
});
const training = Uint32Array.from({ length: 160 }, (_, row) => row);
const validationRows = Uint32Array.from({ length: 80 }, (_, row) => 160 + row);

it('keeps the round whose ensembles have the least loss on validation rows, and tells that loss', () => {
  const { ensembles, history, roundsKept } = fitClassBoosting(
    columns,
    labels,
    3,
    training,
    { rounds: 120, learningRate: 0.3, patienceRounds: 5 },
    { validationRows },
  );
  const losses = history.map((round) => round.validationLoss);
  expect(roundsKept).toBe(losses.indexOf(Math.min(...losses)) + 1);
  expect(ensembles.map(({ treeStart }) => treeStart.length - 1)).toEqual(Array(3).fill(roundsKept));
  const margins = ensembles.map((ensemble) => predictMargins(ensemble, columns, validationRows));
  const truth = Uint8Array.from(validationRows, (row) => labels[row]!);
  const loss = softmax(3).loss(margins, truth, null, 0);
  expect(loss).toBeCloseTo(losses[roundsKept - 1]!, 10);
  // A guess by class shares alone has a loss of about 1.
  expect(loss).toBeLessThan(0.75);
  const ofRow = Float64Array.from(margins, (margin) => margin[0]!);
  classProbabilities(ensembles, ofRow);
  expect(ofRow.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 14);
});

it('draws rows anew every round, the same for the same seed', () => {
  const options = { rounds: 6, rowShare: 0.5, columnShareByTree: 0.7, seed: 4 };
  const first = fitClassBoosting(columns, labels, 3, training, options);
  expect(fitClassBoosting(columns, labels, 3, training, options)).toEqual(first);
  const other = fitClassBoosting(columns, labels, 3, training, { ...options, seed: 5 });
  expect(other).not.toEqual(first);
});

describe('bad input', () => {
  const grow = (classCount: number, options = {}, given = labels) =>
    fitClassBoosting(columns, given, classCount, training, options);
  it.each([
    ['learning.bad-label', () => grow(2)],
    ['input.invalid', () => grow(1)],
    ['input.invalid', () => grow(2.5)],
    ['input.invalid', () => grow(3, { positiveWeight: 2 })],
    ['learning.one-class', () => grow(3, {}, new Uint8Array(240).fill(2))],
  ])('is refused with %s (case %#)', (code, call) => {
    expect(call).toThrow(expect.objectContaining({ code }));
  });
});
