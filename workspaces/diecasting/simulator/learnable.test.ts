// Whether the planted causes can be learned: neither trivial nor hopeless, and by the features they were planted in.
import { describe, expect, it } from 'vitest';
import {
  binaryLabel,
  type Frame,
  fitBoosting,
  predictMargins,
  rocAuc,
} from '../../../src/tabular/index.js';
import { features } from '../schema.js';
import { type DrivenFeature, type ProductType, setPoints } from '../set-points.js';
import { mechanisms } from './mechanisms.js';
import { simulateLine } from './simulate-line.js';

function learnedAuc(rows: number, seed: number): number {
  const { frame } = simulateLine({ rows, seed });
  const { labels } = binaryLabel(frame, { anyPrefix: 'Defects' });
  const columns = features.map((feature) => numbers(frame, feature.name));
  // Every fifth row is held out; there are no twins to share between the sides.
  const all = Array.from({ length: rows }, (_, row) => row);
  const training = Uint32Array.from(all.filter((row) => row % 5 !== 0));
  const test = Uint32Array.from(all.filter((row) => row % 5 === 0));
  const { ensemble } = fitBoosting(columns, labels, training, {
    rounds: 200,
    maxDepth: 4,
    learningRate: 0.1,
  });
  const margins = predictMargins(ensemble, columns, test);
  return rocAuc(
    Uint8Array.from(test, (row) => labels[row]!),
    margins,
  );
}

describe('a model of the simulated line', () => {
  it.each([1, 2, 3])('learns it well but not perfectly (seed %i)', (seed) => {
    const auc = learnedAuc(6000, seed);
    expect(auc).toBeGreaterThan(0.83);
    expect(auc).toBeLessThan(0.95);
  });

  it('finds each cause on its own side of its own feature, and nothing where nothing was planted', () => {
    const { frame, causes } = simulateLine({ rows: 20_000, seed: 9 });
    const { labels } = binaryLabel(frame, { anyPrefix: 'Defects' });
    const products = numbers(frame, 'Process_Product_Type');
    const deviations = (name: DrivenFeature) =>
      numbers(frame, name).map((value, row) => {
        const { target, tolerance } = setPoints[products[row] as ProductType][name];
        return Number.isNaN(value) ? 0 : (value - target) / tolerance;
      });
    for (const mechanism of mechanisms) {
      const caused = new Set(
        causes.filter((c) => c.mechanism === mechanism.code).map((c) => c.row),
      );
      const compared = [...labels.keys()].filter((row) => caused.has(row) || labels[row] === 0);
      for (const [name, direction] of mechanism.causes) {
        if (name === 'Process_Shot') continue;
        const sign = direction === 'high' ? 1 : -1;
        const deviation = deviations(name);
        const auc = rocAuc(
          Uint8Array.from(compared, (row) => (caused.has(row) ? 1 : 0)),
          Float64Array.from(compared, (row) => sign * deviation[row]!),
        );
        expect(auc, mechanism.code).toBeGreaterThan(0.85);
      }
    }
    const harmless = rocAuc(labels, deviations('Sensor_Factory_Temp'));
    expect(Math.abs(harmless - 0.5)).toBeLessThan(0.06);
  });
});

function numbers(frame: Frame, name: string): Float64Array {
  const column = frame.columns.find((candidate) => candidate.name === name);
  if (column?.kind !== 'number') throw new Error(name);
  return column.values;
}
