/** A sentence, list item or table row; `text` stands in the source from `start` on. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
}

// A full stop that ends a sentence: not within a number, after a numeral that opens a list item, or
// after a common abbreviation.
const stop = /[.!?。！？]+["'”’)\]]*(?=\s|$)/g;
const abbreviation = /(?:^|\s)(?:\d{1,3}|e\.g|i\.e|etc|no|fig|vs|mr|dr|approx|max|min|cf|예)\.$/i;
const ownLine = /^\s*(?:[-*+•‣◦·▪○●※#>|]|\d{1,3}[.)]\s|[가-하][.)]\s|[①-⑳]|\|)/;

/** The sentences of a text in order, each exactly as it stands there, without the blanks around it. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  for (const { from, to } of paragraphs(text)) {
    const part = text.slice(from, to);
    let start = 0;
    for (const match of part.matchAll(stop)) {
      const end = match.index + match[0].length;
      if (abbreviation.test(part.slice(start, end))) continue;
      push(from + start, from + end);
      start = end;
    }
    push(from + start, from + part.length);
  }
  return sentences;

  function push(from: number, to: number) {
    const raw = text.slice(from, to);
    const trimmed = raw.trim();
    if (/[\p{L}\p{N}]/u.test(trimmed))
      sentences.push({ text: trimmed, start: from + raw.indexOf(trimmed) });
  }
}

// Lines that flow into each other: a break within a paragraph is a blank, one before a list item, a
// table row, or behind a short or finished line is an end.
function* paragraphs(text: string): Iterable<{ from: number; to: number }> {
  let from = 0;
  let at = 0;
  for (const line of text.split('\n')) {
    const end = at + line.length;
    const next = text.slice(end + 1, text.indexOf('\n', end + 1) >>> 0);
    const flows =
      line.trim().length >= 30 &&
      !/[.!?:。]\s*$/.test(line) &&
      !line.trimStart().startsWith('|') &&
      next.trim() !== '' &&
      !ownLine.test(next);
    if (!flows) {
      yield { from, to: end };
      from = end + 1;
    }
    at = end + 1;
  }
  if (from < text.length) yield { from, to: text.length };
}
