import type { Progress } from '../../shared/index.js';
import type { LearnerFamily } from '../learners/learner.js';
import type { TrainingTable } from '../model/training-table.js';
import type { RowSplit } from '../prepare/split-rows.js';
import { treeFamilies } from '../tune/learner-choice.js';
import { type Trial, tuneLearner } from '../tune/tune-learner.js';
import type { StudyLedger } from './study-ledger.js';

/** A search for options that went on for as long as the budget allowed. */
export interface Search {
  /** Best first. */
  readonly trials: readonly Trial[];
  /** Halvings done; each begins with choices of its own. */
  readonly halvings: number;
}

/** A trial as it passes through JSON. */
type StoredTrial = Omit<Trial, 'standardError'> & { readonly standardError: number | null };

const candidates = { first: 18, later: 12 } as const;
const familiesOfLater = 2;

/**
 * Successive halvings one after another, all over the same folds, so that their scores compare: the first over all kinds
 * of trees, the later ones over the two that led so far. The first one is always done. Rows outside `rows` are never read.
 */
export function searchWithinBudget(
  table: TrainingTable,
  rows: Uint32Array,
  foldsOf: (rows: Uint32Array, repeat: number) => readonly RowSplit[],
  {
    ledger,
    untilMs,
    mostHalvings,
    seed,
    progress,
    signal,
  }: {
    readonly ledger: StudyLedger;
    readonly untilMs: number;
    readonly mostHalvings: number;
    readonly seed: number;
    readonly progress: Progress;
    readonly signal?: AbortSignal;
  },
): Search {
  let trials: readonly Trial[] = [];
  let halvings = 0;
  let longestMs = 0;
  const startMs = ledger.spentMs;
  while (halvings < mostHalvings) {
    const unit = `search/${halvings}`;
    const begunMs = ledger.spentMs;
    if (halvings > 0 && !ledger.has(unit) && begunMs + longestMs > untilMs) break;
    const families = halvings === 0 ? treeFamilies : leading(trials);
    const stored = ledger.measure(unit, () =>
      tuneLearner(
        { ...table, rows, foldsOf },
        {
          families,
          candidates: halvings === 0 ? candidates.first : candidates.later,
          seed: seed + halvings,
        },
        {
          progress: ({ done, total }) => {
            const spent = ledger.spentMs - startMs;
            const room = Math.max(untilMs - startMs, 1);
            const ofFirst = done / total;
            progress({
              stage: 'search',
              done: Math.min(0.99, halvings === 0 ? Math.min(ofFirst, 0.99) : spent / room),
              total: 1,
            });
          },
          ...(signal === undefined ? {} : { signal }),
        },
      ).trials.map(
        (trial): StoredTrial => ({
          ...trial,
          standardError: Number.isNaN(trial.standardError) ? null : trial.standardError,
        }),
      ),
    );
    trials = [...trials, ...stored.map(opened)].sort(
      (a, b) => b.rungs - a.rungs || b.score - a.score,
    );
    longestMs = Math.max(longestMs, ledger.spentMs - begunMs);
    halvings++;
  }
  progress({ stage: 'search', done: 1, total: 1 });
  return { trials, halvings };
}

function opened(trial: StoredTrial): Trial {
  return { ...trial, standardError: trial.standardError ?? Number.NaN };
}

function leading(trials: readonly Trial[]): readonly LearnerFamily[] {
  return [...new Set(trials.map(({ family }) => family))].slice(0, familiesOfLater);
}
