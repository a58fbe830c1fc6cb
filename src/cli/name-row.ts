import { Problem, problem } from '../shared/index.js';

/** Runs the call for one row; a failure that is the row's fault names the row, counted from 1. */
export async function namingRow<T>(row: number, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error;
    throw problem('input.bad-row', { row, message: error.message, fix: error.fix }, error);
  }
}

/** Runs the call for a batch that begins after `start` rows; a row it names is counted from the first row of all. */
export async function rowsFrom<T>(start: number, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'input.bad-row') throw error;
    const { cause, facts } = error;
    if (!(cause instanceof Problem)) throw error;
    const { message, fix } = cause;
    throw problem('input.bad-row', { row: start + Number(facts.row), message, fix }, cause);
  }
}
