import type { Section } from '../document.js';

/** Sections of a Markdown text along its ATX and setext headings; fenced code holds no headings. */
export function readMarkdown(text: string): Section[] {
  const sections: { headings: string[]; page: null; lines: string[] }[] = [
    { headings: [], page: null, lines: [] },
  ];
  let trail: string[] = [];
  let fence = '';
  const open = (level: number, heading: string) => {
    trail = [
      ...trail.slice(0, level - 1),
      ...Array(Math.max(0, level - 1 - trail.length)).fill(''),
    ];
    trail.push(heading);
    sections.push({ headings: [...trail], page: null, lines: [] });
  };
  for (const line of text.split(/\r\n?|\n/)) {
    const current = sections.at(-1)!;
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== '') {
      if (mark?.startsWith(fence)) fence = '';
      current.lines.push(line);
      continue;
    }
    if (mark !== undefined) {
      fence = mark;
      current.lines.push(line);
      continue;
    }
    const heading = /^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$/.exec(line);
    if (heading !== null) {
      open(heading[1]!.length, plainHeading(heading[2]!));
      continue;
    }
    const underline = /^ {0,3}(=+|-{2,})[ \t]*$/.exec(line);
    const above = current.lines.at(-1);
    const isLone = (current.lines.at(-2) ?? '').trim() === '';
    if (underline !== null && above !== undefined && isLone && /^ {0,3}[^\s>|#*+-]/.test(above)) {
      current.lines.pop();
      open(underline[1]!.startsWith('=') ? 1 : 2, plainHeading(above.trim()));
      continue;
    }
    current.lines.push(line);
  }
  return sections.map(({ headings, page, lines }) => ({ headings, page, text: lines.join('\n') }));
}

/** A heading without the marks of emphasis, code and links. */
function plainHeading(heading: string): string {
  return heading
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*`]|__/g, '')
    .trim();
}
