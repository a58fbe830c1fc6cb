// What the features of a model are called by people: their names taken apart, their other names, and what an
// operator's description begins with.
import type { Language } from '../../../shared/index.js';
import type { FeatureSchema } from '../../../tabular/index.js';
import { measureWords } from './measure-words.js';

/** A feature that a text speaks of. */
export interface FeatureMention {
  readonly feature: FeatureSchema;
  /** Above 0; rare words weigh more. Comparable within one text. */
  readonly score: number;
  /** Share of the feature's own words that were said, 0..1. */
  readonly share: number;
}

/** The words for the features of one model. */
export interface FeatureVocabulary {
  readonly features: readonly FeatureSchema[];
  /** The feature that is called so, whatever its blanks and case, or in its words alone; null when none or several are. */
  exact(name: string): FeatureSchema | null;
  /** Features a text speaks of, best first; empty when it speaks of none. */
  mentions(text: string): readonly FeatureMention[];
  /** Words of the names of features that a text says, Korean ones wherever they stand; in no order. */
  wordsSaid(text: string): readonly string[];
  /** What to call a feature in a sentence. */
  title(name: string, language: Language): string;
}

/** Names by feature besides its own, in any language: `{ Process_Cycle_Time: ['사이클 타임', 'Cycle time'] }`. */
export type FeatureNames = Readonly<Record<string, readonly string[]>>;

/** Builds the vocabulary of a model's features. */
export function featureVocabulary(
  features: readonly FeatureSchema[],
  otherNames: FeatureNames = {},
): FeatureVocabulary {
  const known = features.map((feature) => wordsOf(feature, otherNames[feature.name] ?? []));
  const byKey = keysOf(known);
  const weight = weights(known);
  const words = [...new Set(known.flatMap(({ parts, more }) => [...parts.flat(), ...more]))];
  return {
    features,
    exact: (name) => byKey.get(keyOf(name)) ?? byWords(name, known),
    mentions: (text) => {
      const said = spoken(text);
      const heads = headsOf(said);
      return known
        .map((words) => mentionOf(words, said, heads, weight))
        .filter((mention) => mention !== null)
        .sort((a, b) => b.score - a.score || b.share - a.share);
    },
    wordsSaid: (text) => {
      const said = spoken(text);
      return words.filter((word) => isSaid(word, said));
    },
    title: (name, language) => {
      const words = known.find(({ feature }) => feature.name === name);
      const isKorean = (text: string) => /[가-힣]/.test(text);
      const titles = words?.titles ?? [];
      return titles.find((title) => isKorean(title) === (language === 'ko')) ?? name;
    },
  };
}

interface FeatureWords {
  readonly feature: FeatureSchema;
  /** Whole names: its own and the others. */
  readonly titles: readonly string[];
  /** Each word of the name, with every word that means the same. */
  readonly parts: readonly (readonly string[])[];
  /** Words of the other names that none of the parts has. */
  readonly more: readonly string[];
}

function wordsOf(feature: FeatureSchema, others: readonly string[]): FeatureWords {
  const { operator } = feature;
  const described = [operator?.description.ko, operator?.description.en].flatMap((text) => {
    const title = titleIn(text ?? '');
    return title === null ? [] : [title];
  });
  const titles = [...others, ...described];
  const parts = partsOf(feature.name).map((word) => measureWords(word));
  const covered = new Set(parts.flat());
  const more = [...new Set(titles.flatMap(wordsIn))].filter((word) => !covered.has(word));
  return { feature, titles, parts, more };
}

