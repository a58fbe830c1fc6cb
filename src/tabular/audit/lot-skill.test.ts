import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../shared/index.js';
import { rocAuc } from '../measure/ranking.js';
import type { AuditSkill } from './audit.js';
import { areaError, lotSkill } from './lot-skill.js';

const figure = (area: number) => ({ f1: 0, rocAuc: area, rowCount: 5000 });
const skillOf = (
  carefully: number,
  lot: number,
  newLots: number,
  withinNew: number,
  within = 0.55,
): AuditSkill => ({
  sampledRows: 5000,
  randomRows: figure(carefully),
  lookup: null,
  twinsTogether: figure(carefully),
  carefully: figure(carefully),
  lotAlone: figure(lot),
  withinLots: figure(within),
  leaveOneLotOut: figure(newLots),
  withinNewLots: figure(withinNew),
  forward: null,
});

describe('lotSkill', () => {
  it.each([
    ['only the lot', 0.75, 0.72, 0.4, 0.5, 0.55, true],
    ['lots that differ, but features that carry over', 0.88, 0.7, 0.76, 0.8, 0.55, false],
    ['features that carry over between lots only', 0.75, 0.72, 0.74, 0.5, 0.55, false],
    ['lots that hardly differ', 0.8, 0.55, 0.6, 0.6, 0.55, false],
    ['lots that differ, but features that serve inside them', 0.9, 0.8, 0.4, 0.5, 0.85, false],
  ])('judges %s', (_, carefully, lot, newLots, withinNew, within, isIdentity) => {
    expect(lotSkill(skillOf(carefully, lot, newLots, withinNew, within), 0.2)).toMatchObject({
      isIdentity,
    });
  });

  it('says nothing without skill or without lots', () => {
    expect(lotSkill(skillOf(0.51, 0.51, 0.5, 0.5), 0.2)).toBeNull();
    expect(lotSkill({ ...skillOf(0.8, 0.7, 0.5, 0.5), lotAlone: null }, 0.2)).toBeNull();
    expect(lotSkill(null, 0.2)).toBeNull();
  });
});

it('areaError is how far areas of drawn rows scatter', () => {
  const random = seededRandom(4);
  const areas = Array.from({ length: 400 }, () => {
    const labels = Uint8Array.from({ length: 300 }, (_, row) => (row < 75 ? 1 : 0));
    return rocAuc(
      labels,
      Float64Array.from(labels, (label) => label + random.normal()),
    );
  });
  const mean = areas.reduce((sum, area) => sum + area, 0) / areas.length;
  const scatter = Math.sqrt(
    areas.reduce((sum, area) => sum + (area - mean) ** 2, 0) / areas.length,
  );
  // 400 draws know a deviation to 3.5 %; the formula assumes exponential scores and is a little wide.
  expect(areaError(mean, 0.25, 300) / scatter).toBeGreaterThan(0.85);
  expect(areaError(mean, 0.25, 300) / scatter).toBeLessThan(1.2);
});
