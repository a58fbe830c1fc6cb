import type { FittedLearner } from '../learners/learner.js';
import { type LinearScorer, linearMargin } from '../linear/linear-scorer.js';
import type { PlattCalibration } from '../measure/fit-platt.js';
import { openTransformer } from '../neural/open-transformer.js';
import type { Transformer } from '../neural/transformer.js';
import { averagedEnsemble } from '../trees/averaged-ensemble.js';
import { compilePredictor } from '../trees/compile-predictor.js';
import { answerOf } from '../trees/link.js';
import { predictMargins } from '../trees/predict-margins.js';
import type { TreeEnsemble } from '../trees/tree-ensemble.js';
import { calibratedEnsemble } from './calibrated-ensemble.js';
import type { TrainedModel } from './trained-model.js';

/** What turns a row of inputs into log odds. */
export type Scorer = { readonly kind: 'trees'; readonly trees: TreeEnsemble } | OtherScorer;

/** Those without trees; the sigmoid of their margin is the probability. */
export type OtherScorer =
  | { readonly kind: 'linear'; readonly linear: LinearScorer }
  | { readonly kind: 'transformer'; readonly transformer: Transformer };

/** Log odds of one row of inputs. */
export type MarginOf = (inputs: Float64Array) => number;

/** The scorer of a model; every model has one. */
export function scorerOf({ trees, scorer }: Pick<TrainedModel, 'trees' | 'scorer'>): Scorer {
  if (scorer !== undefined) return scorer;
  if (trees === undefined) throw new Error('a model has neither trees nor another scorer');
  return { kind: 'trees', trees };
}

/** How a model keeps its scorer. */
export function scorerFields(scorer: Scorer): Pick<TrainedModel, 'trees' | 'scorer'> {
  return scorer.kind === 'trees' ? { trees: scorer.trees } : { scorer };
}

/** The scorer of a two-class fit. */
export function scorerOfFit({ family, ensemble, linear, transformer }: FittedLearner): Scorer {
  if (ensemble !== undefined) return { kind: 'trees', trees: ensemble };
  if (linear !== undefined) return { kind: 'linear', linear };
  if (transformer !== undefined) return { kind: 'transformer', transformer };
  throw new Error(`${family} has nothing to store`);
}

/** The scorer whose margin is the mean of the margins; several must be boosted trees. */
export function votedScorer(scorers: readonly Scorer[]): Scorer {
  const [first, ...others] = scorers;
  if (first !== undefined && others.length === 0) return first;
  const ensembles = scorers.map((scorer) => {
    if (scorer.kind !== 'trees' || scorer.trees.objective !== 'logistic')
      throw new Error('only boosted trees vote');
    return scorer.trees;
  });
  return { kind: 'trees', trees: averagedEnsemble(ensembles) };
}

/** Makes a scorer ready for single rows; nothing is allocated later. */
export function openScorer(scorer: Scorer): MarginOf {
  switch (scorer.kind) {
    case 'trees':
      return compilePredictor(scorer.trees);
    case 'linear':
      return (inputs) => linearMargin(scorer.linear, inputs);
    case 'transformer': {
      const open = openTransformer(scorer.transformer);
      const outputs = new Float64Array(1);
      return (inputs) => {
        open(inputs, outputs);
        return outputs[0]!;
      };
    }
  }
}

/** Log odds of the given rows of columns, default every row, in their order. */
export function marginsOf(
  scorer: Scorer,
  columns: readonly Float64Array[],
  rows?: Uint32Array,
): Float64Array {
  if (scorer.kind === 'trees') return predictMargins(scorer.trees, columns, rows);
  const marginOf = openScorer(scorer);
  const inputs = new Float64Array(columns.length);
  return Float64Array.from({ length: rows?.length ?? columns[0]?.length ?? 0 }, (_, i) => {
    const row = rows === undefined ? i : rows[i]!;
    for (let f = 0; f < inputs.length; f++) inputs[f] = columns[f]![row]!;
    return marginOf(inputs);
  });
}

/** The probability of class 1 that a margin of the scorer stands for. */
export function probabilityOf(scorer: Scorer, margin: number): number {
  return answerOf(scorer.kind === 'trees' ? scorer.trees.objective : 'logistic', margin);
}

/** The scorer whose sigmoid is the calibrated probability: the curve is folded into leaves, weights or the last layer. */
export function calibratedScorer(scorer: Scorer, calibration: PlattCalibration): Scorer {
  const { slope, intercept } = calibration;
  switch (scorer.kind) {
    case 'trees':
      return { kind: 'trees', trees: calibratedEnsemble(scorer.trees, calibration) };
    case 'linear': {
      const { weights, means, intercept: before } = scorer.linear;
      const linear = {
        weights: weights.map((weight) => slope * weight),
        means,
        intercept: slope * before + intercept,
      };
      return { kind: 'linear', linear };
    }
    case 'transformer': {
      const { transformer } = scorer;
      const tensors = new Map(transformer.tensors);
      // Training names its last layer so, and has one output for two classes.
      tensors.set(
        'answer.weight',
        tensors.get('answer.weight')!.map((weight) => slope * weight),
      );
      tensors.set(
        'answer.bias',
        tensors.get('answer.bias')!.map((bias) => slope * bias + intercept),
      );
      return { kind: 'transformer', transformer: { ...transformer, tensors } };
    }
  }
}
