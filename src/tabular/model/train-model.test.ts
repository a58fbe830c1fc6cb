import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { realData } from '../../../test/support/real-data.js';
import { seededRandom } from '../../shared/index.js';
import { type Column, columnNamed, type Frame, readCsv, selectRows } from '../frame/index.js';
import { measureBinary } from '../measure/index.js';
import { rowFingerprints } from '../prepare/index.js';
import { madeUpTable } from './made-up-table.js';
import { decodeModelFile, encodeModelFile } from './model-file.js';
import { openModel } from './open-model.js';
import { trainModel } from './train-model.js';
import type { TrainingOptions } from './training-options.js';

const options: TrainingOptions = {
  name: 'made-up',
  provenance: {
    createdAt: '2026-01-19T00:00:00.000Z',
    dataHash: 'ab'.repeat(32),
    dataName: 'made-up.csv',
    casthouseVersion: '0.1.0',
  },
  learnerOptions: { rounds: 30, maxDepth: 3 },
};
const table = madeUpTable({ rowCount: 1500, twinShare: 0.5 });
const training = trainModel(table, options);

test('learns what decides the label and says what it chose', () => {
  const { model, notices, history } = training;
  expect(model.classes).toEqual(['ok', 'ng']);
  expect(model.features.map((feature) => feature.name)).toEqual([
    'pressure',
    'speed',
    'humidity',
    'product',
  ]);
  expect(notices.map((notice) => notice.code)).toEqual([
    'label-guessed',
    'identifier-ignored',
    'twins-kept-together',
  ]);
  expect(history.length).toBeGreaterThanOrEqual(model.trees!.treeStart.length - 1);
  // The rule alone, without the five percent of chance, would reach 1.
  expect(model.results[0]!.metrics.rocAuc).toBeGreaterThan(0.85);
  const [first, second] = openModel(model).globalImportance().features;
  expect([first?.name, second?.name].sort()).toEqual(['pressure', 'speed']);
});

test('reports the honest protocol first, the naive one beside it, with its share of twins', () => {
  const [honest, naive] = training.model.results;
  expect(honest).toMatchObject({ protocol: 'twins-together', testRowsWithTwinShare: 0 });
  expect(naive?.protocol).toBe('random-rows');
  // Two of three rows have a twin, which lies in training four times of five.
  expect(naive?.testRowsWithTwinShare).toBeGreaterThan(0.4);
  expect(honest!.trainingRows + honest!.testRows).toBe(1500);
});

test('the stored model is the one measured: its test rows give the same figures again', () => {
  const { model } = training;
  expect(model.trainingFingerprints.length).toBe(model.results[0]!.trainingRows);
  const open = openModel(decodeModelFile(encodeModelFile(model)));
  // Twins stay together, so the test rows are just the rows no training row equals.
  const seen = new Set(model.trainingFingerprints);
  const names = model.features.map((feature) => feature.name);
  const columns = names.map((name) => columnNamed(table, name));
  const result = columnNamed(table, 'result');
  const numberAt = (column: Column, row: number) =>
    column.kind === 'number' ? column.values[row]! : column.codes[row]!;
  const labels: number[] = [];
  const probabilities: number[] = [];
  rowFingerprints(table, names).forEach((fingerprint, row) => {
    if (seen.has(fingerprint)) return;
    labels.push(numberAt(result, row));
    const raw = Float64Array.from(columns, (column) => numberAt(column, row));
    probabilities.push(open.predictRow(raw));
  });
  expect(
    measureBinary(Uint8Array.from(labels), Float64Array.from(probabilities), model.threshold),
  ).toEqual(model.results[0]!.metrics);
});

test('describes the features by their training rows', () => {
  const [pressure, , humidity, product] = training.model.features;
  expect(pressure).toMatchObject({ kind: 'number', missingShare: 0 });
  // A third of the rows; twins repeat some.
  expect(humidity!.missingShare).toBeGreaterThan(0.25);
  expect(humidity!.missingShare).toBeLessThan(0.42);
  expect(humidity).toMatchObject({ min: expect.closeTo(0, 1), max: expect.closeTo(1, 1) });
  expect(product).toMatchObject({ kind: 'category', categories: ['B', '가'] });
  expect(training.model.reference.rowCount).toBe(500);
});

