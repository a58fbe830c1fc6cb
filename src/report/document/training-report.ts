// What a trained model is worth, from plain data: the honest protocol beside the naive one, and why it is as it is.
import type { Language } from '../../shared/index.js';
import type {
  BinaryMetrics,
  Calibration,
  ChosenThreshold,
  ErrorCosts,
  IntervalMetric,
} from '../../tabular/index.js';
import { binaryIntervals } from '../../tabular/index.js';
import type { Words } from '../words.js';
import type { Finding, Report } from './report.js';
import { trainingSections } from './training-sections.js';
import { trainingSummary } from './training-summary.js';

/** Everything a training report can say. Only what is marked "always" must be there; what is absent is left out. */
export interface TrainingReportFacts {
  /** Always: the language shown first. */
  readonly language: Language;
  /** Default: that it is a training report; an evaluation says so here. */
  readonly title?: Words;
  /** Always: name, or name and version, of the model. */
  readonly modelName: string;
  /** Always: the table it was trained on. */
  readonly dataName: string;
  readonly rowCount: number;
  readonly featureCount: number;
  /** Always: negative class, positive class. */
  readonly classes: readonly [string, string];
  /** Always: at least one. The first is the protocol the model is to be judged by; the others stand beside it. */
  readonly protocols: readonly [ReportedProtocol, ...ReportedProtocol[]];
  /** Always: probability from which rows are called positive, 0..1. */
  readonly threshold: number;
  /** How the threshold was chosen. */
  readonly chosenThreshold?: ChosenThreshold;
  /** What errors cost; draws the cost curve. `unit` is the money, such as `KRW`, or empty. */
  readonly costs?: ErrorCosts & { readonly unit: string };
  /** How margins became probabilities. */
  readonly calibration?: Calibration;
  /** Parameters of the model and why they were chosen, the most telling first. */
  readonly parameters?: readonly ChosenParameter[];
  /** What else was tried, any order; the higher the score, the better. Shows fifteen and the chosen one. */
  readonly trials?: readonly TuningTrial[];
  /** Mean |SHAP| in log-odds, any order, over `importanceRowCount` rows. */
  readonly importance?: readonly { readonly label: Words; readonly importance: number }[];
  readonly importanceRowCount?: number;
  /** Stretches of rows of the table that were made together, 0-based, both ends included. */
  readonly lots?: readonly ReportedLot[];
  /** Log loss by round. */
  readonly history?: {
    readonly training: readonly number[];
    readonly validation?: readonly number[];
  };
  readonly roundsKept?: number;
  /** What the audit of the table found. */
  readonly findings?: readonly Finding[];
  /** When it was made, ISO 8601. */
  readonly createdAt?: string;
  /** Program and version. */
  readonly madeBy?: string;
}

/** One way of holding rows out and what came of it. */
export interface ReportedProtocol {
  /** As the model file names it, such as `twins-together`. */
  readonly name: string;
  /** What a person calls it and one sentence on it, without a full stop; default the words for the name, if it is known. */
  readonly label?: Words;
  readonly meaning?: Words;
  /** Whether its figures may be believed for new rows. */
  readonly isHonest: boolean;
  readonly trainingRows: number;
  readonly testRows: number;
  /** 0..1; known when the table was looked through for twins. */
  readonly testRowsWithTwinShare?: number;
  readonly metrics: BinaryMetrics;
  /** 95 % intervals measured before, for instance those of the model file; default drawn from the held-out rows. */
  readonly intervals?: ReportedIntervals;
  /** Its held-out rows (of all folds together, when there were folds): draws curves and intervals. */
  readonly held?: HeldOutRows;
}

/** Ends of intervals by figure. */
export type ReportedIntervals = Partial<
  Readonly<Record<IntervalMetric, { readonly low: number; readonly high: number }>>
>;

/** Rows the model was not trained on, in any order; arrays of the same length. */
export interface HeldOutRows {
  readonly labels: Uint8Array;
  readonly probabilities: Float64Array;
  /** Where they stand in the table, 0-based; draws scores over row order and figures per lot. */
  readonly rowNumbers?: Uint32Array;
  /** Probabilities before calibration. */
  readonly uncalibrated?: Float64Array;
  /** Twins share a number: intervals are then as wide as that many independent rows allow. */
  readonly groupOfRow?: Uint32Array;
}

export interface ChosenParameter {
  readonly name: string;
  readonly value: string | number;
  readonly why?: Words;
}

export interface TuningTrial {
  /** Its parameters in short. */
  readonly label: Words;
  /** The figure it was chosen by, on rows held out inside the training rows. */
  readonly score: number;
  readonly isChosen: boolean;
}

export interface ReportedLot {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly label: Words;
}

/** A protocol with its intervals, where they are known. */
export interface MeasuredProtocol extends ReportedProtocol {
  readonly intervals: ReportedIntervals;
}

/**
 * Builds the report: verdict and figures first, then protocols, curves, threshold, calibration, lots, importance,
 * parameters. Draws 1,000 resamples per protocol (seed 0) for intervals that are not given: about 0.1 s for 4,000 held-out rows.
 * Throws what measuring throws on held-out rows that are not sound.
 */
export function trainingReport(facts: TrainingReportFacts): Report {
  const protocols = facts.protocols.map((protocol) => ({
    ...protocol,
    intervals: protocol.intervals ?? intervalsOf(protocol),
  }));
  const rows = facts.rowCount.toLocaleString('en-US');
  return {
    title: facts.title ?? {
      ko: `${facts.modelName} 학습 보고서`,
      en: `Training report: ${facts.modelName}`,
    },
    subtitle: {
      ko: `${facts.dataName}, ${rows}행, 변수 ${facts.featureCount}개, 찾는 것: ${facts.classes[1]}`,
      en: `${facts.dataName}, ${rows} rows, ${facts.featureCount} features, looks for: ${facts.classes[1]}`,
    },
    language: facts.language,
    ...(facts.createdAt === undefined ? {} : { createdAt: facts.createdAt }),
    ...(facts.madeBy === undefined ? {} : { madeBy: facts.madeBy }),
    summary: trainingSummary(facts, protocols),
    sections: trainingSections(facts, protocols),
  };
}

function intervalsOf({ held, metrics: { threshold } }: ReportedProtocol): ReportedIntervals {
  if (held === undefined) return {};
  const { labels, probabilities, groupOfRow } = held;
  return binaryIntervals(labels, probabilities, {
    threshold,
    ...(groupOfRow === undefined ? {} : { groupOfRow }),
  });
}
