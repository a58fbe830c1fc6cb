import type { AuditSkill } from './audit.js';

/** How much of a model's skill is only knowing the lot. */
export interface LotSkill {
  /** AuditSkill of the lot alone over skill of the model with identical rows kept together; skill is AUC - 0.5. */
  readonly lotShare: number;
  /** Skill of that model inside lots, over its skill across them. */
  readonly withinShare: number;
  /** Area under the curve in lots the model has never seen: within them or over all of them, whichever is better. */
  readonly newLotArea: number;
  /** What is left there of the skill. */
  readonly carriedShare: number;
  /** The lot alone does half of what the model does, less than half is left inside lots, and in new lots, beyond chance. */
  readonly isIdentity: boolean;
}

const leastDeviations = 4;

/** Null without lots, or when the model has no skill that could be taken apart. */
export function lotSkill(skill: AuditSkill | null, positiveShare: number): LotSkill | null {
  if (skill === null || skill.lotAlone === null || skill.leaveOneLotOut === null) return null;
  const { carefully, lotAlone, leaveOneLotOut } = skill;
  const error = areaError(carefully.rocAuc, positiveShare, skill.sampledRows);
  const honest = carefully.rocAuc - 0.5;
  // Without skill the shares are noise over noise.
  if (!(honest > leastDeviations * error)) return null;
  const lotShare = (lotAlone.rocAuc - 0.5) / honest;
  // Over all lots, a model that has not seen a bad lot expects too little of it, and is marked down for that; within lots,
  // a model that tells bad lots from good by their features gets no credit. AuditSkill that shows in either has carried over.
  const within = skill.withinNewLots?.rocAuc ?? Number.NaN;
  const newLotArea = within > leaveOneLotOut.rocAuc ? within : leaveOneLotOut.rocAuc;
  const withinShare = ((skill.withinLots?.rocAuc ?? Number.NaN) - 0.5) / honest;
  const carriedShare = (newLotArea - 0.5) / honest;
  const isLotBeyondChance = lotAlone.rocAuc - 0.5 > leastDeviations * error;
  const isLossBeyondChance = carefully.rocAuc - newLotArea > leastDeviations * Math.SQRT2 * error;
  return {
    lotShare,
    withinShare,
    newLotArea,
    carriedShare,
    isIdentity:
      lotShare >= 0.5 &&
      withinShare < 0.5 &&
      carriedShare < 0.5 &&
      isLotBeyondChance &&
      isLossBeyondChance,
  };
}

/** Standard error of an area under the ROC curve (Hanley & McNeil 1982). */
export function areaError(area: number, positiveShare: number, rowCount: number): number {
  const positives = Math.max(1, positiveShare * rowCount);
  const negatives = Math.max(1, rowCount - positives);
  const a = Math.max(area, 1 - area);
  const onePositive = a / (2 - a);
  const oneNegative = (2 * a * a) / (1 + a);
  const variance =
    (a * (1 - a) +
      (positives - 1) * (onePositive - a * a) +
      (negatives - 1) * (oneNegative - a * a)) /
    (positives * negatives);
  return Math.sqrt(Math.max(0, variance));
}
