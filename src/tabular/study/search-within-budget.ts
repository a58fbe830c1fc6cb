import { type Progress, seededRandom } from '../../shared/index.js';
import type { LearnerFamily } from '../learners/learner.js';
import type { TrainingTable } from '../model/training-table.js';
import type { RowSplit } from '../prepare/split-rows.js';
import { treeFamilies } from '../tune/learner-choice.js';
import { type Trial, type TuningState, tuneLearner } from '../tune/tune-learner.js';
import type { Ablation } from './ablate.js';
import { inputsName, kindOf, type ModelInputs, plainInputs } from './configuration.js';
import { type CostEstimate, latentsName } from './estimate-cost.js';
import { type FoldInputs, type FoldInputsOptions, foldInputs } from './fold-inputs.js';
import type { StudyLedger } from './study-ledger.js';

/** A search for options and inputs that went on for as long as the budget allowed. */
export interface Search {
  /** Best first. */
  readonly trials: readonly SearchTrial[];
  /** Halvings done; each begins with choices of its own. */
  readonly halvings: number;
  /** What models were let read, all features first. */
  readonly inputs: readonly ModelInputs[];
}

/** A choice of a kind of model, its options and what it reads. */
export interface SearchTrial extends Omit<Trial, 'place'> {
  readonly inputs: ModelInputs;
}

/** A trial as it passes through JSON. */
type StoredTrial = Omit<SearchTrial, 'standardError'> & { readonly standardError: number | null };

/** `least` where the time is over before the search begins. */
const candidates = { first: 24, later: 15, least: 10 } as const;
/** Columns of every fold are kept from one halving to the next while a fold has no more numbers than this. */
const mostKeptValues = 3_000_000;
const familiesOfLater = 2;
const inputsOfLater = 2;

/**
 * Successive halvings one after another, all over the same folds, so that their scores compare: the first over all kinds
 * of trees and all `inputs`, the later ones over the two of either that led so far. The first one is always done. Rows
 * outside `rows` are never read. Encoders are trained once for every fold of a table that is not large.
 */
export function searchWithinBudget(
  table: TrainingTable,
  rows: Uint32Array,
  foldsOf: (rows: Uint32Array, repeat: number) => readonly RowSplit[],
  inputs: readonly ModelInputs[],
  {
    ledger,
    families: allowed,
    untilMs,
    mostHalvings,
    progress,
    ...options
  }: FoldInputsOptions & {
    readonly ledger: StudyLedger;
    /** Kinds of trees among them are searched. */
    readonly families: readonly LearnerFamily[];
    readonly untilMs: number;
    readonly mostHalvings: number;
    readonly progress: Progress;
  },
): Search {
  const { seed, signal } = options;
  const startMs = ledger.spentMs;
  // What was begun is ended as it was begun, however late it goes on.
  const plan = ledger.measure('search/plan', () => ({
    inputs,
    firstCandidates: startMs < untilMs ? candidates.first : candidates.least,
  }));
  const isSmall = table.labels.length * table.featureNames.length <= mostKeptValues;
  const inputsOfFold = new Map<string, FoldInputs>();
  const columnsOf = (split: RowSplit, inputsOfPlace: (place: number) => ModelInputs) => {
    // Divisions are the same in every halving: a fold is known by the rows it tests.
    const fold = split.testRows.join();
    const made = inputsOfFold.get(fold) ?? foldInputs(table, split.trainingRows, options);
    if (isSmall) inputsOfFold.set(fold, made);
    return (place: number) => made.columnsFor(inputsOfPlace(place));
  };
  let trials: readonly SearchTrial[] = [];
  let halvings = 0;
  let nextMs = 0;
  while (halvings < mostHalvings) {
    const unit = `search/${halvings}`;
    if (halvings > 0 && !ledger.has(unit) && ledger.spentMs + nextMs > untilMs) break;
    const families =
      halvings === 0 ? treeFamilies.filter((family) => allowed.includes(family)) : leading(trials);
    const read = halvings === 0 ? plan.inputs : leadingInputs(trials);
    const inputsOfPlace = drawnInputs(read, families.length, seed + halvings);
    const stored = ledger.measure(unit, () =>
      tuneLearner(
        { ...table, rows, foldsOf, columnsOf: (split) => columnsOf(split, inputsOfPlace) },
        {
          families,
          candidates: halvings === 0 ? plan.firstCandidates : candidates.later,
          seed: seed + halvings,
        },
        {
          progress: () => {
            const share = (ledger.spentMs - startMs) / Math.max(untilMs - startMs, 1);
            progress({ stage: 'search', done: Math.min(0.99, share), total: 1 });
          },
          checkpoint: (state) => ledger.keepPart(unit, state),
          ...(signal === undefined ? {} : { signal }),
          // Kept under this very name by this very call.
          ...resumed(ledger.part(unit) as TuningState | undefined),
        },
      ).trials.map(
        ({ place, ...trial }): StoredTrial => ({
          ...trial,
          inputs: inputsOfPlace(place),
          standardError: Number.isNaN(trial.standardError) ? null : trial.standardError,
        }),
      ),
    );
    trials = [...trials, ...stored.map(opened)].sort(
      (a, b) => b.rungs - a.rungs || b.score - a.score,
    );
    const tookMs = ledger.tookMs(unit)!;
    nextMs = halvings === 0 ? (tookMs * candidates.later) / plan.firstCandidates : tookMs;
    halvings++;
  }
  progress({ stage: 'search', done: 1, total: 1 });
  return { trials, halvings, inputs: plan.inputs };
}

