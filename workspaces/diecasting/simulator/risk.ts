// From deviations to the chance of a defect. Mechanisms are competing risks: each fires on its own with
// probability 1 - exp(-scale x hazard), and a shot is defective when any does (Cox and Oakes 1984, chapter 9).
import { drivenFeatures } from '../set-points.js';
import type { ShotState } from './machine-state.js';
import { type Mechanism, mechanisms } from './mechanisms.js';

/** A cause counts from here on, a partner from earlier; in half widths of the normal band. */
export const causeStart = 0.75;
export const partnerStart = 0.3;

/** Hazards of every shot, before scaling. */
export interface RiskTable {
  readonly shots: number;
  /** shots x mechanisms, row-major. */
  readonly hazard: Float32Array;
  /** Same layout: bit p is set when partner p lay beyond its start and so made it worse. */
  readonly partnerBits: Uint8Array;
  /** Per shot: sum over mechanisms. Never 0, because something unrecorded can always happen. */
  readonly total: Float64Array;
}

export function emptyRiskTable(shots: number): RiskTable {
  return {
    shots,
    hazard: new Float32Array(shots * mechanisms.length),
    partnerBits: new Uint8Array(shots * mechanisms.length),
    total: new Float64Array(shots),
  };
}

/** Fills the row of one shot. */
export function assessShot(table: RiskTable, shot: number, state: ShotState): void {
  let total = 0;
  for (let m = 0; m < compiled.length; m++) {
    const { causes, partners, strength, alone } = compiled[m]!;
    let cause = causes.length === 0 ? 1 : 0;
    for (const driver of causes) cause += excess(driver, state, causeStart);
    if (cause === 0) continue;
    let worse = alone;
    let bits = 0;
    for (let p = 0; p < partners.length; p++) {
      const part = excess(partners[p]!, state, partnerStart);
      if (part > 0) bits |= 1 << p;
      worse += part;
    }
    const at = shot * compiled.length + m;
    table.hazard[at] = strength * cause * worse;
    table.partnerBits[at] = bits;
    // Summed as stored, so that the parts make up the whole exactly.
    total += table.hazard[at]!;
  }
  table.total[shot] = total;
}

/**
 * The scale at which the mean chance of a defect is `defectShare`, found by halving its logarithm.
 * Beyond 50,000 shots every n-th stands for its neighbours, which resemble it.
 */
export function calibrateScale(table: RiskTable, defectShare: number): number {
  const sampleStep = Math.max(1, Math.floor(table.shots / 50_000));
  let low = Math.log(1e-6);
  let high = Math.log(1e6);
  for (let round = 0; round < 40; round++) {
    const middle = (low + high) / 2;
    const scale = Math.exp(middle);
    let sum = 0;
    let count = 0;
    for (let shot = 0; shot < table.shots; shot += sampleStep) {
      sum += defectProbability(scale, table.total[shot]!);
      count++;
    }
    if (sum / count < defectShare) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}

/** Chance that any mechanism fires, 0..1. */
export function defectProbability(scale: number, hazard: number): number {
  return -Math.expm1(-scale * hazard);
}

interface Driver {
  /** Place in the deviations, or -1 for the shot counter. */
  readonly place: number;
  readonly sign: 1 | -1;
}

const compiled = mechanisms.map((mechanism: Mechanism) => ({
  causes: mechanism.causes.map(driverOf),
  partners: mechanism.partners.map(driverOf),
  strength: mechanism.strength,
  alone: mechanism.alone,
}));

function driverOf([feature, direction]: Mechanism['causes'][number]): Driver {
  const place = feature === 'Process_Shot' ? -1 : drivenFeatures.indexOf(feature);
  return { place, sign: direction === 'high' ? 1 : -1 };
}

function excess(driver: Driver, state: ShotState, start: number): number {
  if (driver.place < 0) return state.coldness > 0.02 ? state.coldness : 0;
  return Math.max(0, driver.sign * state.deviation[driver.place]! - start);
}
