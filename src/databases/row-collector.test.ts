import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RowCollector } from './row-collector.js';

it('keeps the longest beginning within both caps, and tells why it ended', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(50), { maxLength: 30 }),
      fc.integer({ min: 1, max: 20 }),
      fc.nat(300),
      (sizes, rowLimit, byteLimit) => {
        const collector = new RowCollector({ rowLimit, byteLimit });
        sizes.forEach((size, i) => {
          collector.add(size, () => [i]);
        });
        let kept = 0;
        let bytes = 0;
        for (const size of sizes) {
          if (kept === rowLimit || bytes + size > byteLimit) break;
          kept += 1;
          bytes += size;
        }
        const why = kept === sizes.length ? null : kept === rowLimit ? 'rows' : 'bytes';
        expect(collector.result([], 1)).toEqual({
          columns: [],
          rows: Array.from({ length: kept }, (_, i) => [i]),
          rowCount: kept,
          truncated: why,
          elapsedMs: 1,
        });
        expect(collector.isFull).toBe(why !== null);
      },
    ),
  );
});