/** What a description begins with is its name, when it is short: `형체력. 금형을 닫는 힘입니다.` */
function titleIn(description: string): string | null {
  const [first = ''] = description.split(/[.,;(]/);
  const title = first.trim();
  return title !== '' && title.length <= 24 && title.split(/\s+/).length <= 4 ? title : null;
}

function keysOf(known: readonly FeatureWords[]): ReadonlyMap<string, FeatureSchema> {
  const claims = new Map<string, Set<FeatureSchema>>();
  const claim = (name: string, feature: FeatureSchema) => {
    const key = keyOf(name);
    if (key === '') return;
    const claimed = claims.get(key) ?? new Set();
    claims.set(key, claimed.add(feature));
  };
  for (const { feature, titles } of known) {
    for (const title of titles) claim(title, feature);
    // Without the group that stands before it: Process_Cycle_Time is Cycle_Time.
    const [, ...rest] = feature.name.split('_');
    if (rest.length > 0) claim(rest.join('_'), feature);
  }
  const own = new Map([...claims].flatMap(([key, [one, other]]) => (other ? [] : [[key, one!]])));
  // A feature's own name is never another's short one.
  for (const { feature } of known) own.set(keyOf(feature.name), feature);
  return own;
}

// 주조 압력 is Process_Casting_Pressure where nobody wrote it down: every word of the feature behind its group is said, one
// word at most is not the feature's, and no other feature fits as well.
function byWords(name: string, known: readonly FeatureWords[]): FeatureSchema | null {
  const words: readonly string[] =
    name
      .normalize('NFC')
      .toLowerCase()
      .match(/[가-힣]+|[a-z]+|\d+/g) ?? [];
  if (words.length < 2 || words.length > 6) return null;
  const strangers = ({ parts, more }: FeatureWords) =>
    words.filter((word) => !more.includes(word) && !parts.some((part) => part.includes(word)));
  const fitting = known.filter(({ parts }) => {
    const behind = parts.slice(1);
    return behind.length > 0 && behind.every((part) => part.some((word) => words.includes(word)));
  });
  for (const most of [0, 1]) {
    const [one, ...others] = fitting.filter((each) => strangers(each).length <= most);
    if (one !== undefined)
      return others.length === 0 && words.length - most >= 2 ? one.feature : null;
  }
  return null;
}

function keyOf(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_\-"'`{}]+/g, '');
}

// A word of every feature says nothing, a word of one feature all.
function weights(known: readonly FeatureWords[]): (word: string) => number {
  const counts = new Map<string, number>();
  for (const { parts, more } of known)
    for (const word of new Set([...parts.flat(), ...more]))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  const all = Math.max(1, known.length);
  return (word) => Math.log(1 + all / (counts.get(word) ?? all));
}

interface Spoken {
  /** Latin words. */
  readonly words: ReadonlySet<string>;
  /** The Korean part without blanks. */
  readonly korean: string;
}

function spoken(text: string): Spoken {
  const folded = text.normalize('NFC').toLowerCase();
  return {
    words: new Set(folded.match(/[a-z]+|\d+/g) ?? []),
    korean: folded.replace(/[^가-힣\d]+/g, ''),
  };
}

function isSaid(word: string, { words, korean }: Spoken): boolean {
  if (!/[가-힣]/.test(word)) return words.has(word) || words.has(`${word}s`);
  // One syllable stands in too many words by chance.
  return word.length >= 2 && korean.includes(word);
}

// The measured quantities a text names: a feature without any of them is not meant.
function headsOf(said: Spoken): ReadonlySet<readonly string[]> {
  const heads = new Set<readonly string[]>();
  for (const head of quantities) {
    const group = measureWords(head);
    if (group.some((word) => isSaid(word, said))) heads.add(group);
  }
  return heads;
}

const quantities = ['temp', 'pressure', 'speed', 'time', 'thickness', 'humidity', 'flow', 'torque'];

function mentionOf(
  { feature, titles, parts, more }: FeatureWords,
  said: Spoken,
  heads: ReadonlySet<readonly string[]>,
  weight: (word: string) => number,
): FeatureMention | null {
  let score = 0;
  let saidParts = 0;
  let isNamed = false;
  for (const group of parts) {
    const word = group.find((one) => isSaid(one, said));
    if (word === undefined) continue;
    score += weight(word);
    saidParts += 1;
    isNamed ||= heads.has(group);
  }
  for (const word of more)
    if (isSaid(word, said)) {
      score += weight(word);
      isNamed ||= word.length >= 3;
    }
  const whole = titles.some((title) => {
    const key = title.replace(/\s+/g, '').toLowerCase();
    if (/[가-힣]/.test(key)) return key.length >= 3 && said.korean.includes(key);
    const words = wordsIn(title);
    return words.length >= 2 && words.every((word) => said.words.has(word));
  });
  if (whole) score += 3;
  const share = parts.length === 0 ? 0 : saidParts / parts.length;
  // A feature is spoken of by its quantity, by its whole title, or by all the words of its name.
  const isMeant = whole || isNamed || share === 1;
  return score > 0 && isMeant ? { feature, score, share: whole ? 1 : share } : null;
}

/** Words of a name: `Process_Cycle_Time`, `meltTemp2` -> melt, temp, 2. */
function partsOf(name: string): string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z\d가-힣]+/)
    .filter((part) => part !== '');
}

function wordsIn(title: string): string[] {
  return title
    .toLowerCase()
    .split(/[^a-z\d가-힣]+/)
    .filter((word) => (/[가-힣]/.test(word) ? word.length >= 2 : word.length >= 3));
}
