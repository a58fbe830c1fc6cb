/** A fenced code block. */
export interface MarkdownFence {
  /** The first word after the opening marks; empty when there is none. */
  readonly language: string;
  readonly text: string;
}

/** Every fenced code block, in order. */
export function markdownFences(page: string): MarkdownFence[] {
  const fences = page.matchAll(/^ *```(\S*)[^\n]*\n([\s\S]*?)^ *```$/gm);
  return [...fences].map(([, language = '', text = '']) => ({ language, text }));
}

/** Where the links and pictures outside code lead. */
export function markdownLinks(page: string): string[] {
  const prose = withoutFences(page).replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g)].map(([, target = '']) => target);
}

/** The anchors that headings get, as GitHub makes them: lower case, no punctuation, dashes for blanks. */
export function markdownAnchors(page: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const [, heading = ''] of withoutFences(page).matchAll(/^#{1,6} +(.+?) *#*$/gm)) {
    const plain = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const anchor = plain.replace(/[^\p{L}\p{N}_ -]/gu, '').replaceAll(' ', '-');
    let free = anchor;
    for (let count = 1; anchors.has(free); count++) free = `${anchor}-${count}`;
    anchors.add(free);
  }
  return anchors;
}

function withoutFences(page: string): string {
  return page.replace(/^ *```[\s\S]*?^ *```$/gm, '');
}
