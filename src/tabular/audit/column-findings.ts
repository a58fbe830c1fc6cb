import type { Describe } from './described.js';
import { count, figure, many, named, percent } from './say.js';

export const leakFinding: Describe = ({ leaks, label }) => {
  if (leaks === null || label === null || leaks.columns.length === 0) return null;
  const { columns, onlyForOneClass, skills } = leaks;
  const best = skills.find(({ name }) => columns.includes(name))!;
  const only = onlyForOneClass.length > 0;
  return {
    code: 'leaking-columns',
    severity: 'critical',
    columns,
    counts: {
      leaking_columns: columns.length,
      set_for_one_class_only: onlyForOneClass.length,
      best_single_auc: best.rocAuc,
    },
    sentence: {
      en:
        `${many(columns.length, 'column gives', 'columns give')} the label away: ${named(columns, 'en')} (best alone: AUC ${best.rocAuc.toFixed(3)}).` +
        (only
          ? ` ${named(onlyForOneClass, 'en')} ${onlyForOneClass.length === 1 ? 'is' : 'are'} set only where the answer is already known, as a failure mode beside a failure.`
          : ''),
      ko:
        `${count(columns.length)}개 열이 답을 알려 줍니다: ${named(columns, 'ko')} (단독 최고 AUC ${best.rocAuc.toFixed(3)}).` +
        (only
          ? ` ${named(onlyForOneClass, 'ko')}: 고장 옆의 고장 유형처럼 답이 이미 정해진 행에만 값이 있습니다.`
          : ''),
    },
    advice: {
      en: `Ask when each is known. What is recorded with or after the label is no feature: --ignore ${ignoreList(columns)}`,
      ko: `각 열이 언제 알려지는지 확인하십시오. 라벨과 함께 또는 뒤에 기록되는 것은 특성이 아닙니다: --ignore ${ignoreList(columns)}`,
    },
  };
};

export const siblingFinding: Describe = ({ siblings, label }) => {
  const { columns, isOneOfMany } = siblings;
  if (columns.length === 0 || label === null) return null;
  return {
    code: 'sibling-labels',
    severity: 'warning',
    columns,
    counts: { sibling_label_columns: columns.length, is_one_of_many: isOneOfMany ? 1 : 0 },
    sentence: isOneOfMany
      ? {
          en: `${named(columns, 'en')} are labels beside "${label.name}": in every row exactly one of them is 1. They are answers, not measurements, and were left out.`,
          ko: `${named(columns, 'ko')}은(는) "${label.name}"과 나란한 라벨입니다. 모든 행에서 그중 하나만 1입니다. 측정값이 아니라 답이므로 제외했습니다.`,
        }
      : {
          en: `${named(columns, 'en')} belong to the family of the label "${label.name}" and were recorded with it. They were left out.`,
          ko: `${named(columns, 'ko')}은(는) 라벨 "${label.name}"과 한 묶음으로 함께 기록된 열입니다. 제외했습니다.`,
        },
    advice: {
      en: `Keep them out of training (--ignore ${ignoreList(columns)})${isOneOfMany ? ', or make one label of several classes of them' : ''}.`,
      ko: `학습에서 빼십시오(--ignore ${ignoreList(columns)}).${isOneOfMany ? ' 또는 여러 클래스를 가진 라벨 하나로 합치십시오.' : ''}`,
    },
  };
};

export const dominantFinding: Describe = ({ leaks }) => {
  const dominant = leaks?.dominant ?? null;
  if (dominant === null) return null;
  return {
    code: 'dominant-column',
    severity: 'warning',
    columns: [dominant.name],
    counts: { single_auc: dominant.rocAuc },
    sentence: {
      en: `"${dominant.name}" alone reaches AUC ${figure(dominant.rocAuc)}, far ahead of every other column.`,
      ko: `"${dominant.name}" 하나만으로 AUC ${figure(dominant.rocAuc)}이며 다른 열보다 훨씬 앞섭니다.`,
    },
    advice: {
      en: 'Make sure it is known before the label is, and not derived from it.',
      ko: '라벨보다 먼저 알려지는 값인지, 라벨에서 만들어진 값은 아닌지 확인하십시오.',
    },
  };
};

// With fewer, a test set of a fifth holds hardly any, and the interval of recall spans nearly everything.
const fewPositives = 30;
const veryFewPositives = 10;

