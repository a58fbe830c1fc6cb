import { describe, expect, it } from 'vitest';
import type { Frame } from '../../../src/tabular/index.js';
import { defectColumn, defectColumns, features, idColumn } from '../schema.js';
import { type DrivenFeature, drivenFeatures, type ProductType, setPoints } from '../set-points.js';
import { simulateLine, type TrueCause } from './simulate-line.js';
import { lineCsv } from './write-line.js';

function values(frame: Frame, name: string): Float64Array {
  const column = frame.columns.find((candidate) => candidate.name === name);
  if (column?.kind !== 'number') throw new Error(name);
  return column.values;
}

function defectRows(frame: Frame): Set<number> {
  const rows = new Set<number>();
  for (const name of defectColumns)
    values(frame, name).forEach((count, row) => {
      if (count > 0) rows.add(row);
    });
  return rows;
}

/** Recorded distance from the product's set point, in half widths of the band. */
function deviations(frame: Frame, name: DrivenFeature): Float64Array {
  const products = values(frame, 'Process_Product_Type');
  return values(frame, name).map((value, row) => {
    const { target, tolerance } = setPoints[products[row] as ProductType][name];
    return (value - target) / tolerance;
  });
}

const mean = (numbers: readonly number[]) =>
  numbers.reduce((sum, n) => sum + n, 0) / numbers.length;
const line = simulateLine({ rows: 12_000, seed: 20 });
const bad = defectRows(line.frame);

describe('a simulated line', () => {
  it('has the columns of the real record in order', () => {
    expect(line.frame.columns.map((column) => column.name)).toEqual([
      idColumn,
      ...features.map((feature) => feature.name),
      ...defectColumns,
    ]);
    expect(line.frame.columns.every((c) => c.kind === 'number' && c.values.length === 12_000)).toBe(
      true,
    );
  });

  it('is the same for the same seed, byte for byte, and another for another', () => {
    const text = (seed: number) => [...lineCsv(simulateLine({ rows: 700, seed }).frame)].join('');
    expect(text(4)).toBe(text(4));
    expect(text(4)).not.toBe(text(5));
    const again = simulateLine({ rows: 12_000, seed: 20 });
    expect(again.causes).toEqual(line.causes);
  });

  it('holds the share of defects for every seed, with and without twins', () => {
    for (let seed = 0; seed < 25; seed++) {
      for (const twinShare of [0, 0.39]) {
        const { frame } = simulateLine({ rows: 2000, seed, twinShare });
        const share = defectRows(frame).size / 2000;
        expect(share, `seed ${seed}, twins ${twinShare}`).toBeGreaterThan(0.19);
        expect(share, `seed ${seed}, twins ${twinShare}`).toBeLessThan(0.25);
      }
    }
    const few = simulateLine({ rows: 2000, seed: 1, defectShare: 0.05 });
    expect(defectRows(few.frame).size / 2000).toBeCloseTo(0.05, 2);
  });

  it('makes lots that differ widely and start their shot counter again', () => {
    const shots = values(line.frame, 'Process_Shot');
    const products = values(line.frame, 'Process_Product_Type');
    const rates = new Map<number, { bad: number; rows: number }>();
    for (let row = 0; row < 12_000; row++) {
      const newLot = row === 0 || line.lotOfRow[row] !== line.lotOfRow[row - 1];
      const asLots = newLot
        ? shots[row] === 1
        : shots[row]! > shots[row - 1]! && products[row] === products[row - 1];
      if (!asLots) expect.fail(`row ${row} breaks its lot`);
      const rate = rates.get(line.lotOfRow[row]!) ?? { bad: 0, rows: 0 };
      rates.set(line.lotOfRow[row]!, {
        bad: rate.bad + (bad.has(row) ? 1 : 0),
        rows: rate.rows + 1,
      });
    }
    expect(rates.size).toBe(12);
    const shares = [...rates.values()].map((rate) => rate.bad / rate.rows);
    expect(Math.min(...shares)).toBeLessThan(0.12);
    expect(Math.max(...shares)).toBeGreaterThan(0.3);
  });

  it('numbers rows by place and shot, and time never goes back', () => {
    const ids = values(line.frame, idColumn);
    const shots = values(line.frame, 'Process_Shot');
    expect(ids).toEqual(shots.map((shot, row) => row * 1000 + shot));
    expect(line.atMs.every((ms, row) => row === 0 || ms > line.atMs[row - 1]!)).toBe(true);
  });

  it('stays where a real line would: medians in the band, extremes within engineering limits', () => {
    const products = values(line.frame, 'Process_Product_Type');
    for (const name of drivenFeatures) {
      const off = deviations(line.frame, name);
      for (const product of [1, 2]) {
        const sorted = off
          .filter((value, row) => products[row] === product && !Number.isNaN(value))
          .sort();
        const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]!;
        expect(Math.abs(at(0.5)), `${name} of ${product}`).toBeLessThan(0.75);
        expect(at(0.05), `${name} of ${product}`).toBeGreaterThan(-2.5);
        expect(at(0.95), `${name} of ${product}`).toBeLessThan(2.5);
        // Most of an hour runs inside the band, yet not all of it.
        const inside = sorted.filter((value) => Math.abs(value) <= 1.01).length / sorted.length;
        expect(inside, `${name} of ${product}`).toBeGreaterThan(0.6);
      }
      expect(values(line.frame, name).every((value) => Number.isNaN(value) || value >= 0)).toBe(
        true,
      );
    }
    const melt = values(line.frame, 'Sensor_Melting_Furnace_Temp');
    expect(Math.min(...melt)).toBeGreaterThan(580);
    expect(Math.max(...melt)).toBeLessThan(800);
  });
});

