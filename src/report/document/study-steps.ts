// What to measure next on the line, from what the study found: every step names the figures it rests on.
import type { Study } from '../../tabular/index.js';
import type { Finding } from './report.js';
import { figure, percent, range, whole } from './study-words.js';

/** Enough to begin with, the most telling first. */
const mostSteps = 6;

/** Steps for the people on the line, the one with most to gain first. */
export function studySteps(study: Study): readonly Finding[] {
  const makers = [signalStep, lotStep, copyStep, typeStep, growthStep, gapStep, constantStep];
  return makers.flatMap((make) => make(study) ?? []).slice(0, mostSteps);
}

/** Nothing the table holds tells the classes apart: more of the same will not either. */
function signalStep({ training, featureCount }: Study): Finding | null {
  const { metrics, intervals } = training.model.results[0]!;
  if (intervals === undefined || intervals.rocAuc.low > 0.5) return null;
  return {
    name: 'measure-other-things',
    severity: 'critical',
    title: {
      ko: '원인에 더 가까운 것을 재십시오',
      en: 'Measure something closer to the cause',
    },
    detail: {
      ko: `변수 ${whole(featureCount)}개로는 본 적 없는 행에서 AUC ${figure(metrics.rocAuc)} (95% 구간 ${range(intervals.rocAuc).ko}): 동전 던지기와 구별되지 않습니다.`,
      en: `${whole(featureCount)} features reach AUC ${figure(metrics.rocAuc)} on rows never seen (95% interval ${range(intervals.rocAuc).en}): not told from a coin.`,
    },
    action: {
      ko: '결과가 갈리는 자리와 순간에서 재는 값을 더하고, 라벨이 맞는지 몇십 행을 다시 확인하십시오.',
      en: 'Add what is measured where and when the outcome is decided, and have some dozens of labels checked again.',
    },
  };
}

/** A model that knows lots apart and little inside them lacks what makes a lot bad. */
function lotStep({ audit, exploration }: Study): Finding | null {
  const { skill } = audit;
  const lots = exploration.byLot.filter(({ rowCount }) => rowCount >= 30);
  // Of two lots it cannot be told what is the lot and what the product.
  if (skill === null || lots.length < 3) return null;
  const inNew = skill.withinNewLots?.rocAuc ?? skill.leaveOneLotOut?.rocAuc ?? Number.NaN;
  const inside = skill.withinLots?.rocAuc ?? Number.NaN;
  const rising = [...lots].sort((a, b) => a.positiveShare - b.positiveShare);
  const [best, worst] = [rising[0]!, rising.at(-1)!];
  if (best.high >= worst.low) return null;
  const isSeenInside = inside >= 0.7;
  return {
    name: 'record-lots',
    severity: inNew < 0.65 ? 'critical' : 'warning',
    title: {
      ko: '로트마다 무엇이 달랐는지 기록하십시오',
      en: 'Record what differs from lot to lot',
    },
    detail: {
      ko: `불량률은 로트 ${best.label}의 ${percent(best.positiveShare)}에서 로트 ${worst.label}의 ${percent(worst.positiveShare)}까지 다른데, 기록된 변수는 로트 안에서 AUC ${figure(inside)}, 처음 보는 로트 안에서 ${figure(inNew)}만 가립니다(0.5는 동전 던지기). ${isSeenInside ? '한 로트에서 통하는 기준이 다른 로트로 이어지지 않습니다.' : '로트를 나쁘게 만드는 원인이 표에 없습니다.'}`,
      en: `Defect rates run from ${percent(best.positiveShare)} (lot ${best.label}) to ${percent(worst.positiveShare)} (lot ${worst.label}), yet the recorded features reach AUC ${figure(inside)} inside lots and ${figure(inNew)} inside lots never seen (0.5 is a coin). ${isSeenInside ? 'What tells bad parts inside a lot does not carry over to another.' : 'What makes a lot bad is not in the table.'}`,
    },
    action: {
      ko: `로트 ${worst.label}, ${best.label}의 재료 배치, 금형과 정비 상태, 작업조, 기동 조건을 찾아 비교하고, 앞으로 로트마다 열로 남기십시오.`,
      en: `Look up material batch, die and maintenance state, shift and start-up conditions of lots ${worst.label} and ${best.label}, compare them, and keep them as columns for every lot from now on.`,
    },
  };
}

function copyStep({ audit, rowCount }: Study): Finding | null {
  const { twinRows, twinRowsByChance } = audit.counts;
  const copies = twinRows - twinRowsByChance;
  if (copies < 0.01 * rowCount) return null;
  return {
    name: 'stop-copies',
    severity: 'critical',
    title: {
      ko: '같은 행이 두 번 기록되는 것을 막으십시오',
      en: 'Stop rows from being logged twice',
    },
    detail: {
      ko: `${whole(rowCount)}행 중 ${whole(twinRows)}행이 앞 행의 복사본입니다. 실제로 다른 샷은 ${whole(rowCount - twinRows)}개입니다.`,
      en: `${whole(twinRows)} of ${whole(rowCount)} rows repeat an earlier row: only ${whole(rowCount - twinRows)} different shots were measured.`,
    },
    action: {
      ko: '로거가 새 샷마다 값을 한 번만 읽는지 확인하고, 샷 번호나 시각을 함께 남기십시오.',
      en: 'See that the logger reads every shot once, and keep a shot number or time stamp with it.',
    },
  };
}

