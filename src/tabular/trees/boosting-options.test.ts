import { describe, expect, it } from 'vitest';
import { resolveBoostingOptions } from './boosting-options.js';

describe('resolveBoostingOptions', () => {
  it('fills in defaults and keeps what is given', () => {
    const resolved = resolveBoostingOptions({ rounds: 3, lambda: undefined });
    expect(resolved).toMatchObject({ rounds: 3, lambda: 1, learningRate: 0.1, seed: 0 });
  });

  it.each([
    [{ roundz: 3 }, 'rounds'],
    [{ maxDept: 3 }, 'maxDepth'],
    [{ learning_rate: 1 }, 'learningRate'],
    [{ somethingElse: 1 }, 'known options: rounds'],
    [{ toString: 1 }, 'known options'],
  ])('refuses %j and names the nearest option', (options, named) => {
    // What a caller without types may pass.
    expect(() => resolveBoostingOptions(options as object)).toThrow(
      expect.objectContaining({
        code: 'input.unknown-option',
        fix: expect.stringContaining(named),
      }),
    );
  });

  it.each([
    { rounds: 0 },
    { rounds: 2.5 },
    { rounds: '200' },
    { maxDepth: 31 },
    { learningRate: 0 },
    { learningRate: Number.NaN },
    { lambda: -1 },
    { lambda: Number.POSITIVE_INFINITY },
    { rowShare: 1.01 },
    { columnShareByTree: 0 },
    { maxBins: 256 },
    { maxBins: 1 },
    { seed: Number.NaN },
    { seed: null },
  ])('refuses %j', (options) => {
    expect(() => resolveBoostingOptions(options as object)).toThrow(
      expect.objectContaining({ code: 'input.invalid' }),
    );
  });
});
