import { latinStem } from './latin-stem.js';
import { stemLength } from './particles.js';
import { termHash, termKind } from './term-hash.js';

/** Script of a word: Hangul with kana and Han, or Latin letters and digits. */
export type Script = 'hangul' | 'latin';

/** Called for every term of a text, in order; `isBound` for a number with the word before it. */
export type TermSink = (term: number, isBound?: boolean) => void;

/**
 * A text as the tokenizer reads it: compatibility forms folded (℃, ㎜, full width, decomposed Korean),
 * lower case.
 */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/**
 * Calls `visit` for each word of a folded text. Latin words keep what joins letters and digits
 * (`adc12`, `3.5`, `t-5`, `cycle_time`); Korean words are runs of syllables.
 */
export function scanWords(
  folded: string,
  visit: (from: number, to: number, script: Script) => void,
): void {
  const end = folded.length;
  let at = 0;
  while (at < end) {
    const code = folded.charCodeAt(at);
    if (isHangul(code)) {
      const from = at;
      do at++;
      while (at < end && isHangul(folded.charCodeAt(at)));
      visit(from, at, 'hangul');
    } else if (isLatin(code)) {
      const from = at;
      do at++;
      while (
        at < end &&
        (isLatin(folded.charCodeAt(at)) ||
          (isJoiner(folded.charCodeAt(at)) && at + 1 < end && isLatin(folded.charCodeAt(at + 1))))
      );
      visit(from, at, 'latin');
    } else at++;
  }
}

/** Every term of a folded text. */
export function scanTerms(folded: string, sink: TermSink): void {
  let before = 0;
  let stemStart = 0;
  let stem = 0;
  let wasHangul = false;
  scanWords(folded, (from, to, script) => {
    if (script === 'hangul') {
      if (wasHangul && from - before === 1) sink(jointTerm(folded, before, from));
      // 2차, 1단: a number and the counter that stands right behind it.
      if (before === from && isCounterBehindDigit(folded, from, to))
        sink(pairTerm(folded, numberStart(folded, from), from, from, from + 1));
      stem = hangulTerms(folded, from, to, sink);
    } else {
      latinTerms(folded.slice(from, to), sink);
      // 제품 1, zone 3: a short number belongs to the word before it.
      if (stem > 0 && from - before <= 1 && to - from <= 3 && isDigit(folded.charCodeAt(from)))
        sink(pairTerm(folded, stemStart, stemStart + stem, from, to), true);
      stem = to - from;
    }
    wasHangul = script === 'hangul';
    stemStart = from;
    before = to;
  });
}

/**
 * The bigram across the blank between two Korean words: 중도 상환 holds what 중도상환 holds, and a word
 * that a line break cut in two is whole. `before` is the end of the first word, `from` the start of the second.
 */
export function jointTerm(folded: string, before: number, from: number): number {
  const both = folded[before - 1]! + folded[from]!;
  return termHash(both, 0, 2, termKind.bigram);
}

/** Terms of one Korean word: the bigrams of all its syllables, then its stem; answers the stem's length. */
export function hangulTerms(folded: string, from: number, to: number, sink: TermSink): number {
  const length = to - from;
  if (length === 1) {
    sink(termHash(folded, from, to, termKind.single));
    return 1;
  }
  for (let at = from; at + 1 < to; at++) sink(termHash(folded, at, at + 2, termKind.bigram));
  const stem = length === 2 ? 2 : stemLength(folded.slice(from, to));
  sink(termHash(folded, from, from + stem, termKind.word));
  return stem;
}

/** Terms of one Latin word: joined without what joins it, its parts when it has several. */
export function latinTerms(word: string, sink: TermSink): void {
  const parts = word.split(joiners);
  if (/^\d[\d,]*(?:\.\d+)?$/.test(word)) {
    latinTerm(word.replaceAll(',', ''), sink);
    return;
  }
  if (parts.length === 1) {
    latinTerm(latinStem(word), sink);
    const measure = /^(\d+)(\D+)$/.exec(word);
    if (measure !== null) {
      latinTerm(measure[1]!, sink);
      latinTerm(measure[2]!, sink);
    }
    return;
  }
  latinTerm(parts.join(''), sink);
  for (const part of parts) if (part !== '') latinTerm(latinStem(part), sink);
}

// Two words as one term.
function pairTerm(
  folded: string,
  from: number,
  to: number,
  secondFrom: number,
  secondTo: number,
): number {
  const first = termHash(folded, from, to, termKind.pair);
  return (Math.imul(first, 31) ^ termHash(folded, secondFrom, secondTo, termKind.pair)) >>> 0;
}

// 2차 and 3호 count; the particle of 제품 1은 does not.
function isCounterBehindDigit(folded: string, from: number, to: number): boolean {
  if (from === 0 || !isDigit(folded.charCodeAt(from - 1))) return false;
  return !/^(?:[은는이가을를의에와과도로만]|에서|부터|까지|으로|이나)$/.test(
    folded.slice(from, to),
  );
}

function numberStart(folded: string, end: number): number {
  let from = end;
  while (from > 0 && isDigit(folded.charCodeAt(from - 1))) from--;
  return from;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function latinTerm(word: string, sink: TermSink): void {
  sink(termHash(word, 0, word.length, termKind.word));
}

// Syllables, jamo that found no syllable, Han and kana.
function isHangul(code: number): boolean {
  return (
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x3041 && code <= 0x318e) ||
    (code >= 0x1100 && code <= 0x11ff)
  );
}

function isLatin(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 48 && code <= 57) ||
    (code >= 0xdf && code <= 0x24f && code !== 0xf7) ||
    (code >= 0x370 && code <= 0x52f)
  );
}

// . - _ / , between letters or digits. Classes of Unicode take long to compile where a process begins.
const joiners = /[.\-_/,]+/;

function isJoiner(code: number): boolean {
  return code === 46 || code === 45 || code === 95 || code === 47 || code === 44;
}
