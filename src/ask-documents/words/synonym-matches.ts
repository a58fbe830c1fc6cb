import { foldText, scanTerms } from './scan-words.js';

/** Groups of words that mean the same: `[['불량', '결함', 'defect'], ...]`. */
export type Synonyms = readonly (readonly string[])[];

/** A word of a group that stands in a question. */
export interface SynonymMatch {
  readonly from: number;
  readonly to: number;
  /** Terms of each other member of the group. */
  readonly terms: readonly (readonly number[])[];
}

// A Korean member may stand inside a compound (불량률); a Latin one only as a whole word.
export function synonymMatches(folded: string, synonyms: Synonyms): SynonymMatch[] {
  const matches: SynonymMatch[] = [];
  for (const members of foldedGroups(synonyms)) {
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

const folded = new WeakMap<Synonyms, Synonyms>();

function foldedGroups(synonyms: Synonyms): Synonyms {
  let groups = folded.get(synonyms);
  if (groups === undefined) {
    groups = synonyms.map((group) => group.map(foldText));
    folded.set(synonyms, groups);
  }
  return groups;
}

function placeOf(member: string, folded: string): number {
  for (let at = folded.indexOf(member); at >= 0; at = folded.indexOf(member, at + 1)) {
    const before = folded[at - 1] ?? ' ';
    const after = folded[at + member.length] ?? ' ';
    const isLatin = /^[a-z0-9]/.test(member);
    if (!isLatin && member.length > 1) return at;
    // One syllable is a word of its own, with one particle at most: 금, not the beginning of 금형.
    if (!isLatin) {
      const rest = /^[가-힣]*/.exec(folded.slice(at + 1))![0];
      if (!/[가-힣]/.test(before) && /^[은는이가을를에의도로만와과]?$/.test(rest)) return at;
      continue;
    }
    // A plural s is the same word.
    const rest = after === 's' ? (folded[at + member.length + 1] ?? ' ') : after;
    if (!/[a-z0-9]/.test(before) && !/[a-z0-9]/.test(rest)) return at;
  }
  return -1;
}

/** The terms of a word or of several. */
export function termsOfPhrase(phrase: string): number[] {
  const terms: number[] = [];
  scanTerms(phrase, (term) => terms.push(term));
  return terms;
}
