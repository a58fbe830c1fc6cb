import { asProblem, noProgress } from '../../shared/index.js';
import { auditTable } from '../audit/audit-table.js';
import type { Frame } from '../frame/frame.js';
import { measureGroups } from '../measure/measure-groups.js';
import { rocAuc } from '../measure/ranking.js';
import { forward, twinsTogether } from '../model/protocol.js';
import { momentsOf, trainModel } from '../model/train-model.js';
import { checkTrainingOptions, type TrainingOptions } from '../model/training-options.js';
import { type TrainingTable, trainingTable } from '../model/training-table.js';
import { forwardFolds } from '../prepare/forward-split.js';
import { groupedFolds, type RowSplit, randomFolds } from '../prepare/split-rows.js';
import type { TreeFamily } from '../tune/learner-choice.js';
import { ablate } from './ablate.js';
import { chooseFinalists, compareFinalists, finalistFolds } from './compare-finalists.js';
import { ablationGroups } from './configuration.js';
import { costPanel } from './cost-panel.js';
import { type CrossProtocol, crossProtocols } from './cross-protocols.js';
import { exploreTable, typesOf } from './explore-table.js';
import { measureGrowth } from './measure-growth.js';
import { searchWithinBudget } from './search-within-budget.js';
import type { Study, TypeSkill } from './study.js';
import { StudyLedger } from './study-ledger.js';
import { readStudyOptions, type StudyOptions, type StudyWatch } from './study-options.js';
import { usualProtocol } from './usual-protocol.js';

// The ablation and the search end at these shares of the budget; the rest takes about what remains.
const ablationShare = 0.6;
const searchShare = 0.8;
const ablationFolds = 3;

/**
 * Studies a table from what it holds to a recommended model: exploration, audit, the usual protocol for comparison,
 * ablation, search, finalists, protocols, training, costs. Test rows of the honest protocol are set aside first and judge
 * the recommended model alone; whatever chooses (selection, encoders, options, thresholds) learns inside training rows.
 * Deterministic for the seed but for how far ablation and search come within the budget. An interrupted study goes on
 * from its last state. Throws what training throws; `learning.stopped` on abort.
 */
export function runStudy(frame: Frame, options: StudyOptions, watch: StudyWatch): Study {
  const settings = readStudyOptions(options);
  const { training, budgetMs, latentCounts, featureCounts, encoderEpochs, economics } = settings;
  checkTrainingOptions(training);
  const { seed = 0, testShare = 0.2 } = training;
  const { progress = noProgress, signal } = watch;
  const withSignal = signal === undefined ? {} : { signal };
  const ledger = new StudyLedger(keyOf(settings), watch);
  const shared = { ledger, progress, encoderEpochs, seed, ...withSignal };

  progress({ stage: 'exploring', done: 0, total: 1 });
  const table = trainingTable(frame, training);
  const { labels, groupOfRow } = table;
  const moments = momentsOf(frame, training);
  const audit = auditTable(frame, auditOptions(table, training), { progress, ...withSignal });
  const lotOfRow = training.lotColumn === undefined ? null : Uint32Array.from(moments!.momentOfRow);
  const exploration = exploreTable(table, {
    lotOfRow,
    ...(training.withinColumns?.[0] === undefined
      ? {}
      : { groupColumn: training.withinColumns[0] }),
  });
  const usual = usualProtocol(table, { ...shared, withLatents: latentCounts.length > 0 });

  const together = twinsTogether(groupOfRow, labels, testShare, seed);
  const { trainingRows } = together.split;
  const foldsOf = (folds: number) => (rows: Uint32Array, repeat: number) =>
    together.innerFolds(rows, { folds, seed: seed + repeat });
  const ablation = ablate(
    table,
    foldsOf(ablationFolds)(trainingRows, 0),
    ablationGroups(table.featureNames.length, { latentCounts, featureCounts, seed }),
    { ...shared, untilMs: ablationShare * budgetMs },
  );
  const search = searchWithinBudget(table, trainingRows, foldsOf(finalistFolds.folds), {
    ...shared,
    untilMs: searchShare * budgetMs,
    mostHalvings: settings.mostHalvings,
  });
  const comparison = compareFinalists(
    table,
    chooseFinalists(ablation, search),
    Array.from({ length: finalistFolds.repeats }, (_, repeat) =>
      // Other divisions than those that were searched over.
      foldsOf(finalistFolds.folds)(trainingRows, 100 + repeat),
    ),
    shared,
  );
  const { configuration } = comparison.recommended;
  const protocols = crossProtocols(table, configuration, divisions(table, training, seed), shared);
  const growth = measureGrowth(
    table,
    configuration,
    foldsOf(ablationFolds)(trainingRows, 200),
    shared,
  );
  const [{ family, options: learnerOptions }] = configuration.members;
  const chosen: TrainingOptions = {
    ...training,
    // Only kinds of trees are recommended.
    family: family as TreeFamily,
    learnerOptions,
    featureSet: configuration.featureSet,
    ...(configuration.latentCount === null
      ? {}
      : { encoder: { latentCount: configuration.latentCount, epochs: encoderEpochs } }),
  };
  const byF1 = trainModel(
    frame,
    { ...chosen, threshold: { by: 'f1' } },
    { progress, ...withSignal },
  );
  const { costOfMiss, costOfFalseAlarm } = economics;
  const trained = trainModel(
    frame,
    { ...chosen, threshold: { by: 'cost', costOfMiss, costOfFalseAlarm } },
    { progress, ...withSignal },
  );
  return {
    rowCount: frame.rowCount,
    featureCount: table.featureNames.length,
    exploration,
    audit,
    usual,
    ablation,
    search,
    comparison,
    protocols,
    training: trained,
    byF1,
    insideLots: insideLots(protocols, lotOfRow),
    types: typeSkills(table, protocols),
    growth,
    costs: costPanel(trained.model.results, economics),
    spentMs: ledger.spentMs,
    resumed: ledger.resumed,
  };
}

