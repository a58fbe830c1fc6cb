import type { Evidence, Row, Scalar } from '../evidence.js';
import { findMentions } from './find-mentions.js';
import type { ColonMention, DateMention, NumberMention, TimeMention } from './mention.js';
import { type Unit, unitInLabel, unitOf } from './units.js';

/** A number of the evidence. */
export interface HeldNumber {
  readonly value: number;
  readonly unit: Unit | null;
  /** Column or label it stands under; empty inside running text. */
  readonly label: string;
}

/** What some evidence holds, ready to be compared with the mentions of an answer. */
export interface EvidenceIndex {
  readonly numbers: readonly HeldNumber[];
  readonly dates: readonly DateMention[];
  readonly times: readonly (TimeMention | ColonMention)[];
  /** All texts, folded: lower case, one blank between words. */
  readonly text: string;
  /** Words of the texts, folded, also the parts of names joined by `_` or `-`. */
  readonly words: ReadonlySet<string>;
  /** Only digits of every text that has seven or more of them, for telephone numbers. */
  readonly digits: readonly string[];
}

/** Indexes evidence with everything it holds, labels and sources included. */
export function indexEvidence(evidence: Evidence): EvidenceIndex {
  const index = openIndex();
  for (const { label, value, unit } of evidence.facts ?? []) index.add(label, value, unit);
  for (const row of evidence.rows ?? []) addRow(index, row, evidence.units);
  for (const { feature, value, contribution, unit } of evidence.contributions ?? []) {
    index.add(feature, value, unit);
    index.add('contribution', contribution, undefined);
  }
  for (const { text, source } of evidence.passages ?? []) {
    index.add('', text, undefined);
    index.add('', source, undefined);
  }
  return index.close();
}

/** Indexes one row alone. */
export function indexRow(row: Row, units: Evidence['units']): EvidenceIndex {
  const index = openIndex();
  addRow(index, row, units);
  return index.close();
}

/** Indexes running text, such as a question. */
export function indexText(text: string): EvidenceIndex {
  const index = openIndex();
  index.add('', text, undefined);
  return index.close();
}

/**
 * Whether the evidence holds a text, letter case ignored. A Latin one only as whole words, because
 * `male` is not in `female`; Korean particles follow words without a blank, so Hangul may go on.
 */
export function holdsText({ text, words }: EvidenceIndex, wanted: string): boolean {
  const folded = fold(wanted);
  if (words.has(folded)) return true;
  for (let at = text.indexOf(folded); at >= 0; at = text.indexOf(folded, at + 1)) {
    const joinsBefore = latin.test(folded[0] ?? '') && latin.test(text[at - 1] ?? ' ');
    const joinsAfter =
      latin.test(folded.at(-1) ?? '') && latin.test(text[at + folded.length] ?? ' ');
    if (!joinsBefore && !joinsAfter) return true;
  }
  return false;
}

const latin = /[a-z0-9]/;

/** Lower case, composed, one blank between words. */
export function fold(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}

function addRow(index: ReturnType<typeof openIndex>, row: Row, units: Evidence['units']): void {
  for (const [column, value] of Object.entries(row)) index.add(column, value, units?.[column]);
}

function openIndex() {
  const numbers: HeldNumber[] = [];
  const dates: DateMention[] = [];
  const times: (TimeMention | ColonMention)[] = [];
  const texts: string[] = [];

  const addText = (text: string, label: string) => {
    texts.push(text);
    // As a whole value 30s is an age, not half a minute.
    if (/^\d0s$/.test(text))
      numbers.push({ value: Number(text.slice(0, 2)), unit: unitOf('대'), label });
    for (const mention of findMentions(text)) {
      if (mention.kind === 'number') numbers.push(heldNumber(mention, label));
      else if (mention.kind === 'date') dates.push(mention);
      else if (mention.kind === 'time' || mention.kind === 'colon') times.push(mention);
    }
  };

  return {
    add: (label: string, value: Scalar, unit: string | undefined) => {
      if (label !== '') addText(label, '');
      if (typeof value === 'number') {
        const declared = unit ?? unitInLabel(label);
        numbers.push({ value, unit: declared === null ? null : unitOf(declared), label });
        texts.push(String(value));
        if (unit !== undefined) texts.push(unit);
      } else if (typeof value === 'string') addText(value, label);
    },
    close: (): EvidenceIndex => ({
      numbers,
      dates,
      times,
      text: texts.map(fold).join(' \n '),
      words: new Set(texts.flatMap(wordsOf)),
      digits: texts
        .map((text) => text.replace(/\D/g, ''))
        .filter((onlyDigits) => onlyDigits.length >= 7),
    }),
  };
}

function heldNumber({ value, unit, sign }: NumberMention, label: string): HeldNumber {
  return { value: sign === '-' ? -value : value, unit, label };
}

/** Folded words of a text; `f1_score` also gives `f1` and `score`. */
export function wordsOf(text: string): string[] {
  const whole = fold(text).match(/[\p{L}\p{N}_'’.-]+/gu) ?? [];
  return whole.flatMap((word) => {
    const bare = word.replace(/^['’.-]+|['’.-]+$/g, '');
    const parts = bare.split(/[_.'’-]+/);
    const words = parts.length > 1 ? [bare, ...parts] : [bare];
    // A Korean particle follows a Latin name without a blank: Coco라는.
    const latinPart = /^([a-z][a-z0-9]*)[가-힣]+$/.exec(bare)?.[1];
    return latinPart === undefined ? words : [...words, latinPart];
  });
}
