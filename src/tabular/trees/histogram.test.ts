import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binRows, fitBins } from './binning.js';
import {
  buildHistogram,
  histogramLayout,
  histogramLength,
  subtractHistogram,
} from './histogram.js';
import { KernelMemory } from './kernel/kernel-memory.js';
import { plainKernel } from './kernel/plain-kernel.js';
import { slotsPerFeature } from './number-types.js';

const rowCount = 30;
const cells = fc.array(fc.constantFrom(1, 2, 3, 4, Number.NaN), {
  minLength: rowCount,
  maxLength: rowCount,
});
const pairsOf = fc.array(fc.integer({ min: -80, max: 80 }), {
  minLength: 2 * rowCount,
  maxLength: 2 * rowCount,
});

describe('buildHistogram', () => {
  it('sums gradient pairs per value, over the chosen features and rows', () => {
    fc.assert(
      fc.property(
        fc.array(cells, { minLength: 1, maxLength: 4 }),
        pairsOf,
        fc.uniqueArray(fc.integer({ min: 0, max: rowCount - 1 }), { minLength: 1 }),
        fc.boolean(),
        (lists, integers, chosenRows, firstOnly) => {
          const columns = lists.map((list) => Float64Array.from(list));
          const every = Uint32Array.from({ length: rowCount }, (_, row) => row);
          const kernel = plainKernel(new KernelMemory(new ArrayBuffer(1 << 16)));
          const cuts = fitBins(columns, every, 255, kernel);
          const layout = histogramLayout(cuts, kernel.memory);
          const binned = binRows(cuts, columns, every, rowCount, kernel);
          const pairs = Int32Array.from(integers);
          const active = Int32Array.from(cuts.activeFeatures, (_, a) => a);
          const features = firstOnly ? active.subarray(0, 1) : active;
          const rows = Uint32Array.from(chosenRows).sort();
          const middle = rows.length >> 1;
          const sum = (begin: number, end: number) => {
            const histogram = new Int32Array(histogramLength(layout.width));
            for (const a of features) {
              const start = 2 * slotsPerFeature * a;
              histogram.fill(9, start, start + 2 * layout.binCounts[a]! + 2);
            }
            buildHistogram(binned, layout, features, pairs, rows, begin, end, histogram);
            return histogram;
          };
          const whole = sum(0, rows.length);
          const naive = new Int32Array(whole.length);
          for (const a of features)
            for (const row of rows) {
              const slot = slotsPerFeature * a + binned.columnCodes[a * rowCount + row]!;
              naive[2 * slot] = naive[2 * slot]! + pairs[2 * row]!;
              naive[2 * slot + 1] = naive[2 * slot + 1]! + pairs[2 * row + 1]!;
            }
          expect(whole).toEqual(naive);
          const rest = sum(0, rows.length);
          subtractHistogram(layout, features, rest, sum(0, middle));
          expect(rest).toEqual(sum(middle, rows.length));
        },
      ),
    );
  });
});
