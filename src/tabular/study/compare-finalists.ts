import type { Progress } from '../../shared/index.js';
import { binaryIntervals, type DifferenceInterval } from '../measure/bootstrap.js';
import { correctedTTest } from '../measure/corrected-t-test.js';
import type { Interval } from '../measure/interval.js';
import type { ProtocolName } from '../model/protocol.js';
import type { TrainingTable } from '../model/training-table.js';
import type { RowSplit } from '../prepare/split-rows.js';
import { quickFamilies } from '../tune/learner-choice.js';
import { meanScore } from './ablate.js';
import { type Configuration, drawnBy, kindOf } from './configuration.js';
import type { Division } from './divisions.js';
import { type FoldInputs, type FoldInputsOptions, foldInputs } from './fold-inputs.js';
import { type FoldScore, heldOutProbabilities, scoreOf } from './score-configuration.js';
import type { StudyLedger } from './study-ledger.js';

/** How a finalist does in one protocol, inside the training rows. */
export interface FinalistSkill {
  readonly protocol: ProtocolName;
  /**
   * Mean area under the curve of the folds. Its interval counts both what other rows (bootstrap, twins together) and what
   * other chances (folds and models drawn by other seeds) would change.
   */
  readonly rocAuc: Interval;
  /** Of every fold, repeat after repeat. */
  readonly rocAucOfFold: readonly number[];
  /** Standard deviation of the area from one seed to another; 0 with one repeat. */
  readonly deviationOverSeeds: number;
  /** Its area less that of the best, and whether chance explains it; null for the best, and of a single fold. */
  readonly againstBest: DifferenceInterval | null;
}

export interface Finalist {
  readonly configuration: Configuration;
  /** Where it comes from. */
  readonly from: 'ablation' | 'search' | 'vote' | 'floor';
  /** In the protocol that decides. */
  readonly mean: FoldScore;
  /** The protocol that decides first. */
  readonly skills: readonly [FinalistSkill, ...FinalistSkill[]];
}

export interface Comparison {
  /** The highest mean area under the curve in the protocol that decides first. */
  readonly finalists: readonly Finalist[];
  /** Differences with a larger chance than this are called a draw. */
  readonly level: number;
  /** The simplest of those that no test tells from the best. */
  readonly recommended: Finalist;
  /** Worth judging, had there been the time. */
  readonly leftOut: readonly Configuration[];
}

const level = 0.05;

/**
 * Judges finalists in every division of the training rows and recommends one by the first: nothing is called better than
 * another unless the corrected resampled t-test over the same folds says so, and of those it does not tell from the best
 * the simplest is taken. A repeat draws everything by a seed of its own.
 */
export function compareFinalists(
  table: TrainingTable,
  {
    judged: chosen,
    leftOut,
  }: {
    readonly judged: readonly Pick<Finalist, 'configuration' | 'from'>[];
    readonly leftOut: readonly Configuration[];
  },
  divisions: readonly Division[],
  {
    ledger,
    progress,
    ...options
  }: FoldInputsOptions & { readonly ledger: StudyLedger; readonly progress: Progress },
): Comparison {
  const total = divisions.flatMap(({ repeats }) => repeats.flat()).length * chosen.length;
  let done = 0;
  const judged = divisions.map(({ protocol, repeats }) => {
    const scores = chosen.map((): JudgedFold[][] => repeats.map(() => []));
    repeats.forEach((folds, repeat) => {
      const seed = options.seed + repeat;
      folds.forEach((split, fold) => {
        let inputs: FoldInputs | null = null;
        chosen.forEach(({ configuration }, i) => {
          const drawn = repeat === 0 ? configuration : drawnBy(configuration, seed);
          const unit = `finalists/${JSON.stringify(configuration)}/${protocol}/${repeat}/${fold}`;
          scores[i]![repeat]!.push(
            ledger.measure(unit, () => {
              inputs ??= foldInputs(table, split.trainingRows, { ...options, seed });
              return judgedFold(
                table,
                split,
                heldOutProbabilities(table, drawn, split, inputs, options.signal),
              );
            }),
          );
          progress({ stage: 'finalists', done: ++done, total });
        });
      });
    });
    return { protocol, scores, testShare: meanTestShare(repeats.flat()) };
  });
  const order = chosen
    .map((_, i) => ({ i, area: meanScore(judged[0]!.scores[i]!.flat()).rocAuc }))
    .sort((a, b) => b.area - a.area);
  const finalists = order.map(({ i }): Finalist => {
    const [first, ...others] = judged.map((each) => skillOf(each, i));
    return {
      ...chosen[i]!,
      mean: meanScore(judged[0]!.scores[i]!.flat()),
      // One division at least: twins together always stands.
      skills: [first!, ...others],
    };
  });
  return { finalists, level, leftOut, recommended: recommend(finalists) };
}