describe('twins', () => {
  const twinned = simulateLine({ rows: 3001, seed: 8, twinShare: 0.39 });
  const isCopy = (row: number) =>
    row > 0 &&
    twinned.frame.columns.slice(1).every((column) => {
      const numbers = values(twinned.frame, column.name);
      return Object.is(numbers[row], numbers[row - 1]);
    });
  const copies = Array.from({ length: 3001 }, (_, row) => row).filter(isCopy);

  it('are exact copies, as many as asked', () => {
    expect(copies).toHaveLength(Math.floor(3001 * 0.39));
  });

  it('repeat the causes of the row they copy', () => {
    const causesOf = (row: number) =>
      twinned.causes.filter((c) => c.row === row).map(({ row: _, ...cause }) => cause);
    for (const row of copies) expect(causesOf(row)).toEqual(causesOf(row - 1));
  });

  it('do not appear unasked', () => {
    const { frame } = simulateLine({ rows: 3001, seed: 8 });
    const seen = new Set<string>();
    for (let row = 0; row < 3001; row++)
      seen.add(features.map((feature) => values(frame, feature.name)[row]).join());
    expect(seen.size).toBe(3001);
  });
});

describe('missing factory air', () => {
  it('is one block that holds no factory value, and nothing else is missing', () => {
    const air = features.filter((feature) => feature.name.startsWith('Sensor_Factory_'));
    const missing = [...values(line.frame, air[0]!.name).keys()].filter((row) =>
      Number.isNaN(values(line.frame, air[0]!.name)[row]),
    );
    expect(missing).toHaveLength(90);
    expect(missing.at(-1)! - missing[0]!).toBe(89);
    for (const column of line.frame.columns) {
      const empty = [...values(line.frame, column.name).entries()].filter(([, v]) =>
        Number.isNaN(v),
      );
      const expected = air.some((feature) => feature.name === column.name) ? missing : [];
      expect(
        empty.map(([row]) => row),
        column.name,
      ).toEqual(expected);
    }
    const none = simulateLine({ rows: 500, seed: 1, missingBlocks: 0 });
    expect(none.frame.columns.some((c) => values(none.frame, c.name).some(Number.isNaN))).toBe(
      false,
    );
  });
});

