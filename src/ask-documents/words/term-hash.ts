// Terms are 32-bit numbers: the index stores no strings, and two terms of a corpus meet in one number
// about once in 20,000 look-ups of a word that 200,000 others surround.

/** Kinds of terms that must not meet: a two-syllable word is more than its bigram. */
export const termKind = {
  bigram: 0x9e3779b1,
  word: 0x85ebca6b,
  single: 0xc2b2ae35,
  pair: 0x27d4eb2f,
} as const;

/** The term of the characters `from` up to `to` of a text. */
export function termHash(text: string, from: number, to: number, kind: number): number {
  let hash = kind;
  for (let at = from; at < to; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    hash = (hash << 13) | (hash >>> 19);
  }
  return mixed(hash ^ (to - from));
}

// The finalizer of MurmurHash3: every bit of the input reaches every bit of the output.
function mixed(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
