import { describe, expect, it } from 'vitest';
import { ablationGroups } from './configuration.js';

describe('the configurations of an ablation', () => {
  const groups = ablationGroups(22, {
    latentCounts: [4, 8, 8],
    featureCounts: [15, 20, 25, 30],
    seed: 1,
  });
  const all = groups.flatMap(({ configurations }) => configurations);

  it('crosses families with features, selection and latents, each once', () => {
    // Six families: all features, top 15 and 20 (of 22), and for each size of latents combined and alone.
    expect(all).toHaveLength(6 * (1 + 2) + 6 * 2 * 2);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  it('keeps what needs the same encoder in one group', () => {
    expect(groups.map(({ latentCount }) => latentCount)).toEqual([null, 4, 8]);
    for (const { latentCount, configurations } of groups)
      for (const each of configurations) expect(each.latentCount).toBe(latentCount);
  });
});
