import { expect, test } from 'vitest';
import { seededRandom } from '../../shared/index.js';
import { fitRandomForest } from '../trees/forest.js';
import { bruteForceShap } from './brute-force-shap.js';
import { classExplainer } from './class-explainer.js';
import { naiveMargin } from './naive-margin.js';

const random = seededRandom('classes');
const columns = Array.from({ length: 4 }, (_, f) =>
  Float64Array.from({ length: 90 }, () =>
    f === 2 && random.next() < 0.2 ? Number.NaN : random.normal(),
  ),
);
const labels = Uint8Array.from({ length: 90 }, (_, row) => {
  const [a, b] = [columns[0]![row]!, columns[1]![row]!];
  return a > 0.5 ? 2 : a * b > 0 ? 1 : 0;
});
const rows = Uint32Array.from(labels, (_, row) => row);
const forest = fitRandomForest(columns, labels, 3, rows, { trees: 7 });

test('a forest of three classes is explained in probabilities, as the definition says', () => {
  const explainer = classExplainer(forest);
  for (const rowNumber of [0, 17, 40]) {
    const row = Float64Array.from(columns, (column) => column[rowNumber]!);
    const explanations = explainer.explain(row);
    expect(explanations).toHaveLength(3);
    explanations.forEach(({ baseValue, values }, k) => {
      const expected = bruteForceShap(forest[k]!, row);
      // Probabilities and a few hundred products of them.
      expect(baseValue).toBeCloseTo(expected.baseValue, 12);
      values.forEach((value, f) => {
        expect(value).toBeCloseTo(expected.values[f]!, 12);
      });
      const probability = values.reduce((sum, value) => sum + value, baseValue);
      expect(probability).toBeCloseTo(naiveMargin(forest[k]!, row), 12);
    });
    for (let f = 0; f < 4; f++)
      expect(explanations.reduce((sum, { values }) => sum + values[f]!, 0)).toBeCloseTo(0, 12);
  }
});

test('a class there is not is refused', () => {
  expect(() => classExplainer(forest).ofClass(3)).toThrow(
    expect.objectContaining({ code: 'input.invalid' }),
  );
});
