import { describe, expect, it } from 'vitest';
import { measureBinary } from './measure-binary.js';
import { measureGroups } from './measure-groups.js';
import { recordedRows } from './recorded-rows.js';

describe('measureGroups', () => {
  it('says of every group what measuring its rows alone says', () => {
    const { labels, probabilities } = recordedRows;
    const groupOfRow = Uint32Array.from(labels, (_, row) => (row * 7) % 3);
    const groups = measureGroups(labels, probabilities, groupOfRow, { resamples: 100 });
    expect(groups.map(({ group }) => group)).toEqual([0, 1, 2]);
    for (const { group, rowCount, positiveShare, meanProbability, rocAuc } of groups) {
      const rows = [...labels.keys()].filter((row) => groupOfRow[row] === group);
      const alone = measureBinary(
        Uint8Array.from(rows, (row) => labels[row]!),
        Float64Array.from(rows, (row) => probabilities[row]!),
      );
      expect(rowCount).toBe(rows.length);
      expect(positiveShare.estimate).toBe(alone.positiveShare);
      expect(rocAuc.estimate).toBeCloseTo(alone.rocAuc, 12);
      const sum = rows.reduce((total, row) => total + probabilities[row]!, 0);
      expect(meanProbability).toBeCloseTo(sum / rows.length, 12);
    }
  });

  it('has no AUC for a group of one class', () => {
    const [only] = measureGroups(
      Uint8Array.of(1, 1),
      Float64Array.of(0.2, 0.4),
      Uint32Array.of(5, 5),
    );
    expect(only!.rocAuc.estimate).toBeNaN();
    expect(only!.positiveShare.estimate).toBe(1);
  });

  it('refuses groups for other rows', () => {
    expect(() =>
      measureGroups(Uint8Array.of(1), Float64Array.of(0.2), Uint32Array.of(5, 5)),
    ).toThrow(expect.objectContaining({ code: 'learning.lengths-differ' }));
  });
});
