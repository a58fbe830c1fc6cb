import { describe, expect, it } from 'vitest';
import { madeUpTable } from '../model/made-up-table.js';
import { trainingTable } from '../model/training-table.js';
import { foldInputs } from './fold-inputs.js';

const training = {
  name: 'm',
  provenance: { createdAt: '', dataHash: '', dataName: '', casthouseVersion: '0' },
};
const frame = madeUpTable({ rowCount: 160 });
const table = trainingTable(frame, training);
const trainingRows = Uint32Array.from({ length: 100 }, (_, row) => row);
const options = { encoderEpochs: 2, seed: 3 };

describe('the inputs of a fold', () => {
  it('learn nothing from rows outside the training rows: not values, not labels', () => {
    const changed = {
      ...table,
      labels: table.labels.map((label, row) => (row < 100 ? label : 1 - label)),
      frame: {
        ...frame,
        columns: frame.columns.map((column) =>
          column.kind === 'number'
            ? { ...column, values: column.values.map((v, row) => (row < 100 ? v : 5 * v + 9)) }
            : column,
        ),
      },
    };
    const inputs = foldInputs(table, trainingRows, options);
    const others = foldInputs(changed, trainingRows, options);
    for (const asked of [
      { featureSet: 'baseline', latentCount: null, keep: null },
      { featureSet: 'baseline', latentCount: null, keep: 2 },
      { featureSet: 'combined', latentCount: 3, keep: null },
    ] as const) {
      const columns = inputs.columnsFor(asked);
      others.columnsFor(asked).forEach((column, at) => {
        expect(column.subarray(0, 100)).toEqual(columns[at]!.subarray(0, 100));
      });
    }
  });

  it('keeps the features that tell the classes apart', () => {
    const inputs = foldInputs(table, trainingRows, options);
    const kept = inputs.columnsFor({ featureSet: 'baseline', latentCount: null, keep: 2 });
    const all = inputs.columnsFor({ featureSet: 'baseline', latentCount: null, keep: null });
    // The made-up label depends on pressure and speed alone.
    const names = kept.map((column) => table.featureNames[all.indexOf(column)]).sort();
    expect(names).toEqual(['pressure', 'speed']);
  });

  it('sets latents beside the features or alone', () => {
    const inputs = foldInputs(table, trainingRows, options);
    const count = table.featureNames.length;
    const columnsOf = (featureSet: 'latent' | 'combined') =>
      inputs.columnsFor({ featureSet, latentCount: 3, keep: null });
    expect(columnsOf('latent')).toHaveLength(3);
    expect(columnsOf('combined')).toHaveLength(count + 3);
    expect(columnsOf('combined').slice(count)).toEqual(columnsOf('latent'));
  });
});
