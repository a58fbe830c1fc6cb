/**
 * Width of a line of chart text in pixels, without a font at hand: the advance widths of Nanum Gothic
 * (Hangul 0.94 em), never narrower than it draws, and wide enough for the other fonts of the chart.
 */
export function textWidth(text: string, sizePx: number): number {
  let em = 0;
  for (const character of text) em += characterWidth(character);
  return em * sizePx;
}

/**
 * Breaks text into lines no wider than `widthPx`: after blanks, `_ - / ,`, and inside a word only when
 * the word alone is wider. Joined again, the lines hold every character except blanks at line ends.
 * More than `maxLines` (default 4) lines: the last one ends in an ellipsis.
 */
export function wrapText(
  text: string,
  sizePx: number,
  widthPx: number,
  options: { readonly maxLines?: number } = {},
): string[] {
  const maxLines = options.maxLines ?? 4;
  const lines: string[] = [];
  let line = '';
  const fits = (candidate: string) => textWidth(candidate.trimEnd(), sizePx) <= widthPx;
  for (const piece of breakablePieces(text)) {
    if (fits(line + piece)) {
      line += piece;
      continue;
    }
    if (line !== '') lines.push(line);
    line = '';
    for (const character of piece) {
      if (line === '' || fits(line + character)) line += character;
      else {
        lines.push(line);
        line = character;
      }
    }
  }
  if (line !== '' || lines.length === 0) lines.push(line);
  const trimmed = lines.map((each) => each.trim());
  if (trimmed.length <= maxLines) return trimmed;
  const last = shortened(trimmed[maxLines - 1]!, sizePx, widthPx);
  return [...trimmed.slice(0, maxLines - 1), last];
}

/** Runs of characters that end where a line may break. */
function breakablePieces(text: string): string[] {
  return text.match(/[^\s_\-/,]+[\s_\-/,]*|[\s_\-/,]+/g) ?? [];
}

function shortened(line: string, sizePx: number, widthPx: number): string {
  const characters = [...line];
  while (characters.length > 0 && textWidth(`${characters.join('')}…`, sizePx) > widthPx) {
    characters.pop();
  }
  return `${characters.join('')}…`;
}

// Advance widths in em, rounded up; a row holds the characters that share one.
const widths: ReadonlyMap<string, number> = new Map(
  (
    [
      [0.25, 'Iil|‘’'],
      [0.31, " ',.:;j{}·"],
      [0.38, '()-/J[\\]frt“”'],
      [0.45, '!"s°²³–'],
      [0.5, 'L`cvyz'],
      [0.56, '<>?FSTZ_aekx'],
      [0.61, '#$*0123456789BEPbdghnopqu±µ×'],
      [0.68, '+=CKRVXY^~€≤≥'],
      [0.73, '&ADHNU'],
      [0.8, 'GOQ'],
      [0.88, '@w—'],
      [0.97, 'Mm…₩←→▲▶▼◀○●'],
      [1.1, '%W'],
    ] as const
  ).flatMap(([em, characters]) => [...characters].map((character) => [character, em] as const)),
);

function characterWidth(character: string): number {
  const known = widths.get(character);
  if (known !== undefined) return known;
  // A character is a whole code point, so it has one.
  const code = character.codePointAt(0)!;
  if (code >= 0xac00 && code <= 0xd7a3) return 0.94;
  if (code >= 0x300 && code <= 0x36f) return 0;
  if (code < 0x1100) return 0.85;
  return code > 0xffff ? 1.4 : 1.02;
}
