import { describe, expect, it } from 'vitest';
import { fixedClock, noProgress } from '../../shared/index.js';
import type { LearnerFamily } from '../learners/learner.js';
import { madeUpTable } from '../model/made-up-table.js';
import { trainingTable } from '../model/training-table.js';
import { compareFinalists } from './compare-finalists.js';
import type { Configuration } from './configuration.js';
import { StudyLedger } from './study-ledger.js';

const table = trainingTable(madeUpTable({ rowCount: 40 }), {
  name: 'm',
  provenance: { createdAt: '', dataHash: '', dataName: '', casthouseVersion: '0' },
});
const rows = (from: number, to: number) =>
  Uint32Array.from({ length: to - from }, (_, i) => from + i);
const fold = { trainingRows: rows(0, 32), testRows: rows(32, 40) };
const folds = [Array.from({ length: 5 }, () => fold)];

function configuration(
  id: string,
  more: Partial<Configuration> & { readonly family?: LearnerFamily } = {},
): Configuration {
  const { family = 'boosting-depthwise', ...rest } = more;
  return {
    id,
    featureSet: 'baseline',
    latentCount: null,
    keep: null,
    members: [{ family, options: {} }],
    ...rest,
  };
}

const division = { protocol: 'twins-together', repeats: folds } as const;

/** Judges configurations whose areas by fold are given: nothing is fitted, for the ledger knows them all. */
function judged(areas: readonly (readonly [Configuration, readonly number[]])[]) {
  const measured = Object.fromEntries(
    areas.flatMap(([each, ofFold]) =>
      ofFold.map((rocAuc, at) => [
        `finalists/${JSON.stringify(each)}/twins-together/0/${at}`,
        { value: { rocAuc, prAuc: 0.5, f1: 0.5, rocAucError: 0.03 }, tookMs: 0 },
      ]),
    ),
  );
  const ledger = new StudyLedger('k', {
    clock: fixedClock(0),
    resume: { key: 'k', spentMs: 0, measured, parts: {} },
  });
  return compareFinalists(
    table,
    {
      judged: areas.map(([each]) => ({ configuration: each, from: 'ablation' as const })),
      leftOut: [],
    },
    [division],
    { ledger, progress: noProgress, encoderEpochs: 1, seed: 0 },
  );
}

describe('comparing finalists', () => {
  const plain = configuration('plain');
  const encoded = configuration('encoded', { featureSet: 'combined', latentCount: 4 });

  it('takes the plain model where no test tells it from one with an encoder', () => {
    const { recommended, finalists } = judged([
      [encoded, [0.7, 0.8, 0.74, 0.69, 0.77]],
      [plain, [0.71, 0.76, 0.75, 0.68, 0.76]],
    ]);
    expect(finalists[0]!.configuration.id).toBe('encoded');
    expect(finalists[1]!.skills[0].againstBest!.pValue).toBeGreaterThan(0.05);
    expect(recommended.configuration.id).toBe('plain');
  });

  it('takes the better one where the test tells them apart', () => {
    const { recommended, finalists } = judged([
      [encoded, [0.8, 0.81, 0.79, 0.8, 0.8]],
      [plain, [0.7, 0.71, 0.69, 0.71, 0.7]],
    ]);
    // By hand: mean difference -.098, variance 2e-5, spread sqrt((1/5 + .2/.8) 2e-5) = .003, t = 32.7 with 4 degrees.
    expect(finalists[1]!.skills[0].againstBest!.estimate).toBeCloseTo(-0.098, 12);
    expect(finalists[1]!.skills[0].againstBest!.pValue).toBeLessThan(1e-4);
    expect(recommended.configuration.id).toBe('encoded');
  });

  it('gives the mean area an interval of the errors of its folds', () => {
    const { finalists } = judged([[plain, [0.7, 0.71, 0.69, 0.71, 0.7]]]);
    const [{ rocAuc, deviationOverSeeds }] = finalists[0]!.skills;
    // By hand: five folds with an error of .03 each and one seed, 1.96 sqrt(5 * .03^2) / 5 = .0263.
    expect(rocAuc.estimate).toBeCloseTo(0.702, 12);
    expect(rocAuc.high - rocAuc.estimate).toBeCloseTo(0.0263, 4);
    expect(rocAuc.estimate - rocAuc.low).toBeCloseTo(0.0263, 4);
    expect(deviationOverSeeds).toBe(0);
  });

  it('judges in every protocol, and decides by the first', () => {
    const later = { protocol: 'forward', repeats: [[fold, fold]] } as const;
    const choices = [plain, encoded].map((each) => ({
      configuration: each,
      from: 'search' as const,
    }));
    const { finalists, recommended } = compareFinalists(
      table,
      { judged: choices, leftOut: [] },
      [{ ...division, repeats: [folds[0]!, folds[0]!] }, later],
      {
        ledger: new StudyLedger('k', { clock: fixedClock(0) }),
        progress: noProgress,
        encoderEpochs: 1,
        seed: 0,
      },
    );
    for (const { skills } of finalists) {
      expect(skills.map(({ protocol }) => protocol)).toEqual(['twins-together', 'forward']);
      expect(skills.map(({ rocAucOfFold }) => rocAucOfFold.length)).toEqual([10, 2]);
    }
    expect(recommended.configuration.id).toBe('plain');
  });

  it('takes what stands on few parts before a transformer that no test tells from it', () => {
    const tokens = configuration('tokens', { family: 'ft-transformer' });
    const { recommended } = judged([
      [tokens, [0.7, 0.8, 0.74, 0.69, 0.77]],
      [plain, [0.71, 0.76, 0.75, 0.68, 0.76]],
    ]);
    expect(recommended.configuration.id).toBe('plain');
  });

  it('recommends a vote where the test calls it better than what is of one kind', () => {
    const vote = configuration('vote', {
      members: [
        { family: 'boosting-depthwise', options: {} },
        { family: 'boosting-symmetric', options: {} },
      ],
    });
    const { recommended } = judged([
      [vote, [0.8, 0.81, 0.79, 0.8, 0.8]],
      [plain, [0.7, 0.71, 0.69, 0.71, 0.7]],
    ]);
    expect(recommended.configuration.id).toBe('vote');
  });
});
