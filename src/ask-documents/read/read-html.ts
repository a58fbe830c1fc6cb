import type { Section } from '../document.js';

export interface HtmlText {
  /** From <title>; empty without. */
  readonly title: string;
  readonly sections: readonly Section[];
  /** Content of <meta name=...> by lower-case name. */
  readonly meta: Readonly<Record<string, string>>;
  /** From <html lang>; empty without. */
  readonly language: string;
}

const silent = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'nav',
  'iframe',
  'object',
]);
const breaking = new Set(
  'address article aside blockquote br dd details div dl dt fieldset figcaption figure footer form header hr li main ol p pre section summary table tbody thead tr ul'.split(
    ' ',
  ),
);

/** Text of an HTML page along its headings; scripts, styles and navigation are left out. */
export async function readHtml(html: string): Promise<HtmlText> {
  const { Parser } = await import('htmlparser2');
  const sections: { headings: string[]; page: null; text: string }[] = [
    { headings: [], page: null, text: '' },
  ];
  const meta: Record<string, string> = {};
  let trail: string[] = [];
  let title = '';
  let language = '';
  let hidden = 0;
  let heading: string | null = null;
  let inTitle = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (silent.has(name)) hidden++;
        else if (name === 'title') inTitle = true;
        else if (name === 'html') language = attributes.lang ?? '';
        else if (name === 'meta' && attributes.name !== undefined)
          meta[attributes.name.toLowerCase()] = attributes.content ?? '';
        else if (/^h[1-6]$/.test(name)) heading = '';
        else if (breaking.has(name)) write('\n');
        else if (name === 'td' || name === 'th') write(' | ');
      },
      ontext(text) {
        if (hidden > 0) return;
        if (inTitle) title += text;
        else if (heading !== null) heading += text;
        else write(text.replace(/\s+/g, ' '));
      },
      onclosetag(name) {
        if (silent.has(name)) hidden = Math.max(0, hidden - 1);
        else if (name === 'title') inTitle = false;
        else if (/^h[1-6]$/.test(name) && heading !== null) {
          const level = Number(name[1]);
          trail = [...trail.slice(0, level - 1)];
          while (trail.length < level - 1) trail.push('');
          trail.push(heading.replace(/\s+/g, ' ').trim());
          sections.push({ headings: [...trail], page: null, text: '' });
          heading = null;
        } else if (breaking.has(name)) write('\n');
      },
    },
    { decodeEntities: true },
  );
  const write = (text: string) => {
    sections.at(-1)!.text += text;
  };
  parser.end(html);
  return {
    title: title.replace(/\s+/g, ' ').trim(),
    meta,
    language,
    sections: sections.map((section) => ({ ...section, text: tidied(section.text) })),
  };
}

function tidied(text: string): string {
  return text
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
