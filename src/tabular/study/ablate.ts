import type { Progress } from '../../shared/index.js';
import type { TrainingTable } from '../model/training-table.js';
import type { RowSplit } from '../prepare/split-rows.js';
import {
  type Configuration,
  type ConfigurationGroup,
  kindOf,
  plainInputs,
} from './configuration.js';
import { type CostEstimate, fitName, latentsName } from './estimate-cost.js';
import { type FoldInputs, type FoldInputsOptions, foldInputs } from './fold-inputs.js';
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
  /** Configurations the budget left no time for, in the order they would have been tried. */
  readonly skipped: readonly Configuration[];
}

/**
 * Compares configurations over folds, group by group. What is expected to end after `untilMs` is left out, on all folds,
 * so that all that are compared saw the same; the first group is always measured.
 */
export function ablate(
  table: TrainingTable,
  folds: readonly RowSplit[],
  groups: readonly ConfigurationGroup[],
  {
    ledger,
    costs,
    untilMs,
    progress,
    ...inputOptions
  }: FoldInputsOptions & {
    readonly ledger: StudyLedger;
    /** Learns what fits cost. */
    readonly costs: CostEstimate;
    /** Spent time after which nothing more shall be under way. */
    readonly untilMs: number;
    readonly progress: Progress;
  },
): Ablation {
  const total = groups.reduce((sum, { configurations }) => sum + configurations.length, 0);
  const scored: ScoredConfiguration[] = [];
  const skipped: Configuration[] = [];
  let done = 0;
  for (const { configurations } of groups) {
    const wanted = affordable(table, folds, configurations, {
      ...inputOptions,
      ledger,
      costs,
      untilMs: scored.length === 0 ? Number.POSITIVE_INFINITY : untilMs,
    });
    const tooLong = configurations.filter((each) => !wanted.includes(each));
    skipped.push(...tooLong);
    done += tooLong.length;
    const scores = wanted.map((): FoldScore[] => []);
    folds.forEach((split, fold) => {
      let made: FoldInputs | null = null;
      const inputs = () => {
        made ??= foldInputs(table, split.trainingRows, inputOptions);
        return made;
      };
      wanted.forEach((configuration, i) => {
        const unit = unitOf(configuration, fold);
        const latents = latentsName(configuration);
        // Apart from the fit, so that it is known what each of them takes.
        if (latents !== null && !ledger.has(unit))
          ledger.measure(`ablation/${latents}/${fold}`, () => {
            inputs().columnsFor(configuration);
            return null;
          });
        const score = ledger.measure(unit, () =>
          scoreOf(
            table,
            split,
            heldOutProbabilities(table, configuration, split, inputs(), inputOptions.signal),
          ),
        );
        if (latents !== null && i === 0) costs.learn(latents, `ablation/${latents}/${fold}`);
        costs.learn(fitName(kindOf(configuration)), unit);
        scores[i]!.push(score);
        progress({
          stage: 'ablation',
          done: done + (fold * wanted.length + i + 1) / folds.length,
          total,
        });
      });
    });
    done += wanted.length;
    wanted.forEach((configuration, i) => {
      scored.push({ configuration, folds: scores[i]!, mean: meanScore(scores[i]!) });
    });
  }
  progress({ stage: 'ablation', done: total, total });
  return { scored, skipped };
}

/** Those that are measured already, and as many of the others, in their order, as are expected to end in time. */
function affordable(
  table: TrainingTable,
  folds: readonly RowSplit[],
  configurations: readonly Configuration[],
  {
    ledger,
    costs,
    untilMs,
    ...options
  }: FoldInputsOptions & {
    readonly ledger: StudyLedger;
    readonly costs: CostEstimate;
    readonly untilMs: number;
  },
): readonly Configuration[] {
  const rows = folds[0]!.trainingRows;
  const foldMs = (
    name: string,
    taste: (inputs: FoldInputs, rows: RowSplit['trainingRows']) => void,
  ) =>
    costs.ofFold(name, rows, table.labels, (some) => taste(foldInputs(table, some, options), some));
  let endMs = ledger.spentMs;
  let hasLatents = false;
  let isCut = false;
  return configurations.filter((configuration) => {
    if (folds.every((_, fold) => ledger.has(unitOf(configuration, fold)))) return true;
    if (untilMs === Number.POSITIVE_INFINITY) return true;
    // Its members stand before it: what they said is known by then.
    if (kindOf(configuration) === 'vote') return !isCut;
    const latents = latentsName(configuration);
    const latentMs =
      latents === null || hasLatents
        ? 0
        : foldMs(latents, (inputs) => void inputs.columnsFor(configuration));
    const fitMs = foldMs(fitName(kindOf(configuration)), (inputs, some) => {
      const split = { trainingRows: some, testRows: some };
      const read = { ...configuration, ...plainInputs };
      heldOutProbabilities(table, read, split, inputs, options.signal);
    });
    const tookMs = folds.length * (latentMs + fitMs);
    isCut = isCut || endMs + tookMs > untilMs;
    if (endMs + tookMs > untilMs) return false;
    endMs += tookMs;
    hasLatents = hasLatents || latents !== null;
    return true;
  });
}

function unitOf({ id }: Configuration, fold: number): string {
  return `ablation/${id}/${fold}`;
}

/** Means over folds. */
export function meanScore(folds: readonly FoldScore[]): FoldScore {
  const of = (figure: keyof FoldScore) =>
    folds.reduce((sum, each) => sum + each[figure], 0) / folds.length;
  return { rocAuc: of('rocAuc'), prAuc: of('prAuc'), f1: of('f1') };
}
