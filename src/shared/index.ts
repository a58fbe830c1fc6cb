// Words that every room uses. Imports nothing but itself, runs in a browser.
export { type Clock, fixedClock, systemClock } from './clock.js';
export { limits } from './limits.js';
export { nearestName } from './nearest-name.js';
export type { ObjectStore, PutOptions, StoredObject } from './object-store.js';
export {
  asProblem,
  type ErrorBody,
  errorBody,
  exitCode,
  Problem,
  type ProblemCode,
  problem,
  problemTable,
} from './problems/problem.js';
export { quote } from './problems/problem-kind.js';
export { noProgress, type Progress } from './progress.js';
export { type Random, seededRandom } from './random.js';
export { readSettings, type Settings, settingsTable } from './settings/settings.js';
export { type BilingualText, type Language, languageOf, readableNumber } from './text.js';
