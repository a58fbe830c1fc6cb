import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Clock } from '../shared/index.js';

const leastMsBetweenStates = 1000;

/**
 * Keeps the state of long work in a file, whole or not at all, at most once a second, the first at once. Such work is one
 * long step between which nothing else runs, so writing waits.
 */
export function stateKeeper<State>(
  clock: Pick<Clock, 'monotonic'>,
  file: string,
): (state: State) => void {
  let writtenMs = Number.NEGATIVE_INFINITY;
  return (state) => {
    if (clock.monotonic() - writtenMs < leastMsBetweenStates) return;
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(`${file}.part`, JSON.stringify(state));
    renameSync(`${file}.part`, file);
    writtenMs = clock.monotonic();
  };
}

/** The state that interrupted work left, or undefined when there is none that can be read: then it begins anew. */
export function readState<State>(
  file: string,
  isState: (value: object) => value is State & object,
): State | undefined {
  try {
    const state: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof state === 'object' && state !== null && isState(state) ? state : undefined;
  } catch {
    return undefined;
  }
}
