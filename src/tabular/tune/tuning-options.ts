import { nearestName, problem } from '../../shared/index.js';
import { learnerFamilies } from '../learners/learner.js';
import { quickFamilies } from './learner-choice.js';
import type { TuningOptions } from './tune-learner.js';

/** Options with defaults filled in; throws `input.unknown-option` or `input.invalid`. */
export function readTuningOptions(options: TuningOptions): Required<TuningOptions> {
  const known = ['families', 'candidates', 'metric', 'mostRows', 'seed'];
  for (const option of Object.keys(options))
    if (!known.includes(option))
      throw problem('input.unknown-option', { option, nearest: nearestName(option, known), known });
  const {
    families = quickFamilies,
    candidates = 36,
    metric = 'rocAuc',
    mostRows = 20_000,
    seed = 0,
  } = options;
  const refuse = (at: string, got: unknown, expected: string) =>
    problem('input.invalid', { at, got: String(got), expected });
  if (families.length === 0 || !families.every((family) => learnerFamilies.includes(family)))
    throw refuse('families', families.join(', '), `some of ${learnerFamilies.join(', ')}`);
  if (!(Number.isInteger(candidates) && candidates >= 2 && candidates <= 1000))
    throw refuse('candidates', candidates, 'an integer, 2 to 1000');
  if (!['rocAuc', 'prAuc', 'logLoss'].includes(metric))
    throw refuse('metric', metric, 'rocAuc, prAuc or logLoss');
  if (!(Number.isInteger(mostRows) && mostRows >= 200))
    throw refuse('mostRows', mostRows, 'an integer, 200 or more');
  if (!Number.isFinite(seed)) throw refuse('seed', seed, 'a finite number');
  return { families, candidates, metric, mostRows, seed };
}
