import { noProgress, problem } from '../../shared/index.js';
import { auditTable } from '../audit/audit-table.js';
import type { Frame } from '../frame/frame.js';
import { forward, type Moments, type Protocol, twinsTogether } from '../model/protocol.js';
import { momentsOf, trainModel } from '../model/train-model.js';
import { checkTrainingOptions, type TrainingOptions } from '../model/training-options.js';
import { type TrainingTable, trainingTable } from '../model/training-table.js';
import type { RowSplit } from '../prepare/split-rows.js';
import { ablate } from './ablate.js';
import { affordableFinalists, chooseFinalists } from './choose-finalists.js';
import { compareFinalists } from './compare-finalists.js';
import { ablationGroups, type Configuration } from './configuration.js';
import { costPanel } from './cost-panel.js';
import { crossProtocols } from './cross-protocols.js';
import { type Division, divideRows } from './divisions.js';
import { CostEstimate } from './estimate-cost.js';
import { exploreTable } from './explore-table.js';
import { skillInsideLots, skillOfTypes } from './held-out-skill.js';
import { measureGrowth } from './measure-growth.js';
import { inputsWorthSearching, searchWithinBudget } from './search-within-budget.js';
import type { Study } from './study.js';
import { StudyLedger } from './study-ledger.js';
import {
  type ResolvedStudyOptions,
  readStudyOptions,
  type StudyOptions,
  type StudyWatch,
} from './study-options.js';
import { usualProtocol } from './usual-protocol.js';

// The ablation and the search end at these shares of the budget; the rest takes about what remains.
const ablationShare = 0.5;
const searchShare = 0.6;
const finalistShare = 0.9;
const ablationFolds = 3;
const searchFolds = 5;
const mostFolds = 6;
/** As many training rows as a protocol needs to divide them once more. */
const fewestRows = 100;
const fewestOfClass = 20;
/** Finalists are judged over divisions by that many seeds. */
const finalistSeeds = 2;

/**
 * Studies a table from what it holds to a recommended model: exploration, audit, the usual protocol for comparison,
 * ablation, search, finalists, protocols, training, costs. Test rows of the protocol that decides are set aside first and
 * judge the recommended model alone; whatever chooses (selection, encoders, options, thresholds) learns inside training
 * rows. Deterministic for the seed but for how far ablation, search and finalists come within the budget. An interrupted
 * study goes on from its last state. Throws what training throws; `learning.too-few-to-split` where there is too little
 * to choose by; `input.invalid` when later rows shall decide and the rows have no order; `learning.stopped` on abort.
 */
export function runStudy(frame: Frame, options: StudyOptions, watch: StudyWatch): Study {
  const settings = readStudyOptions(options);
  const { training, budgetMs, families, latentCounts, featureCounts } = settings;
  const { encoderEpochs, economics } = settings;
  checkTrainingOptions(training);
  const { seed = 0, testShare = 0.2 } = training;
  const { progress = noProgress, signal } = watch;
  const withSignal = signal === undefined ? {} : { signal };
  const ledger = new StudyLedger(keyOf(settings), watch);
  const shared = { ledger, progress, encoderEpochs, seed, ...withSignal };

  progress({ stage: 'exploring', done: 0, total: 1 });
  const table = trainingTable(frame, training);
  const moments = momentsOf(frame, training);
  const deciding = decidingProtocol(table, moments, settings);
  const { trainingRows } = deciding.split;
  const foldsOf = (folds: number) => (rows: Uint32Array, repeat: number) =>
    largest(deciding.innerFolds(rows, { folds, seed: seed + repeat }));
  const enough = (folds: number) => enoughFolds(foldsOf(folds)(trainingRows, 0), table, testShare);
  const foldsToCompare = enough(ablationFolds);
  enough(searchFolds);
  const audit = auditTable(frame, auditOptions(table, training), { progress, ...withSignal });
  const lotOfRow = training.lotColumn === undefined ? null : Uint32Array.from(moments!.momentOfRow);
  const exploration = exploreTable(table, {
    lotOfRow,
    ...(training.withinColumns?.[0] === undefined
      ? {}
      : { groupColumn: training.withinColumns[0] }),
  });
  const usual = usualProtocol(table, {
    ...shared,
    withLatents: latentCounts.length > 0,
    seeds: [seed],
  });

  const costs = new CostEstimate(ledger);
  const ablation = ablate(
    table,
    foldsToCompare,
    ablationGroups(table.featureNames.length, { families, latentCounts, featureCounts, seed }),
    { ...shared, costs, untilMs: ablationShare * budgetMs },
  );
  const searchUntilMs = searchShare * budgetMs;
  const search = searchWithinBudget(
    table,
    trainingRows,
    foldsOf(searchFolds),
    inputsWorthSearching(ablation, costs, {
      foldCount: 2 * searchFolds,
      roomMs: searchUntilMs - ledger.spentMs,
    }),
    { ...shared, families, untilMs: searchUntilMs, mostHalvings: settings.mostHalvings },
  );
  const divisions = decidingFirst(
    divideRows({ ...table, moments }, trainingRows, {
      // Other divisions than those that were searched over.
      seeds: Array.from({ length: finalistSeeds }, (_, repeat) => seed + 100 + repeat),
      testShare,
    }),
    {
      protocol: deciding.name,
      repeats: Array.from({ length: finalistSeeds }, (_, repeat) =>
        foldsOf(searchFolds)(trainingRows, 100 + repeat),
      ),
    },
  );
  const comparison = compareFinalists(
    table,
    ledger.measure('finalists/plan', () =>
      affordableFinalists(chooseFinalists(ablation, search), costs, {
        foldCount: divisions.flatMap(({ repeats }) => repeats.flat()).length,
        restMs: finalistShare * budgetMs - ledger.spentMs,
      }),
    ),
    divisions,
    shared,
  );
  const { configuration } = comparison.recommended;
  const everyRow = Uint32Array.from(table.labels, (_, row) => row);
  const protocols = crossProtocols(
    table,
    configuration,
    divideRows({ ...table, moments }, everyRow, { seeds: [seed], testShare }),
    shared,
  );
  const growth = measureGrowth(
    table,
    configuration,
    foldsOf(ablationFolds)(trainingRows, 200),
    shared,
  );
  const { costOfMiss, costOfFalseAlarm } = economics;
  const trainedBy = (threshold: TrainingOptions['threshold']) =>
    trainModel(
      frame,
      { ...training, ...trainingOf(configuration, settings), threshold },
      { progress, ...withSignal },
    );
  const byF1 = trainedBy({ by: 'f1' });
  const trained = trainedBy({ by: 'cost', costOfMiss, costOfFalseAlarm });
  const together = protocols.find(({ protocol }) => protocol === 'twins-together')!;
  return {
    rowCount: frame.rowCount,
    featureCount: table.featureNames.length,
    selectedBy: settings.selectBy,
    exploration,
    audit,
    usual,
    ablation,
    search,
    comparison,
    protocols,
    training: trained,
    byF1,
    insideLots: skillInsideLots(together, lotOfRow),
    types: skillOfTypes(table, together),
    growth,
    costs: costPanel(trained.model.results, economics),
    spentMs: ledger.spentMs,
    resumed: ledger.resumed,
  };
}

