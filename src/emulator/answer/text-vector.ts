/**
 * A text as a unit vector in which texts with common words and letter sequences lie near each other: hashed words and
 * letter trigrams (pairs for Hangul and Han), signs from the hash, after Weinberger et al., Feature hashing, 2009.
 * The vector of a text without any letter or digit is the first axis.
 */
export function textVector(text: string, dimensions: number): Float64Array {
  const counts = new Map<string, number>();
  const normal = text.normalize('NFC').toLowerCase();
  for (const word of normal.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []) {
    add(counts, `w:${word}`);
    const letters = [...word];
    const size = /[\p{scx=Hang}\p{scx=Han}]/u.test(word) ? 2 : 3;
    for (let i = 0; i + size <= letters.length; i++)
      add(counts, `g:${letters.slice(i, i + size).join('')}`);
  }
  const vector = new Float64Array(dimensions);
  for (const [feature, count] of counts) {
    const hash = hashOf(feature);
    // Two places per feature make chance collisions cancel rather than pile up.
    const weight = Math.sqrt(count);
    vector[hash % dimensions]! += hash & 0x40000000 ? weight : -weight;
    const second = Math.imul(hash ^ 0x5bd1e995, 0x85ebca6b) >>> 0;
    vector[second % dimensions]! += second & 0x40000000 ? weight : -weight;
  }
  const length = Math.hypot(...vector);
  if (length === 0) vector[0] = 1;
  else for (let i = 0; i < dimensions; i++) vector[i]! /= length;
  return vector;
}

/** Cosine of two unit vectors. */
export function similarity(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function add(counts: Map<string, number>, feature: string): void {
  counts.set(feature, (counts.get(feature) ?? 0) + 1);
}

// FNV-1a with a final mix, unsigned 32 bits.
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return (hash ^ (hash >>> 16)) >>> 0;
}
