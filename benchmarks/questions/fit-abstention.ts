// Fits when the documents do not answer, on the questions whose answers are known.
import type { AbstentionModel } from '../../src/ask-documents/answer/abstention.js';
import { supportOf } from '../../src/ask-documents/answer/abstention.js';
import {
  type AnswerEvidence,
  answerEvidence,
  directions,
} from '../../src/ask-documents/answer/answer-evidence.js';
import {
  chosenQuotes,
  type SentenceModel,
  scoreOf,
} from '../../src/ask-documents/answer/choose-sentences.js';
import { type Observation, weightOf } from './observe-answers.js';

/** Strength of the pull of the coefficients towards 0, in deviations of their evidence. */
const ridge = 5;
const mostSweeps = 400;
/** The bar: at most this share of what the documents answer is refused. */
const mostRefused = 0.05;

/** What one observation shows to the fit. */
export interface Sample {
  readonly set: string;
  readonly of: Observation['of'];
  readonly isAnswerable: boolean;
  readonly weight: number;
  readonly evidence: AnswerEvidence;
  /** Whether what is known to answer is among the quotes. */
  readonly isQuoted: boolean;
  /** Characters of the quotes. */
  readonly quoted: number;
  readonly quotes: number;
}

/** The evidence of each observation when its sentences are ranked by `model`. */
export function samplesOf(all: readonly Observation[], model: SentenceModel): Sample[] {
  return all.map((observation) => {
    const { question, set, of, isAnswerable, answers } = observation;
    const ranked = reranked(observation.ranked, model);
    const quotes = chosenQuotes(ranked);
    const known = new Set(
      observation.ranked.filter((_, at) => answers[at]).map(({ sentence }) => sentence.quote),
    );
    return {
      set,
      of,
      isAnswerable,
      weight: weightOf(observation),
      evidence: answerEvidence(question, ranked[0]!.sentence),
      isQuoted: quotes.some(({ quote }) => known.has(quote)),
      quoted: quotes.reduce((sum, { quote }) => sum + quote.length, 0),
      quotes: quotes.length,
    };
  });
}

/**
 * A logistic model whose coefficients keep to the direction each piece of evidence speaks in, by coordinate descent; its
 * threshold refuses a twentieth of the answerable ones that each set shows to a model of the other sets.
 */
export function fitAbstention(all: readonly Sample[]): AbstentionModel {
  const sets = [...new Set(all.map(({ set }) => set))];
  const unseen = sets.flatMap((set) => {
    const model = fitted(all.filter((sample) => sample.set !== set));
    return all
      .filter((sample) => sample.set === set && sample.isAnswerable)
      .map(({ evidence, weight }) => ({ support: supportOf(evidence, model), weight }));
  });
  return { ...fitted(all), threshold: quantile(unseen, mostRefused) };
}

/** Of each evidence, the slope of the penalised likelihood: 0 at the fit, or towards the wrong side where left out. */
export function slopesOf(all: readonly Sample[], model: AbstentionModel) {
  const names = namesOf(all);
  const deviations = deviationsOf(all, names);
  const errors = all.map(
    ({ evidence, isAnswerable, weight }) =>
      weight * (Number(isAnswerable) - supportOf(evidence, model)),
  );
  return {
    intercept: errors.reduce((sum, error) => sum + error, 0),
    coefficients: names.map((name, at) => ({
      name,
      deviation: deviations[at]!,
      slope:
        all.reduce((sum, { evidence }, place) => sum + errors[place]! * evidence[name], 0) -
        ridge * model.coefficients[name] * deviations[at]! ** 2,
    })),
  };
}

function fitted(all: readonly Sample[]): AbstentionModel {
  const names = namesOf(all);
  const deviations = deviationsOf(all, names);
  const columns = names.map((name) => Float64Array.from(all, ({ evidence }) => evidence[name]));
  const logits = new Float64Array(all.length);
  const weights = Float64Array.from(all, ({ weight }) => weight);
  const truths = Float64Array.from(all, ({ isAnswerable }) => Number(isAnswerable));
  const ones = new Float64Array(all.length).fill(1);
  // One step of Newton along one coordinate while the others keep still.
  const step = (column: Float64Array, pull: number, pulled: number) => {
    let gradient = -pull * pulled;
    let curvature = pull + 1e-9;
    for (let at = 0; at < column.length; at++) {
      const value = column[at]!;
      if (value === 0) continue;
      const chance = 1 / (1 + Math.exp(-logits[at]!));
      gradient += weights[at]! * (truths[at]! - chance) * value;
      curvature += weights[at]! * chance * (1 - chance) * value * value;
    }
    return gradient / curvature;
  };
  const move = (column: Float64Array, change: number) => {
    for (let at = 0; at < logits.length; at++) logits[at]! += change * column[at]!;
  };
  const beta = names.map(() => 0);
  let intercept = 0;
  for (let sweep = 0; sweep < mostSweeps; sweep++) {
    const change = step(ones, 0, 0);
    intercept += change;
    move(ones, change);
    let largest = Math.abs(change);
    for (const [at, name] of names.entries()) {
      const free = beta[at]! + step(columns[at]!, ridge * deviations[at]! ** 2, beta[at]!);
      const kept = free * directions[name] > 0 ? free : 0;
      largest = Math.max(largest, Math.abs(kept - beta[at]!) * deviations[at]!);
      move(columns[at]!, kept - beta[at]!);
      beta[at] = kept;
    }
    if (largest < 1e-5) break;
  }
  const rounded = (value: number) => Number(value.toFixed(4));
  return {
    intercept: rounded(intercept),
    coefficients: Object.fromEntries(names.map((name, at) => [name, rounded(beta[at]!)])) as Record<
      keyof AnswerEvidence,
      number
    >, // from the same names
    threshold: 0.5,
  };
}

function reranked(ranked: Observation['ranked'], model: SentenceModel): Observation['ranked'] {
  return ranked
    .map(({ sentence }) => ({ sentence, score: scoreOf(sentence.evidence, model) }))
    .sort((a, b) => b.score - a.score);
}

function quantile(
  values: readonly { readonly support: number; readonly weight: number }[],
  share: number,
): number {
  const sorted = [...values].sort((a, b) => a.support - b.support);
  const total = sorted.reduce((sum, { weight }) => sum + weight, 0);
  let below = 0;
  for (const { support, weight } of sorted) {
    below += weight;
    if (below > share * total) return Number(support.toFixed(4));
  }
  return 1;
}

function namesOf(all: readonly Sample[]): (keyof AnswerEvidence)[] {
  return Object.keys(all[0]!.evidence) as (keyof AnswerEvidence)[]; // every field is a number
}

function deviationsOf(all: readonly Sample[], names: readonly (keyof AnswerEvidence)[]): number[] {
  return names.map((name) => {
    const mean = all.reduce((sum, { evidence }) => sum + evidence[name], 0) / all.length;
    const square = all.reduce((sum, { evidence }) => sum + (evidence[name] - mean) ** 2, 0);
    return Math.sqrt(square / all.length);
  });
}
