import type { Describe } from './described.js';
import type { LotsOfRows } from './find-lots.js';
import type { Twins } from './find-twins.js';
import { rangeOfShares } from './range-of-shares.js';
import { count, figure, many, named, percent } from './say.js';

// A share of test rows above which a figure is mostly about other things, and below which it hardly moves.
const most = 0.1;
const hardly = 0.01;

/** Copies: severe by what they do to a random split. Coincidence among few categories is no more than a note. */
export const twinsFinding: Describe = ({ counts, twins, skill, label, lots }) => {
  // Rows of nothing but constants are all alike, and there is nothing to learn from anyway.
  if (twins.twinRows === 0 || counts.features === 0) return null;
  const share = twins.testRowsWithTwinShare;
  const twinsOf = { rows: counts.rows, twin_rows: twins.twinRows };
  if (!twins.areCopies)
    return {
      code: 'twins',
      severity: 'note',
      columns: [],
      counts: { ...twinsOf, twin_rows_by_chance: twins.twinRows, test_rows_with_twin_share: share },
      sentence: {
        en: `${many(twins.twinRows, 'row repeats', 'rows repeat')} an earlier one; coincidence can explain as many.`,
        ko: `${count(twins.twinRows)}개 행이 앞선 행과 같지만, 우연히 생길 수 있는 정도입니다.`,
      },
      advice: {
        en: 'Nothing to do; splits that keep identical rows together cost nothing.',
        ko: '그대로 두어도 됩니다. 같은 행을 한쪽에 두는 분할을 쓰면 더 안전합니다.',
      },
    };
  const lookup = skill?.lookup ?? null;
  const positive = label === null ? '' : label.classes[label.positive]!;
  const doubled = lots === null ? [] : doubledLots(twins, lots);
  const numbered = doubled.map((lot) => lot + 1).join(', ');
  return {
    code: 'twins',
    severity: share >= most ? 'critical' : share >= hardly ? 'warning' : 'note',
    columns: [],
    counts: {
      ...twinsOf,
      rows_with_twin: twins.rowsWithTwin,
      twin_rows_by_chance: counts.twinRowsByChance,
      twin_rows_of_other_label: twins.twinRowsOfOtherLabel,
      twin_rows_below_their_twin: twins.belowTheirTwin,
      ...(lots === null ? {} : { lots_recorded_twice: doubled.length }),
      test_rows_with_twin_share: share,
      expected_test_rows_with_twin_share: twins.expectedTestRowsWithTwinShare,
      ...(lookup === null ? {} : { lookup_f1: lookup.f1 }),
    },
    sentence: {
      en:
        `${many(twins.twinRows, 'row is', 'rows are')} an exact copy of an earlier row (${count(twins.belowTheirTwin)} stand right below it), too many for coincidence. ` +
        (doubled.length === 0
          ? ''
          : `Whole lots are recorded twice: ${doubled.length === 1 ? 'lot' : 'lots'} ${numbered}. `) +
        `In the usual random split ${percent(share)} of the test rows have their twin in training` +
        (lookup === null
          ? '.'
          : `: copying the twin's answer, without any model, gives F1 ${figure(lookup.f1)} for "${positive}". Such a figure is memory.`),
      ko:
        `${count(twins.twinRows)}개 행이 앞선 행을 그대로 복사한 것입니다(바로 위 행과 같은 것 ${count(twins.belowTheirTwin)}개). 우연으로 보기에는 너무 많습니다. ` +
        (doubled.length === 0 ? '' : `로트 전체가 두 번 기록되었습니다(${numbered}번 로트). `) +
        `흔히 쓰는 무작위 분할에서는 시험 행의 ${percent(share, 'ko')}가 학습 행에 쌍둥이를 둡니다` +
        (lookup === null
          ? '.'
          : `. 모델 없이 쌍둥이의 답을 베끼기만 해도 "${positive}" F1이 ${figure(lookup.f1)}입니다. 그런 수치는 실력이 아니라 기억입니다.`),
    },
    advice: {
      en: 'Keep identical rows on one side of every split (training here does), or drop the copies. Ask why the line records rows twice.',
      ko: '같은 행은 언제나 분할의 한쪽에만 두거나(이 도구의 학습은 그렇게 합니다) 복사본을 지우십시오. 설비가 왜 두 번 기록하는지 확인하십시오.',
    },
  };
};

