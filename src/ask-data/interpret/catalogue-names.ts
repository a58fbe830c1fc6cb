// Names that are told by their letters alone: what stands in quotes, and values that hold digits.
import type { Item } from './item.js';
import { type Lexicon, lexiconKey } from './lexicon.js';

export function quotedNames(text: string): readonly Item[] {
  return [...text.matchAll(/["“”'‘’「『]([^"“”‘’」』]{1,60}?)["“”'‘’」』](?![a-z])/g)]
    .filter(({ 0: whole, index }) => !/[A-Za-z]/.test(text[index - 1] ?? '') && whole.length > 2)
    .map((match) => ({
      kind: 'unknown' as const,
      isName: true,
      text: match[1]!.trim(),
      start: match.index,
      end: match.index + match[0].length,
      particle: '',
    }));
}

// Words of the catalogue that hold a digit: "CNC-01", "Line 3".
export function catalogueNames(text: string, lexicon: Lexicon): readonly Item[] {
  const lower = text.toLowerCase();
  const items: Item[] = [...literalNames(text, lower, lexicon)];
  for (const match of lower.matchAll(/[\p{L}\p{N}]+(?:[-_.][\p{L}\p{N}]+)*(?: [\p{L}\p{N}]+)?/gu)) {
    for (const candidate of [match[0], match[0].split(' ')[0]!]) {
      if (!/\d/.test(candidate) || !/\p{L}/u.test(candidate)) continue;
      const name = /^(.*?[\dA-Za-z])(?=[가-힣]*$)/.exec(candidate)?.[1] ?? candidate;
      const senses = lexicon.words.get(name.replace(/[-_]/g, ' ')) ?? lexicon.words.get(name);
      const values = senses?.filter(({ kind }) => kind === 'value');
      if (values === undefined || values.length === 0) continue;
      if (items.some((item) => match.index < item.end && item.start < match.index + name.length))
        break;
      items.push({
        kind: 'senses',
        senses: values,
        verb: false,
        text: name,
        start: match.index,
        end: match.index + name.length,
        particle: '',
      });
      break;
    }
  }
  return items;
}

// A value written out whole, with its digits, blanks and dots.
function literalNames(text: string, lower: string, lexicon: Lexicon): readonly Item[] {
  const items: Item[] = [];
  if (!/\d/.test(lower)) return items;
  for (const literal of lexicon.literals) {
    const start = lower.indexOf(literal);
    const end = start + literal.length;
    const isWhole = !/[\p{L}\d]/u.test(lower[start - 1] ?? '') && !/[a-z\d]/.test(lower[end] ?? '');
    const senses = lexicon.words.get(lexiconKey(literal))?.filter(({ kind }) => kind === 'value');
    if (start < 0 || !isWhole || senses === undefined || senses.length === 0) continue;
    if (items.some((item) => start < item.end && item.start < end)) continue;
    const said = text.slice(start, end);
    items.push({ kind: 'senses', senses, verb: false, text: said, start, end, particle: '' });
  }
  return items;
}
