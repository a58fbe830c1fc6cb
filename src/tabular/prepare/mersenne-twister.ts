const size = 624;
const middle = 397;

/** The random numbers of numpy's `RandomState(seed)`, for repeating what Python programs drew; seed an integer, 0..2^32 - 1. */
export interface MersenneTwister {
  /** Uniform integer 0..most, both included; most 0..2^32 - 1. Numbers above are drawn again, as numpy's legacy draws are. */
  upTo(most: number): number;
  /** 0 .. count - 1 in random order. */
  permutation(count: number): Uint32Array<ArrayBuffer>;
}

/** MT19937 (Matsumoto & Nishimura 1998), seeded as numpy seeds it from one integer. */
export function mersenneTwister(seed: number): MersenneTwister {
  const state = new Uint32Array(size);
  state[0] = seed;
  for (let i = 1; i < size; i++) {
    const before = state[i - 1]! ^ (state[i - 1]! >>> 30);
    state[i] = Math.imul(before, 1812433253) + i;
  }
  let at = size;

  const next32 = () => {
    if (at === size) {
      twist(state);
      at = 0;
    }
    let y = state[at++]!;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  };
  const upTo = (most: number) => {
    if (most === 0) return 0;
    const mask = 0xffffffff >>> Math.clz32(most);
    for (;;) {
      const value = (next32() & mask) >>> 0;
      if (value <= most) return value;
    }
  };
  const permutation = (count: number) => {
    const order = new Uint32Array(count).map((_, index) => index);
    for (let i = count - 1; i > 0; i--) {
      const j = upTo(i);
      const kept = order[i]!;
      order[i] = order[j]!;
      order[j] = kept;
    }
    return order;
  };
  return { upTo, permutation };
}

function twist(state: Uint32Array): void {
  for (let i = 0; i < size; i++) {
    const y = (state[i]! & 0x80000000) | (state[(i + 1) % size]! & 0x7fffffff);
    state[i] = state[(i + middle) % size]! ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
  }
}
