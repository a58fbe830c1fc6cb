// How machine quantities wander: small moves that pull back to the middle, and episodes that push several at once.
import type { Random } from '../../../src/shared/index.js';

/** A quantity that wanders around 0; each call is one shot later. */
export type Drift = () => number;

/**
 * Ornstein-Uhlenbeck process sampled once a shot (Uhlenbeck and Ornstein 1930): standard deviation `spread`,
 * correlation between neighbours exp(-1 / memoryShots). It starts in its stationary distribution.
 */
export function createDrift(random: Random, memoryShots: number, spread: number): Drift {
  const keep = Math.exp(-1 / memoryShots);
  const kick = spread * Math.sqrt(1 - keep * keep);
  let value = spread * random.normal();
  return () => {
    value = keep * value + kick * random.normal();
    return value;
  };
}

/** A disturbance that comes, stays and goes. */
export interface Episode {
  readonly startShot: number;
  readonly lengthShots: number;
  /** Channel and its push at full height, in widths of the normal band, signed. */
  readonly pushes: readonly (readonly [channel: number, height: number])[];
}

/** Share of an episode's height at a shot, 0..1: a fifth of its length up, a fifth down, flat between. */
export function episodeShape(episode: Episode, shot: number): number {
  const position = (shot - episode.startShot + 0.5) / episode.lengthShots;
  if (position <= 0 || position >= 1) return 0;
  return Math.min(1, position / 0.2, (1 - position) / 0.2);
}
