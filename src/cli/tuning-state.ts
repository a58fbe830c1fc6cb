import type { TuningState } from '../tabular/index.js';
import { readState } from './state-file.js';

/** The state an interrupted search left, or undefined when there is none that can be read. */
export function readTuningState(file: string): TuningState | undefined {
  return readState<TuningState>(file, isTuningState);
}

function isTuningState(state: object): state is TuningState {
  return (
    'key' in state &&
    typeof state.key === 'string' &&
    'scores' in state &&
    typeof state.scores === 'object' &&
    state.scores !== null &&
    Object.values(state.scores).every((score) => typeof score === 'number')
  );
}
