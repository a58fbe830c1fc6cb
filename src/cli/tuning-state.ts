import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Clock } from '../shared/index.js';
import type { TuningState } from '../tabular/index.js';

const leastMsBetweenStates = 1000;

/** Keeps the state of a search in a file now and then, whole or not at all. Search is one long step, so this one waits. */
export function tuningStateKeeper(clock: Clock, file: string): (state: TuningState) => void {
  let writtenMs = clock.monotonic();
  return (state) => {
    if (clock.monotonic() - writtenMs < leastMsBetweenStates) return;
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(`${file}.part`, JSON.stringify(state));
    renameSync(`${file}.part`, file);
    writtenMs = clock.monotonic();
  };
}

/** The state an interrupted search left, or undefined when there is none that can be read. */
export function readTuningState(file: string): TuningState | undefined {
  try {
    const state: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isTuningState(state) ? state : undefined;
  } catch {
    // No file, or one that was damaged: the search begins anew.
    return undefined;
  }
}

function isTuningState(state: unknown): state is TuningState {
  return (
    typeof state === 'object' &&
    state !== null &&
    'key' in state &&
    typeof state.key === 'string' &&
    'scores' in state &&
    typeof state.scores === 'object' &&
    state.scores !== null &&
    Object.values(state.scores).every((score) => typeof score === 'number')
  );
}
