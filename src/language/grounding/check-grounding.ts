import type { Evidence } from '../evidence.js';
import { derivedNumbers } from './derived-numbers.js';
import { type EvidenceIndex, fold, indexEvidence, indexText } from './evidence-index.js';
import { findMentions } from './find-mentions.js';
import { unheldNames } from './find-names.js';
import { matchColon, matchCount, matchDate, matchNumber, matchTime } from './matches.js';
import type { Mention, NumberMention } from './mention.js';

export type FindingKind =
  | 'number'
  | 'unit'
  | 'count'
  | 'date'
  | 'time'
  | 'name'
  | 'identifier'
  | 'citation';

/** Something an answer says that its evidence does not hold. */
export interface Finding {
  readonly kind: FindingKind;
  /** As written in the answer. */
  readonly text: string;
  /** Code units in the answer, end exclusive. */
  readonly start: number;
  readonly end: number;
}

export interface GroundingOptions {
  /** What was asked: an answer may repeat its numbers, dates and names. */
  readonly question?: string;
  /**
   * Words that must not be said without evidence, all spellings of one value in one list:
   * `['theft', '도난', '절도']`. Any spelling in the evidence stands for all.
   */
  readonly terms?: readonly (readonly string[])[];
}

/** Whether an answer is grounded, and what is not, in the order of the answer. */
export interface Grounding {
  readonly grounded: boolean;
  readonly findings: readonly Finding[];
}

/**
 * Finds the numbers, dates, times, units, counts, names, identifiers and citations of an answer that
 * its evidence does not hold. Equal are: 12분 30초, 750 s and 00:12:30; 95.3 %, 95 % and .953; 35만 원 and
 * 350000 KRW; 열두 명 and 12. A number may be rounded, not truncated unless it says 약 or about. What may be
 * counted or computed is told in `derived-numbers.ts`. It does not see a true value tied to the wrong
 * subject, a wrong word that is neither name nor term, and a denial of what is there.
 */
export function checkGrounding(
  answer: string,
  evidence: Evidence,
  options: GroundingOptions = {},
): Grounding {
  const terms = (options.terms ?? []).map((term) => term.map(fold));
  const main = indexEvidence(evidence);
  const held = options.question === undefined ? [main] : [main, indexText(options.question)];
  const mentions = findMentions(answer);
  // Beside 1:10:10, 1:10 can only be a minute and ten seconds.
  const withHours = mentions.some(({ kind, text }) => kind === 'colon' && /:\d+:/.test(text));
  const countable = evidence.rows !== undefined || evidence.contributions !== undefined;
  const findings: Finding[] = [];
  for (const sentence of partsOf(answer, sentenceEnd)) {
    const whole = answer.slice(sentence.start, sentence.end);
    for (const part of partsOf(whole, clauseEnd)) {
      const inside = mentions.filter(
        ({ start }) => start >= sentence.start + part.start && start < sentence.start + part.end,
      );
      if (inside.length === 0) continue;
      const clause = whole.slice(part.start, part.end);
      const derived = derivedNumbers(clause, whole, evidence, terms);
      for (const mention of inside) {
        if (!countable && isDefinite(mention, answer)) continue;
        const kind = unheld(mention, held, derived, evidence, withHours);
        if (kind !== null) findings.push(finding(kind, mention));
      }
    }
  }
  for (const name of unheldNames(answer, held, terms))
    if (!mentions.some(({ start, end }) => start < name.end && end > name.start))
      findings.push(finding('name', name));
  findings.sort((a, b) => a.start - b.start);
  return { grounded: findings.length === 0, findings };
}

// The two dies, 두 금형: a word for what was spoken of before, where there is nothing that could be counted.
function isDefinite({ kind, text, start }: Mention, answer: string): boolean {
  if (kind !== 'number') return false;
  return text === '두' || (text === 'two' && /\bthe $/i.test(answer.slice(0, start)));
}

function finding(kind: FindingKind, { text, start, end }: Mention): Finding {
  return { kind, text, start, end };
}

function unheld(
  mention: Mention,
  held: readonly EvidenceIndex[],
  derived: ReturnType<typeof derivedNumbers>,
  evidence: Evidence,
  withHours: boolean,
): FindingKind | null {
  switch (mention.kind) {
    case 'number':
      return unheldNumber(mention, held, derived);
    case 'date':
      return held.some((index) => matchDate(mention, index)) ? null : 'date';
    case 'time':
      return held.some((index) => matchTime(mention, index)) ? null : 'time';
    case 'colon':
      return held.some((index) => matchColon(mention, index, { withHours })) ? null : 'time';
    case 'identifier':
      return held.some((index) => holdsIdentifier(mention.text, index)) ? null : 'identifier';
    case 'citation':
      return mention.index >= 1 && mention.index <= (evidence.passages?.length ?? 0)
        ? null
        : 'citation';
    case 'name':
      return null;
  }
}

function unheldNumber(
  mention: NumberMention,
  held: readonly EvidenceIndex[],
  derived: ReturnType<typeof derivedNumbers>,
): FindingKind | null {
  if (matchCountable(mention, derived.counts)) return null;
  if (mention.counts) {
    // Text and questions write counts too: 12 short shots, 세 건.
    const written = [...held.flatMap(({ numbers }) => numbers), ...derived.numbers].filter(
      ({ label, unit }) =>
        unit === null && (label === '' || derived.numbers.some((d) => d.label === label)),
    );
    return written.some((number) => matchNumber(mention, number) === 'yes') ? null : 'count';
  }
  const results = [...held.flatMap(({ numbers }) => numbers), ...derived.numbers].map((number) =>
    matchNumber(mention, number),
  );
  if (results.includes('yes')) return null;
  const year = mention.unit === null && mention.value >= 1900 && mention.value <= 2100;
  if (year && held.some(({ dates }) => dates.some((date) => date.year === mention.value)))
    return null;
  // A telephone number, its groups joined in another way; an amount has a unit or thousands marked.
  const digits = mention.text.replace(/\D/g, '');
  const bare = mention.unit === null && !mention.text.includes(',');
  if (bare && digits.length >= 7 && held.some((index) => index.digits.includes(digits)))
    return null;
  return results.includes('unit') ? 'unit' : 'number';
}

// A bare whole number may be a count as well.
function matchCountable(mention: NumberMention, counts: ReadonlySet<number>): boolean {
  return mention.unit === null && mention.counts && matchCount(mention, counts);
}

// As a whole word, as a part of a joined name (F1 of f1_score), or by its digits (010-2345-6789).
function holdsIdentifier(text: string, { words, text: all, digits }: EvidenceIndex): boolean {
  const folded = fold(text);
  if (words.has(folded)) return true;
  const onlyDigits = text.replace(/\D/g, '');
  if (/^[\d() -]+$/.test(text)) return digits.some((held) => held.includes(onlyDigits));
  const joined = folded.replace(/[-_\s]/g, '[-_ ]?').replace(/\./g, '\\.');
  return new RegExp(`(?<![a-z0-9])${joined}(?![a-z0-9])`).test(all);
}

const sentenceEnd = /[.!?。](?=\s|$)|\n/g;
const clauseEnd = /[,;:](?=\s|$)/g;

function partsOf(text: string, end: RegExp): { start: number; end: number }[] {
  const parts: { start: number; end: number }[] = [];
  let start = 0;
  for (const found of text.matchAll(end)) {
    parts.push({ start, end: found.index + 1 });
    start = found.index + 1;
  }
  parts.push({ start, end: text.length });
  return parts;
}