test('same rows, options and seed give the same bytes; another seed does not', () => {
  const bytesOf = (seed: number) =>
    Buffer.from(encodeModelFile(trainModel(table, { ...options, seed }).model));
  expect(bytesOf(3).equals(bytesOf(3))).toBe(true);
  expect(bytesOf(3).equals(bytesOf(4))).toBe(false);
});

test('rows of a group stay on one side', () => {
  const lots = Float64Array.from({ length: 600 }, (_, row) => Math.floor(row / 20));
  const plain = madeUpTable({ rowCount: 600 });
  const columns = [...plain.columns, { kind: 'number' as const, name: 'lot', values: lots }];
  const { model } = trainModel({ ...plain, columns }, { ...options, groupColumns: ['lot'] });
  expect(model.features.map((feature) => feature.name)).not.toContain('lot');
  // 30 lots of 20 rows: a fifth of them is 6 whole lots.
  expect(model.results[0]!.testRows % 20).toBe(0);
  expect(model.results.map((result) => result.protocol)).toEqual(['twins-together', 'random-rows']);
});

test('a table without twins has one protocol; a small one holds no training rows out', () => {
  const { model, notices } = trainModel(madeUpTable({ rowCount: 60 }), options);
  expect(model.results.map((result) => result.protocol)).toEqual(['twins-together']);
  expect(notices.map((notice) => notice.code)).toContain('no-inner-folds');
  expect(model.trees!.treeStart.length - 1).toBe(30);
});

test('tells how far it is and stops when told', () => {
  const stages = new Set<string>();
  const abort = new AbortController();
  const train = () =>
    trainModel(table, options, {
      progress: ({ stage, done }) => {
        stages.add(stage);
        if (stage === 'comparing' && done === 3) abort.abort();
      },
      signal: abort.signal,
    });
  expect(train).toThrowError(expect.objectContaining({ code: 'learning.stopped' }));
  expect([...stages]).toEqual(['training', 'comparing']);
});

test('chooses rounds, calibration and threshold inside the training rows', () => {
  const { model, chosen } = training;
  expect(chosen).toMatchObject({ folds: 5, rows: model.results[0]!.trainingRows });
  expect(chosen!.calibration!.slope).toBeGreaterThan(0.5);
  expect(model.threshold).toBeCloseTo(chosen!.threshold.threshold, 12);
  // One in twenty labels is chance: a model sure of itself says .95, so the mean probability meets the share of `ng`.
  const { probabilities, labels } = training.heldOut[0]!;
  const mean = (values: ArrayLike<number>) =>
    Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
  expect(Math.abs(mean(probabilities) - mean(labels))).toBeLessThan(0.05);
});

test('a threshold by cost calls more rows the dearer a miss is', () => {
  const thresholdOf = (costOfMiss: number) =>
    trainModel(table, { ...options, threshold: { by: 'cost', costOfMiss, costOfFalseAlarm: 1 } })
      .model.threshold;
  expect(thresholdOf(20)).toBeLessThan(thresholdOf(1));
  expect(trainModel(table, { ...options, threshold: 0.3 }).model.threshold).toBe(0.3);
});

test.each(['random-forest', 'extra-trees', 'boosting-depthwise'] as const)(
  'keeps a calibrated %s that explains the probability it answers',
  (family) => {
    const learnerOptions = family === 'boosting-depthwise' ? { rounds: 20 } : { trees: 12 };
    const { model } = trainModel(table, { ...options, family, learnerOptions });
    expect(model.results[0]!.metrics.rocAuc).toBeGreaterThan(0.85);
    const open = openModel(decodeModelFile(encodeModelFile(model)));
    const { prediction, baseValue, values } = open.explainFeatures({
      pressure: -1.5,
      speed: 1.5,
      humidity: 0.5,
      product: 'B',
    });
    const margin = baseValue + values.reduce((sum, value) => sum + value, 0);
    expect(margin).toBeCloseTo(prediction.margin, 9);
    expect(prediction.probability).toBeCloseTo(1 / (1 + Math.exp(-margin)), 9);
  },
);

