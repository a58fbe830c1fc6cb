import { describe, expect, it } from 'vitest';
import { fixedClock } from '../../shared/index.js';
import type { LearnerFamily } from '../learners/learner.js';
import { affordableFinalists, chooseFinalists } from './choose-finalists.js';
import { inputsName, kindOf, type ModelInputs, plainInputs } from './configuration.js';
import { CostEstimate, fitName } from './estimate-cost.js';
import type { SearchTrial } from './search-within-budget.js';
import { StudyLedger } from './study-ledger.js';

const top: ModelInputs = { ...plainInputs, keep: 15 };
const latents: ModelInputs = { featureSet: 'combined', latentCount: 8, keep: null };

const scored = (
  [
    ['boosting-leafwise', plainInputs, 0.72],
    ['extra-trees', plainInputs, 0.74],
    ['logistic-regression', plainInputs, 0.7],
    ['ft-transformer', plainInputs, 0.71],
    ['tab-transformer', plainInputs, 0.69],
    ['random-forest', top, 0.75],
    ['logistic-regression', top, 0.79],
    ['boosting-leafwise', latents, 0.73],
  ] as const
).map(([family, inputs, rocAuc]) => ({
  configuration: {
    id: `${inputsName(inputs)}/${family}`,
    ...inputs,
    members: [{ family, options: {} }] as const,
  },
  folds: [],
  mean: { rocAuc, prAuc: 0, f1: 0 },
}));

const trial = (family: LearnerFamily, inputs: ModelInputs, score: number): SearchTrial => ({
  family,
  inputs,
  options: { score },
  score,
  standardError: 0.01,
  folds: 5,
  rungs: 2,
});
const trials = [
  trial('boosting-symmetric', top, 0.77),
  trial('boosting-symmetric', top, 0.76),
  trial('boosting-depthwise', latents, 0.755),
  trial('boosting-leafwise', top, 0.75),
];
const chosen = chooseFinalists(
  { scored, skipped: [] },
  { trials, halvings: 1, inputs: [plainInputs, top, latents] },
);

describe('choosing finalists', () => {
  it('takes the best of each sort once, what is needed first', () => {
    expect(chosen.map(({ configuration, from }) => `${configuration.id} ${from}`)).toEqual([
      'baseline/extra-trees ablation',
      'baseline/logistic-regression floor',
      'searched/baseline/k15/boosting-symmetric search',
      'vote vote',
      'baseline/k15/random-forest ablation',
      'combined/l8/boosting-leafwise ablation',
      'searched/combined/l8/boosting-depthwise search',
      'baseline/ft-transformer ablation',
    ]);
  });

  it('lets the best options of every kind of boosting on the same inputs vote', () => {
    const vote = chosen.find(({ from }) => from === 'vote')!.configuration;
    expect(inputsName(vote)).toBe('baseline/k15');
    expect(vote.members.map(({ family, options }) => [family, options.score]).sort()).toEqual([
      ['boosting-leafwise', 0.75],
      ['boosting-symmetric', 0.77],
    ]);
  });

  it('leaves out what there is no time for, and says what', () => {
    const clock = fixedClock(0);
    const ledger = new StudyLedger('k', { clock });
    const costs = new CostEstimate(ledger);
    const took = { 'ft-transformer': 10_000, 'random-forest': 100, 'boosting-leafwise': 10 };
    for (const [family, ms] of Object.entries(took)) {
      ledger.measure(family, () => clock.advance(ms));
      costs.learn(fitName(family as LearnerFamily), family);
    }
    const { judged, leftOut } = affordableFinalists(chosen, costs, {
      foldCount: 10,
      restMs: 5_000,
    });
    expect(leftOut.map(kindOf)).toEqual(['ft-transformer']);
    expect(judged).toHaveLength(chosen.length - 1);
    const none = affordableFinalists(chosen, costs, { foldCount: 10, restMs: -1 });
    expect(none.judged.map(({ from }) => from)).toEqual(['ablation', 'floor', 'search', 'vote']);
  });
});