function resumed(state: TuningState | undefined): { readonly resume?: TuningState } {
  return state === undefined ? {} : { resume: state };
}

function opened(trial: StoredTrial): SearchTrial {
  return { ...trial, standardError: trial.standardError ?? Number.NaN };
}

function leading(trials: readonly SearchTrial[]): readonly LearnerFamily[] {
  return [...new Set(trials.map(({ family }) => family))].slice(0, familiesOfLater);
}

function leadingInputs(trials: readonly SearchTrial[]): readonly ModelInputs[] {
  const named = new Map(trials.map(({ inputs }) => [inputsName(inputs), inputs]));
  return [...named.values()].slice(0, inputsOfLater);
}

/** What each choice reads: a family's defaults the first inputs, of the others every second one any of the others. */
function drawnInputs(
  inputs: readonly ModelInputs[],
  familyCount: number,
  seed: number,
): (place: number) => ModelInputs {
  const [first = plainInputs, ...others] = inputs;
  const shift = seededRandom(seed).fork('inputs').integer(Math.max(1, others.length));
  return (place) => {
    const turn = Math.floor(place / familyCount);
    if (others.length === 0 || turn % 2 === 0) return first;
    const count = Math.floor(turn / 2) * familyCount + (place % familyCount);
    return others[(count + shift) % others.length]!;
  };
}

/**
 * What a search lets models read: all features, then the fewer features and the latents that did best in the ablation.
 * Latents only where training their encoders over `foldCount` folds leaves most of `roomMs` for the search itself.
 */
export function inputsWorthSearching(
  { scored }: Ablation,
  costs: CostEstimate,
  { foldCount, roomMs }: { readonly foldCount: number; readonly roomMs: number },
): readonly ModelInputs[] {
  const falling = scored
    .filter(({ configuration }) => treeFamilies.some((family) => family === kindOf(configuration)))
    .sort((a, b) => b.mean.rocAuc - a.mean.rocAuc)
    .map(({ configuration: { featureSet, latentCount, keep } }) => ({
      featureSet,
      latentCount,
      keep,
    }));
  const fewer = falling.find(({ keep }) => keep !== null);
  const encoded = falling.find(({ latentCount }) => latentCount !== null);
  const encodersMs =
    encoded === undefined ? 0 : foldCount * (costs.known(latentsName(encoded)!) ?? 0);
  return [
    plainInputs,
    ...(fewer === undefined ? [] : [fewer]),
    ...(encoded === undefined || encodersMs > roomMs * encodersShare ? [] : [encoded]),
  ];
}

const encodersShare = 0.4;
