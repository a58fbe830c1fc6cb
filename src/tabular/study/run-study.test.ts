import { describe, expect, it } from 'vitest';
import type { Frame } from '../frame/frame.js';
import { madeUpTable } from '../model/made-up-table.js';
import { runStudy } from './run-study.js';
import type { StudyState } from './study-ledger.js';

const frame = madeUpTable({ rowCount: 160, twinShare: 0.4 });
const options = {
  training: {
    name: 'm',
    seed: 5,
    provenance: { createdAt: '', dataHash: 'h', dataName: '', casthouseVersion: '0' },
  },
  budgetMs: 1000,
  families: ['boosting-depthwise', 'boosting-symmetric'],
  latentCounts: [3],
  featureCounts: [],
  encoderEpochs: 1,
  mostHalvings: 1,
} as const;

function studied(table: Frame = frame, resume?: StudyState) {
  const states: StudyState[] = [];
  const stages = new Set<string>();
  let now = 0;
  let counted = Object.keys(resume?.measured ?? {}).length;
  const study = runStudy(table, options, {
    // Every look takes a second: only what is always done is done.
    clock: { monotonic: () => (now += 1000) },
    progress: ({ stage }) => stages.add(stage),
    checkpoint: (state) => {
      const count = Object.keys(state.measured).length;
      if (count === counted) return;
      counted = count;
      states.push({ ...state, measured: { ...state.measured } });
    },
    ...(resume === undefined ? {} : { resume }),
  });
  return { study, states, stages };
}

describe('a study', () => {
  const { study, states, stages } = studied();

  it('goes through its stages and ends with a model of trees, measured and weighed', () => {
    for (const stage of ['ablation', 'search', 'finalists', 'protocols', 'growth', 'training'])
      expect(stages).toContain(stage);
    expect(study.protocols.map(({ protocol }) => protocol)).toEqual([
      'twins-together',
      'random-rows',
    ]);
    expect(study.training.model.trees?.treeStart.length).toBeGreaterThan(1);
    expect(study.costs.protocols[0]!.threshold).toBe(study.training.model.threshold);
    // The made-up label follows pressure and speed: any sound study finds most of it.
    expect(study.protocols[0]!.rocAuc.estimate).toBeGreaterThan(0.8);
    expect(
      study.exploration.distributions
        .map(({ feature }) => feature)
        .slice(0, 2)
        .sort(),
    ).toEqual(['pressure', 'speed']);
  });

  it('tests every row once in every protocol, twins never on both sides of the honest one', () => {
    const [honest, naive] = study.protocols;
    for (const { rows } of [honest!, naive!])
      expect([...rows].sort((a, b) => a - b)).toEqual(
        Array.from({ length: frame.rowCount }, (_, row) => row),
      );
    expect(honest!.testRowsWithTwinShare).toBe(0);
    expect(naive!.testRowsWithTwinShare).toBeGreaterThan(0.2);
  });

  it('goes on from a state that passed through JSON and measures nothing again', () => {
    const middle = states[Math.floor(states.length * 0.8)]!;
    const resumed = studied(frame, JSON.parse(JSON.stringify(middle)));
    expect(resumed.study.resumed).toBe(Object.keys(middle.measured).length);
    expect(resumed.states.length).toBe(states.length - Object.keys(middle.measured).length);
    expect(resumed.study.comparison).toEqual(study.comparison);
    expect(resumed.study.protocols).toEqual(study.protocols);
    expect(resumed.study.training.model.trees).toEqual(study.training.model.trees);
  });

  it('chooses without the test rows: other measurements there change nothing that was chosen', () => {
    const held = new Set(study.training.heldOut[0]!.rows);
    // Twins stay twins, so the rows are divided as before.
    const stretched: Frame = {
      ...frame,
      columns: frame.columns.map((column) =>
        column.kind === 'number' && column.name !== 'id'
          ? { ...column, values: column.values.map((v, row) => (held.has(row) ? 9 - 5 * v : v)) }
          : column,
      ),
    };
    const other = studied(stretched).study;
    expect(other.training.heldOut[0]!.rows).toEqual(study.training.heldOut[0]!.rows);
    expect(other.ablation).toEqual(study.ablation);
    expect(other.search).toEqual(study.search);
    expect(other.comparison).toEqual(study.comparison);
    expect(other.growth).toEqual(study.growth);
    expect(other.training.model.trees).toEqual(study.training.model.trees);
    expect(other.training.heldOut[0]!.probabilities).not.toEqual(
      study.training.heldOut[0]!.probabilities,
    );
  });
});
