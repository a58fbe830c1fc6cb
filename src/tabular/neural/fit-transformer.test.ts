import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../shared/index.js';
import { rocAuc } from '../measure/ranking.js';
import { applyPreparation } from '../prepare/apply-preparation.js';
import { fitPreparation } from '../prepare/fit-preparation.js';
import { fitTransformer, type TransformerOptions } from './fit-transformer.js';

// A label that no single feature tells: the signs of two of them must agree.
const rowCount = 800;
const random = seededRandom('fit transformer');
const names = ['a', 'b', 'c'];
const frame = {
  rowCount,
  columns: names.map((name) => ({
    kind: 'number' as const,
    name,
    values: Float64Array.from({ length: rowCount }, () => random.normal()),
  })),
};
const [a, b] = frame.columns.map(({ values }) => values) as [Float64Array, Float64Array];
const labels = Uint8Array.from(a, (x, row) => (x * b[row]! > 0 ? 1 : 0));
const every = Uint32Array.from(labels, (_, row) => row);
const [training, testing] = [every.subarray(0, 600), every.subarray(600)];
const preparation = fitPreparation(frame, names, training);
const columns = applyPreparation(preparation, frame);
const small: TransformerOptions = {
  blocks: 1,
  heads: 2,
  tokenWidth: 8,
  epochs: 30,
  batchRows: 32,
  learningRate: 5e-3,
};
const train = (more: object = {}, watch: object = {}) =>
  fitTransformer(preparation, columns, labels, training, { ...small, ...more }, watch);
const thrown = (code: string) => expect.objectContaining({ code });

describe('fitTransformer', () => {
  it('learns what two features say only together', () => {
    const { history, probabilities } = train();
    expect(history.at(-1)!).toBeLessThan(history[0]! / 2);
    const truth = Uint8Array.from(testing, (row) => labels[row]!);
    expect(rocAuc(truth, probabilities(columns, testing))).toBeGreaterThan(0.95);
  });

  it('is the same for the same seed, and never looks at other rows', () => {
    const poisoned = columns.map((column) =>
      column.map((value, row) => (row < 600 ? value : Number.POSITIVE_INFINITY)),
    );
    const options = { ...small, epochs: 2 };
    const there = fitTransformer(preparation, poisoned, labels, training, options);
    expect(there.transformer).toEqual(train({ epochs: 2 }).transformer);
    expect(train({ epochs: 2, seed: 9 }).transformer).not.toEqual(there.transformer);
  });

  it('stops when asked', () => {
    const controller = new AbortController();
    const watch = { signal: controller.signal, progress: () => controller.abort() };
    expect(() => train({}, watch)).toThrow(thrown('learning.stopped'));
  });

  it.each<[string, object]>([
    ['input.unknown-option', { block: 2 }],
    ['input.invalid', { blocks: 0 }],
    ['input.invalid', { heads: 3 }],
    ['input.invalid', { tokenWidth: 12 }],
    ['input.invalid', { learningRate: 2 }],
    ['input.invalid', { epochs: Number.NaN }],
  ])('refuses with %s (case %#)', (code, more) => {
    expect(() => train(more)).toThrow(thrown(code));
  });
});