describe('true causes', () => {
  const rowsOf = (mechanism: TrueCause['mechanism']) => [
    ...new Set(line.causes.filter((c) => c.mechanism === mechanism).map((c) => c.row)),
  ];
  const offAverage = (name: DrivenFeature, rows: readonly number[]) => {
    const off = deviations(line.frame, name);
    return mean(rows.map((row) => off[row]!).filter((value) => !Number.isNaN(value)));
  };
  const good = Array.from({ length: 12_000 }, (_, row) => row).filter((row) => !bad.has(row));

  it('account for every defect of every row, and for nothing else', () => {
    const counted = new Map<string, number>();
    for (const { row, defectType, cavity } of line.causes) {
      const key = `${row} ${defectColumn(defectType, cavity)}`;
      counted.set(key, (counted.get(key) ?? 0) + 1);
    }
    for (const name of defectColumns)
      expect(values(line.frame, name)).toEqual(
        Float64Array.from({ length: 12_000 }, (_, row) =>
          Math.min(3, counted.get(`${row} ${name}`) ?? 0),
        ),
      );
    const rows = line.causes.map((cause) => cause.row);
    expect(rows).toEqual([...rows].sort((a, b) => a - b));
  });

  it.each([
    ['cold-fill', ['Sensor_Melting_Furnace_Temp', -1.2], ['Process_High_Velocity', -0.6]],
    ['entrained-gas', ['Process_High_Velocity', 1.2], ['Process_Casting_Pressure', -0.6]],
    ['dry-die', ['Process_Cycle_Time', 1], ['Process_Spray_Time', -0.6]],
    ['die-gap', ['Process_Clamping_Force', -1], ['Process_Casting_Pressure', 0.5]],
    ['cold-flake', ['Process_Biscuit_Thickness', -1], ['Sensor_Melting_Furnace_Temp', -0.4]],
    ['hot-die', ['Sensor_Coolant_Temp', 1], ['Sensor_Coolant_Pressure', -0.5]],
    ['late-pressure', ['Process_Pressure_Rise_Time', 1], ['Process_Rapid_Rise_Time', 0.5]],
    ['moist-air', ['Sensor_Factory_Humidity', 0.9], ['Process_Spray_Time', 0.3]],
    ['weak-atomising', ['Sensor_Air_Pressure', -1], ['Process_Spray_Time', -0.3]],
  ] as const)('of %s show in the record by a clear margin', (mechanism, cause, partner) => {
    const rows = rowsOf(mechanism);
    expect(rows.length).toBeGreaterThan(40);
    for (const [feature, margin] of [cause, partner]) {
      const difference = offAverage(feature, rows) - offAverage(feature, good);
      expect(difference * Math.sign(margin), feature).toBeGreaterThan(Math.abs(margin));
    }
  });

  it('belong to the product: exfoliation and deformation to 1, blow holes to 2', () => {
    const products = values(line.frame, 'Process_Product_Type');
    const productsOf = (type: string) =>
      new Set(line.causes.filter((c) => c.defectType === type).map((c) => products[c.row]));
    expect(productsOf('Exfoliation')).toEqual(new Set([1]));
    expect(productsOf('Deformation')).toEqual(new Set([1]));
    expect(productsOf('Blow_Hole')).toEqual(new Set([2]));
  });

  it('come in runs, as machine states do', () => {
    const followed = [...bad].filter((row) => bad.has(row + 1)).length;
    expect(followed / bad.size).toBeGreaterThan(0.4);
  });
});

describe('progress', () => {
  it('ends with everything done', () => {
    const steps: { done: number; total: number }[] = [];
    simulateLine({ rows: 5000, seed: 1, progress: (step) => steps.push(step) });
    expect(steps.length).toBeGreaterThan(2);
    expect(steps.at(-1)).toEqual({ stage: 'simulate', done: 5000, total: 5000 });
    expect(steps.map((step) => step.done)).toEqual(steps.map((s) => s.done).sort((a, b) => a - b));
  });
});

describe('small tables', () => {
  it.each([1, 2, 3, 7])('of %i rows are made as asked', (rows) => {
    for (const twinShare of [0, 0.5]) {
      const { frame } = simulateLine({ rows, seed: 1, twinShare });
      expect(frame.rowCount).toBe(rows);
      expect(frame.columns.every((c) => c.kind === 'number' && c.values.length === rows)).toBe(
        true,
      );
    }
  });
});
