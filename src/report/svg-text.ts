import { chartColours } from './chart-style.js';

/** How a line of text is drawn; `x`, `y` in pixels, `y` is the baseline. */
export interface TextStyle {
  readonly x: number;
  readonly y: number;
  readonly sizePx: number;
  /** Default ink. */
  readonly fill?: string;
  readonly bold?: boolean;
  /** Which end `x` names, default start. */
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Colour of a rim around the letters, so that lines behind the text do not cross it; none by default. */
  readonly rim?: string;
}

/** One line of text as an SVG element. */
export function svgText(text: string, style: TextStyle): string {
  const attributes = [
    `x="${coordinate(style.x)}" y="${coordinate(style.y)}" font-size="${style.sizePx}"`,
    `fill="${style.fill ?? chartColours.ink}"`,
    style.bold === true ? 'font-weight="700"' : '',
    style.anchor === undefined || style.anchor === 'start' ? '' : `text-anchor="${style.anchor}"`,
    style.rim !== undefined
      ? `stroke="${style.rim}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"`
      : '',
  ];
  return `<text ${attributes.filter((each) => each !== '').join(' ')}>${escapeXml(text)}</text>`;
}

/** Text that is safe as XML content and inside double-quoted attributes; characters XML forbids are dropped. */
export function escapeXml(text: string): string {
  return text
    .replace(forbidden, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/**
 * Text in letters the bundled font has: Hangul composed (file names and tables from macOS come decomposed),
 * compatibility signs spelled out (`℃` as `°C`, `㎜` as `mm`), the Greek mu as the micro sign, the
 * mathematical minus as an en dash, control characters and line breaks as blanks.
 */
export function drawableText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u2100-\u214f\u3300-\u33ff\u2460-\u2473]/gu, (sign) => sign.normalize('NFKC'))
    .replaceAll('\u03bc', '\u00b5')
    .replaceAll('\u2212', '–')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** A coordinate with at most two decimals, the same text on every machine. */
export function coordinate(value: number): string {
  return String(Math.round(value * 100) / 100);
}

// XML 1.0 allows no control characters but tab and line ends, no lone surrogates, no U+FFFE and U+FFFF.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
