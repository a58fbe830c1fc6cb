// How documents name a feature: by its record name, by a whole title, never by one word that stands everywhere.
import type { DocumentIndex } from '../index-file/open-index.js';
import { foldText } from '../words/scan-words.js';
import { groupOf, type Synonyms, termsOfPhrase } from '../words/synonym-matches.js';

/** Where a text names a feature, in the folded text. */
export interface Naming {
  readonly from: number;
  readonly to: number;
}

/** Finds a feature in texts. */
export interface FeatureNaming {
  /** What to search passages with. */
  readonly query: string;
  /** The first place where a folded text names the feature; null when it does not. */
  in(folded: string): Naming | null;
}

/**
 * The naming of a feature called `name` in records, and by people as `titles` say, in any language. A title of several
 * words is found as a phrase, each word also by its synonyms, and without its quantity where two words are left or an
 * adjective says which quantity is meant (얇은 비스킷); a title of one word counts when it is a Korean word of three
 * syllables or more that few passages hold. Null when nothing names the feature but common words.
 */
export function featureNaming(
  index: DocumentIndex,
  name: string,
  titles: readonly string[] = [],
): FeatureNaming | null {
  const groups = index.header.synonyms;
  const phrases = phrasesOf(name, titles).filter(
    (words) => words.length > 1 || isTelling(index, words[0]!),
  );
  const patterns = [
    ...(/[_\d]/.test(name) && name.length <= longestName ? [exactly(foldText(name))] : []),
    ...phrases.map((words) => phrasePattern(words, groups)),
    ...phrases.flatMap((words) => impliedPatterns(words, groups)),
  ];
  if (patterns.length === 0) return null;
  return {
    query: [name, ...phrases.map((words) => words.join(' '))].join(' '),
    in: (folded) => {
      let first: Naming | null = null;
      for (const pattern of patterns) {
        const match = pattern.exec(folded);
        if (match !== null && (first === null || match.index < first.from))
          first = { from: match.index, to: match.index + match[0].length };
      }
      return first;
    },
  };
}

/** Words of a feature's name: `Biscuit_Thickness` is biscuit thickness. */
export function featureWords(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_\W]+/gu, ' ')
    .trim();
}

/** Longest name in characters that is looked for; what is longer is no name. */
const longestName = 120;

/** Each name as its folded words: the titles, and the record name without the group that stands before it. */
function phrasesOf(name: string, titles: readonly string[]): string[][] {
  const wordsOf = (text: string): string[] => foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const own = wordsOf(featureWords(name));
  const whole = titles.map(wordsOf);
  // A long title is said shorter: 이형제 총 분사 시간 is the 총 분사 시간.
  const shortened = whole.filter((words) => words.length >= 4).map((words) => words.slice(1));
  const phrases = [...whole, ...shortened, own, ...(own.length > 2 ? [own.slice(1)] : [])];
  const known = new Set<string>();
  return phrases.filter((words) => {
    const key = words.join(' ');
    if (words.length === 0 || key.length > longestName || known.has(key)) return false;
    known.add(key);
    return true;
  });
}

const mostPassages = 0.15;

// 형체력 names something; 온도, 샷 and Speed stand in every second sentence.
function isTelling(index: DocumentIndex, word: string): boolean {
  if (!/^[가-힣]{3,}$/.test(word)) return false;
  const term = index.term(termsOfPhrase(word).at(-1)!);
  return term >= 0 && index.frequency(term) <= Math.max(3, mostPassages * index.passageCount);
}

function exactly(word: string): RegExp {
  return new RegExp(`(?<![a-z0-9_])${escaped(word)}(?![a-z0-9_])`);
}

const start = '(?<![가-힣a-z0-9])';
const end = '(?![가-힣a-z0-9])';
const particles =
  '은|는|이|가|을|를|의|에|와|과|도|만|로|으로|까지|부터|에서|에는|보다|이나|나|이며|이고|인|입니다|만으로';

// 주조 압력계 is no 주조 압력; a particle may follow.
function phrasePattern(words: readonly string[], groups: Synonyms): RegExp {
  return new RegExp(`${start}${piecesOf(words, groups)}(?:${particles})?${end}`);
}

/** Adjectives that only one quantity has, so that its word is left out beside them. */
const impliedBy: readonly {
  readonly quantity: RegExp;
  readonly ko: string;
  readonly en: string;
  /** Whether two words in front of it are telling alone. Default false. */
  readonly isSaidWithout?: boolean;
}[] = [
  { quantity: /^(?:두께|thickness)$/, ko: '얇|두껍|두꺼', en: 'thin|thick', isSaidWithout: true },
  {
    quantity: /^(?:속도|velocity|speed)$/,
    ko: '느리|느림|빠르|빠름',
    en: 'slow|fast',
    isSaidWithout: true,
  },
  { quantity: /^(?:온도|temp|temperature)$/, ko: '뜨겁|뜨거|차갑|차가', en: 'hot|cold' },
  { quantity: /^(?:시간|time)$/, ko: '늦|길|짧', en: 'late' },
];

function impliedPatterns(words: readonly string[], groups: Synonyms): RegExp[] {
  const implied = impliedBy.find(({ quantity }) => quantity.test(words.at(-1)!));
  if (implied === undefined || words.length < 2) return [];
  const rest = words.slice(0, -1);
  const pieces = piecesOf(rest, groups);
  const { ko, en, isSaidWithout = false } = implied;
  return [
    new RegExp(`${start}${pieces}(?:${particles})?\\s*(?=(?:${ko}))`),
    new RegExp(`(?<=\\b(?:${en})\\s+)${pieces}${end}`),
    new RegExp(`${start}${pieces}(?=\\s+(?:is|are|too|was)\\s+(?:too\\s+)?(?:${en})\\b)`),
    // 저속 1단 says speed by itself.
    ...(rest.length > 1 && isSaidWithout ? [phrasePattern(rest, groups)] : []),
  ];
}

// Neighbouring words that together have a synonym are looked for as one: casting pressure, 주조 압력.
function piecesOf(words: readonly string[], groups: Synonyms): string {
  const pieces: string[] = [];
  for (let at = 0; at < words.length; ) {
    const { taken, members } = longestKnown(words, at, groups);
    pieces.push(`(?:${members.map(memberPattern).join('|')})`);
    at += taken;
  }
  return pieces.join('[\\s_·-]*');
}

function longestKnown(words: readonly string[], at: number, groups: Synonyms) {
  for (let taken = Math.min(3, words.length - at); taken > 0; taken--) {
    const phrase = words.slice(at, at + taken).join(' ');
    const group = groupOf(phrase, groups);
    if (group !== null) return { taken, members: [...new Set([phrase, ...group])] };
  }
  return { taken: 1, members: [words[at]!] };
}

function memberPattern(member: string): string {
  const words = member
    .split(/[\s-]+/)
    .map(escaped)
    .join('[\\s_-]*');
  return /[a-z]$/.test(member) ? `${words}s?` : words;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
