// Fits which sentence answers, on the questions whose sentences are known.
import type { SentenceModel } from '../../src/ask-documents/answer/choose-sentences.js';
import type { SentenceEvidence } from '../../src/ask-documents/answer/quotable-sentences.js';
import { type Observation, weightOf } from './observe-answers.js';
import { solved } from './solved.js';

/** Strength of the pull of the weights towards 0, in deviations of their evidence. */
const ridge = 3;
const mostRounds = 100;

type Name = keyof SentenceEvidence;

/**
 * The conditional logistic model (McFadden, 1974): the chance of a sentence grows with its score, and the chance that
 * one of those that answer is taken is made as high as it gets.
 */
export function fitSentences(all: readonly Observation[]): SentenceModel {
  const names = Object.keys(all[0]!.ranked[0]!.sentence.evidence) as Name[]; // every field is a number
  const known = matricesOf(all, names);
  const deviations = deviationsOf(known, names.length);
  let beta = names.map(() => 0);
  for (let round = 0; round < mostRounds; round++) {
    const { likelihood, gradient, curvature } = slopesAt(known, beta, deviations);
    const changes = solved(curvature, gradient);
    const moved = (part: number) => beta.map((value, at) => value + part * changes[at]!);
    let part = 1;
    while (part > 1e-6 && !(slopesAt(known, moved(part), deviations).likelihood >= likelihood))
      part /= 2;
    beta = moved(part);
    if (changes.every((change, at) => Math.abs(change) * deviations[at]! < 1e-5)) break;
  }
  return Object.fromEntries(
    names.map((name, at) => [name, Number(beta[at]!.toFixed(3))]),
  ) as unknown as SentenceModel; // from the same names
}

/** Slope of the penalised likelihood at a model, by each weight in deviations of its evidence: all 0 at the fit. */
export function sentenceSlopes(all: readonly Observation[], model: SentenceModel): number[] {
  const names = Object.keys(model) as Name[]; // its own keys
  const known = matricesOf(all, names);
  const deviations = deviationsOf(known, names.length);
  const beta = names.map((name) => model[name]);
  return slopesAt(known, beta, deviations).gradient.map((slope, at) => slope / deviations[at]!);
}

/** The evidence of one question's sentences: rows of as many values as there are names. */
interface Matrix {
  readonly values: Float64Array;
  readonly answers: readonly boolean[];
  readonly weight: number;
}

function matricesOf(all: readonly Observation[], names: readonly Name[]): Matrix[] {
  return all
    .filter(({ answers }) => answers.some(Boolean))
    .map((observation) => ({
      values: Float64Array.from(
        observation.ranked.flatMap(({ sentence }) => names.map((name) => sentence.evidence[name])),
      ),
      answers: observation.answers,
      weight: weightOf(observation),
    }));
}

// The curvature is that of the chances of all sentences, without what those that answer take off: a step is never too bold
// in direction, but may be in length.
function slopesAt(
  all: readonly Matrix[],
  beta: readonly number[],
  deviations: readonly number[],
): { readonly likelihood: number; readonly gradient: number[]; readonly curvature: number[][] } {
  const width = beta.length;
  const pulls = deviations.map((deviation) => ridge * deviation ** 2);
  const gradient = beta.map((value, at) => -pulls[at]! * value);
  const curvature = pulls.map((pull, at) => pulls.map((_, other) => (at === other ? pull : 0)));
  let likelihood = -pulls.reduce((sum, pull, at) => sum + (pull * beta[at]! ** 2) / 2, 0);
  for (const { values, answers, weight } of all) {
    const chances = chancesOf(values, beta);
    const right = chances.reduce((sum, chance, row) => sum + (answers[row] ? chance : 0), 0);
    likelihood += weight * Math.log(right);
    const mean = new Float64Array(width);
    for (const [row, chance] of chances.entries())
      for (let at = 0; at < width; at++) mean[at]! += chance * values[row * width + at]!;
    for (const [row, chance] of chances.entries()) {
      const share = (answers[row] ? chance / right : 0) - chance;
      for (let at = 0; at < width; at++) {
        const value = values[row * width + at]!;
        gradient[at]! += weight * share * value;
        const spread = weight * chance * (value - mean[at]!);
        for (let other = 0; other < width; other++)
          curvature[at]![other]! += spread * (values[row * width + other]! - mean[other]!);
      }
    }
  }
  return { likelihood, gradient, curvature };
}

function chancesOf(values: Float64Array, beta: readonly number[]): Float64Array {
  const width = beta.length;
  const scores = new Float64Array(values.length / width);
  for (let row = 0; row < scores.length; row++)
    for (let at = 0; at < width; at++) scores[row]! += values[row * width + at]! * beta[at]!;
  const highest = scores.reduce((most, score) => Math.max(most, score));
  const powers = scores.map((score) => Math.exp(score - highest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

function deviationsOf(all: readonly Matrix[], width: number): number[] {
  return Array.from({ length: width }, (_, at) => {
    let count = 0;
    let sum = 0;
    let squares = 0;
    for (const { values } of all)
      for (let place = at; place < values.length; place += width) {
        count++;
        sum += values[place]!;
        squares += values[place]! ** 2;
      }
    return Math.sqrt(squares / count - (sum / count) ** 2);
  });
}
