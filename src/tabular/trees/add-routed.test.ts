import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../shared/index.js';
import { addRouted } from './add-routed.js';
import { flatten } from './flatten.js';
import { growTree } from './grow-tree.js';
import { openTreeGround } from './tree-ground.js';
import { walkPredictor } from './walk-predictor.js';

describe('addRouted', () => {
  it('adds what walking the finished tree gives, to rows it grew on and to others', () => {
    const random = seededRandom(8);
    for (let turn = 0; turn < 20; turn++) {
      const [growing, more] = [60, 40];
      // Only the others lack values of the second column.
      const columns = [0, 1, 2].map((column) =>
        Float64Array.from({ length: growing + more }, (_, row) =>
          random.next() < 0.2 && (column !== 1 || row >= growing) ? Number.NaN : random.integer(9),
        ),
      );
      const rows = Uint32Array.from({ length: growing + more }, (_, row) => row);
      const ground = openTreeGround(
        columns,
        rows.subarray(0, growing),
        rows.subarray(growing),
        {
          growth: 'depthwise',
          maxDepth: 5,
          maxLeaves: 2,
          learningRate: 0.5,
          lambda: 1,
          alpha: 0,
          gamma: 0,
          minChildWeight: 0,
          columnShareByNode: 1,
        },
        { maxBins: 255, outputCount: 1 },
      );
      const gradients = ground.gradients[0]!;
      for (let row = 0; row < growing; row++) {
        gradients[2 * row] = random.normal();
        gradients[2 * row + 1] = 0.1 + random.next();
      }
      const drawn = rows.subarray(0, growing).filter(() => random.next() < 0.7);
      const { root } = growTree(ground, gradients, drawn, ground.allFeatures, random);
      const walk = walkPredictor(flatten([root], ground.cuts, 3, 0, null));
      const margins = new Float64Array(growing + more);
      addRouted(ground, root, 0, growing, margins);
      addRouted(ground, root, growing, growing + more, margins);
      margins.forEach((margin, row) => {
        expect(margin).toBe(walk(Float64Array.from(columns, (column) => column[row]!)));
      });
    }
  });
});