// Lots in which all rows have a twin, to one in a hundred, while hardly any row has in the others.
const nearlyAll = 0.99;

/** Lots of which every row has a twin, when the others have none; empty when twins are spread otherwise. */
function doubledLots(
  { groupOfRow, groupCount }: Twins,
  { blocks, lotOfRow }: LotsOfRows,
): number[] {
  const rowsOfGroup = new Uint32Array(groupCount);
  for (const group of groupOfRow) rowsOfGroup[group]!++;
  const twinsOfLot = new Uint32Array(blocks.length);
  groupOfRow.forEach((group, row) => {
    if (rowsOfGroup[group]! > 1) twinsOfLot[lotOfRow[row]!]!++;
  });
  const shares = blocks.map(({ rowCount }, lot) => twinsOfLot[lot]! / rowCount);
  const isClear = shares.every((share) => share >= nearlyAll || share <= 1 - nearlyAll);
  return isClear ? shares.flatMap((share, lot) => (share >= nearlyAll ? [lot] : [])) : [];
}

export const nearTwinsFinding: Describe = ({ twins, counts }) => {
  const share = twins.nearTwinRows / counts.rows;
  if (!twins.areNearTwinsCopies || share < hardly) return null;
  return {
    code: 'near-twins',
    severity: 'warning',
    columns: [],
    counts: { near_twin_rows: twins.nearTwinRows, near_twin_share: share },
    sentence: {
      en: `${many(twins.nearTwinRows, 'row is', 'rows are')} nearly the same as an earlier row, or as the row above in all but one column, far more than rows in random order would be.`,
      ko: `${count(twins.nearTwinRows)}개 행이 앞선 행과 거의 같거나 바로 위 행과 한 열만 다릅니다. 행의 순서가 무작위라면 나올 수 없는 수입니다.`,
    },
    advice: {
      en: 'Neighbouring rows know each other: believe a split along time, or by lot, rather than a random one.',
      ko: '이웃한 행끼리 서로를 알고 있습니다. 무작위 분할보다 시간순 또는 로트별 분할의 수치를 믿으십시오.',
    },
  };
};

export const labelDriftFinding: Describe = ({ drift, stretches, lots }) => {
  if (!drift.isLabelDrifting || drift.label === null) return null;
  const [low, high] = rangeOfShares(stretches);
  const between =
    lots === null
      ? { en: 'down the table', ko: '표를 따라' }
      : { en: 'between lots', ko: '로트 사이에' };
  return {
    code: 'label-drift',
    severity: 'warning',
    columns: [],
    counts: {
      stretches: stretches.length,
      between_share: drift.label.betweenShare,
      lowest_positive_share: low,
      highest_positive_share: high,
    },
    sentence: {
      en: `The share of positives drifts ${between.en}: from ${percent(low)} to ${percent(high)}.`,
      ko: `양성 비율이 ${between.ko} ${percent(low, 'ko')}에서 ${percent(high, 'ko')}까지 달라집니다.`,
    },
    advice: {
      en: 'Judge on the last rows, not on random ones; watch the share in production and set the threshold anew when it moves.',
      ko: '무작위 행이 아니라 마지막 행으로 평가하십시오. 운영 중에 비율을 살피고, 움직이면 임계값을 다시 정하십시오.',
    },
  };
};