interface JudgedFold extends FoldScore {
  /** Standard error of the area when the test rows are drawn again, twins together. */
  readonly rocAucError: number;
}

const resamples = 100;

function judgedFold(
  table: TrainingTable,
  split: RowSplit,
  probabilities: Float64Array,
): JudgedFold {
  const truth = Uint8Array.from(split.testRows, (row) => table.labels[row]!);
  const { rocAuc } = binaryIntervals(truth, probabilities, {
    resamples,
    groupOfRow: split.testRows.map((row) => table.twinGroupOfRow[row]!),
  });
  // An interval of 95 of 100 is that many standard errors wide on either side.
  const rocAucError = (rocAuc.high - rocAuc.low) / (2 * normalReach);
  return { ...scoreOf(table, split, probabilities), rocAucError };
}

const normalReach = 1.96;

interface JudgedDivision {
  readonly protocol: ProtocolName;
  /** Of every finalist, repeat and fold. */
  readonly scores: readonly (readonly (readonly JudgedFold[])[])[];
  readonly testShare: number;
}

function skillOf({ protocol, scores, testShare }: JudgedDivision, at: number): FinalistSkill {
  const areas = scores.map((repeats) => repeats.flat().map(({ rocAuc }) => rocAuc));
  const means = areas.map(mean);
  const best = means.indexOf(Math.max(...means));
  const repeats = scores[at]!;
  const deviationOverSeeds = deviation(repeats.map((folds) => meanScore(folds).rocAuc));
  // Folds of a repeat test different rows; repeats test the same rows again.
  const ofRows = mean(
    repeats.map(
      (folds) => folds.reduce((sum, fold) => sum + fold.rocAucError ** 2, 0) / folds.length ** 2,
    ),
  );
  const reach = normalReach * Math.sqrt(ofRows + deviationOverSeeds ** 2);
  return {
    protocol,
    rocAuc: {
      estimate: means[at]!,
      low: Math.max(0, means[at]! - reach),
      high: Math.min(1, means[at]! + reach),
      level: 0.95,
    },
    rocAucOfFold: areas[at]!,
    deviationOverSeeds,
    againstBest:
      at === best || areas[at]!.length < 2
        ? null
        : correctedTTest(
            areas[at]!.map((area, fold) => area - areas[best]![fold]!),
            { testShare },
          ),
  };
}

function recommend(finalists: readonly Finalist[]): Finalist {
  const draws = finalists.filter(({ skills: [{ againstBest }] }) => !isWorse(againstBest));
  // Finalists come with the highest mean first; a model of few parts is smaller, faster and easier to explain.
  const isPlain = ({ configuration }: Finalist) =>
    configuration.featureSet === 'baseline' &&
    quickFamilies.some((family) => family === kindOf(configuration));
  // The best is never worse than itself.
  return draws.find(isPlain) ?? draws[0]!;
}

function isWorse(againstBest: DifferenceInterval | null): boolean {
  return againstBest !== null && againstBest.pValue < level;
}

function meanTestShare(folds: readonly RowSplit[]): number {
  return mean(
    folds.map(
      ({ trainingRows, testRows }) => testRows.length / (testRows.length + trainingRows.length),
    ),
  );
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function deviation(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const middle = mean(values);
  return Math.sqrt(
    values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1),
  );
}
