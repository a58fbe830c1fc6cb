import { stemLength } from '../words/particles.js';
import { foldText, scanWords } from '../words/scan-words.js';
import type { ChosenQuote } from './choose-sentences.js';
import { sentencesOf } from './sentences.js';

/** Share of words two statements must have in common to speak of the same thing. */
const sameSubject = 0.6;

/**
 * Leaves out a quote that an other document of a later date contradicts: same words, other numbers, of the same
 * thing. What two documents say of product 1 and product 2, of A200 and A350 is no contradiction. Documents
 * without a date neither win nor lose. The newer one takes the better place of the two.
 */
export function newestFirst(quotes: readonly ChosenQuote[]): ChosenQuote[] {
  const kept = [...quotes];
  for (let a = 0; a < kept.length; a++)
    for (let b = a + 1; b < kept.length; b++) {
      if (!contradict(kept[a]!, kept[b]!)) continue;
      const isNewer = kept[b]!.found.document.date > kept[a]!.found.document.date;
      if (isNewer) kept[a] = kept[b]!;
      kept.splice(b--, 1);
    }
  return kept;
}

function contradict(a: ChosenQuote, b: ChosenQuote): boolean {
  const { id, date } = a.found.document;
  const other = b.found.document;
  if (id === other.id || date === '' || other.date === '' || date === other.date) return false;
  if (subjectOf(a) !== subjectOf(b)) return false;
  const others = statementsOf(b.quote);
  return statementsOf(a.quote).some((one) => others.some((two) => denies(one, two)));
}

interface Statement {
  readonly words: ReadonlySet<string>;
  /** Sorted; empty when it states none. */
  readonly numbers: string;
}

function denies(a: Statement, b: Statement): boolean {
  if (a.numbers === '' || b.numbers === '' || a.numbers === b.numbers) return false;
  const shared = [...a.words].filter((word) => b.words.has(word)).length;
  const smaller = Math.min(a.words.size, b.words.size);
  return smaller >= 2 && shared / smaller >= sameSubject;
}

// A code with letters and digits, a short number behind its word, a number before what it counts off: A200, 제품 1, 3호기.
const name =
  /(?<![\p{L}\d.])(?:[a-z]{1,8}-?\d+[a-z]?|(?:제품|라인|구역|공정|호기|금형|product|line|zone|press|die|model|type|machine)[ -]?\d{1,3}|\d{1,3}(?:호기|호|라인|공장|차|동|층))(?![\d.])/gu;

/** The numbered things that a quote, its heading and its document's title speak of, in order. */
function subjectOf({ found, quote }: ChosenQuote): string {
  const { document, passage } = found;
  const text = foldText(`${document.title} ${passage.heading} ${quote}`);
  const names = [...text.matchAll(name)].map(([one]) => one.replace(/[ -]/g, ''));
  return [...new Set(names)].sort().join(' ');
}

// A quote may hold several sentences, and one of them may be outdated.
function statementsOf(quote: string): Statement[] {
  return sentencesOf(quote).map(({ text }) => statementOf(text));
}

function statementOf(quote: string): Statement {
  const words = new Set<string>();
  const numbers: string[] = [];
  const folded = foldText(quote);
  scanWords(folded, (from, to, script) => {
    const word = folded.slice(from, to);
    if (/^\d/.test(word)) numbers.push(word);
    else words.add(script === 'hangul' ? word.slice(0, stemLength(word)) : word);
  });
  return { words, numbers: numbers.sort().join(' ') };
}
