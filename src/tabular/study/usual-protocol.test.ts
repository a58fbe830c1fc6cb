import { describe, expect, it } from 'vitest';
import { measureBinary } from '../measure/measure-binary.js';
import { madeUpTable } from '../model/made-up-table.js';
import { trainingTable } from '../model/training-table.js';
import { scikitSplit } from '../prepare/scikit-split.js';
import { reproduceUsual } from './usual-protocol.js';

const training = {
  name: 'm',
  provenance: { createdAt: '', dataHash: '', dataName: '', casthouseVersion: '0' },
};
const frame = madeUpTable({ rowCount: 300, twinShare: 0.5 });
const { usual, featureCount } = reproduceUsual(frame, { training, latentCounts: [] }, {});

describe('the usual protocol', () => {
  const { labels, featureNames } = trainingTable(frame, training);
  const { trainingRows, testRows } = scikitSplit(labels);
  // Every row as text: what is the same text is the same row.
  const textOf = (row: number) =>
    featureNames
      .map((name) => {
        const column = frame.columns.find((each) => each.name === name)!;
        return column.kind === 'number' ? column.values[row] : column.codes[row];
      })
      .join('|');
  const labelsOfText = new Map<string, number[]>();
  for (const row of trainingRows)
    labelsOfText.set(textOf(row), [...(labelsOfText.get(textOf(row)) ?? []), labels[row]!]);
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

  it('looks identical rows up as a naive scan does', () => {
    const share = mean([...trainingRows].map((row) => labels[row]!));
    const looked = Float64Array.from(testRows, (row) => {
      const seen = labelsOfText.get(textOf(row));
      return seen === undefined ? share : mean(seen);
    });
    const truth = Uint8Array.from(testRows, (row) => labels[row]!);
    const { f1, rocAuc, accuracy } = measureBinary(truth, looked);
    expect(usual.lookup).toMatchObject({ f1, rocAuc, accuracy, rowCount: testRows.length });
    const twins = [...testRows].filter((row) => labelsOfText.has(textOf(row))).length;
    expect(usual.testRowsWithTwinShare).toBe(twins / testRows.length);
    expect(twins).toBeGreaterThan(0);
    for (const { unseenMetrics } of usual.models)
      expect(unseenMetrics!.rowCount).toBe(testRows.length - twins);
  });

  it('plays six roles and has no use for latents that are not wanted', () => {
    expect(featureCount).toBe(4);
    expect(usual.models.map(({ role }) => role)).toEqual([
      'scikit-learn',
      'XGBoost',
      'LightGBM',
      'CatBoost',
      'RandomForest',
      'ExtraTrees',
    ]);
  });
});
