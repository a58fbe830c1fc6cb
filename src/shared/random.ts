/** A seeded source of random numbers; the same seed gives the same sequence on every machine. */
export interface Random {
  /** Uniform in [0, 1), 32 bits of resolution. */
  next(): number;
  /** Uniform integer in [0, below); below 1..2^32. */
  integer(below: number): number;
  /** Normal with mean 0 and standard deviation 1. */
  normal(): number;
  /** Puts the items in random order, in place. */
  shuffle(items: { [index: number]: unknown; readonly length: number }): void;
  /** An independent source for a named part of the work, so that parts do not shift one another. */
  fork(label: string): Random;
}

/** sfc32 (Doty-Humphrey, PractRand) seeded through splitmix32; seed any finite number or string. */
export function seededRandom(seed: number | string): Random {
  const text = String(seed);
  let mix = hash(text);
  const splitmix = () => {
    mix = (mix + 0x9e3779b9) | 0;
    let z = mix ^ (mix >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z ^= z >>> 15;
    z = Math.imul(z, 0x735a2d97);
    return z ^ (z >>> 15);
  };
  let a = splitmix();
  let b = splitmix();
  let c = splitmix();
  let counter = 1;
  const bits = () => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  // The first outputs still remember the seed's shape.
  for (let i = 0; i < 12; i++) bits();

  const next = () => bits() / 4294967296;
  const integer = (below: number) => Math.floor(next() * below);
  let spare: number | null = null;
  const normal = () => {
    if (spare !== null) {
      const value = spare;
      spare = null;
      return value;
    }
    // Marsaglia's polar method: two normals a round.
    for (;;) {
      const u = 2 * next() - 1;
      const v = 2 * next() - 1;
      const s = u * u + v * v;
      if (s > 0 && s < 1) {
        const scale = Math.sqrt((-2 * Math.log(s)) / s);
        spare = v * scale;
        return u * scale;
      }
    }
  };
  const shuffle: Random['shuffle'] = (items) => {
    for (let i = items.length - 1; i > 0; i--) {
      const j = integer(i + 1);
      const kept = items[i];
      items[i] = items[j];
      items[j] = kept;
    }
  };
  return { next, integer, normal, shuffle, fork: (label) => seededRandom(`${text}/${label}`) };
}

// FNV-1a over UTF-16 code units.
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h | 0;
}
