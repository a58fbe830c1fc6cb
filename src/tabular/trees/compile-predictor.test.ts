import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../shared/index.js';
import { compilePredictor, paddedPredictor } from './compile-predictor.js';
import type { TreeEnsemble } from './tree-ensemble.js';
import { walkPredictor } from './walk-predictor.js';

const featureCount = 5;
const specials = [0, -0, 1, 2, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

/** Trees of any shape, with thresholds that rows often hit exactly; `chain` makes one of that depth. */
function randomEnsemble(seed: number, treeCount: number, chain?: number): TreeEnsemble {
  const random = seededRandom(seed);
  const nodes: {
    feature: number;
    threshold: number;
    missingLeft: number;
    value: number;
    left: number;
    right: number;
  }[] = [];
  const grow = (depth: number): number => {
    const at = nodes.length;
    const leaf = chain === undefined ? depth >= 7 || random.next() < 0.2 : depth >= chain;
    const feature = leaf ? -1 : random.integer(featureCount);
    const thresholds = [0, 1, 2, random.normal(), Number.POSITIVE_INFINITY];
    nodes.push({
      feature,
      threshold: leaf ? 0 : thresholds[random.integer(thresholds.length)]!,
      missingLeft: leaf ? 0 : random.integer(2),
      value: leaf ? random.normal() : 0,
      left: -1,
      right: -1,
    });
    if (leaf) return at;
    nodes[at]!.left = grow(depth + 1);
    // The right child of a chain is a leaf.
    nodes[at]!.right = grow(chain ?? depth + 1);
    return at;
  };
  const starts = [0];
  for (let tree = 0; tree < treeCount; tree++) {
    grow(0);
    starts.push(nodes.length);
  }
  return {
    objective: 'logistic',
    featureCount,
    baseMargin: random.normal(),
    treeStart: Int32Array.from(starts),
    splitFeature: Int32Array.from(nodes, (node) => node.feature),
    threshold: Float64Array.from(nodes, (node) => node.threshold),
    missingLeft: Uint8Array.from(nodes, (node) => node.missingLeft),
    left: Int32Array.from(nodes, (node) => node.left),
    right: Int32Array.from(nodes, (node) => node.right),
    value: Float64Array.from(nodes, (node) => node.value),
    cover: new Float64Array(nodes.length),
    gain: new Float64Array(nodes.length),
  };
}

/** The stored form's own definition, read aloud. */
function marginByDefinition(ensemble: TreeEnsemble, row: readonly number[]): number {
  const valueAt = (node: number): number => {
    const feature = ensemble.splitFeature[node]!;
    if (feature === -1) return ensemble.value[node]!;
    const x = row[feature]!;
    const goesLeft = Number.isNaN(x)
      ? ensemble.missingLeft[node] === 1
      : x < ensemble.threshold[node]!;
    return valueAt(goesLeft ? ensemble.left[node]! : ensemble.right[node]!);
  };
  let margin = ensemble.baseMargin;
  for (const root of ensemble.treeStart.slice(0, -1)) margin += valueAt(root);
  return margin;
}

const cell = fc.oneof(fc.constantFrom(...specials), fc.double({ noNaN: true }));
const row = fc.array(cell, { minLength: featureCount, maxLength: featureCount });

describe('both predictors', () => {
  it('give the bits of the definition, special values included', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 9 }), row, (seed, trees, values) => {
        const ensemble = randomEnsemble(seed, trees);
        const expected = marginByDefinition(ensemble, values);
        const padded = paddedPredictor(ensemble);
        expect(padded).not.toBeNull();
        expect(padded!(Float64Array.from(values))).toBe(expected);
        expect(walkPredictor(ensemble)(Float64Array.from(values))).toBe(expected);
        expect(compilePredictor(ensemble)(Float64Array.from(values))).toBe(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('give the same bits before and after the change from walking to padded trees', () => {
    const ensemble = randomEnsemble(7, 9);
    const predict = compilePredictor(ensemble);
    const random = seededRandom(3);
    for (let turn = 0; turn < 60; turn++) {
      const values = Array.from({ length: featureCount }, () => random.normal());
      expect(predict(Float64Array.from(values))).toBe(marginByDefinition(ensemble, values));
    }
  });

  it('keep nothing from one row to the next', () => {
    const predict = compilePredictor(randomEnsemble(5, 8));
    const first = Float64Array.of(1, Number.NaN, 0, 2, -1);
    const before = predict(first);
    predict(Float64Array.of(Number.NaN, 0, 0, Number.NaN, 5));
    expect(predict(first)).toBe(before);
  });
});

describe('deep trees', () => {
  it('are walked, not padded', () => {
    const ensemble = randomEnsemble(2, 3, 40);
    expect(paddedPredictor(ensemble)).toBeNull();
    const values = [0.5, 1, Number.NaN, 0, 2];
    expect(compilePredictor(ensemble)(Float64Array.from(values))).toBe(
      marginByDefinition(ensemble, values),
    );
  });
});
