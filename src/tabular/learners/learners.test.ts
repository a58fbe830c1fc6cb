import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../shared/index.js';
import { rocAuc } from '../measure/ranking.js';
import { treeFamilies } from '../tune/learner-choice.js';
import { learnerFamilies } from './learner.js';
import { learners } from './learners.js';
import { rememberTwins } from './remember-twins.js';

const random = seededRandom('learners');
const rowCount = 400;
const columns = Array.from({ length: 5 }, (_, f) =>
  Float64Array.from({ length: rowCount }, () =>
    f === 3 && random.next() < 0.1 ? Number.NaN : random.normal(),
  ),
);
const score = (row: number) => columns[0]![row]! + 0.5 * columns[1]![row]!;
// Certain rows at both ends, a noisy middle: no model is without fault, and none is blind.
const labels = Uint8Array.from({ length: rowCount }, (_, row) =>
  score(row) + 0.5 * random.normal() > 0.3 ? 1 : 0,
);
const classes = Uint8Array.from({ length: rowCount }, (_, row) =>
  score(row) > 0.6 ? 2 : score(row) > -0.4 ? 1 : 0,
);
const every = Uint32Array.from({ length: rowCount }, (_, row) => row);
const training = every.subarray(0, 250);
const test = every.subarray(250);
const small = { rounds: 25, trees: 25 };
const tiny = { blocks: 1, heads: 2, tokenWidth: 8, epochs: 30, batchRows: 32, learningRate: 5e-3 };
const optionsOf = (family: string): object =>
  family.startsWith('boosting')
    ? { rounds: small.rounds }
    : family.endsWith('-transformer')
      ? tiny
      : family === 'logistic-regression'
        ? {}
        : { trees: small.trees };

describe.each(learnerFamilies)('%s', (family) => {
  const learner = learners[family];

  it('ranks unseen rows nearly as well as the truth behind them', () => {
    const fitted = learner.fit(columns, labels, training, optionsOf(family));
    const truth = Float64Array.from(test, score);
    const testLabels = Uint8Array.from(test, (row) => labels[row]!);
    const probabilities = fitted.probabilities(columns, test);
    expect(rocAuc(testLabels, probabilities)).toBeGreaterThan(rocAuc(testLabels, truth) - 0.08);
    for (const p of probabilities) expect(p >= 0 && p <= 1).toBe(true);
    const [negative, positive] = fitted.classProbabilities(columns, test);
    expect(positive).toEqual(probabilities);
    expect(negative![0]! + positive![0]!).toBeCloseTo(1, 15);
    expect(fitted.ensemble === undefined).toBe(!treeFamilies.some((name) => name === family));
  });

  it('tells three classes apart, with probabilities that sum to 1', () => {
    const fitted = learner.fit(columns, classes, training, optionsOf(family), { classCount: 3 });
    const answers = fitted.classProbabilities(columns, test);
    expect(answers).toHaveLength(3);
    let right = 0;
    test.forEach((row, i) => {
      const ofRow = answers.map((answer) => answer[i]!);
      expect(ofRow.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
      if (ofRow.indexOf(Math.max(...ofRow)) === classes[row]) right++;
    });
    // The largest class has less than half of the rows.
    expect(right / test.length).toBeGreaterThan(0.8);
    expect(() => fitted.probabilities(columns)).toThrow(
      expect.objectContaining({ code: 'learning.many-outputs' }),
    );
  });

  it('is deterministic, and a row of weight 0 is as good as absent', () => {
    const rowWeights = Float64Array.from(every, (row) => (row < 250 ? 1 : 0));
    const weighed = learner.fit(columns, labels, every, optionsOf(family), { rowWeights });
    const absent = learner.fit(columns, labels, training, optionsOf(family));
    expect(weighed.ensemble?.splitFeature).toEqual(absent.ensemble?.splitFeature);
    const answers = absent.probabilities(columns, test);
    weighed.probabilities(columns, test).forEach((p, i) => {
      // Weights of one are multiplied in, which may round losses, never the trees.
      expect(p).toBeCloseTo(answers[i]!, 12);
    });
  });

  it('has a search space of its own options, with defaults inside', () => {
    for (const dimension of learner.searchSpace) {
      if (dimension.kind === 'choice') expect(dimension.choices).toContain(dimension.default);
      else {
        expect(dimension.default).toBeGreaterThanOrEqual(dimension.from);
        expect(dimension.default).toBeLessThanOrEqual(dimension.to);
      }
      const option = { [dimension.name]: dimension.default };
      const fitted = learner.fit(columns, labels, training, { ...optionsOf(family), ...option });
      expect(fitted.classCount).toBe(2);
    }
  });

  it.each([
    ['input.unknown-option', { depht: 3 }, {}],
    ['learning.bad-weight', {}, { rowWeights: new Float64Array(rowCount).fill(Number.NaN) }],
    ['learning.bad-weight', {}, { rowWeights: new Float64Array(rowCount).fill(-1) }],
    ['learning.no-weight', {}, { rowWeights: new Float64Array(rowCount) }],
    ['learning.lengths-differ', {}, { rowWeights: new Float64Array(3) }],
    ['learning.one-class', {}, { classWeights: [1, 0] }],
    ['learning.bad-weight', {}, { classWeights: [1, Number.POSITIVE_INFINITY] }],
  ])('refuses with %s (case %#)', (code, options, watch) => {
    expect(() => learner.fit(columns, labels, training, options as object, watch)).toThrow(
      expect.objectContaining({ code }),
    );
  });

  it('takes features that name categories, and keeps features monotone or refuses to', () => {
    const codes = columns.map((column) => column.map((x) => Math.round(Math.abs(x || 0))));
    const categorical = { features: { categorical: [2] } };
    const options = { ...optionsOf(family) };
    const fitted = learner.fit(codes, labels, training, options, categorical);
    const keeps = family === 'boosting-depthwise' || family === 'boosting-leafwise';
    // The third column is noise, which forty trees find something in.
    expect(fitted.ensemble?.categorySplits !== undefined).toBe(keeps);
    const monotone = () =>
      learner.fit(columns, labels, training, options, { features: { increasing: [0] } });
    if (keeps) expect(monotone().classCount).toBe(2);
    else expect(monotone).toThrow(expect.objectContaining({ code: 'input.invalid' }));
  });

  it('refuses a single positive among many rows', () => {
    const lone = Uint8Array.from(every, (row) => (row === 7 ? 1 : 0));
    expect(() => learner.fit(columns, lone, training)).toThrow(
      expect.objectContaining({ code: 'learning.lone-row' }),
    );
  });
});

describe('rememberTwins', () => {
  it('answers rows it was given with the mean label of their copies, others as the model does', () => {
    const twice = columns.map((column) => Float64Array.from([...column, ...column]));
    const twiceLabels = Uint8Array.from([...labels, ...labels]);
    // The copy of row 3 has the other label.
    twiceLabels[rowCount + 3] = 1 - labels[3]!;
    const rows = Uint32Array.from([0, 1, 2, 3, rowCount + 3, ...training.subarray(4)]);
    const model = learners['boosting-depthwise'].fit(columns, labels, training, { rounds: 5 });
    const remembering = rememberTwins(model, twice, twiceLabels, rows);
    const answers = remembering.probabilities(twice);
    const learned = model.probabilities(twice);
    for (const row of [0, 1, 2, rowCount + 1]) expect(answers[row]).toBe(twiceLabels[row]);
    expect(answers[3]).toBe(0.5);
    for (const row of [300, 399, rowCount + 310]) expect(answers[row]).toBe(learned[row]);
  });
});
