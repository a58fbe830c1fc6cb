// What the classifier of intents sees of a clause: its words with those of any workspace blotted out, and marks for what
// the rooms make of it. So "고양이는 몇 마리야" and "rooms는 몇 개야" look alike wherever cats or rooms are known.
import { contentWords } from './content-words.js';
import { type DataEvidence, isUnderstood } from './evidence.js';
import type { Observation } from './observe.js';
import {
  asksAboutModel,
  asksForRows,
  asksHowTo,
  asksToPredict,
  asksWhy,
  isCommonTopic,
  isElliptical,
  isHypothetical,
  isOrder,
  namesDocuments,
  pointsBack,
  speaksOfPrediction,
} from './said.js';
import { blotted, wordPieces } from './word-pieces.js';

export interface IntentFeatures {
  /** Pieces of its words. */
  readonly words: readonly string[];
  /** What is known of it. */
  readonly marks: readonly string[];
}

/** The features of a clause. Their number grows with its length and with nothing else. */
export function intentFeatures(observed: Observation, classes: readonly string[]): IntentFeatures {
  return { words: wordPieces(blotted(observed)), marks: marksOf(observed, classes) };
}

function marksOf(observed: Observation, classes: readonly string[]): string[] {
  const said = waysOfAsking(observed.text, classes);
  return [
    'always',
    ...marksOfText(observed.text),
    ...marksOfKept(observed, said),
    ...marksOfReading(observed, said),
    ...marksOfData(observed, said),
    ...marksOfDocuments(observed, said),
  ];
}

type Way = (typeof ways)[number];
const ways = [
  'order',
  'predict',
  'why',
  'documents',
  'how',
  'call',
  'back',
  'model',
  'if',
  'common',
  'elliptical',
  'rows',
] as const;

function waysOfAsking(text: string, classes: readonly string[]): ReadonlySet<Way> {
  const says: Readonly<Record<Way, boolean>> = {
    order: isOrder(text),
    predict: asksToPredict(text),
    why: asksWhy(text),
    documents: namesDocuments(text),
    how: asksHowTo(text),
    call: speaksOfPrediction(text, classes),
    back: pointsBack(text),
    model: asksAboutModel(text),
    if: isHypothetical(text),
    common: isCommonTopic(text),
    elliptical: isElliptical(text),
    rows: asksForRows(text),
  };
  return new Set(ways.filter((way) => says[way]));
}

/** Marks for which the condition holds. */
function those(marks: Readonly<Record<string, boolean>>): string[] {
  return Object.entries(marks).flatMap(([mark, holds]) => (holds ? [mark] : []));
}

function marksOfText(text: string): string[] {
  return [
    /[가-힣]/.test(text) ? 'ko' : 'en',
    `numbers ${numbersIn(text)}`,
    ...those({
      'question mark': /\?\s*$/.test(text),
      name: holdsName(text),
      short: text.length < 12,
      long: text.length > 80,
    }),
  ];
}

function numbersIn(text: string): number {
  return Math.min(3, (text.match(/\d[\d.,]*/g) ?? []).length);
}

function keptBy({ hasReading, hasPrediction }: Observation): string {
  return hasReading ? 'reading' : hasPrediction ? 'call' : 'nothing';
}

function marksOfKept(observed: Observation, said: ReadonlySet<Way>): string[] {
  const kept = `kept ${keptBy(observed)}`;
  const content = Math.min(6, contentWords(observed.text).length);
  const last = new Set(observed.lastKinds.length === 0 ? ['nothing'] : observed.lastKinds);
  return [
    kept,
    `content ${content}`,
    `${kept} numbers ${numbersIn(observed.text)}`,
    ...[...said].flatMap((way) => [`says ${way}`, `${kept} says ${way}`]),
    ...[...last].flatMap((kind) => [
      `last ${kind}`,
      ...those({
        [`last ${kind} elliptical`]: said.has('elliptical'),
        [`last ${kind} why`]: said.has('why'),
        [`last ${kind} content 0`]: content === 0,
      }),
    ]),
    ...those({
      'same question': observed.isSameQuestion,
      [`${kept} content ${content}`]: content <= 1,
    }),
  ];
}

