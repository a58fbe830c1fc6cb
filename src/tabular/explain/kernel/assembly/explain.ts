// The inner loops of SHAP values, in AssemblyScript. `scripts/explain-kernel.mjs` compiles this file to WebAssembly and
// writes ../explain-binary.ts; nothing else reads it. ../../plain-explainer.ts computes the same and says how; here two
// points of the quadrature share a register, and what a row does not change was worked out beforehand.
//
// A vector is one double per point, `vectorBytes` long. A split takes 48 bytes, parents before children:
//   0 f64 threshold   8 f64 share of its cover that went left
//   16 u32 where its value lies in a row, in bytes
//   20 u32 address of the byte that says whether the row agreed so far (see `sides`)
//   24 u32 address of two vectors: how much of the share counts, and what corrects an earlier test of the feature
//   28 u32, 32 u32 addresses of the vectors `above` of the children
//   36 u32, 40 u32 addresses of the vectors `below` of the children, for a leaf its value in every place
//   44 u32 where the feature lies in the values, in bytes
// A row holds every feature twice, a missing one as +Infinity (goes right) and as -Infinity (goes left).
// `sides` has two bytes a split: the row agreed with every test of the feature so far and went right, went left.

const splitBytes: usize = 48;

/** Adds the SHAP values of `rowCount` rows over all trees to `values`; tree t has the splits from `treeStart[t]` on. */
export function explain(
  splits: usize,
  treeStart: usize,
  treeCount: usize,
  rows: usize,
  rowBytes: usize,
  rowCount: usize,
  values: usize,
  valueBytes: usize,
  weights: usize,
  disagreement: usize,
  above: usize,
  below: usize,
  factors: usize,
  sides: usize,
  vectorBytes: usize,
): void {
  for (let tree: usize = 0; tree < treeCount; tree++) {
    const first = splits + <usize>load<u32>(treeStart + (tree << 2)) * splitBytes;
    const end = splits + <usize>load<u32>(treeStart + (tree << 2), 4) * splitBytes;
    if (first === end) continue;
    // Tree by tree and in it row by row: a tree's splits stay in the first cache.
    for (let row: usize = 0; row < rowCount; row++) {
      memory.copy(above, weights, vectorBytes);
      const at = rows + row * rowBytes;
      down(first, end, at, disagreement, above, factors, sides, vectorBytes);
      up(first, end, values + row * valueBytes, above, below, factors, sides, vectorBytes);
    }
  }
}

/** From the root down: which way the row goes, and the product of the factors above every split. */
function down(
  first: usize,
  end: usize,
  row: usize,
  disagreement: usize,
  above: usize,
  factors: usize,
  sides: usize,
  vectorBytes: usize,
): void {
  let at: usize = 0;
  let side = sides;
  for (let split = first; split < end; split += splitBytes) {
    const isLeft = <u32>(load<f64>(row + load<u32>(split, 16)) < load<f64>(split));
    const agrees = <u32>load<u8>(load<u32>(split, 20));
    store<u8>(side, agrees & (isLeft ^ 1));
    store<u8>(side, agrees & isLeft, 1);
    side += 2;
    const counted = select<usize>(load<u32>(split, 24), disagreement, agrees);
    // The factor is the share where the row's own way does not count, and the way where the share does not.
    const way = f64x2.splat(<f64>(agrees & isLeft));
    const difference = f64x2.sub(v128.load_splat<f64>(split, 8), way);
    const left = <usize>load<u32>(split, 28);
    const right = <usize>load<u32>(split, 32);
    for (let v: usize = 0; v < vectorBytes; v += 16) {
      const factor = f64x2.add(f64x2.mul(v128.load(counted + v), difference), way);
      const product = v128.load(above + at + v);
      const onLeft = f64x2.mul(product, factor);
      v128.store(factors + at + v, factor);
      v128.store(left + v, onLeft);
      v128.store(right + v, f64x2.sub(product, onLeft));
    }
    at += vectorBytes;
  }
}

/** From the leaves up: what lies below every split, and what the split adds to its feature. */
function up(
  first: usize,
  end: usize,
  values: usize,
  above: usize,
  below: usize,
  factors: usize,
  sides: usize,
  vectorBytes: usize,
): void {
  let at = ((end - first) / splitBytes) * vectorBytes;
  let side = sides + ((end - first) / splitBytes) * 2;
  for (let split = end; split > first; ) {
    split -= splitBytes;
    at -= vectorBytes;
    side -= 2;
    const correction = <usize>load<u32>(split, 24) + vectorBytes;
    const left = <usize>load<u32>(split, 36);
    const right = <usize>load<u32>(split, 40);
    let sum = f64x2.splat(0);
    for (let v: usize = 0; v < vectorBytes; v += 16) {
      const onRight = v128.load(right + v);
      const difference = f64x2.sub(v128.load(left + v), onRight);
      const here = f64x2.mul(v128.load(factors + at + v), difference);
      v128.store(below + at + v, f64x2.add(onRight, here));
      const product = f64x2.mul(v128.load(above + at + v), difference);
      sum = f64x2.add(sum, f64x2.mul(product, v128.load(correction + v)));
    }
    const isLeft = <f64>load<u8>(side, 1);
    // A row that already disagreed gains nothing from a further test of the same feature.
    const agrees = isLeft + <f64>load<u8>(side);
    const gained = f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
    const to = values + load<u32>(split, 44);
    store<f64>(to, load<f64>(to) + agrees * (isLeft - load<f64>(split, 8)) * gained);
  }
}
