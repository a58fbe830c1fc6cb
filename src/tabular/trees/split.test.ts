import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binRows, fitBins } from './binning.js';
import { buildHistogram, histogramLayout, histogramLength } from './histogram.js';
import { KernelMemory } from './kernel/kernel-memory.js';
import { plainKernel } from './kernel/plain-kernel.js';
import { findSplit, leafValue, quantisedRules, type SplitRules } from './split.js';

const rowCount = 24;
const column = fc.array(fc.constantFrom(1, 2, 3, 5, 8, Number.NaN), {
  minLength: rowCount,
  maxLength: rowCount,
});
const rulesOf = fc.record({
  lambda: fc.constantFrom(0.5, 1, 10),
  alpha: fc.constantFrom(0, 0.25, 2),
  gamma: fc.constantFrom(0, 0.5),
  minChildWeight: fc.constantFrom(0, 1, 3),
});

interface Row {
  readonly g: number;
  readonly h: number;
}
const total = (rows: readonly Row[]) =>
  rows.reduce((sum, row) => ({ g: sum.g + row.g, h: sum.h + row.h }), { g: 0, h: 0 });
/** Least loss of a leaf, by its definition: min over w of G w + (H + lambda) w^2 / 2 + alpha |w|, times -2. */
function score(rows: readonly Row[], rules: SplitRules): number {
  const { g, h } = total(rows);
  const w = leafValue(g, h, rules);
  return -2 * (g * w + ((h + rules.lambda) * w * w) / 2 + rules.alpha * Math.abs(w));
}

describe('findSplit', () => {
  it('finds the largest gain that any threshold with either missing side has', () => {
    fc.assert(
      fc.property(
        fc.array(column, { minLength: 1, maxLength: 3 }),
        fc.array(fc.tuple(fc.integer({ min: -8, max: 8 }), fc.integer({ min: 1, max: 8 })), {
          minLength: rowCount,
          maxLength: rowCount,
        }),
        rulesOf,
        (lists, pairs, rules) => {
          const columns = lists.map((list) => Float64Array.from(list));
          const rows = Uint32Array.from({ length: rowCount }, (_, row) => row);
          const kernel = plainKernel(new KernelMemory(new ArrayBuffer(1 << 16)));
          const cuts = fitBins(columns, rows, 255, kernel);
          const layout = histogramLayout(cuts, kernel.memory);
          const sample = pairs.map(([g, h]) => ({ g: g / 8, h: h / 8 }));
          // Eighths are whole numbers under these scales, so nothing is lost to rounding.
          const scales = { gradient: 16, hessian: 32 };
          const quantised = Int32Array.from(sample.flatMap(({ g, h }) => [32 * h, 16 * g]));
          const features = Int32Array.from(cuts.activeFeatures, (_, a) => a);
          const histogram = new Int32Array(histogramLength(layout.width));
          const binned = binRows(cuts, columns, rows, rowCount, kernel);
          buildHistogram(binned, layout, features, quantised, rows, 0, rowCount, histogram);
          const { g, h } = total(sample);
          const found = findSplit(
            kernel,
            histogram,
            layout,
            features,
            { gradients: 16 * g, hessians: 32 * h },
            quantisedRules(rules, scales),
          );

          let best = 0;
          const goesLeft = (x: number, threshold: number, missingLeft: boolean) =>
            Number.isNaN(x) ? missingLeft : x < threshold;
          const sidesOf = (list: readonly number[], threshold: number, missingLeft: boolean) => [
            sample.filter((_, row) => goesLeft(list[row]!, threshold, missingLeft)),
            sample.filter((_, row) => !goesLeft(list[row]!, threshold, missingLeft)),
          ];
          for (const list of lists)
            for (const threshold of [2, 3, 5, 8, Number.POSITIVE_INFINITY])
              for (const missingLeft of [false, true]) {
                const sides = sidesOf(list, threshold, missingLeft);
                if (sides.some((side) => side.length === 0)) continue;
                if (sides.some((side) => total(side).h < rules.minChildWeight)) continue;
                const gain =
                  score(sides[0]!, rules) + score(sides[1]!, rules) - score(sample, rules);
                best = Math.max(best, gain);
              }
          if (best <= Math.max(rules.gamma, 1e-6) + 1e-9) {
            expect(found?.gain ?? 0).toBeLessThanOrEqual(best + 1e-9);
            return;
          }
          expect(found).not.toBeNull();
          expect(found!.gain).toBeCloseTo(best, 9);
          // And its sums are those of the rows it sends left.
          const feature = cuts.activeFeatures[found!.active]!;
          const threshold = cuts.thresholds[feature]![found!.bin] ?? Number.POSITIVE_INFINITY;
          const left = sidesOf(lists[feature]!, threshold, found!.missingLeft)[0]!;
          expect(found!.left).toEqual({
            gradients: 16 * total(left).g,
            hessians: 32 * total(left).h,
          });
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('leafValue', () => {
  it('minimises the penalised loss', () => {
    const rules = { lambda: 2, alpha: 0.5, gamma: 0, minChildWeight: 0 };
    expect(leafValue(3, 3, rules)).toBe(-0.5);
    expect(leafValue(-3, 3, rules)).toBe(0.5);
    expect(leafValue(0.4, 3, rules)).toBeCloseTo(0, 15);
    expect(leafValue(1, 0, { ...rules, lambda: 0 })).toBe(0);
  });
});
