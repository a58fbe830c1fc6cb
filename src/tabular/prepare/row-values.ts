import type { Column } from '../frame/index.js';

/**
 * Every value of a column as two 32-bit words, equal exactly when the values are: -0 is 0, all NaN are one,
 * a word is its text, a missing word is one value of its own.
 */
export interface ValueWords {
  readonly low: Uint32Array;
  readonly high: Uint32Array;
  /** Per row: the same 32 bits for the same value in every frame, whatever the codes of its categories. */
  readonly hash: Uint32Array;
}

export function valueWords(column: Column): ValueWords {
  return column.kind === 'number' ? numberWords(column.values) : categoryWords(column);
}

/** Mixes one more 32-bit word into a hash; murmur3's block step (Appleby 2011), constants his. */
export function mixHash(hash: number, word: number): number {
  let k = Math.imul(word, 0xcc9e2d51);
  k = (k << 15) | (k >>> 17);
  let h = hash ^ Math.imul(k, 0x1b873593);
  h = (h << 13) | (h >>> 19);
  return (Math.imul(h, 5) + 0xe6546b64) | 0;
}

/** Spreads the last words over all 32 bits; murmur3's finish. */
export function finishHash(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

function numberWords(values: Float64Array): ValueWords {
  const count = values.length;
  const low = new Uint32Array(count);
  const high = new Uint32Array(count);
  const hash = new Uint32Array(count);
  const view = new DataView(new ArrayBuffer(8));
  for (let row = 0; row < count; row++) {
    const value = values[row]!;
    if (Number.isNaN(value)) high[row] = nanHighWord;
    else {
      // Adding 0 turns -0 into 0.
      view.setFloat64(0, value + 0, true);
      low[row] = view.getUint32(0, true);
      high[row] = view.getUint32(4, true);
    }
    hash[row] = finishHash(mixHash(mixHash(numberSeed, low[row]!), high[row]!));
  }
  return { low, high, hash };
}

function categoryWords(column: Extract<Column, { kind: 'category' }>): ValueWords {
  const count = column.codes.length;
  const low = new Uint32Array(count);
  const hash = new Uint32Array(count);
  // Two codes with one text are one value.
  const firstCode = new Map<string, number>();
  const numbers = column.categories.map((text, code) => {
    if (!firstCode.has(text)) firstCode.set(text, code);
    return firstCode.get(text)! + 1;
  });
  const hashes = column.categories.map(textHash);
  for (let row = 0; row < count; row++) {
    const code = column.codes[row]!;
    low[row] = numbers[code] ?? 0;
    hash[row] = hashes[code] ?? missingCategoryHash;
  }
  return { low, high: new Uint32Array(count), hash };
}

// A NaN may hold any of many bit patterns; this is the one that stands for all.
const nanHighWord = 0x7ff80000;
const numberSeed = 1;
const textSeed = 2;
const missingCategoryHash = finishHash(3);

function textHash(text: string): number {
  let hash = textSeed;
  for (let i = 0; i < text.length; i++) hash = mixHash(hash, text.charCodeAt(i));
  return finishHash(hash ^ text.length);
}
