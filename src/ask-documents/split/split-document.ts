import type { Passage, ReadDocument, Section } from '../document.js';
import { type PassageSize, passageSizeOf } from './passage-size.js';

/**
 * The passages of a document: along its headings, long sections at paragraphs, lines, sentences, then
 * words, each at most the category's size with its overlap.
 * Every passage is a piece of its section's text.
 */
export function splitDocument(
  document: Pick<ReadDocument, 'category' | 'sections'>,
  size: PassageSize = passageSizeOf(document.category),
): Passage[] {
  return document.sections
    .filter(({ text }) => text.trim() !== '')
    .flatMap((section) =>
      splitText(section.text, size).map((text) => ({
        heading: headingOf(section),
        page: section.page,
        text,
      })),
    );
}

function headingOf({ headings }: Section): string {
  return headings.filter((heading) => heading !== '').join(' > ');
}

function splitText(whole: string, { characters, overlap }: PassageSize): string[] {
  const text = whole.trim();
  // A little over the size is better whole than with a stub behind it.
  if (text.length <= characters * 1.25) return [text];
  const pieces: string[] = [];
  let start = 0;
  while (start < text.length) {
    const rest = text.length - start;
    if (rest <= characters * 1.25) {
      pieces.push(text.slice(start).trim());
      break;
    }
    const end = boundaryBefore(text, start + Math.floor(characters / 2), start + characters);
    pieces.push(text.slice(start, end).trim());
    start = Math.max(start + 1, boundaryAfter(text, end - overlap, end));
  }
  return pieces.filter((piece) => piece !== '');
}

const boundaries = [/\n\s*\n/g, /\n/g, /(?<=[.!?。])\s/g, /\s/g];

/** The end of the best boundary between `from` and `to`: a paragraph, a line, a sentence, a word, else `to`. */
function boundaryBefore(text: string, from: number, to: number): number {
  const part = text.slice(from, to);
  for (const boundary of boundaries) {
    const last = [...part.matchAll(boundary)].at(-1);
    if (last !== undefined) return from + last.index + last[0].length;
  }
  // Not between the halves of a surrogate pair.
  const half = text.charCodeAt(to - 1);
  return half >= 0xd800 && half <= 0xdbff ? to - 1 : to;
}

/** The first start of a line, sentence or word at or after `from`, at most `to`. */
function boundaryAfter(text: string, from: number, to: number): number {
  const part = text.slice(from, to);
  for (const boundary of boundaries.slice(1)) {
    boundary.lastIndex = 0;
    const first = boundary.exec(part);
    if (first !== null) return from + first.index + first[0].length;
  }
  return to;
}
