import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../shared/index.js';
import { fitExtraTrees, fitRandomForest } from './forest.js';
import type { ForestOptions } from './forest-options.js';
import { predictMargins } from './predict-margins.js';
import type { TreeEnsemble } from './tree-ensemble.js';

interface Sample {
  readonly columns: Float64Array[];
  readonly labels: Uint8Array;
  readonly rows: Uint32Array;
}

/** Three features, one of few values and one with gaps, and as many classes as asked for. */
function sample(seed: number, rowCount: number, classCount: number): Sample {
  const random = seededRandom(seed);
  const columns = Array.from({ length: 3 }, (_, f) =>
    Float64Array.from({ length: rowCount }, () =>
      f === 0 ? random.integer(4) : f === 1 && random.next() < 0.3 ? Number.NaN : random.normal(),
    ),
  );
  const labels = Uint8Array.from({ length: rowCount }, (_, row) =>
    row < 2 ? row : random.integer(classCount),
  );
  return { columns, labels, rows: Uint32Array.from(labels, (_, row) => row) };
}

const alone: ForestOptions = { trees: 1, bootstrap: false, columnShareByNode: 1 };

/** Sum over sides of (squared class counts) / rows of the best cut of all features; null when none differs. */
function bestScore({ columns, labels }: Sample, rows: readonly number[]): number | null {
  let best: number | null = null;
  for (const column of columns) {
    const present = rows.map((row) => column[row]!).filter((value) => !Number.isNaN(value));
    for (const threshold of [...new Set(present), Number.POSITIVE_INFINITY])
      for (const missingLeft of [false, true]) {
        const isLeft = (row: number) =>
          Number.isNaN(column[row]!) ? missingLeft : column[row]! < threshold;
        const sides = [rows.filter(isLeft), rows.filter((row) => !isLeft(row))];
        if (sides.some((side) => side.length === 0)) continue;
        const score = sides.reduce((sum, side) => sum + purity(labels, side), 0);
        best = Math.max(best ?? 0, score);
      }
  }
  return best;
}

