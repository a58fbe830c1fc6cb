import type { DocumentFacts } from './document.js';
import type { DocumentIndex } from './index-file/open-index.js';

/** A whole document as an index holds it. */
export interface DocumentText {
  readonly document: DocumentFacts;
  /** In the order they stand; text below one heading of one page is one section. */
  readonly sections: readonly DocumentTextSection[];
}

export interface DocumentTextSection {
  /** `Setting > Temperature`; empty before the first heading. */
  readonly heading: string;
  readonly page: number | null;
  readonly text: string;
}

/**
 * The text of a document, put together from its passages: every quote stands in it word for word. Blank space between
 * two passages may differ from the source. Null when the index holds no document of that id.
 */
export function documentText(index: DocumentIndex, id: string): DocumentText | null {
  const number = index.numberOf(id);
  if (number === null) return null;
  const { hash: _, source: __, ...document } = index.documents()[number]!;
  const sections: { heading: string; page: number | null; text: string }[] = [];
  for (let at = index.firstPassage[number]!; at < index.firstPassage[number + 1]!; at++) {
    const { heading, page, text } = index.passageAt(at);
    const last = sections.at(-1);
    if (last !== undefined && last.heading === heading && last.page === page)
      last.text = joined(last.text, text);
    else sections.push({ heading, page, text });
  }
  return { document, sections };
}

/** Longest stretch that two neighbouring passages share, in characters; passages are cut with at most 300. */
const longestOverlap = 600;

// A long section is cut into passages that share their edges: what both hold is said once.
function joined(before: string, after: string): string {
  for (let shared = Math.min(longestOverlap, before.length, after.length); shared > 0; shared--)
    if (before.endsWith(after.slice(0, shared))) return before + after.slice(shared);
  return `${before}\n${after}`;
}