/** What changes any measurement; neither names, nor the budget, nor money do. */
function keyOf({
  training,
  selectBy,
  families,
  latentCounts,
  featureCounts,
  encoderEpochs,
}: ResolvedStudyOptions): string {
  const { provenance, name: _, operatorFacts: __, ...choices } = training;
  return JSON.stringify([
    stateFormat,
    provenance.dataHash,
    provenance.casthouseVersion,
    choices,
    selectBy,
    families,
    latentCounts,
    featureCounts,
    encoderEpochs,
  ]);
}

/** Goes up whenever measurements are named or made in another way, so that older states are left aside. */
const stateFormat = 3;

function decidingProtocol(
  { groupOfRow, labels }: TrainingTable,
  moments: Moments | null,
  { selectBy, training: { seed = 0, testShare = 0.2 } }: ResolvedStudyOptions,
): Protocol {
  if (selectBy === 'twins-together') return twinsTogether(groupOfRow, labels, testShare, seed);
  if (moments === null)
    throw problem('input.invalid', {
      at: 'selectBy',
      got: 'forward, and no column that tells the order of the rows',
      expected: 'a lot or time column beside it, or twins-together',
    });
  return forward(moments, groupOfRow, labels, testShare);
}

/** Lots that are left out in turn, at most: the largest, for they say most. */
function largest(folds: readonly RowSplit[]): readonly RowSplit[] {
  if (folds.length <= mostFolds) return folds;
  const sizes = folds.map(({ testRows }) => testRows.length).sort((a, b) => b - a);
  return folds.filter(({ testRows }) => testRows.length >= sizes[mostFolds - 1]!);
}

function enoughFolds(
  folds: readonly RowSplit[],
  { labels }: TrainingTable,
  testShare: number,
): readonly RowSplit[] {
  if (folds.length >= 2) return folds;
  const leastRows = Math.ceil(fewestRows / (1 - testShare));
  if (labels.length < leastRows)
    throw problem('learning.too-few-to-split', {
      what: 'rows',
      got: labels.length,
      expected: leastRows,
    });
  const positives = labels.reduce((sum, each) => sum + each, 0);
  throw problem('learning.too-few-to-split', {
    what: 'rows of the rarest class',
    got: Math.min(positives, labels.length - positives),
    expected: fewestOfClass,
  });
}

/** Where later rows decide, finalists are judged as everything before them was: on lots or stretches left out in turn. */
function decidingFirst(divisions: readonly Division[], deciding: Division): readonly Division[] {
  if (deciding.protocol === 'twins-together') return divisions;
  return [deciding, ...divisions.filter(({ protocol }) => protocol !== deciding.protocol)];
}

/** The options of a training that makes this very model. */
function trainingOf(
  { featureSet, latentCount, keep, members: [{ family, options }, ...vote] }: Configuration,
  { encoderEpochs, selectBy }: ResolvedStudyOptions,
): Partial<TrainingOptions> {
  return {
    family,
    learnerOptions: options,
    ...(vote.length === 0 ? {} : { vote }),
    featureSet,
    protocol: selectBy,
    ...(keep === null ? {} : { keepFeatures: keep }),
    ...(latentCount === null ? {} : { encoder: { latentCount, epochs: encoderEpochs } }),
  };
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
