import type { StudyState } from '../../tabular/index.js';
import { readState } from '../state-file.js';

/** The state an interrupted study left, or undefined when there is none that can be read. */
export function readStudyState(file: string): StudyState | undefined {
  return readState<StudyState>(file, isStudyState);
}

function isStudyState(state: object): state is StudyState {
  return (
    'key' in state &&
    typeof state.key === 'string' &&
    'spentMs' in state &&
    typeof state.spentMs === 'number' &&
    'measured' in state &&
    typeof state.measured === 'object' &&
    state.measured !== null &&
    'parts' in state &&
    typeof state.parts === 'object' &&
    state.parts !== null
  );
}