/** Kinds of defects the features are blind to, beside those they see. */
function typeStep({ types }: Study): Finding | null {
  const known = types.filter(({ rowCount, rocAuc }) => rowCount >= 30 && Number.isFinite(rocAuc));
  if (known.length < 2) return null;
  const rising = [...known].sort((a, b) => a.rocAuc - b.rocAuc);
  const [worst, best] = [rising[0]!, rising.at(-1)!];
  if (best.rocAuc - worst.rocAuc < 0.05) return null;
  const blind = rising.filter(({ rocAuc }) => rocAuc < 0.7).slice(0, 3);
  const named = (blind.length > 0 ? blind : [worst])
    .map(({ column, rowCount, rocAuc }) => `${column} (${figure(rocAuc)}, ${whole(rowCount)})`)
    .join('; ');
  return {
    name: 'measure-blind-types',
    severity: 'warning',
    title: {
      ko: '모델이 보지 못하는 불량 유형의 원인을 재십시오',
      en: 'Measure the cause of the defects the model is blind to',
    },
    detail: {
      ko: `가장 잘 가리는 유형은 ${best.column} (AUC ${figure(best.rocAuc)})이고, 거의 못 가리는 유형은 ${named}입니다 (AUC, 행 수).`,
      en: `Seen best: ${best.column} (AUC ${figure(best.rocAuc)}). Hardly seen: ${named} (AUC, rows).`,
    },
    action: {
      ko: `${worst.column} 불량이 생기는 순간 가까이에 센서나 검사를 더하십시오. 지금 변수에는 그 신호가 없습니다.`,
      en: `Add a sensor or inspection close to where ${worst.column} arises: the present features carry no signal of it.`,
    },
  };
}

/** Whether more rows of the same kind would help. */
function growthStep({ growth }: Study): Finding | null {
  const [half, full] = growth.slice(-2);
  // Where nothing is learned, its growth says nothing.
  if (half === undefined || full === undefined || full.rocAuc < 0.55) return null;
  const gain = full.rocAuc - half.rocAuc;
  const isFlat = gain < 0.01;
  return {
    name: isFlat ? 'more-rows-do-not-help' : 'more-rows-help',
    severity: 'note',
    title: isFlat
      ? {
          ko: '같은 종류의 행을 더 모아도 나아지지 않습니다',
          en: 'More rows of the same kind will not help',
        }
      : { ko: '행을 더 모으면 나아집니다', en: 'More rows help' },
    detail: {
      ko: `학습 행을 ${whole(half.trainingRows)}개에서 ${whole(full.trainingRows)}개로 두 배 ${isFlat ? '늘려도' : '늘리면'} AUC는 ${figure(half.rocAuc)}에서 ${figure(full.rocAuc)}로 바뀝니다.`,
      en: `Twice the training rows, ${whole(half.trainingRows)} to ${whole(full.trainingRows)}, take AUC from ${figure(half.rocAuc)} to ${figure(full.rocAuc)}.`,
    },
    action: isFlat
      ? {
          ko: '행보다 변수와 로트를 늘리십시오.',
          en: 'Collect other measurements and other lots rather than rows.',
        }
      : {
          ko: '계속 모으고 두 배가 되면 다시 연구하십시오.',
          en: 'Go on collecting and repeat the study when they have doubled.',
        },
  };
}

function gapStep({ audit }: Study): Finding | null {
  const [block] = [...audit.missingBlocks].sort((a, b) => b.rowCount - a.rowCount);
  if (block === undefined) return null;
  const columns = listed(block.columns);
  return {
    name: 'close-gaps',
    severity: 'note',
    title: { ko: '센서가 비는 구간을 없애십시오', en: 'Close the gaps of the sensors' },
    detail: {
      ko: `${columns}: ${whole(block.firstRow + 1)}행부터 ${whole(block.rowCount)}행 동안 비어 있습니다.`,
      en: `${columns}: empty for ${whole(block.rowCount)} rows from row ${whole(block.firstRow + 1)} on.`,
    },
    action: {
      ko: '그때 로거가 왜 꺼졌는지 확인하십시오.',
      en: 'Find out why the logger was off then.',
    },
  };
}

function constantStep({ exploration: { constant } }: Study): Finding | null {
  if (constant.length === 0) return null;
  return {
    name: 'wake-constant-columns',
    severity: 'note',
    title: {
      ko: `변하지 않는 열 ${constant.length}개에 실제 측정값을 넣으십시오`,
      en: `Log measurements, not settings, in ${constant.length} columns that never change`,
    },
    detail: listed(constant),
    action: {
      ko: '설정값이라면 빼고, 실제 최솟값과 최댓값을 기록하십시오.',
      en: 'If they are settings, leave them out and record what was really reached.',
    },
  };
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 4).join(', ');
  return names.length > 4 ? `${shown} … (${names.length})` : shown;
}
