// Which shots become bad, of what, and why.
import type { BilingualText, Random } from '../../../src/shared/index.js';
import { type Cavity, cavities, type DefectName, defectTypes } from '../schema.js';
import type { ProductType } from '../set-points.js';
import { type Deviation, type Mechanism, type MechanismCode, mechanisms } from './mechanisms.js';
import { defectProbability, type RiskTable } from './risk.js';

/** One defect of one shot. */
export interface DrawnDefect {
  readonly shot: number;
  readonly defectType: DefectName;
  readonly cavity: Cavity;
  readonly mechanism: MechanismCode;
  /** What started it; empty when it comes from something unrecorded. */
  readonly causes: readonly Deviation[];
  /** What made it worse in this very shot; may be empty. */
  readonly partners: readonly Deviation[];
  readonly sentence: BilingualText;
}

/** Counts per shot and defect column (shots x 26, row-major), and every defect in order of shots. */
export interface DrawnDefects {
  readonly counts: Uint8Array;
  readonly drawn: readonly DrawnDefect[];
}

// The first cavity lies farther from the runner of this die and fails more often.
const firstCavityShare = 0.68;
const highestCount = 3;

/** Draws the defects of all shots; exactly the expected number of shots, within one, is defective. */
export function drawDefects(
  risk: RiskTable,
  scale: number,
  productOfShot: Uint8Array,
  random: Random,
): DrawnDefects {
  const columns = defectTypes.length * cavities.length;
  const counts = new Uint8Array(risk.shots * columns);
  const drawn: DrawnDefect[] = [];
  const bad = chooseBadShots(risk, scale, random);
  for (let shot = 0; shot < risk.shots; shot++) {
    if (bad[shot] === 0) continue;
    for (const m of firedMechanisms(risk, scale, shot, random)) {
      const mechanism: Mechanism = mechanisms[m]!;
      // Lots hold product 1 or 2 only.
      const product = productOfShot[shot] as ProductType;
      const defectType = pick(mechanism.defects[product], random.next());
      const cavity = random.next() < firstCavityShare ? 1 : 2;
      const column = typeIndex.get(defectType)! + (cavity - 1) * defectTypes.length;
      const at = shot * columns + column;
      if (counts[at]! < highestCount) counts[at]!++;
      drawn.push({
        shot,
        defectType,
        cavity,
        mechanism: mechanisms[m]!.code,
        causes: causesOf[m]!,
        partners: partnersOf(m, risk.partnerBits[shot * mechanisms.length + m]!),
        sentence: mechanism.sentence,
      });
    }
  }
  return { counts, drawn };
}

// Systematic sampling in random order (Madow 1949): every shot is chosen with exactly its own probability, and the
// number chosen is the sum of probabilities, rounded down or up. So a table has the share it was asked for.
function chooseBadShots(risk: RiskTable, scale: number, random: Random): Uint8Array {
  const bad = new Uint8Array(risk.shots);
  const order = Uint32Array.from({ length: risk.shots }, (_, shot) => shot);
  random.shuffle(order);
  let reached = random.next();
  for (const shot of order) {
    reached += defectProbability(scale, risk.total[shot]!);
    if (reached >= 1) {
      bad[shot] = 1;
      reached -= 1;
    }
  }
  return bad;
}

// The mechanisms that fired, given that at least one did: the first by its exact conditional chance, the later ones freely.
function firedMechanisms(risk: RiskTable, scale: number, shot: number, random: Random): number[] {
  const start = shot * mechanisms.length;
  const chanceOf = (m: number) => defectProbability(scale, risk.hazard[start + m]!);
  let left = random.next() * defectProbability(scale, risk.total[shot]!);
  let noneBefore = 1;
  let first = -1;
  let lastPossible = 0;
  for (let m = 0; m < mechanisms.length && first < 0; m++) {
    const chance = chanceOf(m);
    if (chance > 0) lastPossible = m;
    left -= noneBefore * chance;
    noneBefore *= 1 - chance;
    if (left < 0) first = m;
  }
  // Rounding may leave a crumb beyond the last chance.
  if (first < 0) first = lastPossible;
  const fired = [first];
  for (let m = first + 1; m < mechanisms.length; m++) {
    const chance = chanceOf(m);
    if (chance > 0 && random.next() < chance) fired.push(m);
  }
  return fired;
}

const typeIndex = new Map<DefectName, number>(defectTypes.map((type, index) => [type.name, index]));

const deviations = (drivers: Mechanism['causes']): readonly Deviation[] =>
  drivers.map(([feature, direction]) => ({ feature, direction }));
const causesOf = mechanisms.map((mechanism) => deviations(mechanism.causes));
const allPartnersOf = mechanisms.map((mechanism) => deviations(mechanism.partners));

function partnersOf(m: number, bits: number): readonly Deviation[] {
  return allPartnersOf[m]!.filter((_, p) => (bits & (1 << p)) !== 0);
}

function pick(choices: readonly (readonly [DefectName, number])[], at: number): DefectName {
  let left = at;
  for (const [name, weight] of choices) {
    left -= weight;
    if (left < 0) return name;
  }
  return choices[choices.length - 1]![0];
}
