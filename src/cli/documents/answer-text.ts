// Answers and passages as a person reads them in a terminal.
import type { AskedAnswer, Citation, FoundPassage } from '../../ask-documents/index.js';
import { readableNumber } from '../../shared/index.js';
import { wrapWords } from '../output/wrap-words.js';

/** The answer, its sources as a list, and what is recommended; laid out in so many columns, null for as it is. */
export function answerText(
  { text, citations, recommendations }: AskedAnswer,
  columns: number | null,
): string {
  const sources = citations.map((citation) => {
    const { number, quote } = citation;
    return `[${number}] ${placeOf(citation)}\n${indented(quote, columns)}`;
  });
  const advice = recommendations.map(({ feature, text: what }) =>
    wrapped(`${feature}: ${what}`, columns),
  );
  return [wrapped(text, columns), ...(sources.length > 0 ? ['', ...sources] : []), ...advice].join(
    '\n',
  );
}

/** A passage with the place it stands at. */
export function passageText(
  { document, passage, relevance }: FoundPassage,
  columns: number | null,
): string {
  const page = passage.page === null ? '' : `, page ${passage.page}`;
  // A document's first heading is mostly its title: said once.
  const trail = passage.heading.split(' > ').filter((heading) => heading !== document.title);
  const place = [document.title, ...trail].filter((part) => part !== '').join(' > ');
  return `${place} (${document.id}${page}; ${readableNumber(relevance, 2)})\n${indented(passage.text, columns)}\n`;
}

function placeOf({ document, heading, page }: Citation): string {
  const place = [document.id, heading, page === null ? '' : `page ${page}`];
  return place.filter((part) => part !== '').join(' > ');
}

function indented(text: string, columns: number | null): string {
  return wrapped(text, columns === null ? null : columns - 4)
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
}

function wrapped(text: string, columns: number | null): string {
  return columns === null ? text : wrapWords(text, Math.max(20, columns));
}
