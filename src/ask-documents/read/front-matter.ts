/** Fields of a document's front matter by lower-case name, and the text behind it. */
export interface FrontMatter {
  readonly fields: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Reads `name: value` lines between two `---` lines at the start of a text. Quotes around a value go.
 * A text without them, or with no closing line, has no fields and is all body.
 */
export function readFrontMatter(text: string): FrontMatter {
  const match = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text);
  if (match === null) return { fields: {}, body: text.replace(/^\uFEFF/, '') };
  const fields: Record<string, string> = {};
  for (const line of match[1]!.split('\n')) {
    const field = /^\s*([\p{L}\w-]+)\s*:\s*(.*?)\s*$/u.exec(line);
    if (field !== null) fields[field[1]!.toLowerCase()] = field[2]!.replace(/^(["'])(.*)\1$/, '$2');
  }
  return { fields, body: text.slice(match[0].length) };
}
