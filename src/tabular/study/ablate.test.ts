import { describe, expect, it } from 'vitest';
import { noProgress } from '../../shared/index.js';
import { madeUpTable } from '../model/made-up-table.js';
import { trainingTable } from '../model/training-table.js';
import { randomFolds } from '../prepare/split-rows.js';
import { ablate } from './ablate.js';
import { ablationGroups, kindOf } from './configuration.js';
import { CostEstimate } from './estimate-cost.js';
import { StudyLedger } from './study-ledger.js';

const table = trainingTable(madeUpTable({ rowCount: 150 }), {
  name: 'm',
  provenance: { createdAt: '', dataHash: '', dataName: '', casthouseVersion: '0' },
});
const folds = randomFolds(table.labels, { folds: 2 });
const groups = ablationGroups(table.featureNames.length, {
  families: ['boosting-depthwise', 'boosting-symmetric'],
  latentCounts: [2, 3],
  featureCounts: [2],
  seed: 1,
});

/** Every measurement takes a second by the clock of the ledger. */
function ablated(untilMs: number, resume?: ReturnType<typeof slowLedger>['states'][number]) {
  const { ledger, states } = slowLedger(resume);
  const costs = new CostEstimate(ledger);
  const shared = { ledger, costs, untilMs, progress: noProgress, encoderEpochs: 1, seed: 1 };
  return { ...ablate(table, folds, groups, shared), states, costs };
}

function slowLedger(resume?: { readonly spentMs: number }) {
  let now = 0;
  const states: Parameters<
    NonNullable<ConstructorParameters<typeof StudyLedger>[1]['checkpoint']>
  >[0][] = [];
  const ledger = new StudyLedger('k', {
    clock: { monotonic: () => (now += 500) },
    checkpoint: (state) => states.push({ ...state, measured: { ...state.measured } }),
    ...(resume === undefined ? {} : { resume: resume as (typeof states)[number] }),
  });
  return { ledger, states };
}

describe('an ablation', () => {
  it('compares every configuration over every fold when there is time', () => {
    const { scored, skipped } = ablated(Number.MAX_VALUE);
    expect(skipped).toEqual([]);
    expect(scored).toHaveLength(groups.flatMap(({ configurations }) => configurations).length);
    for (const { folds: ofFolds } of scored) expect(ofFolds).toHaveLength(2);
  });

  it('leaves out, over all folds, what would not end in time, and always does the first group', () => {
    const { scored, skipped } = ablated(0);
    expect(scored.map(({ configuration }) => kindOf(configuration))).toEqual([
      'boosting-depthwise',
      'boosting-symmetric',
      'vote',
    ]);
    const all = groups.flatMap(({ configurations }) => configurations);
    expect(skipped).toEqual(all.slice(3));
  });

  it('begins with the same when it is given more time, and measures none of it again', () => {
    const short = ablated(0);
    const before = short.states.at(-1)!;
    const long = ablated(Number.MAX_VALUE, before);
    expect(long.scored.slice(0, 3)).toEqual(short.scored);
    for (const name of Object.keys(before.measured))
      expect(long.states.at(-1)!.measured[name]).toBe(before.measured[name]);
  });

  it('makes a vote of what its members answered', () => {
    const [deep, symmetric, vote] = ablated(0).scored;
    // No worse than the worse of its members by much, and not one of them.
    expect(vote!.mean.rocAuc).toBeGreaterThan(
      Math.min(deep!.mean.rocAuc, symmetric!.mean.rocAuc) - 0.02,
    );
    expect(vote!.folds).not.toEqual(deep!.folds);
  });
});
