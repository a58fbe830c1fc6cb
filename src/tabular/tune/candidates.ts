import { type Random, seededRandom } from '../../shared/index.js';
import type { LearnerFamily, SearchDimension } from '../learners/learner.js';
import { learners } from '../learners/learners.js';
import type { LearnerChoice } from './learner-choice.js';

/**
 * Choices to compare: of every family its defaults first, then points drawn from its search space, as many as come out
 * even over the families. Same seed, same candidates; a longer list begins with the shorter one's.
 */
export function candidates(
  families: readonly LearnerFamily[],
  count: number,
  seed: number,
): readonly LearnerChoice[] {
  const random = seededRandom(seed).fork('candidates');
  const randomOf = new Map(families.map((family) => [family, random.fork(family)]));
  const all: LearnerChoice[] = [];
  for (let round = 0; all.length < count; round++) {
    for (const family of families) {
      if (all.length === count) break;
      // A space of one option is soon known well enough.
      if (round > 0 && all.filter((each) => each.family === family).length >= mostOf(family))
        continue;
      const draw = round === 0 ? null : randomOf.get(family)!;
      all.push({ family, options: { ...drawn(family, draw), ...seedOf(family, seed) } });
    }
    if (families.every((family) => all.filter((c) => c.family === family).length >= mostOf(family)))
      break;
  }
  return all;
}

const drawsPerDimension = 16;

function mostOf(family: LearnerFamily): number {
  const dimensions = learners[family].searchSpace.length;
  return dimensions === 1 ? 4 : drawsPerDimension * dimensions;
}

/** The seed among the options of a family; logistic regression has none, for nothing is drawn by chance there. */
export function seedOf(family: LearnerFamily, seed: number): { readonly seed?: number } {
  return family === 'logistic-regression' ? {} : { seed };
}

/** The defaults of a family where `random` is null, else a point of its space. */
function drawn(family: LearnerFamily, random: Random | null): Record<string, unknown> {
  const { budget } = learners[family];
  // A union of arrays, one a family, read as one array of what they have in common.
  const searchSpace = learners[family].searchSpace as readonly Dimension[];
  const options: Record<string, unknown> = {};
  for (const dimension of searchSpace)
    options[dimension.name] = random === null ? dimension.default : pointIn(dimension, random);
  if (budget !== null) options[budget.name] = workOf(family, budget, random);
  return options;
}

// More rounds of boosting are another model, so they are searched; more trees of a forest only cost more.
function workOf(
  family: LearnerFamily,
  { from, to }: { readonly from: number; readonly to: number },
  random: Random | null,
): number {
  // Transformers stop by themselves.
  if (family.endsWith('-transformer')) return to;
  if (!family.startsWith('boosting')) return Math.round(Math.sqrt(from * to));
  return random === null
    ? Math.round(to / 2)
    : Math.round(Math.exp(between(Math.log(2 * from), Math.log(to), random)));
}

/** A dimension of any family; which option it names plays no part here. */
type Dimension = SearchDimension<Record<string, unknown>>;

function pointIn(dimension: Dimension, random: Random): unknown {
  if (dimension.kind === 'choice')
    return dimension.choices[random.integer(dimension.choices.length)];
  const { kind, from, to } = dimension;
  switch (kind) {
    case 'integer':
      return from + random.integer(to - from + 1);
    case 'linear':
      return rounded(between(from, to, random));
    case 'log':
      return rounded(Math.exp(between(Math.log(from), Math.log(to), random)));
    case 'log-integer':
      return Math.round(Math.exp(between(Math.log(from), Math.log(to), random)));
  }
}

function between(from: number, to: number, random: Random): number {
  return from + (to - from) * random.next();
}

// Three digits are enough to repeat a run by hand.
function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
