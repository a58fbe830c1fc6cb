import type { Describe } from './described.js';
import { areaError, lotSkill } from './lot-skill.js';
import { rangeOfShares } from './range-of-shares.js';
import { count, figure, many, named, percent } from './say.js';

/** Nothing is left that a model could learn from. */
export const noFeaturesFinding: Describe = ({ counts, label }) => {
  if (counts.features > 0) return null;
  return {
    code: 'no-features',
    severity: label === null ? 'warning' : 'critical',
    columns: [],
    counts: { features: 0 },
    sentence: {
      en: 'No column is left to learn from: all are constant, identifiers, part of the label or set aside.',
      ko: '배울 수 있는 열이 없습니다. 모두 바뀌지 않거나, 식별자이거나, 라벨에 속하거나, 제외되었습니다.',
    },
    advice: {
      en: 'Add measurements that are known before the outcome.',
      ko: '결과보다 먼저 알 수 있는 측정값을 더하십시오.',
    },
  };
};

// Two standard errors, as usual for a single question.
const leastErrors = 2;

/** The features do not tell the classes apart better than a coin does. */
export const noSkillFinding: Describe = ({ skill, counts }) => {
  if (skill === null) return null;
  const area = skill.carefully.rocAuc;
  const error = areaError(0.5, counts.positiveRows / counts.rows, skill.sampledRows);
  if (!(area - 0.5 < leastErrors * error)) return null;
  return {
    code: 'no-skill',
    severity: 'warning',
    columns: [],
    counts: { twins_together_auc: area, chance_reaches: 0.5 + leastErrors * error },
    sentence: {
      en: `A quick model does no better than chance: AUC ${figure(area)}, where ${figure(0.5 + leastErrors * error)} is within luck.`,
      ko: `간단한 모델이 우연보다 낫지 않습니다. AUC ${figure(area)}이며 ${figure(0.5 + leastErrors * error)}까지는 운으로도 나옵니다.`,
    },
    advice: {
      en: 'Look for measurements nearer to the cause before tuning anything.',
      ko: '조정하기 전에 원인에 더 가까운 측정값을 찾으십시오.',
    },
  };
};

export const lotIdentityFinding: Describe = ({ skill, lots, counts }) => {
  const taken = lotSkill(skill, counts.positiveRows / counts.rows);
  if (taken === null || !taken.isIdentity || skill === null || lots === null) return null;
  const { lotAlone, leaveOneLotOut, carefully, withinLots } = skill;
  const [low, high] = rangeOfShares(lots.blocks);
  return {
    code: 'lot-identity',
    severity: 'critical',
    columns: lots.columns,
    counts: {
      lots: lots.blocks.length,
      lot_alone_auc: lotAlone!.rocAuc,
      twins_together_auc: carefully.rocAuc,
      within_lots_auc: withinLots?.rocAuc ?? Number.NaN,
      leave_one_lot_out_auc: leaveOneLotOut!.rocAuc,
      new_lot_auc: taken.newLotArea,
      lot_skill_share: taken.lotShare,
      within_skill_share: taken.withinShare,
      carried_skill_share: taken.carriedShare,
      lowest_positive_share: low,
      highest_positive_share: high,
    },
    sentence: {
      en: `The skill is mostly lot identity: knowing only the lot gives AUC ${figure(lotAlone!.rocAuc)}, all features together ${figure(carefully.rocAuc)}; inside a lot they give ${figure(withinLots?.rocAuc)}, in lots the model has not seen ${figure(taken.newLotArea)} (0.50 is chance). Lots differ from ${percent(low)} to ${percent(high)}.`,
      ko: `실력의 대부분은 로트를 알아보는 것입니다. 로트 번호만 알아도 AUC ${figure(lotAlone!.rocAuc)}, 모든 특성을 다 써도 ${figure(carefully.rocAuc)}입니다. 로트 안에서는 ${figure(withinLots?.rocAuc)}, 처음 보는 로트에서는 ${figure(taken.newLotArea)}입니다(0.50은 우연). 로트별 비율은 ${percent(low, 'ko')}에서 ${percent(high, 'ko')}까지 다릅니다.`,
    },
    advice: {
      en: 'Judge models by leaving whole lots out. Collect more lots, and features that explain why a lot is bad; more rows of the same lots will not help.',
      ko: '로트를 통째로 빼고 평가하십시오. 같은 로트의 행을 늘리기보다 더 많은 로트와, 로트가 나빠지는 까닭을 설명하는 특성을 모으십시오.',
    },
  };
};

export const lotsFinding: Describe = ({ lots, skill, counts }) => {
  if (lots === null) return null;
  const taken = lotSkill(skill, counts.positiveRows / counts.rows);
  const how = {
    en:
      lots.by === 'counter'
        ? `the counter ${named(lots.columns, 'en')} starts again`
        : `by ${named(lots.columns, 'en')}`,
    ko:
      lots.by === 'counter'
        ? `${named(lots.columns, 'ko')} 카운터가 다시 시작함`
        : `${named(lots.columns, 'ko')} 기준`,
  };
  const rows = lots.blocks.map(({ rowCount }) => rowCount);
  return {
    code: 'lots',
    severity: 'note',
    columns: lots.columns,
    counts: {
      lots: lots.blocks.length,
      smallest_lot_rows: rows.reduce((a, b) => Math.min(a, b)),
      largest_lot_rows: rows.reduce((a, b) => Math.max(a, b)),
      ...(taken === null
        ? {}
        : { lot_skill_share: taken.lotShare, carried_skill_share: taken.carriedShare }),
    },
    sentence: {
      en: `The rows fall into ${many(lots.blocks.length, 'lot', 'lots')} (${how.en}).${taken === null ? '' : ` AUC ${figure(skill?.carefully.rocAuc)} with rows of every lot in training, ${figure(taken.newLotArea)} in lots the model has not seen.`}`,
      ko: `행은 ${count(lots.blocks.length)}개 로트로 나뉩니다(${how.ko}).${taken === null ? '' : ` 모든 로트의 행이 학습에 있으면 AUC ${figure(skill?.carefully.rocAuc)}, 처음 보는 로트에서는 ${figure(taken.newLotArea)}입니다.`}`,
    },
    advice: {
      en: 'Compare the figure of a random split with that of leaving lots out, and believe the latter for new lots.',
      ko: '무작위 분할의 수치와 로트를 빼고 잰 수치를 비교하고, 새 로트에는 뒤의 것을 믿으십시오.',
    },
  };
};
