import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../shared/index.js';
import { frameOf } from '../frame/frame-of.js';
import { madeUpRows, numbers } from './made-up-rows.js';
import { measureSkill, type SkillTable } from './measure-skill.js';

const options = { seed: 0, tried: () => {} };
const each = (rowCount: number) => new Uint32Array(rowCount).map((_, row) => row);
const tableOf = (rowCount: number, seed: number, change: Partial<SkillTable> = {}): SkillTable => {
  const { frame, labels } = madeUpRows(rowCount, seed);
  return {
    frame,
    featureNames: ['x1', 'x2', 'x3'],
    labels: Uint8Array.from(labels),
    twinGroupOfRow: each(rowCount),
    twinRows: 0,
    lotOfRow: null,
    momentOfRow: null,
    ...change,
  };
};

describe('measureSkill', () => {
  it('is at chance on labels of a tossed coin', () => {
    const random = seededRandom(1);
    const labels = Uint8Array.from({ length: 700 }, () => random.integer(2));
    const { skill } = measureSkill(tableOf(700, 1, { labels }), options)!;
    for (const { rocAuc } of [skill.randomRows, skill.carefully])
      expect(Math.abs(rocAuc - 0.5)).toBeLessThan(0.08);
  });

  it('samples a long table by whole groups of twins, and keeps the rare class', () => {
    const rowCount = 30_000;
    const random = seededRandom(2);
    const labels = Uint8Array.from({ length: rowCount }, (_, row) => (row % 600 === 0 ? 1 : 0));
    const twinGroupOfRow = each(rowCount).map((row) => row >> 1);
    const frame = frameOf([
      numbers(
        'x',
        Array.from({ length: rowCount }, () => random.next()),
      ),
    ]);
    const table = {
      ...tableOf(24, 1),
      frame,
      labels,
      twinGroupOfRow,
      featureNames: ['x'],
      twinRows: 15_000,
    };
    const { skill, probabilityOfRow } = measureSkill(table, options)!;
    const sampled = [...each(rowCount)].filter((row) => !Number.isNaN(probabilityOfRow[row]!));
    expect(sampled).toHaveLength(skill.sampledRows);
    expect(skill.sampledRows).toBeLessThan(12_010);
    expect(sampled.every((row) => !Number.isNaN(probabilityOfRow[row ^ 1]!))).toBe(true);
    expect(sampled.filter((row) => labels[row] === 1)).toHaveLength(50);
  });

  it('leaves out what the rows do not allow', () => {
    const few = (positives: number) =>
      Uint8Array.from({ length: 100 }, (_, row) => (row < positives ? 1 : 0));
    expect(measureSkill(tableOf(100, 1, { labels: few(11) }), options)).toBeNull();
    expect(measureSkill(tableOf(100, 1, { featureNames: [] }), options)).toBeNull();
    // All positives stand in one lot, and at the end: no lot left out and no past to learn from holds both classes.
    const late = few(12).reverse();
    const lotOfRow = each(100).map((row) => (row < 80 ? 0 : 1));
    const { skill } = measureSkill(
      tableOf(100, 1, { labels: late, lotOfRow, momentOfRow: lotOfRow }),
      options,
    )!;
    expect(skill.forward).toBeNull();
    expect(skill.leaveOneLotOut!.rowCount).toBe(100);
  });

  it('tells how many models it will try', () => {
    const steps: string[] = [];
    measureSkill(
      tableOf(200, 3, {
        lotOfRow: each(200).map((row) => Math.floor(row / 50)),
        momentOfRow: each(200),
      }),
      {
        seed: 0,
        tried: (done, total) => steps.push(`${done}/${total}`),
      },
    );
    expect(steps[0]).toBe('0/11');
    expect(steps.at(-1)).toBe('11/11');
    expect(new Set(steps).size).toBe(12);
  });
});
