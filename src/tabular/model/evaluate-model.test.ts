import { expect, test } from 'vitest';
import { selectRows } from '../frame/index.js';
import { rowFingerprints } from '../prepare/index.js';
import { evaluateModel } from './evaluate-model.js';
import { madeUpTable } from './made-up-table.js';
import { trainModel } from './train-model.js';

const table = madeUpTable({ rowCount: 800, twinShare: 0.3 });
const { model } = trainModel(table, {
  name: 'made-up',
  provenance: { createdAt: '', dataHash: '', dataName: '', casthouseVersion: '' },
  learnerOptions: { rounds: 20, maxDepth: 3 },
});

test('on the table it was trained on, the rows it has not seen are its test rows', () => {
  const { metrics, seenRows, unseenMetrics, verdict } = evaluateModel(model, table);
  expect(metrics.rowCount).toBe(800);
  expect(seenRows).toBe(model.results[0]!.trainingRows);
  expect(unseenMetrics).toEqual(model.results[0]!.metrics);
  expect(verdict).toBe(
    `${seenRows} of 800 rows were used in training: believe the figures of the other ${800 - seenRows}`,
  );
});

test('on fresh rows everything is unseen', () => {
  const fresh = madeUpTable({ rowCount: 400, seed: 9 });
  const { metrics, seenRows, unseenMetrics, verdict } = evaluateModel(model, fresh, {
    label: { column: 'result', positive: 'ng' },
  });
  expect([seenRows, verdict]).toEqual([0, 'none of the 400 rows was used in training']);
  expect(unseenMetrics).toEqual(metrics);
  expect(metrics.rocAuc).toBeGreaterThan(0.8);
});

test('on training rows alone it says that the figures mean nothing', () => {
  const trained = new Set(model.trainingFingerprints);
  const rows: number[] = [];
  rowFingerprints(table, model.preparation.featureNames).forEach((fingerprint, row) => {
    if (trained.has(fingerprint)) rows.push(row);
  });
  const { unseenMetrics, verdict } = evaluateModel(
    model,
    selectRows(table, Uint32Array.from(rows)),
  );
  expect(unseenMetrics).toBeNull();
  expect(verdict).toBe(
    `all ${rows.length} rows were used in training: these figures say nothing about new rows`,
  );
});

test('a missing column is named', () => {
  const columns = table.columns.filter((column) => column.name !== 'speed');
  expect(() => evaluateModel(model, { ...table, columns })).toThrowError(
    expect.objectContaining({ code: 'table.unknown-column' }),
  );
});
