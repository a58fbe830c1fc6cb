import { wordImportance } from './function-words.js';
import { latinStem } from './latin-stem.js';
import { stemLength } from './particles.js';
import { foldText, jointTerm, type Script, scanTerms, scanWords } from './scan-words.js';

/** One word of a question, and what it is looked for by. */
export interface QuestionWord {
  /** Folded, without particles; for a number bound to its word, both. */
  readonly stem: string;
  readonly script: Script;
  /** Its terms, the whole word last. */
  readonly terms: readonly number[];
  /** Whether it names something exactly: a number, a code, a number bound to its word. */
  readonly isExact: boolean;
  /** 0 to 1: what it says about where the answer stands. */
  readonly importance: number;
  /** Whether it is only the seam of two words: it ranks passages and says nothing of what was asked. */
  readonly isSeam: boolean;
  /** Other words for it, each by its terms. */
  readonly synonyms: readonly (readonly number[])[];
}

/** Groups of words that mean the same: `[['불량', '결함', 'defect'], ...]`. */
export type Synonyms = readonly (readonly string[])[];

/** Longest question that is read, in characters; the rest is passed over. */
const longestQuestion = 2000;

const seam = { stem: '', script: 'hangul', isExact: false, isSeam: true, synonyms: [] } as const;

/** The words of a question in order. Nothing when it holds neither letters nor digits. */
export function analyseQuestion(question: string, synonyms: Synonyms = []): QuestionWord[] {
  const folded = foldText(question.slice(0, longestQuestion));
  const words: QuestionWord[] = [];
  const others = matchingGroups(folded, synonyms);
  let previous = '';
  let previousEnd = -2;
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
    words.push({
      stem,
      script,
      terms,
      isExact: /\d/.test(word),
      isSeam: false,
      importance,
      synonyms: others
        .filter((other) => other.from < to && other.to > from)
        .flatMap((o) => o.terms),
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
      isSeam: false,
      importance: 1,
      synonyms: [],
    });
  });
  return words;
}

interface SynonymMatch {
  readonly from: number;
  readonly to: number;
  /** Terms of each other member of the group. */
  readonly terms: readonly (readonly number[])[];
}

// A Korean member may stand inside a compound (불량률); a Latin one only as a whole word.
function matchingGroups(folded: string, synonyms: Synonyms): SynonymMatch[] {
  const matches: SynonymMatch[] = [];
  for (const group of synonyms) {
    const members = group.map(foldText);
    for (const member of members) {
      const from = placeOf(member, folded);
      if (from < 0) continue;
      const terms = members
        .filter((other) => !folded.includes(other))
        .map((other) => termsOfPhrase(other));
      matches.push({ from, to: from + member.length, terms });
    }
  }
  return matches;
}

function placeOf(member: string, folded: string): number {
  for (let at = folded.indexOf(member); at >= 0; at = folded.indexOf(member, at + 1)) {
    const before = folded[at - 1] ?? ' ';
    const after = folded[at + member.length] ?? ' ';
    const isLatin = /^[a-z0-9]/.test(member);
    if (!isLatin) return at;
    // A plural s is the same word.
    const rest = after === 's' ? (folded[at + member.length + 1] ?? ' ') : after;
    if (!/[a-z0-9]/.test(before) && !/[a-z0-9]/.test(rest)) return at;
  }
  return -1;
}

function termsOfPhrase(phrase: string): number[] {
  const terms: number[] = [];
  scanTerms(phrase, (term) => terms.push(term));
  return terms;
}
