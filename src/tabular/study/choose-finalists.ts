import { quickFamilies, treeFamilies } from '../tune/learner-choice.js';
import type { Ablation } from './ablate.js';
import type { Finalist } from './compare-finalists.js';
import { type Configuration, inputsName, kindOf, plainInputs } from './configuration.js';
import { type CostEstimate, fitName, latentsName } from './estimate-cost.js';
import type { Search, SearchTrial } from './search-within-budget.js';

/** A configuration worth judging, and where it comes from. */
export type Chosen = Pick<Finalist, 'configuration' | 'from'>;

/**
 * What is judged at length, what is needed first: the best kind of trees on all features, the floor (logistic regression
 * on all features), the best of the search, a vote of the boosting that was found, the best of the ablation, the best on
 * fewer features, the best of ablation and search with latents, the better transformer.
 */
export function chooseFinalists({ scored }: Ablation, { trials }: Search): readonly Chosen[] {
  const falling = [...scored].sort((a, b) => b.mean.rocAuc - a.mean.rocAuc);
  const best = (isWanted: (configuration: Configuration) => boolean) =>
    falling.find(({ configuration }) => isWanted(configuration))?.configuration;
  const isQuick = (each: Configuration) => quickFamilies.some((family) => family === kindOf(each));
  const isTrees = (each: Configuration) => treeFamilies.some((family) => family === kindOf(each));
  const isPlain = (each: Configuration) => inputsName(each) === inputsName(plainInputs);
  const chosen: Chosen[] = [];
  const add = (configuration: Configuration | undefined, from: Finalist['from']) => {
    if (
      configuration !== undefined &&
      !chosen.some((each) => each.configuration.id === configuration.id)
    )
      chosen.push({ configuration, from });
  };
  add(
    best((each) => isTrees(each) && isPlain(each)),
    'ablation',
  );
  add(
    best((each) => kindOf(each) === 'logistic-regression' && isPlain(each)),
    'floor',
  );
  add(searched(trials[0]), 'search');
  add(voteOf(trials), 'vote');
  add(
    best((each) => isTrees(each)),
    'ablation',
  );
  add(
    best((each) => isTrees(each) && each.keep !== null),
    'ablation',
  );
  add(
    best((each) => isTrees(each) && each.latentCount !== null),
    'ablation',
  );
  add(searched(trials.find(({ inputs }) => inputs.latentCount !== null)), 'search');
  add(
    best((each) => !isQuick(each) && kindOf(each) !== 'vote'),
    'ablation',
  );
  return chosen;
}

function searched(trial: SearchTrial | undefined): Configuration | undefined {
  if (trial === undefined) return undefined;
  const { family, options, inputs } = trial;
  return {
    id: `searched/${inputsName(inputs)}/${family}`,
    ...inputs,
    members: [{ family, options }],
  };
}

/** The best options found for every kind of boosting on what the best of them reads; nothing where only one kind was tried. */
function voteOf(trials: readonly SearchTrial[]): Configuration | undefined {
  const boosting = trials.filter(({ family }) => family.startsWith('boosting'));
  const inputs = boosting[0]?.inputs;
  if (inputs === undefined) return undefined;
  const alike = boosting.filter((trial) => inputsName(trial.inputs) === inputsName(inputs));
  const bestOf = new Map([...alike].reverse().map((trial) => [trial.family, trial]));
  const [first, ...others] = [...bestOf.values()].map(({ family, options }) => ({
    family,
    options,
  }));
  if (first === undefined || others.length === 0) return undefined;
  return { id: 'vote', ...inputs, members: [first, ...others] };
}

/** How many of the first are judged whatever the time: what could be stored, the floor, what was found. */
const alwaysJudged = 4;

/** Those of the chosen that the time allows to judge over `foldCount` folds, and those it does not. */
export function affordableFinalists(
  chosen: readonly Chosen[],
  costs: CostEstimate,
  { foldCount, restMs }: { readonly foldCount: number; readonly restMs: number },
): { readonly judged: readonly Chosen[]; readonly leftOut: readonly Configuration[] } {
  const latents = new Set<string>();
  let tookMs = 0;
  const isJudged = chosen.map(({ configuration }, i) => {
    const name = latentsName(configuration);
    const latentMs = name === null || latents.has(name) ? 0 : (costs.known(name) ?? 0);
    const fitMs = configuration.members.reduce(
      (sum, { family }) => sum + (costs.known(fitName(family)) ?? 0),
      0,
    );
    const nextMs = foldCount * (latentMs + fitMs);
    if (i >= alwaysJudged && tookMs + nextMs > restMs) return false;
    tookMs += nextMs;
    if (name !== null) latents.add(name);
    return true;
  });
  return {
    judged: chosen.filter((_, i) => isJudged[i]),
    leftOut: chosen.flatMap(({ configuration }, i) => (isJudged[i] ? [] : [configuration])),
  };
}
