import { problem } from '../../shared/index.js';
import type { ClassEnsembles } from '../trees/tree-ensemble.js';
import { type Explainer, explainer } from './explainer.js';
import type { ShapValues } from './tree-shap.js';

/** Exact SHAP values of a model of several classes; not for use by two callers at the same time. */
export interface ClassExplainer {
  readonly classCount: number;
  /**
   * Per class what each feature added to its margin: its softmax score under boosting, its probability in a forest. For
   * a forest the values of a feature sum to 0 over the classes.
   */
  explain(row: Float64Array): readonly ShapValues[];
  /** The explainer of one class, for many rows; compiled at its first use. Throws `input.invalid` for a class there is not. */
  ofClass(classNumber: number): Explainer;
}

/** Compiles the ensembles of all classes, each when it is first explained. */
export function classExplainer(ensembles: ClassEnsembles): ClassExplainer {
  const explainers = new Map<number, Explainer>();
  const ofClass = (classNumber: number): Explainer => {
    const ensemble = ensembles[classNumber];
    if (ensemble === undefined)
      throw problem('input.invalid', {
        at: 'class',
        got: String(classNumber),
        expected: `an integer, 0 to ${ensembles.length - 1}`,
      });
    const known = explainers.get(classNumber) ?? explainer(ensemble);
    explainers.set(classNumber, known);
    return known;
  };
  return {
    classCount: ensembles.length,
    ofClass,
    explain: (row) =>
      ensembles.map((_, classNumber) => {
        const { featureCount, baseValue, explain } = ofClass(classNumber);
        const values = new Float64Array(featureCount);
        explain(row, values);
        return { baseValue, values };
      }),
  };
}