function purity(labels: Uint8Array, rows: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(labels[row]!, (counts.get(labels[row]!) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum + count * count, 0) / rows.length;
}

function eachNode(
  tree: TreeEnsemble,
  { columns }: Sample,
  rows: readonly number[],
  visit: (node: number, rows: readonly number[], left: readonly number[]) => void,
  node = 0,
): void {
  const feature = tree.splitFeature[node]!;
  if (feature < 0) {
    visit(node, rows, []);
    return;
  }
  const isLeft = (row: number) => {
    const x = columns[feature]![row]!;
    return Number.isNaN(x) ? tree.missingLeft[node] === 1 : x < tree.threshold[node]!;
  };
  const left = rows.filter(isLeft);
  const right = rows.filter((row) => !isLeft(row));
  visit(node, rows, left);
  eachNode(tree, { columns } as Sample, left, visit, tree.left[node]!);
  eachNode(tree, { columns } as Sample, right, visit, tree.right[node]!);
}

describe('a tree of a random forest that looks at everything', () => {
  it('divides every node as well as any cut can, until it has one class or no cut', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 4, max: 40 }),
        fc.integer({ min: 2, max: 4 }),
        (seed, rowCount, classCount) => {
          const data = sample(seed, rowCount, classCount);
          const trees = fitRandomForest(data.columns, data.labels, classCount, data.rows, alone);
          expect(trees).toHaveLength(classCount === 2 ? 1 : classCount);
          const [tree] = trees;
          eachNode(tree!, data, [...data.rows], (node, rows, left) => {
            expect(tree!.cover[node]).toBe(rows.length);
            if (tree!.splitFeature[node]! < 0) {
              const pure = rows.every((row) => data.labels[row] === data.labels[rows[0]!]);
              expect(pure || bestScore(data, rows) === null).toBe(true);
              const wanted = classCount === 2 ? 1 : 0;
              const share = rows.filter((row) => data.labels[row] === wanted).length / rows.length;
              expect(tree!.value[node]).toBe(share);
              return;
            }
            const right = rows.filter((row) => !left.includes(row));
            const score = purity(data.labels, left) + purity(data.labels, right);
            expect(score).toBeCloseTo(bestScore(data, rows)!, 9);
            expect(tree!.gain[node]).toBeCloseTo(score - purity(data.labels, rows), 9);
          });
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe.each([
  ['random forest', fitRandomForest],
  ['extra-trees', fitExtraTrees],
] as const)('%s', (_, fitForest) => {
  const data = sample(5, 200, 3);

  it('has probabilities that sum to 1 over the classes, from trees that share their shape', () => {
    const classes = fitForest(data.columns, data.labels, 3, data.rows, { trees: 9 });
    const margins = classes.map((ensemble) => predictMargins(ensemble, data.columns));
    for (const row of data.rows)
      expect(margins.reduce((sum, margin) => sum + margin[row]!, 0)).toBeCloseTo(1, 12);
    expect(classes[1]!.threshold).toBe(classes[0]!.threshold);
  });

  it('begins a larger forest with the trees of a smaller one, and another seed with others', () => {
    const [five] = fitForest(data.columns, data.labels, 3, data.rows, { trees: 5 });
    const [two] = fitForest(data.columns, data.labels, 3, data.rows, { trees: 2 });
    const [other] = fitForest(data.columns, data.labels, 3, data.rows, { trees: 2, seed: 1 });
    const nodes = two!.splitFeature.length;
    expect(five!.splitFeature.subarray(0, nodes)).toEqual(two!.splitFeature);
    expect(other!.threshold).not.toEqual(two!.threshold);
  });

  it('keeps to depth and leaf size', () => {
    const options = { trees: 3, maxDepth: 3, minLeafRows: 12, bootstrap: false };
    const [forest] = fitForest(data.columns, data.labels, 3, data.rows, options);
    const { treeStart, splitFeature, cover, left, right } = forest!;
    const depth = new Int32Array(splitFeature.length);
    for (let node = 0; node < splitFeature.length; node++) {
      expect(cover[node]).toBeGreaterThanOrEqual(12);
      expect(depth[node]).toBeLessThanOrEqual(3);
      if (splitFeature[node]! < 0) continue;
      depth[left[node]!] = depth[node]! + 1;
      depth[right[node]!] = depth[node]! + 1;
    }
    expect(treeStart).toHaveLength(4);
  });

  it('counts weights as copies of a row', () => {
    const rowWeights = Float64Array.from(data.labels, (_, row) => 1 + (row % 3));
    const copies = Uint32Array.from(
      [...data.rows].flatMap((row) => Array(1 + (row % 3)).fill(row)),
    );
    const options = { trees: 3, bootstrap: false };
    const weighed = fitForest(data.columns, data.labels, 3, data.rows, options, { rowWeights });
    expect(fitForest(data.columns, data.labels, 3, copies, options)).toEqual(weighed);
  });

  it('answers class shares alone where no feature differs', () => {
    const constant = [new Float64Array(200).fill(3), new Float64Array(200).fill(Number.NaN)];
    const options = { trees: 2, bootstrap: false };
    const [, , third] = fitForest(constant, data.labels, 3, data.rows, options);
    const share = data.labels.filter((label) => label === 2).length / 200;
    expect(predictMargins(third!, constant)[0]).toBeCloseTo(share, 14);
  });

  it.each([
    ['input.invalid', { trees: 0 }],
    ['input.invalid', { columnShareByNode: 'log2' }],
    ['input.invalid', { bootstrap: 1 }],
    ['input.unknown-option', { rounds: 3 }],
  ])('refuses with %s (case %#)', (code, options) => {
    expect(() => fitForest(data.columns, data.labels, 3, data.rows, options as object)).toThrow(
      expect.objectContaining({ code }),
    );
  });

  it('refuses infinite values and stops when asked to', () => {
    const infinite = [Float64Array.of(1, 2, Number.POSITIVE_INFINITY, 4)];
    const four = Uint32Array.of(0, 1, 2, 3);
    expect(() => fitForest(infinite, Uint8Array.of(0, 1, 0, 1), 2, four)).toThrow(
      expect.objectContaining({ code: 'learning.infinite-value' }),
    );
    const signal = AbortSignal.abort();
    expect(() => fitForest(data.columns, data.labels, 3, data.rows, {}, { signal })).toThrow(
      expect.objectContaining({ code: 'learning.stopped' }),
    );
  });
});
