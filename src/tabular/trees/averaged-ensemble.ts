import type { CategorySplits, TreeEnsemble } from './tree-ensemble.js';

/**
 * The ensemble whose margin is the mean margin of the given ones, one or more that read the same features and have one
 * objective: their trees side by side, every leaf divided by their number. So a soft vote of boosted models, the mean of
 * their log odds, is stored, served and explained exactly as one of them is.
 */
export function averagedEnsemble(ensembles: readonly TreeEnsemble[]): TreeEnsemble {
  const count = ensembles.length;
  // One at least, of one objective and width like all others.
  const { objective, featureCount } = ensembles[0]!;
  const joined = <T extends 'splitFeature' | 'threshold' | 'missingLeft' | 'cover'>(name: T) =>
    ensembles.flatMap((ensemble) => [...ensemble[name]]);
  // Nodes, and sets of categories, are numbered on from the ensembles before.
  const nodesBefore = before(ensembles.map(({ splitFeature }) => splitFeature.length));
  const children = (side: 'left' | 'right') =>
    Int32Array.from(
      ensembles.flatMap((ensemble, i) =>
        Array.from(ensemble[side], (child) => (child < 0 ? child : child + nodesBefore[i]!)),
      ),
    );
  const starts = ensembles.flatMap(({ treeStart }, i) =>
    Array.from(treeStart.subarray(0, -1), (start) => start + nodesBefore[i]!),
  );
  const nodeCount = ensembles.reduce((sum, { splitFeature }) => sum + splitFeature.length, 0);
  const categorySplits = joinedSplits(ensembles);
  return {
    objective,
    featureCount,
    baseMargin: ensembles.reduce((sum, { baseMargin }) => sum + baseMargin / count, 0),
    treeStart: Int32Array.from([...starts, nodeCount]),
    splitFeature: Int32Array.from(joined('splitFeature')),
    threshold: Float64Array.from(joined('threshold')),
    missingLeft: Uint8Array.from(joined('missingLeft')),
    left: children('left'),
    right: children('right'),
    value: Float64Array.from(ensembles.flatMap(({ value }) => Array.from(value, (v) => v / count))),
    cover: Float64Array.from(joined('cover')),
    gain: Float64Array.from(ensembles.flatMap(({ gain }) => Array.from(gain, (g) => g / count))),
    ...(categorySplits === null ? {} : { categorySplits }),
  };
}

const wordsPerSet = 8;

function joinedSplits(ensembles: readonly TreeEnsemble[]): CategorySplits | null {
  if (ensembles.every(({ categorySplits }) => categorySplits === undefined)) return null;
  const setsBefore = before(
    ensembles.map(({ categorySplits }) => (categorySplits?.bits.length ?? 0) / wordsPerSet),
  );
  return {
    setOfNode: Int32Array.from(
      ensembles.flatMap(({ categorySplits, splitFeature }, i) =>
        categorySplits === undefined
          ? Array.from(splitFeature, () => -1)
          : Array.from(categorySplits.setOfNode, (set) => (set < 0 ? set : set + setsBefore[i]!)),
      ),
    ),
    bits: Uint32Array.from(
      ensembles.flatMap(({ categorySplits }) => [...(categorySplits?.bits ?? [])]),
    ),
  };
}

/** The sum of all counts before each. */
function before(counts: readonly number[]): readonly number[] {
  let sum = 0;
  return counts.map((count) => {
    sum += count;
    return sum - count;
  });
}
