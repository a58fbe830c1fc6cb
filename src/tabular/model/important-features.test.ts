import { describe, expect, it } from 'vitest';
import { importantFeatures } from './important-features.js';
import { madeUpTable } from './made-up-table.js';
import { trainModel } from './train-model.js';
import { trainingTable } from './training-table.js';

const frame = madeUpTable({ rowCount: 240, twinShare: 0.2 });
const provenance = { createdAt: '', dataHash: '', dataName: '', casthouseVersion: '0' };
const table = trainingTable(frame, { name: 'm', provenance });
const rows = Uint32Array.from({ length: 120 }, (_, row) => row);

describe('the most important features', () => {
  it('are those the made-up label depends on, told from the given rows alone', () => {
    const ranked = (labels: Uint8Array) =>
      importantFeatures(frame, table.featureNames, labels, rows, { keep: 2, seed: 1 });
    expect([...ranked(table.labels)].sort()).toEqual(['pressure', 'speed']);
    const flipped = table.labels.map((label, row) => (row < 120 ? label : 1 - label));
    expect(ranked(flipped)).toEqual(ranked(table.labels));
  });

  it('are all that a model trained on them reads, asks for and knows rows by', () => {
    const { model } = trainModel(frame, { name: 'm', provenance, keepFeatures: 2 });
    expect(model.features.map(({ name }) => name).sort()).toEqual(['pressure', 'speed']);
    expect(model.preparation.featureNames).toEqual(model.features.map(({ name }) => name));
    expect(model.reference.values).toHaveLength(2 * model.reference.rowCount);
    expect(model.provenance.options.keepFeatures).toBe(2);
    expect(model.results[0]!.metrics.rocAuc).toBeGreaterThan(0.8);
    const all = trainModel(frame, { name: 'm', provenance }).model;
    expect(all.features.length).toBeGreaterThan(2);
  });

  it('are as many as asked for, in a whole number', () => {
    for (const keepFeatures of [0, 1.5, Number.NaN])
      expect(() => trainModel(frame, { name: 'm', provenance, keepFeatures })).toThrow(
        expect.objectContaining({ code: 'input.invalid' }),
      );
  });
});
