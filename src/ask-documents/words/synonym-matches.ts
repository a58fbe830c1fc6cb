import { builtInTable } from './built-in-synonyms.js';
import { foldText, type Script, scanTerms, scanWords } from './scan-words.js';
import { SynonymTable, type TableMatch } from './synonym-table.js';
import { termHash, termKind } from './term-hash.js';
import { verbForms } from './verb-forms.js';

/** Groups of words that mean the same: `[['불량', '결함', 'defect'], ...]`. */
export type SynonymGroups = readonly (readonly string[])[];

/** The words that mean the same for an index. */
export interface Synonyms {
  /** Whether the house's own groups count. */
  readonly builtIn: boolean;
  readonly groups: SynonymGroups;
}

export const noSynonyms: Synonyms = { builtIn: false, groups: [] };

/** A word of a group that stands in a question. */
export interface SynonymMatch {
  readonly from: number;
  readonly to: number;
  /** The other members of its group that the question does not say. */
  others(): readonly OtherWord[];
}

/** Another word that means the same; of a verb each of its forms. */
export interface OtherWord {
  readonly terms: readonly number[];
  readonly script: Script;
}

/**
 * The members of groups in a folded question: a Korean one may open a compound or close it (불량률, 주조압력), a Latin one
 * is a word of its own in any of its forms. What stands inside a longer match is not looked at: the 보증 of 보증금.
 */
export function synonymMatches(folded: string, synonyms: Synonyms): SynonymMatch[] {
  const found = [
    ...(synonyms.builtIn ? builtInTable().matches(folded) : []),
    ...(tableOf(synonyms.groups)?.matches(folded) ?? []),
  ];
  return found
    .filter((one) => !found.some((other) => isInside(one, other)))
    .filter((one, _, kept) => kept.filter((other) => isSamePlace(one, other)).length <= mostGroups)
    .map(({ from, to, members, found: own }) => ({
      from,
      to,
      others: () =>
        members
          .filter((other) => other.endsWith('~') || (other !== own && !folded.includes(other)))
          .flatMap(alternativesOf),
    }));
}

/** The members of the group of a folded word or phrase, verbs left out; null when it belongs to none. */
export function groupOf(phrase: string, synonyms: Synonyms): readonly string[] | null {
  const group =
    tableOf(synonyms.groups)?.groupOf(phrase) ??
    (synonyms.builtIn ? builtInTable().groupOf(phrase) : null);
  return group?.filter((member) => !member.endsWith('~')) ?? null;
}

// A word of more groups, 만들다 or 고치다, means too much.
const mostGroups = 4;

function isSamePlace(one: TableMatch, other: TableMatch): boolean {
  return one.from === other.from && one.to === other.to;
}

function isInside(one: TableMatch, other: TableMatch): boolean {
  return other.from <= one.from && other.to >= one.to && other.to - other.from > one.to - one.from;
}

const tables = new WeakMap<SynonymGroups, SynonymTable | null>();

function tableOf(groups: SynonymGroups): SynonymTable | null {
  let table = tables.get(groups);
  if (table === undefined) {
    const lines = groups.map(lineOf).join('\n');
    table = groups.length === 0 ? null : new SynonymTable(lines);
    tables.set(groups, table);
  }
  return table;
}

// What parts members and groups in the table stands in none of them.
function lineOf(group: readonly string[]): string {
  const members = group.map((member) =>
    foldText(member)
      .replace(/[,\s]+/g, ' ')
      .trim(),
  );
  return members.filter((member) => /[^\s~]$|[^\s]~$/.test(member)).join(', ');
}

const alternatives = new Map<string, readonly OtherWord[]>();

// Asked again and again; as many as there are members.
function alternativesOf(member: string): readonly OtherWord[] {
  let others = alternatives.get(member);
  if (others === undefined) {
    const script: Script = /^[a-z\d]/.test(member) ? 'latin' : 'hangul';
    const forms = member.endsWith('~') ? formsOf(member.slice(0, -1)) : [member];
    others = forms.map((form) => ({ terms: termsOfMember(form), script }));
    if (alternatives.size < mostKept) alternatives.set(member, others);
  }
  return others;
}

const mostKept = 20_000;

function formsOf(verb: string): string[] {
  const stem = verb.slice(verb.lastIndexOf(' ') + 1);
  // 쓰는, 적은: too much else begins so.
  if (stem.length === 1 && stem === verb) return [];
  return verbForms(stem).map((form) => verb.slice(0, verb.length - stem.length) + form);
}

// Of a Korean word its bigrams only: it may stand in a compound, or go on.
function termsOfMember(member: string): number[] {
  const terms: number[] = [];
  scanWords(member, (from, to, script) => {
    if (script === 'latin' || to - from === 1) terms.push(...termsOfPhrase(member.slice(from, to)));
    else
      for (let at = from; at + 1 < to; at++)
        terms.push(termHash(member, at, at + 2, termKind.bigram));
  });
  return terms;
}

/** The terms of a word or of several. */
export function termsOfPhrase(phrase: string): number[] {
  const terms: number[] = [];
  scanTerms(phrase, (term) => terms.push(term));
  return terms;
}
