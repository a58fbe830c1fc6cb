// The waterfall as numbers: which rows there are, where each begins and ends. No drawing here.
import { type Language, problem } from '../shared/index.js';
import { type ChartWords, percentText } from './chart-words.js';
import { drawableText } from './svg-text.js';

/** One feature's share of a prediction. */
export interface WaterfallContribution {
  /** The feature, as a person should read it. */
  readonly label: string;
  /** Its value with the unit, for instance `1.85 m/s`; empty when there is nothing to show. */
  readonly valueText: string;
  /** SHAP value in log-odds; positive raises the probability. */
  readonly shap: number;
  /** Whether the value lies in its normal range; unknown when absent. */
  readonly inRange?: boolean;
}

/** An explanation, ready to be drawn. */
export interface WaterfallFacts {
  readonly language: Language;
  /** Default: a sentence that names the outcome. */
  readonly title?: string;
  /** What the probability is of; default the word for a defect. */
  readonly outcome?: string;
  readonly space: 'log-odds';
  /** Expected model output in log-odds. */
  readonly baseValue: number;
  /** Model output of this row in log-odds: base value + all contributions + the others. */
  readonly outputValue: number;
  /** Probability answered for this row, 0..1. */
  readonly probability: number;
  /** Any order; drawn by size, largest first. */
  readonly contributions: readonly WaterfallContribution[];
  /** Sum of the SHAP values of all features that are not listed; 0 without a count draws no row. */
  readonly othersShap: number;
  readonly othersCount?: number;
}

/** One row of the waterfall. `from` and `to` in log-odds; the two ends have `from === to`. */
export interface WaterfallStep {
  readonly kind: 'base' | 'feature' | 'others' | 'result';
  readonly label: string;
  /** The line below the label. */
  readonly detail: string;
  readonly outside: boolean;
  readonly from: number;
  readonly to: number;
  /** The contribution itself; 0 at the two ends. */
  readonly shap: number;
}

/** Rows from top to bottom: base value, features by size of their contribution, the others, the prediction. */
export function waterfallSteps(facts: WaterfallFacts, words: ChartWords): WaterfallStep[] {
  refuseNonFinite(facts);
  const drawn = [...facts.contributions].sort((a, b) => Math.abs(b.shap) - Math.abs(a.shap));
  const steps: WaterfallStep[] = [end('base', words.base, words.baseHint, facts.baseValue)];
  let at = facts.baseValue;
  for (const { label, valueText, shap, inRange } of drawn) {
    steps.push({
      kind: 'feature',
      label: drawableText(label),
      detail: drawableText(valueText),
      outside: inRange === false,
      from: at,
      to: at + shap,
      shap,
    });
    at += shap;
  }
  if (facts.othersShap !== 0 || (facts.othersCount ?? 0) > 0) {
    steps.push({
      kind: 'others',
      label: words.others(facts.othersCount),
      detail: '',
      outside: false,
      from: at,
      to: at + facts.othersShap,
      shap: facts.othersShap,
    });
    at += facts.othersShap;
  }
  refuseGap(at, facts.outputValue, steps);
  const outcome = drawableText(facts.outcome ?? words.outcome);
  const answered = `${words.probability(outcome)} ${percentText(facts.probability)}`;
  steps.push(end('result', words.result, answered, facts.outputValue));
  return steps;
}

function end(kind: 'base' | 'result', label: string, detail: string, at: number): WaterfallStep {
  return { kind, label, detail, outside: false, from: at, to: at, shap: 0 };
}

function refuseNonFinite(facts: WaterfallFacts): void {
  const numbers: [string, number][] = [
    ['base value', facts.baseValue],
    ['output value', facts.outputValue],
    ['probability', facts.probability],
    ['others', facts.othersShap],
    ...facts.contributions.map(({ label, shap }): [string, number] => [label, shap]),
  ];
  for (const [at, got] of numbers) {
    if (!Number.isFinite(got)) {
      throw problem('report.value-not-finite', { chart: 'waterfall', at, got });
    }
  }
}

/** A gap of half a percent of the drawn span is about two pixels: more would be seen as a wrong chart. */
function refuseGap(sum: number, output: number, steps: readonly WaterfallStep[]): void {
  const ends = [output, ...steps.flatMap((step) => [step.from, step.to])];
  const span = Math.max(...ends) - Math.min(...ends);
  if (Math.abs(sum - output) > 0.005 * span + 1e-6) {
    throw problem('report.not-additive', { sum, output });
  }
}
