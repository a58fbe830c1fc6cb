import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../shared/index.js';
import { rocAuc } from '../measure/ranking.js';
import { fitTransformer } from './fit-transformer.js';
import { openTransformer } from './open-transformer.js';
import type { Transformer, TransformerKind } from './transformer.js';
import type { TabTransformerOptions } from './transformer-options.js';

// A label that no single column tells: the signs of two of them must agree. The third column has four values.
const rowCount = 800;
const random = seededRandom('fit transformer');
const draw = (make: () => number) => Float64Array.from({ length: rowCount }, make);
const columns = [
  draw(() => random.normal()),
  draw(() => random.normal()),
  draw(() => random.integer(4)),
];
const [a, b, words] = columns as [Float64Array, Float64Array, Float64Array];
// One sign of words 1 and 2, the other of 0 and 3: by the number of a word no line tells it.
const turned = words.map((word) => (word === 1 || word === 2 ? 1 : -1));
const labelsOf: Record<TransformerKind, Uint8Array> = {
  ft: Uint8Array.from(a, (x, row) => (x * b[row]! > 0 ? 1 : 0)),
  tab: Uint8Array.from(a, (x, row) => (x * turned[row]! > 0 ? 1 : 0)),
};
const every = Uint32Array.from({ length: rowCount }, (_, row) => row);
const [training, testing] = [every.subarray(0, 600), every.subarray(600)];
const small: TabTransformerOptions = {
  blocks: 1,
  heads: 2,
  tokenWidth: 8,
  epochs: 40,
  batchRows: 32,
  learningRate: 5e-3,
  patience: 40,
};
const train = (kind: TransformerKind, more: object = {}, watch: object = {}, given = columns) =>
  fitTransformer(kind, given, labelsOf[kind], training, { ...small, ...more }, watch);
const marginsOf = (transformer: Transformer, rows: Uint32Array) => {
  const open = openTransformer(transformer);
  const out = new Float64Array(1);
  return Float64Array.from(rows, (row) => {
    open(
      Float64Array.from(columns, (values) => values[row]!),
      out,
    );
    return out[0]!;
  });
};
const thrown = (code: string) => expect.objectContaining({ code });

describe.each<TransformerKind>(['ft', 'tab'])('fitTransformer, %s', (kind) => {
  it('learns what two columns say only together', () => {
    const { transformer, history, epochsKept } = train(kind);
    const truth = Uint8Array.from(testing, (row) => labelsOf[kind][row]!);
    expect(rocAuc(truth, marginsOf(transformer, testing))).toBeGreaterThan(0.93);
    const losses = history.map(({ validationLoss }) => validationLoss);
    expect(losses.indexOf(Math.min(...losses))).toBe(epochsKept - 1);
  });

  it('is the same for the same seed, and never looks at other rows', () => {
    const poisoned = columns.map((column) =>
      column.map((value, row) => (row < 600 ? value : Number.POSITIVE_INFINITY)),
    );
    const there = train(kind, { epochs: 2 }, {}, poisoned);
    expect(there).toEqual(train(kind, { epochs: 2 }));
    expect(train(kind, { epochs: 2, seed: 9 }).transformer).not.toEqual(there.transformer);
  });

  it('runs exactly the rounds it is told on all rows, and stops when asked', () => {
    const { history, epochsKept } = train(kind, {}, { rounds: 3 });
    expect([history.length, epochsKept]).toEqual([3, 3]);
    expect(history[0]!.validationLoss).toBeNaN();
    const controller = new AbortController();
    const watch = { signal: controller.signal, progress: () => controller.abort() };
    expect(() => train(kind, {}, watch)).toThrow(thrown('learning.stopped'));
  });

  it.each<[string, object]>([
    ['input.unknown-option', { block: 2 }],
    ['input.invalid', { blocks: 0 }],
    ['input.invalid', { heads: 3 }],
    ['input.invalid', { tokenWidth: 12 }],
    ['input.invalid', { learningRate: 0 }],
    ['input.invalid', { stopShare: 0.6 }],
    ['input.invalid', { epochs: Number.NaN }],
  ])('refuses with %s (case %#)', (code, more) => {
    expect(() => train(kind, more)).toThrow(thrown(code));
  });
});

describe('what is set aside to stop by', () => {
  it('keeps identical rows together: an epoch is kept by rows whose copies were not learned', () => {
    // Labels are noise and every row stands there eight times: on copies of learned rows the loss would fall and fall.
    const first = Uint32Array.from(every, (row) => row % 75);
    const coin = Uint8Array.from({ length: 75 }, () => random.integer(2));
    const noise = Uint8Array.from(first, (row) => coin[row]!);
    const copied = columns.map((values) => values.map((_, row) => values[first[row]!]!));
    const { history } = fitTransformer('ft', copied, noise, training, {
      ...small,
      dropout: 0,
    });
    const { trainingLoss, validationLoss } = history.at(-1)!;
    // Learned by heart, and no better than a coin on what was not.
    expect(trainingLoss).toBeLessThan(0.6);
    expect(validationLoss).toBeGreaterThan(Math.log(2));
  });

  it('FT-Transformer has no options of TabTransformer', () => {
    expect(() => train('ft', { parts: 4 })).toThrow(thrown('input.unknown-option'));
  });
});
