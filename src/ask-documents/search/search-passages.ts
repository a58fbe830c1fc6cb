import type { DocumentFacts, Passage } from '../document.js';
import type { DocumentIndex } from '../index-file/open-index.js';
import { analyseQuestion } from '../words/analyse-question.js';
import { type Coverage, coverageReader, soughtWords } from './coverage.js';
import { type DocumentFilters, isOpen, passesFilters } from './filters.js';
import { scorePassages } from './score-passages.js';

/** A passage that was found. */
export interface FoundPassage {
  readonly document: DocumentFacts;
  readonly passage: Passage;
  /** Higher is better; comparable within one search only. */
  readonly score: number;
  /** Share of the question that stands close together in it, 0 to 1; comparable between searches. */
  readonly relevance: number;
}

export interface SearchOptions {
  readonly filters?: DocumentFilters;
  /** 1 to 1000, default 10. */
  readonly limit?: number;
  /** Words that steer the search without being asked for, each with half the weight. */
  readonly steering?: string;
  /** The question as a vector, with the model it came from; ignored when the index has no such vectors. */
  readonly vector?: { readonly model: string; readonly values: Float32Array };
  /** Passages that a store of vectors found nearest, nearest first; instead of `vector`. */
  readonly nearest?: readonly number[];
}

/** What counts beside the terms of a passage. */
export const orderWeights = {
  /** So many of the best by terms are read and ordered anew by how close together the terms stand. */
  readAgain: 10,
  nearness: 0.6,
  /** What a document's next best passage adds to each of its passages: one that speaks of it all over is likelier. */
  neighbour: 0.2,
};

/**
 * The passages that answer best, best first; equal ones newest first. Empty when no term of the question
 * is anywhere. With a vector or nearest passages, both orders are fused by reciprocal rank (Cormack et al., 2009).
 */
export function searchPassages(
  index: DocumentIndex,
  question: string,
  options: SearchOptions = {},
): FoundPassage[] {
  const { filters = {}, limit = 10, steering = '', vector, nearest: given } = options;
  const { synonyms } = index.header;
  const words = analyseQuestion(question, synonyms);
  const steered = analyseQuestion(steering, synonyms).map((word) => ({
    ...word,
    importance: word.importance / 2,
  }));
  const { scores, touched } = scorePassages(index, [...words, ...steered]);
  if (index.header.documents < index.passageCount) addNeighbours(index, scores, touched);
  const allowed = allowedDocuments(index, filters);
  const passes = (passage: number) => allowed === null || allowed[index.documentOf[passage]!] === 1;
  const isFused = vector !== undefined || given !== undefined;
  const wanted = Math.max(limit, orderWeights.readAgain, isFused ? 50 : 0);
  let order = best(touched, scores, passes, wanted);
  const nearness = vector && index.nearness(vector.model, vector.values);
  const nearest =
    given?.filter(passes) ?? (nearness ? best(allPassages(index), nearness, passes, wanted) : null);
  if (nearest !== null) order = fused(order, nearest).slice(0, wanted);
  if (order.length === 0) return [];

  const read = coverageReader(soughtWords(index, words));
  const coverages = new Map<number, Coverage>();
  const coverage = (passage: number) => {
    let found = coverages.get(passage);
    if (found === undefined) {
      found = read(index.textAt(passage));
      coverages.set(passage, found);
    }
    return found;
  };
  const highest = scores[order[0]!]! || 1;
  // With vectors the fused order holds; the coverage only says how relevant each one is.
  const again =
    nearest !== null
      ? order.map((passage, at) => ({ passage, score: 1 / (1 + at) }))
      : order.map((passage, at) => ({
          passage,
          score:
            scores[passage]! / highest +
            (at < orderWeights.readAgain ? orderWeights.nearness * coverage(passage).near : 0),
        }));
  const newest = (passage: number) => index.documentAt(passage).date;
  again.sort((a, b) => b.score - a.score || newest(b.passage).localeCompare(newest(a.passage)));
  return again.slice(0, limit).map(({ passage, score }) => ({
    document: index.documentAt(passage),
    passage: index.passageAt(passage),
    score,
    relevance: coverage(passage).near,
  }));
}

// Each passage with a share of the best other passage of its document.
function addNeighbours(index: DocumentIndex, scores: Float32Array, touched: Uint32Array) {
  const { documentOf } = index;
  const best = new Map<number, { readonly first: number; readonly second: number }>();
  for (const passage of touched) {
    const score = scores[passage]!;
    const before = best.get(documentOf[passage]!) ?? { first: 0, second: 0 };
    const isFirst = score > before.first;
    if (isFirst || score > before.second)
      best.set(
        documentOf[passage]!,
        isFirst ? { first: score, second: before.first } : { first: before.first, second: score },
      );
  }
  for (const passage of touched) {
    const { first, second } = best.get(documentOf[passage]!)!;
    scores[passage]! += orderWeights.neighbour * (scores[passage] === first ? second : first);
  }
}

/** Ids of the documents of an order, each at its best passage. */
export function rankedDocuments(found: readonly FoundPassage[]): string[] {
  return [...new Set(found.map(({ document }) => document.id))];
}

// 1 for a document that passes; null when all do.
function allowedDocuments(index: DocumentIndex, filters: DocumentFilters): Uint8Array | null {
  if (isOpen(filters)) return null;
  return Uint8Array.from(index.documents(), (document) => Number(passesFilters(document, filters)));
}

function* allPassages(index: DocumentIndex): Iterable<number> {
  for (let passage = 0; passage < index.passageCount; passage++) yield passage;
}

/** The `count` passages of the highest scores above 0, best first, equal ones in order. */
function best(
  passages: Iterable<number>,
  scores: Float32Array,
  passes: (passage: number) => boolean,
  count: number,
): number[] {
  // A heap with the worst of the best on top.
  const heap: number[] = [];
  const isWorse = (a: number, b: number) =>
    scores[a]! < scores[b]! || (scores[a] === scores[b] && a > b);
  for (const passage of passages) {
    if (scores[passage]! <= 0 || !passes(passage)) continue;
    if (heap.length < count) {
      heap.push(passage);
      for (let at = heap.length - 1; at > 0; ) {
        const parent = (at - 1) >> 1;
        if (!isWorse(heap[at]!, heap[parent]!)) break;
        [heap[at], heap[parent]] = [heap[parent]!, heap[at]!];
        at = parent;
      }
    } else if (isWorse(heap[0]!, passage)) {
      heap[0] = passage;
      for (let at = 0; ; ) {
        const left = at * 2 + 1;
        if (left >= heap.length) break;
        const right = left + 1;
        const child = right < heap.length && isWorse(heap[right]!, heap[left]!) ? right : left;
        if (!isWorse(heap[child]!, heap[at]!)) break;
        [heap[at], heap[child]] = [heap[child]!, heap[at]!];
        at = child;
      }
    }
  }
  return heap.sort((a, b) => (isWorse(a, b) ? 1 : -1));
}

const fusionOffset = 60;

function fused(first: readonly number[], second: readonly number[]): number[] {
  const sums = new Map<number, number>();
  for (const order of [first, second])
    for (const [rank, passage] of order.entries())
      sums.set(passage, (sums.get(passage) ?? 0) + 1 / (fusionOffset + rank + 1));
  return [...sums.keys()].sort((a, b) => sums.get(b)! - sums.get(a)! || a - b);
}
