import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../shared/index.js';
import { applyPreparation } from '../prepare/apply-preparation.js';
import { fitPreparation } from '../prepare/fit-preparation.js';
import { encoderInputs } from './encoder-inputs.js';
import { fitEncoder } from './fit-encoder.js';
import { openEncoder } from './open-encoder.js';

// Eight measurements of two hidden causes: a row can be condensed to two numbers, and the label is the sign of one.
const rowCount = 400;
const random = seededRandom('fit encoder');
const causes = Array.from({ length: rowCount }, () => [random.normal(), random.normal()] as const);
const mixes = Array.from({ length: 8 }, () => [random.normal(), random.normal()] as const);
const names = mixes.map((_, f) => `f${f}`);
const frame = {
  rowCount,
  columns: mixes.map(([a, b], f) => ({
    kind: 'number' as const,
    name: names[f]!,
    values: Float64Array.from(causes, ([x, y]) => 5 + a * x + b * y + 0.05 * random.normal()),
  })),
};
const labels = Uint8Array.from(causes, ([x]) => (x > 0 ? 1 : 0));
const every = Uint32Array.from(labels, (_, row) => row);
const training = every.subarray(0, 300);
const preparation = fitPreparation(frame, names, training);
const columns = applyPreparation(preparation, frame);
const options = { latentCount: 2, epochs: 30, batchRows: 32 };
const train = (more: object = {}, watch: object = {}) =>
  fitEncoder(preparation, columns, labels, training, { ...options, ...more }, watch);
const codeOf = (work: () => unknown) => {
  try {
    work();
    return 'no failure';
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe('fitEncoder', () => {
  it('condenses eight measurements to the two numbers behind them', () => {
    const { history, encoder, epochsKept } = train();
    expect(history).toHaveLength(30);
    expect(epochsKept).toBe(30);
    // The variance of every input is 1; what two numbers cannot say is the noise, and a little more.
    expect(history[0]!.squaredError).toBeGreaterThan(0.3);
    expect(history.at(-1)!.squaredError).toBeLessThan(0.05);
    expect(history.at(-1)!.focalLoss).toBeLessThan(0.8 * history[0]!.focalLoss);
    for (const tensor of Object.values(encoder.tensors))
      expect(tensor.every(Number.isFinite)).toBe(true);
    // The mean of standardised rows.
    encoder.background.forEach((mean) => {
      expect(mean).toBeCloseTo(0, 6);
    });
  });

  it('is the same for the same seed and another for another', () => {
    const [one, again, other] = [
      train({ epochs: 3 }),
      train({ epochs: 3 }),
      train({ epochs: 3, seed: 1 }),
    ];
    expect(again).toEqual(one);
    expect(other.encoder.tensors['0.weight']).not.toEqual(one.encoder.tensors['0.weight']);
  });

  it('never looks at rows it was not given', () => {
    const poisoned = columns.map((column) =>
      column.map((value, row) => (row < 300 ? value : Number.POSITIVE_INFINITY)),
    );
    const wrong = labels.map((label, row) => (row < 300 ? label : 1 - label));
    const there = fitEncoder(preparation, poisoned, wrong, training, { ...options, epochs: 3 });
    expect(there).toEqual(train({ epochs: 3 }));
  });

  it('looks at labels only as far as it is told to', () => {
    const shuffled = labels.slice();
    seededRandom(5).shuffle(shuffled);
    const blind = (given: Uint8Array) =>
      fitEncoder(preparation, columns, given, training, { ...options, epochs: 3, labelWeight: 0 });
    expect(blind(shuffled).encoder).toEqual(blind(labels).encoder);
    const seeing = fitEncoder(preparation, columns, shuffled, training, { ...options, epochs: 3 });
    expect(seeing.encoder).not.toEqual(train({ epochs: 3 }).encoder);
  });

  it('keeps the epoch that does best on validation rows, and stops when none is better for long', () => {
    const validationRows = every.subarray(300);
    // A rate this high cannot settle, so some epoch is the best long before the last.
    const { history, epochsKept } = train(
      { epochs: 200, patience: 4, learningRate: 0.05 },
      { validationRows },
    );
    const losses = history.map(({ validation }) => validation!);
    expect(history.length).toBeLessThan(200);
    expect(history).toHaveLength(epochsKept + 4);
    expect(losses[epochsKept - 1]).toBe(Math.min(...losses));
    // Stopped where it was kept, it is the same encoder.
    const stopped = train(
      { epochs: epochsKept, patience: 200, learningRate: 0.05 },
      { validationRows },
    );
    const far = train({ epochs: 200, patience: 4, learningRate: 0.05 }, { validationRows });
    expect(far.encoder).toEqual(stopped.encoder);
  });

  it('tells how far it is, and stops when asked', () => {
    const steps: string[] = [];
    const controller = new AbortController();
    const watch = {
      signal: controller.signal,
      progress: ({ stage, done, total }: { stage: string; done: number; total: number }) => {
        steps.push(`${stage} ${done}/${total}`);
        if (done === 2) controller.abort();
      },
    };
    expect(codeOf(() => train({ epochs: 9 }, watch))).toBe('learning.stopped');
    expect(steps).toEqual(['encoder 1/9', 'encoder 2/9']);
  });

  it.each<[string, object]>([
    ['input.unknown-option', { latents: 4 }],
    ['input.invalid', { latentCount: 0 }],
    ['input.invalid', { latentCount: 65 }],
    ['input.invalid', { epochs: 2.5 }],
    ['input.invalid', { learningRate: 0 }],
    ['input.invalid', { learningRate: Number.NaN }],
    ['input.invalid', { batchRows: '32' }],
  ])('refuses with %s (case %#)', (code, more) => {
    expect(codeOf(() => train(more))).toBe(code);
  });

  it('refuses no rows, rows outside the table and columns of another table', () => {
    const [some, none] = [Uint32Array.of(0, 900), new Uint32Array(0)];
    const on = (rows: Uint32Array, given = columns) =>
      codeOf(() => fitEncoder(preparation, given, labels, rows, options));
    expect(on(none)).toBe('learning.no-rows');
    expect(on(some)).toBe('learning.row-out-of-range');
    expect(on(training, columns.slice(1))).toBe('learning.lengths-differ');
  });

  it('takes categories and missing values, and answers finite latents for whatever comes', () => {
    const categories = [['a', 'b', 'c'], null];
    const mixed = {
      featureNames: ['kind', 'size'],
      fill: Float64Array.of(Number.NaN, Number.NaN),
      center: Float64Array.of(1, 0),
      scale: Float64Array.of(0.8, 1),
      categories,
    };
    const prepared = [
      Float64Array.from(every, (row) => (row % 4 === 3 ? Number.NaN : ((row % 4) - 1) / 0.8)),
      Float64Array.from(every, (row) => (row % 7 === 0 ? Number.NaN : causes[row]![0])),
    ];
    const { encoder } = fitEncoder(mixed, prepared, labels, training, { ...options, epochs: 2 });
    expect(encoder.inputCount).toBe(4);
    expect([...encoder.background.subarray(0, 3)]).toEqual([0.25, 0.25, 0.25]);
    const layout = encoderInputs(mixed);
    const inputs = new Float64Array(4);
    const latents = new Float64Array(2);
    const open = openEncoder(encoder);
    for (const row of [
      [Number.NaN, Number.NaN],
      [99, 1e300],
      [0, -1e300],
    ]) {
      layout.write(Float64Array.from(row), inputs);
      open.encode(inputs, latents);
      expect(latents.every(Number.isFinite)).toBe(true);
    }
  });
});