export const balanceFinding: Describe = ({ label }) => {
  if (label === null) return null;
  const rows = label.classOfRow.length;
  const rarest = Math.min(...label.rowsOfClass);
  const name = label.classes[label.rowsOfClass.indexOf(rarest)]!;
  const share = rarest / rows;
  const counts = { classes: label.classes.length, rarest_rows: rarest, rarest_share: share };
  if (rarest < fewPositives)
    return {
      code: 'few-positives',
      severity: rarest < veryFewPositives ? 'critical' : 'warning',
      columns: label.columns,
      counts,
      sentence: {
        en: `Only ${many(rarest, 'row is', 'rows are')} "${name}" (of ${count(rows)}): a figure measured on so few is mostly luck.`,
        ko: `"${name}" 행이 ${count(rarest)}개뿐입니다(전체 ${count(rows)}개). 이렇게 적은 행으로 잰 수치는 대부분 운입니다.`,
      },
      advice: {
        en: `Collect at least ${fewPositives} such rows before believing any figure; until then watch measurements one by one.`,
        ko: `수치를 믿기 전에 그런 행을 적어도 ${fewPositives}개 모으십시오. 그때까지는 측정값을 하나씩 감시하십시오.`,
      },
    };
  return {
    code: 'class-balance',
    severity: 'note',
    columns: label.columns,
    counts,
    sentence: {
      en: `${many(label.classes.length, 'class', 'classes')}; the rarest, "${name}", is ${percent(share)} of the rows (${count(rarest)}).`,
      ko: `클래스 ${label.classes.length}개; 가장 드문 "${name}"은(는) 전체의 ${percent(share, 'ko')} (${count(rarest)}개)입니다.`,
    },
    advice:
      share < 0.1
        ? {
            en: 'Accuracy means nothing here; look at recall and precision, and choose the threshold by cost.',
            ko: '정확도는 의미가 없습니다. 재현율과 정밀도를 보고 비용으로 임계값을 정하십시오.',
          }
        : { en: 'Nothing to do.', ko: '할 일이 없습니다.' },
  };
};

export const labelGuessedFinding: Describe = ({ label }) => {
  if (label === null)
    return {
      code: 'no-label',
      severity: 'note',
      columns: [],
      counts: {},
      sentence: {
        en: 'No label was named and none was found: leaks, balance and skill were not looked at.',
        ko: '라벨이 지정되지 않았고 찾지도 못했습니다. 누출, 균형, 실력은 살피지 않았습니다.',
      },
      advice: {
        en: 'Name it: --label COLUMN or --label-any PREFIX.',
        ko: '--label 열 또는 --label-any 접두어로 지정하십시오.',
      },
    };
  if (!label.isGuessed) return null;
  return {
    code: 'label-guessed',
    severity: 'note',
    columns: label.columns,
    counts: {},
    sentence: {
      en: `"${label.name}" was taken as the label.`,
      ko: `"${label.name}"을(를) 라벨로 보았습니다.`,
    },
    advice: { en: 'Say --label if it is another.', ko: '다르면 --label 로 지정하십시오.' },
  };
};

export const constantFinding: Describe = ({ constants }) => {
  if (constants.length === 0) return null;
  return {
    code: 'constant-columns',
    severity: 'note',
    columns: constants,
    counts: { constant_columns: constants.length },
    sentence: {
      en: `${many(constants.length, 'column never changes', 'columns never change')}: ${named(constants, 'en')}.`,
      ko: `${count(constants.length)}개 열은 값이 바뀌지 않습니다: ${named(constants, 'ko')}.`,
    },
    advice: {
      en: 'They teach nothing; check whether a sensor is stuck or a limit was logged instead of a value.',
      ko: '배울 것이 없습니다. 센서가 멈췄는지, 값 대신 한계값이 기록되었는지 확인하십시오.',
    },
  };
};

export const identifierFinding: Describe = ({ identifiers }) => {
  if (identifiers.length === 0) return null;
  return {
    code: 'identifiers',
    severity: 'note',
    columns: identifiers,
    counts: { identifier_columns: identifiers.length },
    sentence: {
      en: `${named(identifiers, 'en')} ${identifiers.length === 1 ? 'numbers or dates' : 'number or date'} the rows.`,
      ko: `${named(identifiers, 'ko')}은(는) 행의 번호나 시각입니다.`,
    },
    advice: {
      en: 'No feature: a model would learn where in the table a row stands.',
      ko: '특성으로 쓰지 마십시오. 모델이 행의 위치를 외우게 됩니다.',
    },
  };
};

