import type { Clock } from '../shared/index.js';

/** Time since `started` of the monotonic clock, in ms to the microsecond. */
export function elapsedMs(clock: Clock, started: number): number {
  return Math.max(0, Math.round((clock.monotonic() - started) * 1000) / 1000);
}