/** What changes any measurement; neither names, nor the budget, nor money do. */
function keyOf({
  training,
  latentCounts,
  featureCounts,
  encoderEpochs,
}: ReturnType<typeof readStudyOptions>): string {
  const { provenance, name: _, operatorFacts: __, ...choices } = training;
  return JSON.stringify([
    provenance.dataHash,
    provenance.casthouseVersion,
    choices,
    latentCounts,
    featureCounts,
    encoderEpochs,
  ]);
}

function auditOptions({ label }: TrainingTable, training: StudyOptions['training']) {
  const { ignore = [], timeColumn, groupColumns, seed = 0 } = training;
  return {
    label,
    ignore,
    seed,
    ...(timeColumn === undefined ? {} : { timeColumn }),
    ...(groupColumns === undefined || groupColumns.length === 0 ? {} : { groupColumns }),
  };
}

/** The table divided in three ways: at random, twins together, forward where the rows have an order. */
function divisions(
  { frame, groupOfRow, labels }: TrainingTable,
  training: StudyOptions['training'],
  seed: number,
): { protocol: CrossProtocol['protocol']; folds: readonly RowSplit[] }[] {
  const given = { folds: 5, seed };
  const ways: { protocol: CrossProtocol['protocol']; folds: readonly RowSplit[] }[] = [
    { protocol: 'twins-together', folds: groupedFolds(groupOfRow, labels, given) },
  ];
  const moments = momentsOf(frame, training);
  if (moments !== null) {
    const later = laterFolds(moments, groupOfRow, labels, training.testShare ?? 0.2);
    if (later.length > 0) ways.push({ protocol: 'forward', folds: later });
  }
  ways.push({ protocol: 'random-rows', folds: randomFolds(labels, given) });
  return ways;
}

/** As many folds of an expanding window as the moments allow, each with enough of both classes. */
function laterFolds(
  moments: NonNullable<ReturnType<typeof momentsOf>>,
  groupOfRow: Uint32Array,
  labels: Uint8Array,
  testShare: number,
): readonly RowSplit[] {
  const { momentOfRow, within } = moments;
  const options = { purge: groupOfRow, ...(within === undefined ? {} : { within }) };
  const isUsable = ({ trainingRows, testRows }: RowSplit) =>
    [trainingRows, testRows].every((rows) => {
      const positives = rows.reduce((sum, row) => sum + labels[row]!, 0);
      return positives >= 10 && rows.length - positives >= 10;
    });
  for (let folds = 4; folds >= 2; folds--) {
    const made = orNone(() => forwardFolds(momentOfRow, { ...options, folds })).filter(isUsable);
    if (made.length > 0) return made;
  }
  return orNone(() => [forward(moments, groupOfRow, labels, testShare).split]).filter(isUsable);
}

function orNone(make: () => readonly RowSplit[]): readonly RowSplit[] {
  try {
    return make();
  } catch (error) {
    if (asProblem(error).code === 'learning.too-few-to-split') return [];
    throw error;
  }
}

function insideLots(
  protocols: readonly CrossProtocol[],
  lotOfRow: Uint32Array | null,
): Study['insideLots'] {
  if (lotOfRow === null) return [];
  const { rows, labels, probabilities } = protocols[0]!;
  return measureGroups(
    labels,
    probabilities,
    rows.map((row) => lotOfRow[row]!),
    { resamples: 300 },
  );
}

const fewestOfType = 5;

/** By the answers of models that never saw the row, twins together. */
function typeSkills(
  { frame, label, labels }: TrainingTable,
  protocols: readonly CrossProtocol[],
): readonly TypeSkill[] {
  const { rows, probabilities } = protocols[0]!;
  return typesOf(frame, label).map(({ column, isOfRow }) => {
    const places = [...rows.keys()].filter(
      (at) => labels[rows[at]!] === 0 || isOfRow[rows[at]!] === 1,
    );
    const truth = Uint8Array.from(places, (at) => isOfRow[rows[at]!]!);
    const rowCount = truth.reduce((sum, each) => sum + each, 0);
    return {
      column,
      rowCount,
      rocAuc:
        rowCount < fewestOfType || rowCount === truth.length
          ? Number.NaN
          : rocAuc(
              truth,
              Float64Array.from(places, (at) => probabilities[at]!),
            ),
    };
  });
}
