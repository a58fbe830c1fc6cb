import type { Mention } from './mention.js';

/** A text being read: `left` is the text with everything that was taken blanked out, positions unchanged. */
export interface Reading {
  readonly text: string;
  left: string;
}
export type Found = RegExpExecArray;
export type Finder = (reading: Reading) => Mention[];

/** Takes whatever matches and is read as mentions; null leaves it for the next finder. */
export function finder(
  pattern: RegExp,
  read: (found: Found, reading: Reading) => Mention | Mention[] | null,
): Finder {
  return (reading) => {
    const mentions: Mention[] = [];
    for (const found of reading.left.matchAll(pattern)) {
      const mention = read(found, reading);
      if (mention === null) continue;
      mentions.push(...(Array.isArray(mention) ? mention : [mention]));
      const end = found.index + found[0].length;
      reading.left =
        reading.left.slice(0, found.index) + ' '.repeat(found[0].length) + reading.left.slice(end);
    }
    return mentions;
  };
}

/** Where a match stands. */
export function place(found: Found) {
  return { start: found.index, end: found.index + found[0].length, text: found[0].trim() };
}

/** Takes the text away without a mention. */
export const skip = (pattern: RegExp) => finder(pattern, () => []);