function marksOfReading(observed: Observation, said: ReadonlySet<Way>): string[] {
  const { mentions, changes, hasWhatIf } = observed;
  const kept = `kept ${keptBy(observed)}`;
  const isNamed = (mentions[0]?.share ?? 0) >= 0.6;
  const isNumbered = changes.some(({ amount }) => amount.kind !== 'toward');
  const change = `change ${changes.length === 0 ? 'none' : isNumbered ? 'numbered' : 'toward'}`;
  return [
    `features ${mentions.length === 0 ? 'none' : isNamed ? 'named' : 'hinted'}`,
    change,
    `${kept} ${change}`,
    ...those({
      [`${kept} features`]: mentions.length > 0,
      [`${change} if`]: said.has('if'),
      [`what-if ${change}`]: hasWhatIf,
    }),
  ];
}

function marksOfData(
  { data, lastKinds, isSearchedByName }: Observation,
  said: ReadonlySet<Way>,
): string[] {
  const best = bestOf(data);
  const takesIt = best !== null && isUnderstood(best);
  const byName = those({ [`by name ${takesIt ? 'found' : 'not found'}`]: isSearchedByName });
  if (best === null) return ['data none', ...byName];
  const { status, namesTable, unknownWords, wordScore } = best;
  return [
    ...byName,
    `data ${status}`,
    `data words ${wordScore === 0 ? 0 : stepOf(wordScore, [1.4, 3, 5]) + 1}`,
    `data ${status} unknown ${Math.min(4, unknownWords.length)}`,
    ...[...said].flatMap((way) =>
      those({
        [`data understood says ${way}`]: takesIt,
        [`data table says ${way}`]: namesTable && !takesIt,
      }),
    ),
    ...those({
      'data table': namesTable,
      'data table understood': namesTable && takesIt,
      'data refused': data.some((one) => one.status === 'refused'),
      'last data understood': takesIt && lastKinds.includes('data'),
    }),
  ];
}

function marksOfDocuments({ documents, data }: Observation, said: ReadonlySet<Way>): string[] {
  if (documents === null || documents.hasFailed === true) return ['documents not looked'];
  const { answers, support, known } = documents;
  const share = known.count === 0 ? 0 : stepOf(known.share, [0.5, 1]) + 1;
  const state = `documents ${answers ? 'answer' : 'silent'}`;
  return [
    state,
    `documents support ${stepOf(support, [0.03, 0.15, 0.4, 0.7])}`,
    `documents known ${share}`,
    `documents salient ${Math.min(3, known.salient)}`,
    `${state} data ${data.some(isUnderstood) ? 'understood' : 'not'}`,
    ...[...said].flatMap((way) => those({ [`documents answer says ${way}`]: answers })),
    ...those({ 'documents answer all known': answers && share === 3 }),
  ];
}

/** How many of the limits, from the least, a value reaches. */
function stepOf(value: number, limits: readonly number[]): number {
  return limits.filter((limit) => value >= limit).length;
}

// A word with a capital inside a sentence, or an honorific behind a Korean one.
function holdsName(text: string): boolean {
  return (
    /[a-z,'’] (?!I\b|NG\b|OK\b|AI\b)[A-Z][a-z]{2,}/.test(text) ||
    /^[A-Z][a-z]+(?:'s|’s)\s/.test(text) ||
    /[가-힣]{2,}\s*(?:님|씨)(?![가-힣])|[가-힣]{2,}네(?:\s|$)/.test(text)
  );
}

function bestOf(data: readonly DataEvidence[]): DataEvidence | null {
  const rank = ({ status, wordScore, namesTable }: DataEvidence) =>
    (status === 'answered' ? 100 : status === 'clarify' ? 80 : 0) +
    wordScore +
    (namesTable ? 2 : 0);
  return data.reduce<DataEvidence | null>(
    (best, one) => (best === null || rank(one) > rank(best) ? one : best),
    null,
  );
}
