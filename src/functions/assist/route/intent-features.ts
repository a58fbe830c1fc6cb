// What the classifier of intents sees of a clause: its words with those of any workspace blotted out, and marks for what
// the rooms make of it. So "고양이는 몇 마리야" and "rooms는 몇 개야" look alike wherever cats or rooms are known.
import { conceptsOf } from './concepts.js';
import { contentWords } from './content-words.js';
import { type DataEvidence, isUnderstood as takesIt } from './evidence.js';
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

/** Stand for a word of a database, of a feature, of both. */
const ofData = '◆';
const ofFeature = '▲';
const ofBoth = '◈';

/** The text without what belongs to one workspace. */
export function blotted({ text, data, featureWords }: Observation): string {
  const dataWords = new Set(data.flatMap(({ said }) => said));
  const own = new Set(featureWords);
  const folded = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/\d[\d,.]*\d|\d/g, '0');
  const korean = [...new Set([...dataWords, ...own])]
    .filter((word) => /^[가-힣]/.test(word))
    .sort((a, b) => b.length - a.length);
  const mark = (word: string) =>
    dataWords.has(word) ? (own.has(word) ? ofBoth : ofData) : own.has(word) ? ofFeature : null;
  const words = folded.match(/[가-힣ㄱ-ㅎㅏ-ㅣ]+|[a-z][a-z']*|0|[?!]|[^\s\w]/g) ?? [];
  return words
    .map((word) => {
      if (/^[가-힣]/.test(word)) {
        let rest = word;
        for (const known of korean)
          if (rest.includes(known)) rest = rest.replace(known, mark(known)!);
        return rest;
      }
      return mark(word) ?? mark(stemOf(word)) ?? word;
    })
    .join(' ');
}

function stemOf(word: string): string {
  const stem = word.replace(/(?:ers?|ing|ed|es|s)$/, '');
  return stem.length >= 3 ? stem : word;
}

function wordPieces(text: string): string[] {
  const words = text.split(' ').filter((word) => word !== '');
  const pieces = new Set<string>();
  let before = '^';
  for (const word of words) {
    pieces.add(`w ${word}`);
    pieces.add(`b ${before} ${word}`);
    before = word;
    const padded = `${word}_`;
    const isKorean = /[가-힣ㄱ-ㅎㅏ-ㅣ]/.test(word);
    for (const length of isKorean ? [1, 2, 3] : [4])
      for (let at = 0; at + length <= padded.length && at < 20; at++)
        pieces.add(`g ${at === 0 ? '^' : ''}${padded.slice(at, at + length)}`);
  }
  pieces.add(`b ${before} $`);
  for (const piece of conceptPieces(words)) pieces.add(piece);
  return [...pieces];
}

/** Concepts that are said, side by side, and together anywhere. */
function conceptPieces(words: readonly string[]): Set<string> {
  const pieces = new Set<string>();
  const all = new Set<string>();
  let before: readonly string[] = ['^'];
  for (const word of words) {
    const concepts = /[◆▲◈]/.test(word)
      ? [word.replace(/[^◆▲◈]+/g, '')]
      : word === '0'
        ? ['0']
        : conceptsOf(word);
    if (concepts.length === 0) continue;
    for (const concept of concepts) {
      all.add(concept);
      for (const other of before) pieces.add(`cb ${other} ${concept}`);
    }
    before = concepts;
  }
  for (const concept of before) pieces.add(`cb ${concept} $`);
  const sorted = [...all].sort();
  for (const [at, concept] of sorted.entries()) {
    pieces.add(`c ${concept}`);
    for (const other of sorted.slice(at + 1)) pieces.add(`cc ${concept} ${other}`);
  }
  return pieces;
}

function marksOf(observed: Observation, classes: readonly string[]): string[] {
  const { text, lastKinds, hasReading, hasPrediction, changes, mentions, documents, data } =
    observed;
  const marks: string[] = ['always'];
  const add = (condition: boolean, mark: string) => {
    if (condition) marks.push(mark);
  };
  const says = {
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
  const said = Object.entries(says).flatMap(([name, is]) => (is ? [name] : []));
  for (const name of said) marks.push(`says ${name}`);
  const at = hasReading ? 'reading' : hasPrediction ? 'call' : 'nothing';
  marks.push(`kept ${at}`);
  for (const name of said) marks.push(`kept ${at} says ${name}`);
  const last = lastKinds.length === 0 ? ['nothing'] : lastKinds;
  for (const kind of new Set(last)) {
    marks.push(`last ${kind}`);
    add(says.elliptical, `last ${kind} elliptical`);
    add(says.why, `last ${kind} why`);
  }
  add(observed.isSameQuestion, 'same question');
  const content = contentWords(text);
  const count = Math.min(6, content.length);
  marks.push(`content ${count}`);
  for (const kind of new Set(last)) add(count === 0, `last ${kind} content 0`);
  add(count <= 1, `kept ${at} content ${count}`);
  add(/\?\s*$/.test(text), 'question mark');
  const numbers = Math.min(3, (text.match(/\d[\d.,]*/g) ?? []).length);
  marks.push(`numbers ${numbers}`, `kept ${at} numbers ${numbers}`);
  add(holdsName(text), 'name');
  add(text.length < 12, 'short');
  add(text.length > 80, 'long');
  marks.push(/[가-힣]/.test(text) ? 'ko' : 'en');

  const share = mentions[0]?.share ?? 0;
  marks.push(
    mentions.length === 0 ? 'features none' : share >= 0.6 ? 'features named' : 'features hinted',
  );
  add(mentions.length > 0, `kept ${at} features`);
  const isNumbered = changes.some(({ amount }) => amount.kind !== 'toward');
  const change = changes.length === 0 ? 'none' : isNumbered ? 'numbered' : 'toward';
  marks.push(`change ${change}`, `kept ${at} change ${change}`);
  add(says.if, `change ${change} if`);
  add(observed.hasWhatIf, `what-if change ${change}`);

  const best = bestOf(data);
  const status = best?.status ?? 'none';
  const isUnderstood = best !== null && takesIt(best);
  marks.push(`data ${status}`);
  if (best !== null) {
    const score =
      best.wordScore === 0
        ? 0
        : best.wordScore < 1.4
          ? 1
          : best.wordScore < 3
            ? 2
            : best.wordScore < 5
              ? 3
              : 4;
    const unknown = Math.min(4, best.unknownWords.length);
    marks.push(`data words ${score}`, `data ${status} unknown ${unknown}`);
    add(best.namesTable, 'data table');
    add(best.namesTable && isUnderstood, 'data table understood');
    for (const name of said) {
      add(isUnderstood, `data understood says ${name}`);
      add(best.namesTable && !isUnderstood, `data table says ${name}`);
    }
    add(
      data.some(({ status: one }) => one === 'refused'),
      'data refused',
    );
    add(last.includes('data') && isUnderstood, 'last data understood');
  }
  add(observed.isSearchedByName, `by name ${isUnderstood ? 'found' : 'not found'}`);

  if (documents === null || documents.hasFailed === true) marks.push('documents not looked');
  else {
    const { answers, support, known } = documents;
    const level =
      support < 0.03 ? 0 : support < 0.15 ? 1 : support < 0.4 ? 2 : support < 0.7 ? 3 : 4;
    const knownShare = known.count === 0 ? 0 : known.share < 0.5 ? 1 : known.share < 1 ? 2 : 3;
    marks.push(`documents ${answers ? 'answer' : 'silent'}`, `documents support ${level}`);
    marks.push(`documents known ${knownShare}`, `documents salient ${Math.min(3, known.salient)}`);
    marks.push(
      `documents ${answers ? 'answer' : 'silent'} data ${isUnderstood ? 'understood' : 'not'}`,
    );
    for (const name of said) add(answers, `documents answer says ${name}`);
    add(answers && knownShare === 3, 'documents answer all known');
  }
  return marks;
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
