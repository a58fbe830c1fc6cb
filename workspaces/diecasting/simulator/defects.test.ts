import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/shared/index.js';
import { drawDefects } from './defects.js';
import { mechanisms } from './mechanisms.js';
import { emptyRiskTable } from './risk.js';

// Every shot alike: hazards of a few mechanisms, nothing else.
function flatTable(shots: number, hazards: Readonly<Record<string, number>>) {
  const table = emptyRiskTable(shots);
  for (let shot = 0; shot < shots; shot++) {
    for (const [m, { code }] of mechanisms.entries()) {
      table.hazard[shot * mechanisms.length + m] = hazards[code] ?? 0;
      table.total[shot]! += table.hazard[shot * mechanisms.length + m]!;
    }
  }
  return table;
}
const hazards = { 'cold-fill': 0.3, 'late-pressure': 0.1, unrecorded: 0.05 };

describe('drawing defects', () => {
  it('makes exactly the expected number of shots bad, within one', () => {
    for (let seed = 0; seed < 50; seed++) {
      const shots = 500;
      const { drawn } = drawDefects(
        flatTable(shots, hazards),
        1,
        new Uint8Array(shots).fill(1),
        seededRandom(seed),
      );
      const bad = new Set(drawn.map((defect) => defect.shot)).size;
      expect(Math.abs(bad - shots * (1 - Math.exp(-0.45)))).toBeLessThanOrEqual(1);
    }
  });

  it('lets each mechanism fire as often as its own hazard says', () => {
    const shots = 60_000;
    const { drawn } = drawDefects(
      flatTable(shots, hazards),
      1.5,
      new Uint8Array(shots).fill(2),
      seededRandom(1),
    );
    for (const [code, hazard] of Object.entries(hazards)) {
      const fired = drawn.filter((defect) => defect.mechanism === code).length / shots;
      // Standard deviation of a share near .1 to .4 over 60,000 shots: at most .002.
      expect(Math.abs(fired - (1 - Math.exp(-1.5 * hazard))), code).toBeLessThan(0.01);
    }
  });

  it('counts what it draws, at most three a column', () => {
    const shots = 300;
    const table = flatTable(shots, { 'cold-fill': 2, 'late-pressure': 2, 'cold-start': 2 });
    const { counts, drawn } = drawDefects(table, 3, new Uint8Array(shots).fill(1), seededRandom(2));
    expect(Math.max(...counts)).toBeLessThanOrEqual(3);
    expect(Math.max(...counts)).toBeGreaterThan(1);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(drawn.length);
  });
});
