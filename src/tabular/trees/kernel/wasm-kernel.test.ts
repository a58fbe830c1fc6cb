import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { nodeThreads } from '../../../functions/compose/node-threads.js';
import { type Random, seededRandom } from '../../../shared/index.js';
import { rowStride } from '../binning.js';
import { histogramLength } from '../histogram.js';
import { productCount } from '../logistic-gradients.js';
import { slotsPerFeature } from '../number-types.js';
import type { Kernel } from './kernel.js';
import { KernelMemory } from './kernel-memory.js';
import { openKernel } from './open-kernel.js';
import { plainKernel } from './plain-kernel.js';

/** The same made-up table in a kernel's memory, with everything that growing a tree needs. */
function scene(kernel: Kernel, seed: number, rowCount: number, width: number) {
  const random = seededRandom(seed);
  const { memory } = kernel;
  const stride = rowStride(width);
  const bins = Array.from({ length: width }, () => 2 + random.integer(254));
  const layout = {
    width,
    binCounts: memory.int32(width),
    hasMissing: memory.bytes(width),
  };
  const binned = {
    rowCount,
    width,
    stride,
    rowCodes: memory.bytes(rowCount * stride),
    columnCodes: memory.bytes(rowCount * width),
  };
  for (let a = 0; a < width; a++) {
    layout.binCounts[a] = bins[a]!;
    layout.hasMissing[a] = random.integer(2);
    for (let row = 0; row < rowCount; row++) {
      const code = random.integer(bins[a]! + layout.hasMissing[a]!);
      binned.rowCodes[row * stride + a] = code;
      binned.columnCodes[a * rowCount + row] = code;
    }
  }
  const margins = memory.float64(rowCount);
  const labels = memory.bytes(rowCount);
  const rows = memory.uint32(rowCount);
  const sideOfCode = memory.bytes(slotsPerFeature);
  for (let row = 0; row < rowCount; row++) {
    // Some far out, where the exponential ends.
    margins[row] = random.next() < 0.02 ? 2000 * random.normal() : 3 * random.normal();
    labels[row] = random.integer(2);
    rows[row] = row;
  }
  for (let code = 0; code < slotsPerFeature; code++) sideOfCode[code] = random.integer(2);
  return {
    kernel,
    layout,
    binned,
    margins,
    labels,
    rows,
    sideOfCode,
    gradients: memory.float64(2 * rowCount),
    products: memory.float64(productCount(rowCount)),
    pairs: memory.int32(2 * rowCount),
    scratch: memory.uint32(rowCount),
    leafOfRow: memory.uint32(rowCount),
    leafSums: memory.float64(6),
    leafValues: memory.float64(3).fill(0.25),
    histogram: memory.int32(histogramLength(width)),
    other: memory.int32(histogramLength(width)),
  };
}

/** One tree's worth of every operation; answers all that it computed. */
function play(s: ReturnType<typeof scene>, featureShare: number, random: Random): unknown[] {
  const { kernel, layout, binned, gradients, rows, pairs, margins } = s;
  const count = rows.length;
  kernel.logisticGradients(margins, s.labels, gradients, s.products);
  const magnitudes = kernel.gradientMagnitudes(gradients, rows);
  const scales = { gradient: 2 ** 20 / count, hessian: 2 ** 21 / count };
  const sums = kernel.quantisePairs(gradients, rows, scales, pairs);
  const features = Int32Array.from({ length: layout.width }, (_, a) => a).filter(
    (_, a) => a === 0 || random.next() < featureShare,
  );
  const used = (histogram: Int32Array) =>
    Array.from(features, (a) => {
      const start = 2 * slotsPerFeature * a;
      const end = start + 2 * (layout.binCounts[a]! + layout.hasMissing[a]!);
      return digest(histogram.subarray(start, end));
    });
  kernel.buildHistogram(binned, layout, features, pairs, rows, 0, count, s.histogram);
  const whole = used(s.histogram);
  const cuts = [0, 3].map((alpha) =>
    kernel.scanFeatures(
      s.histogram,
      layout,
      features,
      sums,
      { lambda: 7, alpha, leastHessians: 1 + random.integer(50) },
      -1,
    ),
  );
  const column = random.integer(layout.width);
  const codes = binned.columnCodes.subarray(column * count, (column + 1) * count);
  const middle = kernel.divideRows(rows, 0, count, codes, s.sideOfCode, s.scratch);
  const divided = digest(rows);
  kernel.buildHistogram(binned, layout, features, pairs, rows, 0, middle, s.other);
  kernel.subtractHistogram(layout, features, s.histogram, s.other);
  kernel.markLeaf(rows, 0, middle, 1, s.leafOfRow);
  kernel.markLeaf(rows, middle, count, 2, s.leafOfRow);
  kernel.sumLeaves(gradients, rows, s.leafOfRow, s.leafSums.fill(0));
  kernel.addLeafValues(s.leafOfRow, s.leafValues, count, margins);
  const arrays = [gradients, s.products, pairs, s.leafOfRow, s.leafSums, margins];
  return [
    ...arrays.map(digest),
    divided,
    magnitudes,
    sums,
    whole,
    cuts,
    middle,
    used(s.other),
    used(s.histogram),
  ];
}

