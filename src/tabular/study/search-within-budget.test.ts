import { describe, expect, it } from 'vitest';
import { noProgress } from '../../shared/index.js';
import { madeUpTable } from '../model/made-up-table.js';
import { trainingTable } from '../model/training-table.js';
import { randomFolds } from '../prepare/split-rows.js';
import { inputsName, type ModelInputs, plainInputs } from './configuration.js';
import { CostEstimate } from './estimate-cost.js';
import { inputsWorthSearching, searchWithinBudget } from './search-within-budget.js';
import { StudyLedger, type StudyState } from './study-ledger.js';

const table = trainingTable(madeUpTable({ rowCount: 120 }), {
  name: 'm',
  provenance: { createdAt: '', dataHash: '', dataName: '', casthouseVersion: '0' },
});
const rows = Uint32Array.from(table.labels, (_, row) => row);
const top: ModelInputs = { ...plainInputs, keep: 2 };
const encoded: ModelInputs = { featureSet: 'combined', latentCount: 2, keep: null };

function searched(untilMs: number, { resume, stop }: { resume?: StudyState; stop?: number } = {}) {
  let now = 0;
  const states: StudyState[] = [];
  const ledger = new StudyLedger('k', {
    clock: { monotonic: () => (now += 1) },
    checkpoint: (state) => {
      states.push(structuredClone(state));
      if (states.length === stop) throw new Error('cut short');
    },
    ...(resume === undefined ? {} : { resume }),
  });
  const search = () =>
    searchWithinBudget(
      table,
      rows,
      (_, repeat) => randomFolds(table.labels, { folds: 2, seed: repeat }),
      [plainInputs, top, encoded],
      {
        ...{ ledger, untilMs, mostHalvings: 2, progress: noProgress },
        ...{ families: ['boosting-symmetric'], encoderEpochs: 1, seed: 1 },
      },
    );
  return { search, states };
}

describe('the search of a study', () => {
  const { search, states } = searched(Number.MAX_VALUE);
  const whole = search();

  it('chooses among what a model reads as well as among its options', () => {
    expect(whole.halvings).toBe(2);
    const tried = new Set(whole.trials.map(({ inputs }) => inputsName(inputs)));
    expect([...tried].sort()).toEqual(['baseline', 'baseline/k2', 'combined/l2']);
    for (let i = 1; i < whole.trials.length; i++) {
      const [a, b] = [whole.trials[i - 1]!, whole.trials[i]!];
      expect(a.rungs > b.rungs || (a.rungs === b.rungs && a.score >= b.score)).toBe(true);
    }
  });

  it('always does the first halving, and no other once the time is over', () => {
    const short = searched(0).search();
    expect(short.halvings).toBe(1);
    expect(short.trials.length).toBeLessThan(whole.trials.length);
  });

  it('goes on in the middle of a halving', () => {
    const cut = searched(Number.MAX_VALUE, { stop: 7 });
    expect(cut.search).toThrow('cut short');
    const resume = JSON.parse(JSON.stringify(cut.states.at(-1)));
    expect(Object.keys(resume.measured)).toEqual(['search/plan']);
    const again = searched(Number.MAX_VALUE, { resume });
    expect(again.search()).toEqual(whole);
    expect(again.states.length).toBe(states.length - 7);
  });
});

describe('the inputs worth searching', () => {
  const scored = [
    { inputs: plainInputs, rocAuc: 0.7 },
    { inputs: top, rocAuc: 0.72 },
    { inputs: encoded, rocAuc: 0.71 },
  ].map(({ inputs, rocAuc }) => ({
    configuration: {
      id: inputsName(inputs),
      ...inputs,
      members: [{ family: 'extra-trees', options: {} }] as const,
    },
    folds: [],
    mean: { rocAuc, prAuc: 0, f1: 0 },
  }));
  let now = 0;
  const ledger = new StudyLedger('k', { clock: { monotonic: () => now } });
  const costs = new CostEstimate(ledger);
  ledger.measure('encoder', () => {
    now += 1000;
  });
  costs.learn('latents/2', 'encoder');
  const worth = (roomMs: number) =>
    inputsWorthSearching({ scored, skipped: [] }, costs, { foldCount: 10, roomMs }).map(inputsName);

  it('have an encoder among them only where its training leaves time to search', () => {
    expect(worth(60_000)).toEqual(['baseline', 'baseline/k2', 'combined/l2']);
    expect(worth(20_000)).toEqual(['baseline', 'baseline/k2']);
  });
});
