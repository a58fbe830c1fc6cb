import { describe, expect, it } from 'vitest';
import { ablationGroups, drawnBy, kindOf } from './configuration.js';

describe('the configurations of an ablation', () => {
  const groups = ablationGroups(22, {
    latentCounts: [4, 8, 8],
    featureCounts: [15, 20, 25, 30],
    seed: 1,
  });
  const all = groups.flatMap(({ configurations }) => configurations);

  it('crosses eight families and a vote with features, selection and latents, each once', () => {
    // All features, top 15 and 20 (of 22), and for each of two sizes of latents combined and alone.
    expect(all).toHaveLength(9 * (1 + 2 + 2 * 2));
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(new Set(all.map(kindOf)).size).toBe(9);
  });

  it('keeps what needs the same encoder in one group', () => {
    for (const { latentCount, configurations } of groups)
      for (const each of configurations) expect(each.latentCount).toBe(latentCount);
  });

  it('begins with all that is quick on all features, and tries what takes long one at a time', () => {
    const [first, ...others] = groups;
    expect(first!.configurations.map(kindOf)).toEqual([
      'boosting-depthwise',
      'boosting-leafwise',
      'boosting-symmetric',
      'random-forest',
      'extra-trees',
      'logistic-regression',
      'vote',
    ]);
    const costly = others.filter(({ configurations }) =>
      configurations.some((each) => kindOf(each).endsWith('-transformer')),
    );
    expect(costly).toHaveLength(2 * (1 + 2 + 2 * 2));
    for (const { configurations } of costly) expect(configurations).toHaveLength(1);
  });

  it('lets a vote be of the very members that stand beside it', () => {
    const [{ configurations }] = groups as [(typeof groups)[0]];
    const members = configurations.at(-1)!.members;
    expect(members).toEqual(configurations.slice(0, 3).map(({ members: [only] }) => only));
  });

  it('draws members that draw by another seed', () => {
    const [{ configurations }] = groups as [(typeof groups)[0]];
    const forest = drawnBy(configurations[3]!, 7);
    expect(forest.members[0].options).toEqual({
      ...configurations[3]!.members[0].options,
      seed: 7,
    });
    expect(drawnBy(configurations[5]!, 7)).toEqual(configurations[5]!);
  });
});
