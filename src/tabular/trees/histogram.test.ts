import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binRows, fitBins } from './binning.js';
import { buildHistogram, histogramLayout, subtractHistogram } from './histogram.js';

const rowCount = 30;
const cells = fc.array(fc.constantFrom(1, 2, 3, 4, Number.NaN), {
  minLength: rowCount,
  maxLength: rowCount,
});
// Eighths add up without rounding, so sums can be compared exactly.
const pairs = fc.array(fc.integer({ min: -80, max: 80 }), {
  minLength: 2 * rowCount,
  maxLength: 2 * rowCount,
});

describe('buildHistogram', () => {
  it('sums gradient pairs per value, over the chosen features and rows', () => {
    fc.assert(
      fc.property(
        fc.array(cells, { minLength: 1, maxLength: 4 }),
        pairs,
        fc.uniqueArray(fc.integer({ min: 0, max: rowCount - 1 }), { minLength: 1 }),
        fc.boolean(),
        (lists, eighths, chosenRows, firstOnly) => {
          const columns = lists.map((list) => Float64Array.from(list));
          const every = Uint32Array.from({ length: rowCount }, (_, row) => row);
          const cuts = fitBins(columns, every, 255);
          const layout = histogramLayout(cuts);
          const binned = binRows(cuts, layout, columns, every);
          const gradients = Float64Array.from(eighths, (x) => x / 8);
          const active = Int32Array.from(cuts.activeFeatures, (_, a) => a);
          const features = firstOnly ? active.subarray(0, 1) : active;
          const rows = Uint32Array.from(chosenRows);
          const middle = rows.length >> 1;
          const sum = (begin: number, end: number) => {
            const histogram = new Float64Array(2 * layout.slotCount).fill(9);
            buildHistogram(binned, features, gradients, rows, begin, end, histogram);
            return histogram;
          };
          const whole = sum(0, rows.length);
          const naive = new Float64Array(whole.length);
          for (const a of features)
            for (const row of rows) {
              const slot = layout.slotStart[a]! + binned.columnCodes[a * rowCount + row]!;
              naive[2 * slot] = naive[2 * slot]! + gradients[2 * row]!;
              naive[2 * slot + 1] = naive[2 * slot + 1]! + gradients[2 * row + 1]!;
            }
          expect(whole).toEqual(naive);
          const rest = sum(0, rows.length);
          subtractHistogram(rest, sum(0, middle));
          // Adding 0 makes -0 and 0 one.
          expect(rest.map((x) => x + 0)).toEqual(sum(middle, rows.length).map((x) => x + 0));
        },
      ),
    );
  });
});
