import { describe, expect, it } from 'vitest';
import { fixedClock } from '../../shared/index.js';
import { CostEstimate } from './estimate-cost.js';
import { StudyLedger } from './study-ledger.js';

describe('what fits cost', () => {
  const clock = fixedClock(0);
  const ledger = new StudyLedger('k', { clock });
  const takes = (ms: number) => () => clock.advance(ms);
  const rows = Uint32Array.from({ length: 4800 }, (_, row) => row);
  // One row of a hundred is positive.
  const labels = Uint8Array.from(rows, (row) => (row % 100 === 0 ? 1 : 0));

  it('is the mean of what was measured', () => {
    const costs = new CostEstimate(ledger);
    ledger.measure('first', takes(300));
    ledger.measure('second', takes(500));
    for (const unit of ['first', 'second', 'never']) costs.learn('fit/x', unit);
    expect(costs.known('fit/x')).toBe(400);
    const taste = () => {
      throw new Error('known already');
    };
    expect(costs.ofFold('fit/x', rows, labels, taste)).toBe(400);
  });

  it('is tasted on a sixteenth of the rows, of both classes, where nothing was measured', () => {
    const costs = new CostEstimate(ledger);
    let tasted: readonly number[] = [];
    const costMs = costs.ofFold('fit/y', rows, labels, (some) => {
      tasted = [...some];
      clock.advance(50);
    });
    expect(costMs).toBe(16 * 50);
    expect(tasted.length).toBe(300);
    expect(tasted.filter((row) => labels[row] === 1)).toHaveLength(3);
  });

  it('is nothing to speak of on few rows', () => {
    const costs = new CostEstimate(ledger);
    expect(costs.ofFold('fit/z', rows.subarray(0, 500), labels, takes(1e9))).toBe(0);
    expect(costs.known('fit/z')).toBeUndefined();
  });
});
