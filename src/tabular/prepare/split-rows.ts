import { problem, type Random, seededRandom } from '../../shared/index.js';
import { type FoldOptions, readFolds, readTestShare, type SplitOptions } from './split-options.js';

/** Rows to learn from and rows to be judged on, both rising; no row is in both, and none in neither unless the split says so. */
export interface RowSplit {
  readonly trainingRows: Uint32Array<ArrayBuffer>;
  readonly testRows: Uint32Array<ArrayBuffer>;
}

/**
 * One random split in which every class keeps its share to within a row (largest remainder).
 * Throws when a part would be empty.
 */
export function randomSplit(labels: Uint8Array, options: SplitOptions = {}): RowSplit {
  const testShare = readTestShare(options);
  const { seed = 0 } = options;
  return splitByPart(randomParts(labels, [1 - testShare, testShare], seed), 1);
}

/** `folds` random splits, the test rows of which make up all rows; every class spreads evenly to within a row. */
export function randomFolds(labels: Uint8Array, options: FoldOptions = {}): RowSplit[] {
  const folds = readFolds(options);
  const { seed = 0 } = options;
  const parts = randomParts(labels, new Array<number>(folds).fill(1 / folds), seed);
  return Array.from({ length: folds }, (_, fold) => splitByPart(parts, fold));
}

/**
 * One random split in which the rows of a group stay together and class shares stay close: groups are dealt out from
 * the largest down, each to the part that it serves best. `groups[row]` may be any integers.
 * Throws when there are fewer than two groups or lengths differ.
 */
export function groupedSplit(
  groups: Uint32Array | Int32Array,
  labels: Uint8Array,
  options: SplitOptions = {},
): RowSplit {
  const testShare = readTestShare(options);
  const { seed = 0 } = options;
  return splitByPart(groupedParts(groups, labels, [1 - testShare, testShare], seed), 1);
}

/** The same in `folds` parts; throws when there are fewer groups than folds. */
export function groupedFolds(
  groups: Uint32Array | Int32Array,
  labels: Uint8Array,
  options: FoldOptions = {},
): RowSplit[] {
  const folds = readFolds(options);
  const { seed = 0 } = options;
  const parts = groupedParts(groups, labels, new Array<number>(folds).fill(1 / folds), seed);
  return Array.from({ length: folds }, (_, fold) => splitByPart(parts, fold));
}

/** Part of every row: the rows of each class in random order, dealt out one by one to the part that lacks most. */
function randomParts(labels: Uint8Array, shares: readonly number[], seed: number): Uint32Array {
  requireEnough('rows', labels.length, shares.length);
  const each = new Uint32Array(labels.length);
  for (let row = 0; row < each.length; row++) each[row] = row;
  return groupedParts(each, labels, shares, seed);
}

function groupedParts(
  groups: Uint32Array | Int32Array,
  labels: Uint8Array,
  shares: readonly number[],
  seed: number,
): Uint32Array {
  if (groups.length !== labels.length)
    throw problem('learning.lengths-differ', {
      what: 'groups of rows',
      got: groups.length,
      expected: labels.length,
    });
  const { groupOfRow, groupCount } = renumbered(groups);
  requireEnough('groups of rows', groupCount, shares.length);
  const classOfLabel = [...new Set(labels)].sort((a, b) => a - b);
  const classCount = classOfLabel.length;
  const classOf = new Map(classOfLabel.map((label, index) => [label, index]));
  // counts = [group 0: rows of class 0, class 1, ... | group 1 ...]
  const counts = new Uint32Array(groupCount * classCount);
  const total = new Float64Array(classCount);
  const sizes = new Uint32Array(groupCount);
  for (let row = 0; row < labels.length; row++) {
    const group = groupOfRow[row]!;
    const index = classOf.get(labels[row]!)!;
    counts[group * classCount + index]!++;
    total[index]!++;
    sizes[group]!++;
  }
  const order = dealingOrder(sizes, seededRandom(seed).fork('split'));
  const partOfGroup = deal(order, counts, total, shares);
  return groupOfRow.map((group) => partOfGroup[group]!);
}

function requireEnough(what: 'rows' | 'groups of rows', got: number, expected: number): void {
  if (got < expected) throw problem('learning.too-few-to-split', { what, got, expected });
}

function renumbered(groups: Uint32Array | Int32Array): {
  groupOfRow: Uint32Array;
  groupCount: number;
} {
  const numbers = new Map<number, number>();
  const groupOfRow = Uint32Array.from(groups, (group) => {
    const known = numbers.get(group);
    if (known !== undefined) return known;
    numbers.set(group, numbers.size);
    return numbers.size - 1;
  });
  return { groupOfRow, groupCount: numbers.size };
}

/** Largest group first, equal sizes in random order: large ones are hard to place later. */
function dealingOrder(sizes: Uint32Array, random: Random): Uint32Array {
  const order = sizes.map((_, group) => group);
  random.shuffle(order);
  // The sort is stable, so it keeps the random order among equals.
  return order.sort((a, b) => sizes[b]! - sizes[a]!);
}

/**
 * Gives each group to the part where it least increases the squared distance from an even spread,
 *   sum over parts p and classes c of (n[p][c] - share[p] total[c])^2 / (share[p] total[c]^2).
 * Parts still empty are served first once only as many groups are left, so that none stays empty.
 */
function deal(
  order: Uint32Array,
  counts: Uint32Array,
  total: Float64Array,
  shares: readonly number[],
): Uint32Array {
  const classCount = total.length;
  const held = new Float64Array(shares.length * classCount);
  const groupsHeld = new Uint32Array(shares.length);
  const partOfGroup = new Uint32Array(order.length);
  let empty = shares.length;
  order.forEach((group, dealt) => {
    const mustFill = order.length - dealt <= empty;
    let best = -1;
    let leastCost = Number.POSITIVE_INFINITY;
    for (let part = 0; part < shares.length; part++) {
      if (mustFill && groupsHeld[part]! > 0) continue;
      let cost = 0;
      for (let c = 0; c < classCount; c++) {
        const more = counts[group * classCount + c]!;
        // The increase of n^2 / (share total^2); the linear terms are the same for every part.
        cost +=
          (more * (2 * held[part * classCount + c]! + more)) / (shares[part]! * total[c]! ** 2);
      }
      if (cost < leastCost) {
        leastCost = cost;
        best = part;
      }
    }
    partOfGroup[group] = best;
    if (groupsHeld[best]!++ === 0) empty--;
    for (let c = 0; c < classCount; c++)
      held[best * classCount + c]! += counts[group * classCount + c]!;
  });
  return partOfGroup;
}

/** Rows of the given part against all others. */
export function splitByPart(partOfRow: Uint32Array | Int32Array, testPart: number): RowSplit {
  let testCount = 0;
  for (const part of partOfRow) if (part === testPart) testCount++;
  const trainingRows = new Uint32Array(partOfRow.length - testCount);
  const testRows = new Uint32Array(testCount);
  let training = 0;
  let test = 0;
  partOfRow.forEach((part, row) => {
    if (part === testPart) testRows[test++] = row;
    else trainingRows[training++] = row;
  });
  return { trainingRows, testRows };
}
