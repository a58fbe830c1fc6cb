import { describe, expect, it } from 'vitest';
import { Problem } from '../../../src/shared/index.js';
import { resolveOptions, type SimulationOptions } from './simulation-options.js';

// Callers without a type checker can give anything.
function failure(options: Readonly<Record<string, unknown>>): Problem {
  try {
    resolveOptions(options as unknown as SimulationOptions);
  } catch (thrown) {
    if (thrown instanceof Problem) return thrown;
    throw thrown;
  }
  throw new Error(`accepted ${JSON.stringify(options)}`);
}

describe('simulation options', () => {
  it('fill in the documented defaults', () => {
    const { rows, seed, twinShare, defectShare, lots, missingBlocks } = resolveOptions({
      rows: 7500,
      seed: 1,
    });
    expect({ rows, seed, twinShare, defectShare, lots, missingBlocks }).toEqual({
      rows: 7500,
      seed: 1,
      twinShare: 0,
      defectShare: 0.22,
      lots: 8,
      missingBlocks: 1,
    });
    expect(resolveOptions({ rows: 1, seed: 0 }).lots).toBe(1);
  });

  it.each([
    ['rows', { rows: 0 }, 'got 0, expected a whole number from 1 to 1000000'],
    ['rows', { rows: -5 }, 'got -5'],
    ['rows', { rows: Number.NaN }, 'got NaN'],
    ['rows', { rows: 1.5 }, 'got 1.5'],
    ['rows', { rows: 1_000_001 }, 'got 1000001'],
    ['rows', { rows: '10' }, 'got string "10"'],
    ['rows', { rows: undefined }, 'got nothing'],
    ['seed', { seed: undefined }, 'got nothing'],
    ['seed', { seed: -1 }, 'got -1'],
    ['seed', { seed: 0.5 }, 'got 0.5'],
    ['twinShare', { twinShare: 0.51 }, 'expected a share from 0 to 0.5'],
    ['twinShare', { twinShare: -0.1 }, 'got -0.1'],
    ['twinShare', { twinShare: Number.NaN }, 'got NaN'],
    ['defectShare', { defectShare: 0 }, 'expected a share from 0.01 to 0.6'],
    ['lots', { lots: 0 }, 'got 0'],
    ['lots', { rows: 10, lots: 11 }, 'from 1 to 10'],
    ['startAtMs', { startAtMs: Number.POSITIVE_INFINITY }, 'got Infinity'],
    ['missingBlocks', { missingBlocks: 101 }, 'from 0 to 100'],
  ])('refuse a bad %s: %j', (option, wrong, words) => {
    const problem = failure({ rows: 100, seed: 1, ...wrong });
    expect(problem.code).toBe('simulation.invalid-option');
    expect(problem.facts.option).toBe(option);
    expect(problem.message).toContain(words);
  });

  it('refuse an unknown option and name the nearest', () => {
    const problem = failure({ rows: 100, seed: 1, twinshares: 0.1 });
    expect(problem.code).toBe('input.unknown-option');
    expect(problem.fix).toContain('twinShare');
  });
});
