// Fits the model that says when the documents do not answer, on the questions whose answers are known:
// the development half of the mixed set, the same questions without the document that answers, and those over the
// process documents. The held-out half and the workspace's own list play no part.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { AnswerEvidence } from '../../src/ask-documents/answer/answer-evidence.js';
import { chooseSentences } from '../../src/ask-documents/answer/choose-sentences.js';
import {
  DocumentIndex,
  ingest,
  memorySource,
  searchPassages,
} from '../../src/ask-documents/index.js';
import { readQuestions } from '../../src/cli/documents/read-questions.js';
import { readMixedCases } from './read-mixed-cases.js';

/** Evidence of one question. */
export interface Observation {
  readonly set: 'mixed' | 'without its document' | 'process documents';
  readonly isAnswerable: boolean;
  readonly evidence: AnswerEvidence;
}

export interface AbstentionModel {
  readonly intercept: number;
  readonly coefficients: Readonly<Record<keyof AnswerEvidence, number>>;
  readonly threshold: number;
}

// A question without its document is easier to see through than one of the same topic, and there are more of them.
const weights = { mixed: 1, 'without its document': 0.5, 'process documents': 1 };
/**
 * Answered when that is about as likely right as not: both kinds of questions weigh nearly the same in the fit. To refuse
 * what the documents hold is taken as a tenth worse than quotes that do not answer, which a reader sees through. A
 * threshold picked to meet shares on the few questions there are would jump with each of them.
 */
const threshold = 0.475;
/** Strength of the pull of the coefficients towards 0. */
const ridge = 1 / 3;

type Files = Readonly<Record<string, string | Uint8Array>>;

/** The evidence of every question of the fit. Questions for which nothing at all is found say nothing. */
export async function observations(): Promise<Observation[]> {
  const { files, questions } = readMixedCases();
  const development = questions.filter(({ half }) => half === 'development');
  const all: Observation[] = [];
  const observe = (
    set: Observation['set'],
    index: DocumentIndex,
    question: string,
    documents: readonly string[],
  ) => {
    const isLeftOut = set === 'without its document';
    const found = searchPassages(index, question, { limit: isLeftOut ? 60 : 10 }).filter(
      ({ document }) => !isLeftOut || !documents.includes(document.id),
    );
    const { evidence } = chooseSentences(index, question, found.slice(0, 10));
    const isAnswerable = documents.length > 0 && !isLeftOut;
    if (evidence !== null) all.push({ set, isAnswerable, evidence });
  };
  const whole = await indexOf(files);
  for (const { question, documents } of development) {
    observe('mixed', whole, question, documents);
    if (documents.length > 0) observe('without its document', whole, question, documents);
  }
  const folder = path.resolve(import.meta.dirname, '../../workspaces/diecasting/documents');
  const processFiles = readdirSync(folder).map((name) => [
    name,
    readFileSync(path.join(folder, name)),
  ]);
  const index = await indexOf(Object.fromEntries(processFiles));
  const name = 'process-documents.jsonl';
  const list = readQuestions(readFileSync(path.join(import.meta.dirname, name), 'utf8'), name);
  for (const { question, documents = [] } of list)
    observe('process documents', index, question, documents);
  return all;
}

/** The logistic model by Newton's method. */
export function fitAbstention(all: readonly Observation[]): AbstentionModel {
  const names = Object.keys(all[0]!.evidence) as (keyof AnswerEvidence)[]; // every field is a number
  const rows = all.map(({ evidence }) => [1, ...names.map((name) => evidence[name])]);
  const beta = new Float64Array(names.length + 1);
  for (let step = 0; step < 25; step++) {
    const gradient = gradientAt(all, rows, beta);
    const hessian = beta.map(() => 0);
    const matrix = Array.from(hessian, (_, at) =>
      Array.from(hessian, (_, other) => (at === other && at > 0 ? ridge : at === other ? 1e-9 : 0)),
    );
    for (const [at, row] of rows.entries()) {
      const p = chance(row, beta);
      const curvature = weights[all[at]!.set] * p * (1 - p);
      for (const [i, a] of row.entries())
        for (const [j, b] of row.entries()) matrix[i]![j]! += curvature * a * b;
    }
    for (const [at, change] of solved(matrix, gradient).entries()) beta[at]! += change;
  }
  const [intercept = 0, ...rest] = [...beta].map((value) => Number(value.toFixed(4)));
  const coefficients = Object.fromEntries(names.map((name, at) => [name, rest[at]!])) as Record<
    keyof AnswerEvidence,
    number
  >; // from the same names
  return { intercept, coefficients, threshold };
}

/** How far each set is abstained and refused at a threshold. */
export function sharesAt(all: readonly Observation[], model: AbstentionModel, threshold: number) {
  const below = (set: Observation['set'], isAnswerable: boolean) => {
    const some = all.filter((one) => one.set === set && one.isAnswerable === isAnswerable);
    const refused = some.filter(({ evidence }) => chanceOf(evidence, model) < threshold);
    return refused.length / some.length;
  };
  return {
    mixed: { abstained: below('mixed', false), refused: below('mixed', true) },
    'process documents': {
      abstained: below('process documents', false),
      refused: below('process documents', true),
    },
    'without its document': { abstained: below('without its document', false) },
  };
}

/** Gradient of the penalised likelihood; 0 at the fit. */
export function gradientAt(
  all: readonly Observation[],
  rows: readonly (readonly number[])[],
  beta: Float64Array,
): number[] {
  const gradient = Array.from(beta, (value, at) => (at === 0 ? 0 : -ridge * value));
  for (const [at, row] of rows.entries()) {
    const { set, isAnswerable } = all[at]!;
    const error = weights[set] * (Number(isAnswerable) - chance(row, beta));
    for (const [place, value] of row.entries()) gradient[place]! += error * value;
  }
  return gradient;
}

function chance(row: readonly number[], beta: Float64Array): number {
  return 1 / (1 + Math.exp(-row.reduce((sum, value, at) => sum + value * beta[at]!, 0)));
}

function chanceOf(evidence: AnswerEvidence, { intercept, coefficients }: AbstentionModel): number {
  const names = Object.keys(coefficients) as (keyof AnswerEvidence)[]; // the keys of the same type
  const row = [1, ...names.map((name) => evidence[name])];
  return chance(row, Float64Array.from([intercept, ...names.map((name) => coefficients[name])]));
}

// Gauss with the largest pivot; small and well conditioned thanks to the ridge.
function solved(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at]!]);
  for (let column = 0; column < rows.length; column++) {
    const pivot = rows.reduce(
      (most, row, at) =>
        at >= column && Math.abs(row[column]!) > Math.abs(rows[most]![column]!) ? at : most,
      column,
    );
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    for (const [at, row] of rows.entries()) {
      if (at === column) continue;
      const factor = row[column]! / rows[column]![column]!;
      for (let place = column; place < row.length; place++)
        row[place]! -= factor * rows[column]![place]!;
    }
  }
  return rows.map((row, at) => row.at(-1)! / row[at]!);
}

async function indexOf(files: Files): Promise<DocumentIndex> {
  return new DocumentIndex((await ingest(memorySource('questions', files))).file, 'questions');
}