export const missingBlockFinding: Describe = ({ missingBlocks, counts }) => {
  const [longest] = missingBlocks;
  if (longest === undefined) return null;
  const { columns, firstRow, rowCount } = longest;
  const all = [...new Set(missingBlocks.flatMap((block) => block.columns))];
  return {
    code: 'missing-blocks',
    severity: 'warning',
    columns: all,
    counts: {
      missing_blocks: missingBlocks.length,
      missing_block_rows: counts.missingBlockRows,
      longest_first_row: firstRow + 1,
      longest_rows: rowCount,
    },
    sentence: {
      en: `${named(columns, 'en')} ${columns.length === 1 ? 'is' : 'are'} empty${columns.length === 1 ? '' : ' together'} in ${count(rowCount)} rows running (from row ${count(firstRow + 1)})${missingBlocks.length > 1 ? `; ${missingBlocks.length} such stretches in all` : ''}.`,
      ko: `${named(columns, 'ko')} 값이 ${count(firstRow + 1)}행부터 ${count(rowCount)}행 연속으로 ${columns.length === 1 ? '' : '함께 '}비어 있습니다${missingBlocks.length > 1 ? `. 이런 구간이 모두 ${missingBlocks.length}곳입니다` : ''}.`,
    },
    advice: {
      en: 'A logger was off: do not fill such a stretch with averages; leave it empty or leave the rows out.',
      ko: '기록 장치가 꺼져 있었습니다. 평균으로 채우지 말고 비워 두거나 그 행을 빼십시오.',
    },
  };
};

export const missingFinding: Describe = ({ facts, counts, missingBlocks }) => {
  const inBlocks = new Set(missingBlocks.flatMap((block) => block.columns));
  const holed = facts.filter(
    ({ missing, present, name }) => missing > 0 && present > 0 && !inBlocks.has(name),
  );
  if (holed.length === 0) return null;
  const worst = [...holed].sort((a, b) => b.missing - a.missing)[0]!;
  const share = worst.missing / counts.rows;
  return {
    code: 'missing-values',
    severity: share > 0.5 ? 'warning' : 'note',
    columns: holed.map(({ name }) => name),
    counts: { columns_with_missing: holed.length, worst_missing_share: share },
    sentence: {
      en: `${many(holed.length, 'column has', 'columns have')} missing values, most of all "${worst.name}" (${percent(share)}).`,
      ko: `${count(holed.length)}개 열에 빈 값이 있습니다. 가장 많은 것은 "${worst.name}" (${percent(share, 'ko')})입니다.`,
    },
    advice: {
      en: 'Trees learn from gaps as they are; fill nothing by hand.',
      ko: '트리는 빈 값을 그대로 배웁니다. 손으로 채우지 마십시오.',
    },
  };
};

export const missingTellsFinding: Describe = ({ missingThatTells }) => {
  const [first] = missingThatTells;
  if (first === undefined) return null;
  const names = missingThatTells.map(({ name }) => name);
  return {
    code: 'missing-tells-label',
    severity: 'warning',
    columns: names,
    counts: {
      telling_columns: names.length,
      missing_rows: first.missingRows,
      positive_share_missing: first.positiveShareMissing,
      positive_share_present: first.positiveSharePresent,
    },
    sentence: {
      en: `Where "${first.name}" is missing, ${percent(first.positiveShareMissing)} are positive; elsewhere ${percent(first.positiveSharePresent)}${names.length > 1 ? ` (and ${names.length - 1} more such)` : ''}.`,
      ko: `"${first.name}" 값이 없는 행은 ${percent(first.positiveShareMissing, 'ko')}가 양성이고, 있는 행은 ${percent(first.positiveSharePresent, 'ko')}입니다${names.length > 1 ? ` (이런 열 ${names.length - 1}개 더)` : ''}.`,
    },
    advice: {
      en: 'Find out why it is missing: if it is left empty because of the outcome, it leaks.',
      ko: '왜 비는지 확인하십시오. 결과 때문에 비워 둔다면 누출입니다.',
    },
  };
};

export const constantBlockFinding: Describe = ({ constantBlocks }) => {
  const [longest] = constantBlocks;
  if (longest === undefined) return null;
  const names = [...new Set(constantBlocks.flatMap((block) => block.columns))];
  return {
    code: 'constant-blocks',
    severity: 'warning',
    columns: names,
    counts: {
      constant_blocks: constantBlocks.length,
      longest_first_row: longest.firstRow + 1,
      longest_rows: longest.rowCount,
    },
    sentence: {
      en: `${named(longest.columns, 'en')} ${longest.columns.length === 1 ? 'stands' : 'stand'} still for ${count(longest.rowCount)} rows (from row ${count(longest.firstRow + 1)}) and moves everywhere else.`,
      ko: `${named(longest.columns, 'ko')} 값이 ${count(longest.firstRow + 1)}행부터 ${count(longest.rowCount)}행 동안 멈춰 있고 다른 곳에서는 움직입니다.`,
    },
    advice: {
      en: 'A sensor or logger hung: treat those values as missing.',
      ko: '센서나 기록 장치가 멈춘 것입니다. 그 값은 없는 것으로 다루십시오.',
    },
  };
};

function ignoreList(columns: readonly string[]): string {
  const list = columns.join(',');
  return /[\s"']/.test(list) ? JSON.stringify(list) : list;
}