/** Of the bytes: comparing them one by one takes a test runner longer than computing them. */
function digest(array: Int32Array | Uint32Array | Float64Array): string {
  return createHash('sha1')
    .update(new Uint8Array(array.buffer, array.byteOffset, array.byteLength))
    .digest('hex');
}

const plain = (bytes: number) => plainKernel(new KernelMemory(new ArrayBuffer(bytes)));

describe('the kernel in WebAssembly', () => {
  it('computes the bits of the plain one, for any table', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 1, max: 1200 }),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(0.2, 0.8, 1),
        (seed, rowCount, width, share) => {
          const bytes = 1 << 20;
          const fast = openKernel(bytes, rowStride(width), 'fastest', null);
          expect(fast.name).toBe('wasm');
          const [ours, theirs] = [fast, plain(bytes)].map((kernel) =>
            play(scene(kernel, seed, rowCount, width), share, seededRandom(seed)),
          );
          expect(ours).toEqual(theirs);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('codes values and sorts numbers as the plain one does', () => {
    const random = seededRandom(5);
    for (const count of [1, 2, 77, 5000]) {
      const results = [openKernel(1 << 18, 16, 'fastest', null), plain(1 << 18)].map((kernel) => {
        const { memory } = kernel;
        const draw = random.fork(String(count));
        const values = memory.float64(count);
        for (let i = 0; i < count; i++)
          values[i] = [draw.normal() * 10 ** draw.integer(20), draw.integer(5), -0, 0][
            draw.integer(4)
          ]!;
        kernel.sortNumbers(values, memory.float64(count));
        const sorted = values.slice();
        const thresholds = memory.float64(7).fill(Number.POSITIVE_INFINITY);
        thresholds.set([-5, 0, 1, 2.5, 1e9]);
        values[count - 1] = Number.NaN;
        const codes = memory.bytes(count);
        const rowCodes = memory.bytes(16 * count);
        kernel.codeValues(values, thresholds, 6, codes, rowCodes.subarray(3), 16);
        return [sorted, codes.slice(), rowCodes.slice()];
      });
      expect(results[0]).toEqual(results[1]);
      // And both are sorted.
      const sorted = [...results[0]![0]!];
      expect(sorted.every((x, i) => i === 0 || sorted[i - 1]! <= x)).toBe(true);
    }
  });
});

describe('threads', () => {
  const opened: Kernel[] = [];
  afterAll(() => {
    for (const kernel of opened) kernel.close();
  });

  it.each([1, 2])('beside the first, %i of them, change no bit', async (count) => {
    const [bytes, rowCount, width] = [16 << 20, 40_000, 20];
    const kernel = openKernel(bytes, rowStride(width), 'fastest', nodeThreads(count));
    opened.push(kernel);
    await vi.waitFor(() => expect(kernel.crewSize).toBe(1 + count), { timeout: 30_000 });
    const [ours, theirs] = [kernel, plain(bytes)].map((one) =>
      play(scene(one, 3, rowCount, width), 1, seededRandom(3)),
    );
    expect(ours).toEqual(theirs);
  });
});
