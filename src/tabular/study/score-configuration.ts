import { measureBinary } from '../measure/measure-binary.js';
import type { TrainingTable } from '../model/training-table.js';
import type { RowSplit } from '../prepare/split-rows.js';
import { sigmoid } from '../trees/sigmoid.js';
import { fitChoice } from '../tune/learner-choice.js';
import { type Configuration, inputsName } from './configuration.js';
import type { FoldInputs } from './fold-inputs.js';

/** How a configuration did on rows held out of its fit; every figure is a finite number. */
export interface FoldScore {
  readonly rocAuc: number;
  readonly prAuc: number;
  /** At probability one half, as the usual notebook has it. */
  readonly f1: number;
}

/**
 * Fits a configuration on the training rows and answers the probabilities of the test rows, in the order of the split.
 * `inputs` were made for these training rows and serve no other test rows.
 */
export function heldOutProbabilities(
  { labels }: TrainingTable,
  configuration: Configuration,
  { trainingRows, testRows }: RowSplit,
  inputs: FoldInputs,
  signal?: AbortSignal,
): Float64Array {
  const columns = inputs.columnsFor(configuration);
  const watch = {
    categories: inputs.categoriesOf(configuration),
    ...(signal === undefined ? {} : { signal }),
  };
  const [first, ...others] = configuration.members.map((member) => {
    const name = `${inputsName(configuration)} ${JSON.stringify(member)}`;
    const answer =
      inputs.answers.get(name) ??
      fitChoice(member, columns, labels, trainingRows, watch).probabilities(columns, testRows);
    inputs.answers.set(name, answer);
    return answer;
  });
  if (others.length === 0) return first!;
  const all = [first!, ...others];
  return first!.map((_, i) =>
    sigmoid(all.reduce((sum, each) => sum + logOdds(each[i]!), 0) / all.length),
  );
}

/** Test rows must hold both classes. */
export function scoreOf(
  { labels }: TrainingTable,
  { testRows }: RowSplit,
  probabilities: Float64Array,
): FoldScore {
  const truth = Uint8Array.from(testRows, (row) => labels[row]!);
  const { rocAuc, prAuc, f1 } = measureBinary(truth, probabilities);
  return { rocAuc, prAuc, f1: Number.isNaN(f1) ? 0 : f1 };
}

// A forest may answer 0 or 1, whose log odds are infinite.
function logOdds(probability: number): number {
  const p = Math.min(1 - 1e-9, Math.max(1e-9, probability));
  return Math.log(p / (1 - p));
}
