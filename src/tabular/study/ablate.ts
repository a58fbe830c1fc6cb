import type { Progress } from '../../shared/index.js';
import type { TrainingTable } from '../model/training-table.js';
import type { RowSplit } from '../prepare/split-rows.js';
import type { Configuration, ConfigurationGroup } from './configuration.js';
import { type FoldInputsOptions, foldInputs } from './fold-inputs.js';
import { type FoldScore, heldOutProbabilities, scoreOf } from './score-configuration.js';
import type { StudyLedger } from './study-ledger.js';

/** A configuration and how it did, fold by fold: the same folds for all. */
export interface ScoredConfiguration {
  readonly configuration: Configuration;
  readonly folds: readonly FoldScore[];
  readonly mean: FoldScore;
}

export interface Ablation {
  /** In the order they were tried. */
  readonly scored: readonly ScoredConfiguration[];
  /** Configurations the budget left no time for. */
  readonly skipped: readonly Configuration[];
}

/**
 * Compares configurations over folds, group by group: a group that the time is not enough for is left out whole, so that
 * all that are compared saw the same folds. The first group is always done.
 */
export function ablate(
  table: TrainingTable,
  folds: readonly RowSplit[],
  groups: readonly ConfigurationGroup[],
  {
    ledger,
    untilMs,
    progress,
    ...inputOptions
  }: FoldInputsOptions & {
    readonly ledger: StudyLedger;
    /** Spent time after which no further group is begun. */
    readonly untilMs: number;
    readonly progress: Progress;
  },
): Ablation {
  const total = groups.reduce((sum, { configurations }) => sum + configurations.length, 0);
  const scored: ScoredConfiguration[] = [];
  const skipped: Configuration[] = [];
  let done = 0;
  let longestMs = 0;
  for (const [index, { configurations }] of groups.entries()) {
    const begunMs = ledger.spentMs;
    const isKnown = configurations.every(({ id }) =>
      folds.every((_, fold) => ledger.has(unitOf(id, fold))),
    );
    // A group with an encoder takes about as long as the one before it.
    if (index > 0 && !isKnown && begunMs + longestMs > untilMs) {
      skipped.push(...configurations);
      continue;
    }
    const scores = configurations.map((): FoldScore[] => []);
    folds.forEach((split, fold) => {
      let inputs: ReturnType<typeof foldInputs> | null = null;
      configurations.forEach((configuration, i) => {
        scores[i]!.push(
          ledger.measure(unitOf(configuration.id, fold), () => {
            inputs ??= foldInputs(table, split.trainingRows, inputOptions);
            return scoreOf(
              table,
              split,
              heldOutProbabilities(table, configuration, split, inputs, inputOptions.signal),
            );
          }),
        );
        progress({
          stage: 'ablation',
          done: done + (fold * configurations.length + i + 1) / folds.length,
          total,
        });
      });
    });
    done += configurations.length;
    longestMs = index === 0 ? 0 : Math.max(longestMs, ledger.spentMs - begunMs);
    configurations.forEach((configuration, i) => {
      scored.push({ configuration, folds: scores[i]!, mean: meanScore(scores[i]!) });
    });
  }
  progress({ stage: 'ablation', done: total, total });
  return { scored, skipped };
}

function unitOf(id: string, fold: number): string {
  return `ablation/${id}/${fold}`;
}

/** Means over folds. */
export function meanScore(folds: readonly FoldScore[]): FoldScore {
  const of = (figure: keyof FoldScore) =>
    folds.reduce((sum, each) => sum + each[figure], 0) / folds.length;
  return { rocAuc: of('rocAuc'), prAuc: of('prAuc'), f1: of('f1') };
}
