import { expect, test } from 'vitest';
import { seededRandom } from '../../shared/index.js';
import { explainer } from '../explain/explainer.js';
import { randomEnsemble } from '../explain/random-ensemble.js';
import { averagedEnsemble } from './averaged-ensemble.js';
import { fitBoosting } from './boosting.js';
import { predictMargins } from './predict-margins.js';
import type { TreeEnsemble } from './tree-ensemble.js';

const random = seededRandom('averaged');
const rowCount = 200;
const columns = Array.from({ length: 4 }, (_, f) =>
  Float64Array.from({ length: rowCount }, () =>
    f === 3 ? random.integer(6) : random.next() < 0.1 ? Number.NaN : random.normal(),
  ),
);
const labels = Uint8Array.from(columns[3]!, (code, row) =>
  code === 2 || code === 5 ? 1 : columns[0]![row]! > 0.8 ? 1 : 0,
);
const rows = Uint32Array.from(labels.keys());
const boosted = (rounds: number, categorical: readonly number[]) =>
  fitBoosting(columns, labels, rows, { rounds, maxDepth: 3 }, { features: { categorical } })
    .ensemble;
const ensembles: readonly TreeEnsemble[] = [
  randomEnsemble(random, { treeCount: 5, featureCount: 4, depth: 4 }),
  boosted(6, [3]),
  boosted(3, []),
  boosted(4, [3]),
];

test('its margins are the mean of the margins, splits by category included', () => {
  const averaged = averagedEnsemble(ensembles);
  const each = ensembles.map((ensemble) => predictMargins(ensemble, columns));
  predictMargins(averaged, columns).forEach((margin, row) => {
    const mean = each.reduce((sum, margins) => sum + margins[row]! / each.length, 0);
    expect(margin).toBeCloseTo(mean, 10);
  });
  expect(averaged.categorySplits?.bits.length).toBeGreaterThan(0);
});

test('its SHAP values are the means of the SHAP values', () => {
  const explainers = ensembles.map((ensemble) => explainer(ensemble));
  const averaged = explainer(averagedEnsemble(ensembles));
  const valuesBy = ({ explain }: ReturnType<typeof explainer>, row: number) => {
    const values = new Float64Array(4);
    explain(
      Float64Array.from(columns, (column) => column[row]!),
      values,
    );
    return values;
  };
  for (let row = 0; row < 20; row++) {
    const all = explainers.map((one) => valuesBy(one, row));
    valuesBy(averaged, row).forEach((value, f) => {
      expect(value).toBeCloseTo(
        all.reduce((sum, values) => sum + values[f]! / 4, 0),
        10,
      );
    });
  }
});
