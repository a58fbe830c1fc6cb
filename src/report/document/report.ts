// What a report holds, as plain data: one structure, three forms (`htmlReport`, `markdownReport`, `jsonReport`).
import type { Language } from '../../shared/index.js';
import type { Chart, ValueFormat } from '../charts/chart.js';
import type { Words } from '../words.js';

export interface Report {
  readonly title: Words;
  /** One line below the title: which data, which model. */
  readonly subtitle?: Words;
  /** The language shown first. */
  readonly language: Language;
  /** When it was made, ISO 8601. */
  readonly createdAt?: string;
  /** Program and version. */
  readonly madeBy?: string;
  /** The first page: what a person who reads nothing else should know. */
  readonly summary: readonly Block[];
  readonly sections: readonly Section[];
}

export interface Section {
  /** Names the section in links: `a-z`, `0-9` and `-`, once per report; not `summary`. */
  readonly id: string;
  readonly title: Words;
  readonly blocks: readonly Block[];
}

/** A piece of a section. Charts that follow one another stand side by side where there is room. */
export type Block = ProseBlock | FactsBlock | TableBlock | ChartBlock | FindingsBlock;

export interface ProseBlock {
  readonly kind: 'prose';
  readonly paragraphs: readonly Words[];
}

/** A few figures, large. */
export interface FactsBlock {
  readonly kind: 'facts';
  readonly facts: readonly Fact[];
}

export interface Fact {
  readonly label: Words;
  readonly value: Words;
  /** A smaller line: the interval, the unit, the comparison. */
  readonly note?: Words;
  /** Whether it is to be believed (`strong`) or only stands beside for comparison (`faint`). Default neither. */
  readonly tone?: 'strong' | 'faint';
}

export interface TableBlock {
  readonly kind: 'table';
  readonly caption?: Words;
  readonly columns: readonly TableColumn[];
  /** One cell per column; null and numbers that are not finite show an en dash. */
  readonly rows: readonly (readonly Cell[])[];
  /** Rows set in bold, counted from 0. */
  readonly strongRows?: readonly number[];
}

export type Cell = Words | number | null;

export interface TableColumn {
  readonly label: Words;
  /** How its numbers are written, as on a chart's axis. Default `number`. */
  readonly format?: ValueFormat;
  readonly decimals?: number;
}

export interface ChartBlock {
  readonly kind: 'chart';
  readonly chart: Chart;
  /** Whether it takes the full width, for long row orders and large matrices. Default false. */
  readonly isWide?: boolean;
}

/** What is wrong or worth knowing, the gravest first. An empty list says that nothing was found. */
export interface FindingsBlock {
  readonly kind: 'findings';
  readonly findings: readonly Finding[];
}

export interface Finding {
  readonly severity: Severity;
  readonly title: Words;
  readonly detail?: Words;
  /** What to do about it. */
  readonly action?: Words;
  /** Its name for programs, such as `twin_rows`. */
  readonly name?: string;
}

/** `critical`: figures are wrong; `warning`: they may be; `note`: worth knowing; `good`: looked for and not found. */
export type Severity = 'critical' | 'warning' | 'note' | 'good';
