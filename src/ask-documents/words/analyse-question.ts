import { wordImportance } from './function-words.js';
import { latinStem } from './latin-stem.js';
import { capitalisedWords, isCode, looksLikeNoun } from './name-signs.js';
import { stemLength } from './particles.js';
import { foldText, jointTerm, type Script, scanTerms, scanWords } from './scan-words.js';
import {
  noSynonyms,
  type OtherWord,
  type Synonyms,
  synonymMatches,
  termsOfPhrase,
} from './synonym-matches.js';

/** One word of a question, and what it is looked for by. */
export interface QuestionWord {
  /** Folded, without particles; for a number bound to its word, both. */
  readonly stem: string;
  readonly script: Script;
  /** Its terms, the whole word last. */
  readonly terms: readonly number[];
  /** Whether it names something exactly: a code, a year, a number bound to its word. */
  readonly isExact: boolean;
  /** 0 to 1: what it says about where the answer stands. */
  readonly importance: number;
  /** Whether it is written as a name: with a capital letter, not as the first word. */
  readonly isName: boolean;
  /** Whether it is only the seam of two words: it ranks passages and says nothing of what was asked. */
  readonly isSeam: boolean;
  /** Whether it looks like the name of a thing, by its ending or what stands before it; others are verbs and such. */
  readonly isNoun: boolean;
  /** Other words for it. */
  readonly synonyms: readonly OtherWord[];
}

/** Longest question that is read, in characters; the rest is passed over. */
const longestQuestion = 2000;

const seam = {
  stem: '',
  script: 'hangul',
  isExact: false,
  isName: false,
  isSeam: true,
  isNoun: false,
  synonyms: [],
} as const;

/** The words of a question in order. Nothing when it holds neither letters nor digits. */
export function analyseQuestion(
  question: string,
  synonyms: Synonyms = noSynonyms,
): readonly QuestionWord[] {
  const before = last.get(synonyms);
  if (before?.question === question) return before.words;
  const words = wordsOf(question, synonyms);
  last.set(synonyms, { question, words });
  return words;
}

// The search asks for them, and then whoever chooses the sentences that answer.
const last = new WeakMap<
  Synonyms,
  { readonly question: string; readonly words: readonly QuestionWord[] }
>();

function wordsOf(question: string, synonyms: Synonyms): QuestionWord[] {
  const folded = foldText(question.slice(0, longestQuestion));
  const words: QuestionWord[] = [];
  const names = capitalisedWords(question);
  const others = synonymMatches(folded, synonyms);
  let previous = '';
  let previousEnd = -2;
  let isNoun = false;
  scanWords(folded, (from, to, script) => {
    const word = folded.slice(from, to);
    const stem = script === 'hangul' ? word.slice(0, stemLength(word)) : latinStem(word);
    const terms = termsOfPhrase(word);
    const before = previous;
    previous = word;
    const importance = wordImportance(word, stem, before);
    if (script === 'hangul' && from - previousEnd === 1)
      words.push({ ...seam, terms: [jointTerm(folded, previousEnd, from)], importance });
    previousEnd = script === 'hangul' ? to : -2;
    isNoun = looksLikeNoun(word, script, before, isNoun);
    words.push({
      stem,
      script,
      terms,
      isExact: isCode(folded, from, to),
      isName: script === 'latin' && names.has(word),
      isSeam: false,
      isNoun: isNoun && importance === 1,
      importance,
      synonyms:
        importance === 0
          ? []
          : others.filter((one) => one.from < to && one.to > from).flatMap((one) => one.others()),
    });
  });
  const known = new Set(words.flatMap(({ terms }) => terms));
  // A number with the word it belongs to is a word of its own.
  scanTerms(folded, (term, isBound = false) => {
    if (known.has(term)) return;
    known.add(term);
    words.push({
      stem: '',
      script: 'latin',
      terms: [term],
      isExact: isBound,
      isName: false,
      isSeam: false,
      isNoun: true,
      importance: 1,
      synonyms: [],
    });
  });
  return words;
}
