import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Clock } from '../../shared/index.js';
import type { StudyState } from '../../tabular/index.js';

const leastMsBetweenStates = 1000;

/**
 * Keeps the state of a study in a file, whole or not at all, at most once a second. A study is one long step between
 * which nothing else runs, so writing waits.
 */
export function studyStateKeeper(
  clock: Pick<Clock, 'monotonic'>,
  file: string,
): (state: StudyState) => void {
  let writtenMs = Number.NEGATIVE_INFINITY;
  return (state) => {
    if (clock.monotonic() - writtenMs < leastMsBetweenStates) return;
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(`${file}.part`, JSON.stringify(state));
    renameSync(`${file}.part`, file);
    writtenMs = clock.monotonic();
  };
}

/** The state an interrupted study left, or undefined when there is none that can be read. */
export function readStudyState(file: string): StudyState | undefined {
  try {
    const state: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isStudyState(state) ? state : undefined;
  } catch {
    // No file, or one that was damaged: the study begins anew.
    return undefined;
  }
}

function isStudyState(state: unknown): state is StudyState {
  return (
    typeof state === 'object' &&
    state !== null &&
    'key' in state &&
    typeof state.key === 'string' &&
    'spentMs' in state &&
    typeof state.spentMs === 'number' &&
    'measured' in state &&
    typeof state.measured === 'object' &&
    state.measured !== null
  );
}
