// What is left of a question's words where those of any workspace are blotted out.
import { conceptsOf } from './concepts.js';
import { stemOf } from './evidence.js';
import type { Observation } from './observe.js';

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

/** Words of a blotted text, pairs of them, pieces of letters, and what they mean. */
export function wordPieces(text: string): readonly string[] {
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
