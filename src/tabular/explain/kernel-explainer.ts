import { goesLeft } from '../trees/goes-left.js';
import { webAssembly } from '../trees/kernel/web-assembly.js';
import type { TreeEnsemble } from '../trees/tree-ensemble.js';
import { gaussLegendre } from './gauss-legendre.js';
import { explainBase64 } from './kernel/explain-binary.js';
import type { PathFacts } from './path-facts.js';

/**
 * Writes the SHAP values of rows into `values`, both row-major with featureCount entries a row; overwrites what was
 * there. Rows hold prepared values, NaN = missing.
 */
export type RowsExplainer = (rows: Float64Array, values: Float64Array) => void;

const splitBytes = 48;
// So many rows pass through a tree before the next one: they stay in the second cache.
const rowsAtOnce = 64;
const pageBytes = 65536;
// Beyond this, slow and small is better than fast and large.
const mostBytes = 2 ** 30;

/**
 * The kernel in WebAssembly over one ensemble: what `plainExplainer` computes, but for rounding, several times as fast.
 * Null where WebAssembly or its SIMD instructions are refused, or the ensemble would take more than a gigabyte.
 */
export function kernelExplainer(ensemble: TreeEnsemble, paths: PathFacts): RowsExplainer | null {
  const api = webAssembly();
  if (api === null) return null;
  const { featureCount } = ensemble;
  const layout = layoutOf(ensemble, paths);
  if (layout.bytes > mostBytes) return null;
  try {
    const pages = Math.ceil(layout.bytes / pageBytes);
    const memory = new api.Memory({ initial: pages, maximum: pages });
    const binary = Uint8Array.from(atob(explainBase64), (letter) => letter.charCodeAt(0));
    const { exports } = new api.Instance(new api.Module(binary), { env: { memory } });
    // The binary is ours, and every test of the explainer runs through it.
    const { explain } = exports as KernelExports;
    fill(new Uint8Array(memory.buffer), layout, ensemble, paths);
    const numbers = new Float64Array(memory.buffer);
    const at = layout.addresses;
    return (rows, values) => {
      const count = Math.floor(rows.length / featureCount);
      for (let first = 0; first < count; first += rowsAtOnce) {
        const rowCount = Math.min(rowsAtOnce, count - first);
        const given = rows.subarray(first * featureCount, (first + rowCount) * featureCount);
        let to = at.rows / 8;
        for (let from = 0; from < given.length; from += featureCount) {
          for (let f = from; f < from + featureCount; f++) {
            const value = given[f]!;
            const missing = Number.isNaN(value);
            numbers[to++] = missing ? Number.POSITIVE_INFINITY : value;
            numbers[to++] = missing ? Number.NEGATIVE_INFINITY : value;
          }
          for (const node of layout.categoryNodes) {
            const x = given[from + ensemble.splitFeature[node]!]!;
            numbers[to++] = goesLeft(ensemble, node, x) ? 0 : 1;
          }
        }
        const answer = numbers.subarray(at.values / 8, at.values / 8 + given.length);
        answer.fill(0);
        explain(
          at.splits,
          at.treeStart,
          ensemble.treeStart.length - 1,
          at.rows,
          layout.rowBytes,
          rowCount,
          at.values,
          8 * featureCount,
          at.weights,
          at.disagreement,
          at.above,
          at.below,
          at.factors,
          at.sides,
          layout.vectorBytes,
        );
        values.set(answer, first * featureCount);
      }
    };
  } catch {
    // A browser's policy, an engine without SIMD, no memory: all say it by throwing, each its own error.
    return null;
  }
}

interface KernelExports {
  // See kernel/assembly/explain.ts.
  explain(...addressesAndSizes: number[]): void;
}

interface Layout {
  readonly addresses: Readonly<Record<(typeof regions)[number], number>>;
  readonly bytes: number;
  readonly points: Float64Array;
  readonly weights: Float64Array;
  readonly vectorBytes: number;
  /** Per tree: its first split among all splits. */
  readonly firstSplit: Uint32Array;
  /** Per node: its number among all splits; -1 for a leaf. */
  readonly splitOfNode: Int32Array;
  readonly mostSplits: number;
  /** Splits by category: what such a one says of a row, 0 for left and 1 for right, stands behind the row's features. */
  readonly categoryNodes: readonly number[];
  readonly rowBytes: number;
}

const regions = [
  'one',
  'splits',
  'treeStart',
  'weights',
  'disagreement',
  'firstTest',
  'laterTests',
  'leaves',
  'rows',
  'values',
  'above',
  'below',
  'factors',
  'sides',
] as const;

