import { problem } from '../../shared/index.js';
import { answerOf, classProbabilities } from '../trees/link.js';
import { predictMargins } from '../trees/predict-margins.js';
import type { ClassEnsembles, TreeEnsemble } from '../trees/tree-ensemble.js';
import type { FittedLearner } from './learner.js';

/** How a two-class ensemble answers as a fitted learner. */
export function withTrees(
  ensemble: TreeEnsemble,
): Pick<FittedLearner, 'classCount' | 'ensemble' | 'probabilities' | 'classProbabilities'> {
  const probabilities: FittedLearner['probabilities'] = (columns, rows) => {
    const margins = predictMargins(ensemble, columns, rows);
    for (let i = 0; i < margins.length; i++) margins[i] = answerOf(ensemble.objective, margins[i]!);
    return margins;
  };
  return {
    classCount: 2,
    ensemble,
    probabilities,
    classProbabilities: (columns, rows) => {
      const positive = probabilities(columns, rows);
      return [positive.map((p) => 1 - p), positive];
    },
  };
}

/** The same for one ensemble a class. */
export function withClassTrees(
  classEnsembles: ClassEnsembles,
): Pick<FittedLearner, 'classCount' | 'classEnsembles' | 'probabilities' | 'classProbabilities'> {
  const classCount = classEnsembles.length;
  return {
    classCount,
    classEnsembles,
    probabilities: () => {
      throw problem('learning.many-outputs', { classCount });
    },
    classProbabilities: (columns, rows) => {
      const margins = classEnsembles.map((ensemble) => predictMargins(ensemble, columns, rows));
      const ofRow = new Float64Array(classCount);
      for (let row = 0; row < margins[0]!.length; row++) {
        for (let k = 0; k < classCount; k++) ofRow[k] = margins[k]![row]!;
        classProbabilities(classEnsembles, ofRow);
        for (let k = 0; k < classCount; k++) margins[k]![row] = ofRow[k]!;
      }
      return margins;
    },
  };
}