export const featureDriftFinding: Describe = ({ drift, counts, lots }) => {
  const { columns } = drift;
  if (columns.length === 0) return null;
  const between =
    lots === null
      ? { en: 'down the table', ko: '표를 따라' }
      : { en: 'between lots', ko: '로트 사이에' };
  const names = columns.map(({ name }) => name);
  return {
    code: 'feature-drift',
    severity: 'warning',
    columns: names,
    counts: {
      drifting_columns: names.length,
      features: counts.features,
      largest_between_share: columns[0]!.betweenShare,
    },
    sentence: {
      en: `${names.length} of ${counts.features} features drift ${between.en}, most of all ${named(names.slice(0, 3), 'en')}.`,
      ko: `특성 ${counts.features}개 중 ${names.length}개가 ${between.ko} 달라집니다. 가장 큰 것은 ${named(names.slice(0, 3), 'ko')}입니다.`,
    },
    advice: {
      en: 'A random split hides this. Judge along time, and retrain when these columns leave their range.',
      ko: '무작위 분할로는 보이지 않습니다. 시간순으로 평가하고, 이 열들이 범위를 벗어나면 다시 학습하십시오.',
    },
  };
};

export const sortedFinding: Describe = ({ sortedByLabel, label }) => {
  if (!sortedByLabel || label === null) return null;
  return {
    code: 'sorted-by-label',
    severity: 'note',
    columns: label.columns,
    counts: { classes: label.classes.length },
    sentence: {
      en: 'The rows are sorted by their label, so their order says nothing about time; drift was not looked for.',
      ko: '행이 라벨 순으로 정렬되어 있어 순서가 시간을 뜻하지 않습니다. 변화는 살피지 않았습니다.',
    },
    advice: {
      en: 'Name a time column if there is one; never split such a table by row number.',
      ko: '시간 열이 있으면 지정하십시오. 이런 표를 행 번호로 나누지 마십시오.',
    },
  };
};

/** Stamps that tie, are missing, or say another order than the table. */
export const stampsFinding: Describe = ({ order, timeColumn, counts }) => {
  if (timeColumn === null) return null;
  const { tiedRows, rowsWithoutStamp, momentCount, isTableOrder } = order;
  if (rowsWithoutStamp === 0 && tiedRows === 0 && isTableOrder) return null;
  const parts = {
    en: [
      momentCount === 1 ? 'all stamps are equal, so rows cannot be split along time' : '',
      rowsWithoutStamp > 0
        ? `${many(rowsWithoutStamp, 'row has', 'rows have')} no readable stamp`
        : '',
      tiedRows > 0 && momentCount > 1
        ? `${many(tiedRows, 'row shares', 'rows share')} a stamp with others`
        : '',
      isTableOrder ? '' : 'the table is not in the order of its stamps',
    ],
    ko: [
      momentCount === 1 ? '모든 시각이 같아 시간순으로 나눌 수 없음' : '',
      rowsWithoutStamp > 0 ? `시각을 읽을 수 없는 행 ${count(rowsWithoutStamp)}개` : '',
      tiedRows > 0 && momentCount > 1 ? `시각이 겹치는 행 ${count(tiedRows)}개` : '',
      isTableOrder ? '' : '표가 시각 순서가 아님',
    ],
  };
  const joined = (words: readonly string[]) => words.filter((word) => word !== '').join('; ');
  const isBad = momentCount === 1 || rowsWithoutStamp > counts.rows * most;
  return {
    code: 'stamps',
    severity: isBad ? 'warning' : 'note',
    columns: [timeColumn],
    counts: { moments: momentCount, rows_without_stamp: rowsWithoutStamp, tied_rows: tiedRows },
    sentence: {
      en: `Time column "${timeColumn}": ${joined(parts.en)}.`,
      ko: `시간 열 "${timeColumn}": ${joined(parts.ko)}.`,
    },
    advice: {
      en: 'Rows of one stamp stay on one side of a split along time; rows without a stamp are left out of it.',
      ko: '시각이 같은 행은 시간순 분할에서 한쪽에 남고, 시각이 없는 행은 빠집니다.',
    },
  };
};