function layoutOf(ensemble: TreeEnsemble, paths: PathFacts): Layout {
  const { treeStart, splitFeature, featureCount } = ensemble;
  const treeCount = treeStart.length - 1;
  const pointCount = Math.max(1, Math.ceil(paths.mostFeaturesOnAPath / 2));
  const { points, weights } = gaussLegendre(pointCount);
  // Two points share a register; one that is left over gets a companion of weight 0.
  const vectorBytes = 16 * Math.ceil(pointCount / 2);
  const firstSplit = new Uint32Array(treeCount + 1);
  const splitOfNode = new Int32Array(splitFeature.length).fill(-1);
  let splits = 0;
  let later = 0;
  let mostSplits = 0;
  for (let tree = 0; tree < treeCount; tree++) {
    for (let node = treeStart[tree]!; node < treeStart[tree + 1]!; node++) {
      if (splitFeature[node]! < 0) continue;
      splitOfNode[node] = splits++;
      if (paths.earlierSplit[node]! >= 0) later++;
    }
    firstSplit[tree + 1] = splits;
    mostSplits = Math.max(mostSplits, splits - firstSplit[tree]!);
  }
  const categoryNodes: number[] = [];
  ensemble.categorySplits?.setOfNode.forEach((set, node) => {
    if (set >= 0) categoryNodes.push(node);
  });
  const rowBytes = 16 * featureCount + 8 * categoryNodes.length;
  const sizes: Record<(typeof regions)[number], number> = {
    one: 1,
    splits: splits * splitBytes,
    treeStart: 4 * (treeCount + 1),
    weights: vectorBytes,
    disagreement: 2 * vectorBytes,
    firstTest: 2 * vectorBytes,
    laterTests: 2 * vectorBytes * later,
    leaves: vectorBytes * (splitFeature.length - splits),
    rows: rowBytes * rowsAtOnce,
    values: 8 * featureCount * rowsAtOnce,
    // One place more: nobody asks what lies above a leaf.
    above: vectorBytes * (mostSplits + 1),
    below: vectorBytes * mostSplits,
    factors: vectorBytes * mostSplits,
    sides: 2 * mostSplits,
  };
  const addresses = { ...sizes };
  let bytes = 64;
  for (const region of regions) {
    addresses[region] = bytes;
    bytes += 64 * Math.ceil(sizes[region] / 64);
  }
  return {
    addresses,
    bytes,
    points,
    weights,
    vectorBytes,
    firstSplit,
    splitOfNode,
    mostSplits,
    categoryNodes,
    rowBytes,
  };
}

/** Everything that no row changes. */
function fill(bytes: Uint8Array, layout: Layout, ensemble: TreeEnsemble, paths: PathFacts): void {
  const { addresses: at, points, weights, vectorBytes, firstSplit, splitOfNode } = layout;
  const { treeStart, splitFeature, threshold, missingLeft, left, right, value } = ensemble;
  const { leftShare, earlierSplit, earlierSide, earlierShare } = paths;
  const view = new DataView(bytes.buffer);
  const numbers = new Float64Array(bytes.buffer);
  const integers = new Uint32Array(bytes.buffer);
  const vectorLength = vectorBytes / 8;
  bytes[at.one] = 1;
  integers.set(firstSplit, at.treeStart / 4);
  numbers.set(weights, at.weights / 8);
  numbers.fill(1, at.disagreement / 8, at.disagreement / 8 + vectorLength);
  // How much of the share counts, and the correction, for a feature whose earlier tests left the share z.
  const test = (address: number, z: number) => {
    for (let q = 0; q < vectorLength; q++) {
      const point = points[q] ?? 0.5;
      const rest = z * (1 - point);
      numbers[address / 8 + q] = rest / (rest + point);
      numbers[address / 8 + vectorLength + q] = z / (rest + point) ** 2;
    }
  };
  test(at.firstTest, 1);
  const placeOfNode = new Map(layout.categoryNodes.map((node, i) => [node, i]));
  const featureCount = ensemble.featureCount;
  let laterTest = at.laterTests;
  let leaf = at.leaves;
  for (let tree = 0; tree + 1 < treeStart.length; tree++) {
    const first = firstSplit[tree]!;
    for (let node = treeStart[tree]!; node < treeStart[tree + 1]!; node++) {
      if (splitFeature[node]! < 0) continue;
      const split = at.splits + splitOfNode[node]! * splitBytes;
      const earlier = earlierSplit[node]!;
      let agreed = at.one;
      let counted = at.firstTest;
      if (earlier >= 0) {
        agreed = at.sides + 2 * (splitOfNode[earlier]! - first) + earlierSide[node]!;
        counted = laterTest;
        test(laterTest, earlierShare[node]!);
        laterTest += 2 * vectorBytes;
      }
      const category = placeOfNode.get(node);
      const place =
        category === undefined
          ? 2 * splitFeature[node]! + missingLeft[node]!
          : 2 * featureCount + category;
      view.setFloat64(split, category === undefined ? threshold[node]! : 0.5, true);
      view.setFloat64(split + 8, leftShare[node]!, true);
      view.setUint32(split + 16, 8 * place, true);
      view.setUint32(split + 20, agreed, true);
      view.setUint32(split + 24, counted, true);
      [left[node]!, right[node]!].forEach((child, side) => {
        const slot = splitOfNode[child]! < 0 ? layout.mostSplits : splitOfNode[child]! - first;
        let below = at.below + slot * vectorBytes;
        if (splitOfNode[child]! < 0) {
          below = leaf;
          numbers.fill(value[child]!, leaf / 8, leaf / 8 + vectorLength);
          leaf += vectorBytes;
        }
        view.setUint32(split + 28 + 4 * side, at.above + slot * vectorBytes, true);
        view.setUint32(split + 36 + 4 * side, below, true);
      });
      view.setUint32(split + 44, 8 * splitFeature[node]!, true);
    }
  }
}
