import type { BilingualText } from '../../shared/index.js';
import type { LabelSource } from '../prepare/binary-label.js';

/** How much a finding matters: figures are wrong because of it; may be; worth knowing. */
export type AuditSeverity = 'critical' | 'warning' | 'note';

export type AuditCode =
  | 'no-features'
  | 'leaking-columns'
  | 'twins'
  | 'lot-identity'
  | 'sibling-labels'
  | 'few-positives'
  | 'no-skill'
  | 'dominant-column'
  | 'near-twins'
  | 'label-drift'
  | 'feature-drift'
  | 'sorted-by-label'
  | 'lots'
  | 'stamps'
  | 'missing-tells-label'
  | 'missing-blocks'
  | 'missing-values'
  | 'constant-blocks'
  | 'constant-columns'
  | 'identifiers'
  | 'class-balance'
  | 'label-guessed'
  | 'no-label';

/** One thing an expert would say about the table. */
export interface AuditFinding {
  readonly code: AuditCode;
  readonly severity: AuditSeverity;
  /** In two or three words. */
  readonly title: BilingualText;
  /** Columns it is about, in table order; empty when it is about rows. */
  readonly columns: readonly string[];
  /** What was counted, by name; shares are 0..1. */
  readonly counts: Readonly<Record<string, number>>;
  readonly sentence: BilingualText;
  /** What to do about it. */
  readonly advice: BilingualText;
}

/** Figures by name; 0 where there is nothing of the kind. */
export interface AuditCounts {
  readonly rows: number;
  readonly columns: number;
  /** Columns a model could learn from: neither label, ignored, group, time, identifier nor constant. */
  readonly features: number;
  readonly positiveRows: number;
  /** Rows that repeat an earlier row in every compared column. */
  readonly twinRows: number;
  /** Rows that have at least one identical row. */
  readonly rowsWithTwin: number;
  /** At most so many of the twin rows may be coincidence, judged by the sizes of groups of identical rows. */
  readonly twinRowsByChance: number;
  /** Twin rows whose label differs from that of the row they repeat. */
  readonly twinRowsOfOtherLabel: number;
  /** Of the test rows of scikit-learn's `train_test_split(test_size=0.2, random_state=42, stratify=label)`, 0..1. */
  readonly testRowsWithTwinShare: number;
  /** The same, expected over all random splits that hold a fifth out. */
  readonly expectedTestRowsWithTwinShare: number;
  /** Rows that repeat an earlier row to one part in a million, or the row above in all but one column; exact twins excepted. */
  readonly nearTwinRows: number;
  readonly constantColumns: number;
  readonly identifierColumns: number;
  readonly leakingColumns: number;
  readonly siblingLabelColumns: number;
  readonly missingCellsShare: number;
  readonly missingBlockRows: number;
  readonly lots: number;
  readonly driftingColumns: number;
}

/** Rows of one lot, group or stretch of time. */
export interface RowBlock {
  /** Number from 0, in order of first appearance. */
  readonly number: number;
  /** From 0. */
  readonly firstRow: number;
  readonly rowCount: number;
  /** NaN without a label. */
  readonly positiveShare: number;
}

/** A stretch of the table as it stands, for drawing. */
export interface RowStretch extends RowBlock {
  /** Mean probability the careful model gave to rows it had not seen, twins on one side; NaN where there is none. */
  readonly meanProbability: number;
  /** Share of rows that have an identical row somewhere, 0..1. */
  readonly twinShare: number;
}

/** How the table falls into lots. */
export interface AuditLots {
  /** The counter that restarts, the column that numbers stretches of rows, or the columns the caller named. */
  readonly columns: readonly string[];
  readonly by: 'counter' | 'column' | 'group';
  readonly blocks: readonly RowBlock[];
}

/** A stretch of rows in which columns are empty, or stand still, together. */
export interface ColumnBlock {
  readonly columns: readonly string[];
  readonly firstRow: number;
  readonly rowCount: number;
}

/** F1 at probability one half and area under the ROC curve; NaN where undefined. */
export interface SkillFigure {
  readonly f1: number;
  readonly rocAuc: number;
  readonly rowCount: number;
}

/**
 * What two quick models reach when rows are held out in different ways; null where a way does not apply. The eager one is
 * deep, as in most notebooks; the careful one shallow and held back, which is what carries over when anything does.
 */
export interface AuditSkill {
  /** Rows that were learned from and judged on: all, or a sample of whole groups of twins. */
  readonly sampledRows: number;
  /** Eager: scikit-learn's stratified split with seed 42, twins and all; without copies the same as `twinsTogether`. */
  readonly randomRows: SkillFigure;
  /** No model: the label of the identical training row, else the share of positives. On the same split. */
  readonly lookup: SkillFigure | null;
  /** Eager: three folds, identical rows on one side. */
  readonly twinsTogether: SkillFigure;
  /** Careful: the same folds. */
  readonly carefully: SkillFigure;
  /** No features but the lot: its share of positives in the training folds. The same folds. */
  readonly lotAlone: SkillFigure | null;
  /** Careful, the same folds, within lots: mean area under the curve, weighed by pairs of rows. */
  readonly withinLots: SkillFigure | null;
  /** Careful: every lot judged by a model that never saw it; beyond eight lots in eight folds of lots. */
  readonly leaveOneLotOut: SkillFigure | null;
  /** Of those answers, the mean area within the lots that were held out, weighed by pairs of rows. */
  readonly withinNewLots: SkillFigure | null;
  /** Careful: the last fifth, by time, lots or table order. */
  readonly forward: SkillFigure | null;
}

/** What is known of the label. */
export interface AuditedLabel {
  readonly source: LabelSource;
  readonly name: string;
  readonly classes: readonly string[];
  readonly rowsOfClass: readonly number[];
  /** Index of the class that counts as positive: of several, the one named, or whose share is nearest to one half. */
  readonly positive: number;
  readonly isGuessed: boolean;
}

/** What an expert would say before training. */
export interface Audit {
  readonly label: AuditedLabel | null;
  /** The one to fix first comes first. */
  readonly findings: readonly AuditFinding[];
  readonly counts: AuditCounts;
  readonly skill: AuditSkill | null;
  readonly lots: AuditLots | null;
  /** The lots, or ten stretches of rows in time order, with their share of positives. */
  readonly stretches: readonly RowBlock[];
  /** Forty stretches of about as many rows each, in table order; fewer in a table of fewer rows. */
  readonly overRows: readonly RowStretch[];
  readonly missingBlocks: readonly ColumnBlock[];
  readonly constantBlocks: readonly ColumnBlock[];
  /** Names of the columns that a model could learn from. */
  readonly features: readonly string[];
  readonly verdict: BilingualText;
}