test('measures forward in time beside twins together, or keeps that model when told', () => {
  const timed = {
    ...table,
    columns: [
      ...table.columns,
      {
        kind: 'number' as const,
        name: 'made_at',
        values: Float64Array.from({ length: table.rowCount }, (_, row) => row),
      },
    ],
  };
  const { model } = trainModel(timed, { ...options, timeColumn: 'made_at' });
  expect(model.results.map(({ protocol }) => protocol)).toEqual([
    'twins-together',
    'forward',
    'random-rows',
  ]);
  expect(model.features.map(({ name }) => name)).not.toContain('made_at');
  const kept = trainModel(timed, { ...options, timeColumn: 'made_at', protocol: 'forward' });
  expect(kept.model.results[0]!.protocol).toBe('forward');
  // Later rows are tested, earlier ones trained on.
  expect(Math.min(...kept.heldOut[0]!.rows)).toBeGreaterThan(1100);
  const without = trainModel(table, { ...options, protocol: 'forward' });
  expect(without.notices.map(({ code }) => code)).toContain('no-forward-split');
});

test('says when nothing was learned', () => {
  const random = seededRandom(5);
  const noise = {
    rowCount: 400,
    columns: [
      {
        kind: 'number' as const,
        name: 'x',
        values: Float64Array.from({ length: 400 }, () => random.next()),
      },
      {
        kind: 'number' as const,
        name: 'result',
        values: Float64Array.from({ length: 400 }, () => random.integer(2)),
      },
    ],
  };
  const outcomes = [0, 1, 2, 3, 4, 5].map((seed) =>
    trainModel(noise, { ...options, label: { column: 'result' }, seed }).notices.some(
      ({ code }) => code === 'no-skill-found',
    ),
  );
  expect(outcomes).toContain(true);
});

test.each<[string, Partial<TrainingOptions>, string]>([
  ['a bad name', { name: 'a/b' }, 'model.bad-name'],
  ['an unknown option', { nmae: 'x' } as Partial<TrainingOptions>, 'input.unknown-option'],
  ['an unknown boosting option', { learnerOptions: { depth: 3 } }, 'input.unknown-option'],
  ['a single fold', { folds: 1 }, 'input.invalid'],
  ['an unknown family', { family: 'forest' as 'random-forest' }, 'input.invalid'],
  ['a threshold out of range', { threshold: 0 }, 'input.invalid'],
  ['a label that does not exist', { label: { column: 'reslt' } }, 'table.unknown-column'],
  ['a label of many classes', { label: { column: 'id' } }, 'learning.many-classes'],
  ['a prefix nothing begins with', { label: { anyPrefix: 'Defect' } }, 'learning.no-label-columns'],
  ['nothing to learn from', { features: ['id'], ignore: ['id'] }, 'input.invalid'],
])('refuses %s', (_, wrong, code) => {
  expect(() => trainModel(table, { ...options, ...wrong })).toThrowError(
    expect.objectContaining({ code }),
  );
});

test('refuses a label of one class and a table without rows', () => {
  const columns = table.columns.map((column) =>
    column.name === 'result' ? { ...column, codes: new Int32Array(table.rowCount) } : column,
  );
  const label = { column: 'result' };
  expect(() => trainModel({ ...table, columns } as Frame, { ...options, label })).toThrowError(
    expect.objectContaining({ code: 'learning.one-class' }),
  );
  const empty = selectRows(table, new Uint32Array(0));
  expect(() => trainModel(empty, { ...options, label })).toThrowError(
    expect.objectContaining({ code: 'learning.no-rows' }),
  );
});

const casting = realData('diecasting.csv');

describe.skipIf(casting === null)('the die-casting table', () => {
  test('the naive split flatters, the honest one gives what other learners reach', async () => {
    const { frame } = await readCsv(readFileSync(casting!));
    const { model } = trainModel(frame, {
      ...options,
      label: { anyPrefix: 'Defects' },
      learnerOptions: { rounds: 50 },
    });
    expect(model.features).toHaveLength(30);
    const [honest, naive] = model.results;
    // With twins kept together scikit-learn's and XGBoost's learners land between .71 and .76.
    expect(honest!.metrics.rocAuc).toBeGreaterThan(0.69);
    expect(honest!.metrics.rocAuc).toBeLessThan(0.79);
    // 61.9 % in the documented split.
    expect(naive!.testRowsWithTwinShare).toBeGreaterThan(0.55);
    expect(naive!.metrics.rocAuc).toBeGreaterThan(honest!.metrics.rocAuc + 0.03);
  });
});
