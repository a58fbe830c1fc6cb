/** Time as an argument: rooms never read it from the surroundings. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00Z. */
  now(): number;
  /** Milliseconds from an arbitrary start, never going back, for measuring. */
  monotonic(): number;
}

/** The machine's clock, for composition roots. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
};

/** A clock that stands still until told, for tests. `startMs` since 1970, default 2026-01-19T00:00Z. */
export function fixedClock(startMs = 1768780800000): Clock & { advance(ms: number): void } {
  let time = startMs;
  return {
    now: () => time,
    monotonic: () => time,
    advance: (ms) => {
      time += ms;
    },
  };
}
