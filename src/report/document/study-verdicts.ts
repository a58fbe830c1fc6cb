// What a study comes to, as findings a reader can act on: the usual score, what is achievable, later rows, money.
import type { ProtocolResult, Study } from '../../tabular/index.js';
import type { Finding } from './report.js';
import type { StudyReportFacts } from './study-report.js';
import {
  classWords,
  figure,
  inputWords,
  kindWords,
  percent,
  range,
  roughMoney,
  whole,
} from './study-words.js';

/** The verdicts of the first page. */
export function studyVerdicts(facts: StudyReportFacts): readonly Finding[] {
  const { study } = facts;
  return [memoryVerdict(facts), skillVerdict(study), ...laterVerdict(study), moneyVerdict(study)];
}

function memoryVerdict({ study, documented }: StudyReportFacts): Finding {
  const { usual } = study;
  const best = usualBest(study);
  const unseen = best.unseenMetrics;
  const share = percent(usual.testRowsWithTwinShare);
  const [f1, auc] = [figure(best.metrics.f1), figure(best.metrics.rocAuc)];
  if (unseen === null || !isMemory(study))
    return {
      name: 'usual-score-stands',
      severity: 'good',
      title: {
        ko: `흔한 무작위 분할의 점수(F1 ${f1}, AUC ${auc})는 복사된 행에 기댄 것이 아닙니다`,
        en: `The score of the usual random split (F1 ${f1}, AUC ${auc}) does not lean on copied rows`,
      },
      detail:
        usual.testRowsWithTwinShare <= 0.05
          ? {
              ko: `시험 행의 ${share}만 학습에 쌍둥이가 있습니다.`,
              en: `${share} of its test rows have a twin in training.`,
            }
          : {
              ko: `시험 행의 ${share}는 학습 행과 값이 모두 같지만, 값의 가짓수가 적어 우연히도 그만큼 겹칩니다.`,
              en: `${share} of its test rows equal a training row in every feature, but no more than so few distinct values bring about by chance.`,
            },
    };
  const named =
    documented === undefined
      ? {
          ko: `흔한 무작위 분할의 점수(F1 ${f1}, AUC ${auc})는 실력이 아니라 기억입니다`,
          en: `The score of the usual random split (F1 ${f1}, AUC ${auc}) is memory, not skill`,
        }
      : {
          ko: `문서의 점수(F1 ${documented.f1}, AUC ${documented.rocAuc})는 실력이 아니라 기억이었습니다`,
          en: `The documented score (F1 ${documented.f1}, AUC ${documented.rocAuc}) was memory, not skill`,
        };
  return {
    name: 'usual-score-is-memory',
    severity: 'critical',
    title: named,
    detail: {
      ko: `무작위로 나누면 시험 행의 ${share}가 학습한 행의 복사본입니다. 모델 없이 복사본을 찾기만 해도 F1 ${figure(usual.lookup.f1)}입니다. 같은 분할에서 F1 ${f1}인 모델이 복사본이 아닌 시험 행에서는 F1 ${figure(unseen.f1)}, AUC ${figure(unseen.rocAuc)}입니다.`,
      en: `Split at random, ${share} of the test rows are copies of rows the model learned from. Looking the copies up, without any model, gives F1 ${figure(usual.lookup.f1)}. A model that shows F1 ${f1} on that split reaches F1 ${figure(unseen.f1)}, AUC ${figure(unseen.rocAuc)} on the test rows that are no copies.`,
    },
    action: {
      ko: '이 점수로 판단하거나 보고하지 마십시오.',
      en: 'Neither decide by this score nor report it.',
    },
  };
}

/** Below this a model tells too little apart to judge a part alone. */
const enoughToReject = 0.85;

function skillVerdict(study: Study): Finding {
  const honest = honestOf(study);
  const { kind, input } = {
    kind: kindWords(study.comparison.recommended.configuration),
    input: inputWords(study.comparison.recommended.configuration),
  };
  const { rocAuc, f1 } = honest.metrics;
  const interval = honest.intervals?.rocAuc;
  const rows = whole(honest.testRows);
  const between =
    interval === undefined
      ? { ko: '', en: '' }
      : { ko: ` (95% 구간 ${range(interval).ko})`, en: ` (95% interval ${range(interval).en})` };
  const { recall, falseAlarmShare: alarms } = study.costs.protocols[0]!;
  const words = classWords(study);
  const isNothing = interval !== undefined && interval.low <= 0.5;
  return {
    name: 'achievable',
    severity: isNothing ? 'critical' : 'good',
    title: isNothing
      ? {
          ko: `지금 변수로는 동전 던지기와 다르다고 할 수 없습니다: AUC ${figure(rocAuc)}`,
          en: `The present features are not told from a coin: AUC ${figure(rocAuc)}`,
        }
      : {
          ko: `실제로 얻을 수 있는 것: AUC ${figure(rocAuc)}, F1 ${figure(f1)}`,
          en: `What is really achievable: AUC ${figure(rocAuc)}, F1 ${figure(f1)}`,
        },
    detail: {
      ko: `${kind.ko}, ${input.ko}. 한 번도 보지 않은 시험 행 ${rows}개에서 한 번 잰 값입니다${between.ko}. 비용이 가장 낮은 임계값에서 ${words.positive.ko} 100개 중 ${count(recall)}개를 찾고, 그러느라 ${words.negative.ko} 100개 중 ${count(alarms)}개에 경보를 냅니다.`,
      en: `By ${kind.en} on ${input.en}, measured once on ${rows} test rows that nothing had seen${between.en}. At the threshold that costs least it finds ${count(recall)} of 100 ${words.positive.en}, and raises an alarm for ${count(alarms)} of 100 ${words.negative.en} on the way.`,
    },
    ...(isNothing || rocAuc >= enoughToReject
      ? {}
      : {
          action: {
            ko: '판정이 아니라, 먼저 검사할 것을 고르는 데 쓰십시오.',
            en: 'Let it choose what is inspected first, not what is rejected.',
          },
        }),
  };
}

function laterVerdict(study: Study): Finding[] {
  const last = resultOf(study, 'forward');
  const cuts = study.protocols.find(({ protocol }) => protocol === 'forward');
  if (last === undefined) return [laterUnknown(study.exploration.byLot.length > 0)];
  const { rocAuc, f1 } = last.metrics;
  const interval = last.intervals?.rocAuc;
  const inNew =
    study.audit.skill?.withinNewLots?.rocAuc ?? study.audit.skill?.leaveOneLotOut?.rocAuc;
  const isCoin = (cuts !== undefined && !(cuts.rocAuc.low > 0.6)) || (inNew ?? 1) < 0.6;
  const several =
    cuts === undefined || cuts.folds < 2
      ? { ko: '', en: '' }
      : {
          ko: ` 시간을 ${cuts.folds}번 달리 나누어 재면 평균 ${figure(cuts.rocAuc.estimate)}입니다.`,
          en: ` Over ${cuts.folds} cuts in time the mean is ${figure(cuts.rocAuc.estimate)}.`,
        };
  const within =
    inNew === undefined
      ? { ko: '', en: '' }
      : {
          ko: ` 처음 보는 로트 안에서는 ${figure(inNew)}입니다 (0.5는 동전 던지기).`,
          en: ` Inside lots never seen it is ${figure(inNew)} (0.5 is a coin).`,
        };
  return [
    {
      name: 'later-rows',
      severity: isCoin ? 'critical' : 'good',
      title: isCoin
        ? {
            ko: '새 로트의 판정은 아직 맡길 수 없습니다',
            en: 'New lots cannot be judged yet',
          }
        : {
            ko: `나중에 만든 것에도 통합니다: AUC ${figure(rocAuc)}`,
            en: `It holds for what is made later: AUC ${figure(rocAuc)}`,
          },
      detail: {
        ko: `앞의 것으로 배워 마지막 것(${whole(last.testRows)}행)에서 재면 AUC ${figure(rocAuc)}${interval === undefined ? '' : ` (95% 구간 ${range(interval).ko})`}, F1 ${figure(f1)}입니다.${several.ko}${within.ko}`,
        en: `Learned on the earlier ones and judged on the last (${whole(last.testRows)} rows): AUC ${figure(rocAuc)}${interval === undefined ? '' : ` (95% interval ${range(interval).en})`}, F1 ${figure(f1)}.${several.en}${within.en}`,
      },
    },
  ];
}

function laterUnknown(areLotsKnown: boolean): Finding {
  return {
    name: 'no-later-rows',
    severity: 'warning',
    title: {
      ko: '나중에 만든 것에도 통하는지는 모릅니다',
      en: 'Whether it holds for what is made later is not known',
    },
    detail: areLotsKnown
      ? {
          ko: '제품마다 로트가 하나뿐이거나 너무 적어 나중 로트로 재지 못했습니다.',
          en: 'A product has but one lot, or too few, so later lots could not be tried.',
        }
      : {
          ko: '행의 순서를 알려 주는 열이 없어 나중 행으로 재지 못했습니다.',
          en: 'No column was named that tells the order of the rows, so later rows could not be tried.',
        },
    action: areLotsKnown
      ? {
          ko: '로트를 더 모은 뒤 다시 연구하십시오.',
          en: 'Collect more lots and repeat the study.',
        }
      : {
          ko: '로트 번호나 시각을 열로 남기고 --lots 또는 --time으로 알려 주십시오.',
          en: 'Keep a lot number or a time stamp as a column and name it with --lots or --time.',
        },
  };
}

function moneyVerdict({ costs }: Study): Finding {
  const [honest] = costs.protocols;
  const naive = costs.protocols.find(({ protocol }) => protocol === 'random-rows');
  const later = costs.protocols.find(
    ({ protocol }) => protocol === 'forward' && protocol !== honest!.protocol,
  );
  const { unit, partsPerYear } = costs.economics;
  const earned = roughMoney(Math.abs(honest!.saving), unit);
  const parts = whole(partsPerYear);
  const beside = (language: 'ko' | 'en') =>
    [
      later === undefined
        ? []
        : [
            language === 'ko'
              ? `나중 로트에서는 ${roughMoney(later.saving, unit).ko}`
              : `on later lots it would be ${roughMoney(later.saving, unit).en}`,
          ],
      naive === undefined
        ? []
        : [
            language === 'ko'
              ? `무작위 분할이 약속하는 금액은 ${roughMoney(naive.saving, unit).ko}`
              : `the random split would promise ${roughMoney(naive.saving, unit).en}`,
          ],
    ]
      .flat()
      .join(language === 'ko' ? ', ' : '; ');
  const more = { ko: beside('ko'), en: beside('en') };
  return {
    name: 'worth',
    severity: honest!.saving > 0 ? 'good' : 'warning',
    title:
      honest!.saving > 0
        ? {
            ko: `비슷한 것을 만들 때 한 해에 아끼는 돈: 약 ${earned.ko}`,
            en: `Worth about ${earned.en} a year while parts stay like these`,
          }
        : {
            ko: '아직 돈이 되지 않습니다',
            en: 'It does not pay yet',
          },
    detail: {
      ko: `연 ${parts}개에서, 아무것도 검사하지 않거나 모두 검사하는 것 중 나은 쪽과 비교한 금액입니다: ${roughMoney(honest!.saving, unit).ko}${more.ko === '' ? '' : ` (${more.ko})`}.`,
      en: `At ${parts} parts a year, against the better of inspecting nothing and inspecting everything: ${roughMoney(honest!.saving, unit).en}${more.en === '' ? '' : ` (${more.en})`}.`,
    },
  };
}

/** Whether the usual score leans on copies, more of them than chance brings about. */
export function isMemory({ usual, audit, rowCount }: Study): boolean {
  const { twinRows, twinRowsByChance } = audit.counts;
  return (
    usual.testRowsWithTwinShare > 0.05 &&
    usualBest({ usual }).unseenMetrics !== null &&
    twinRows - twinRowsByChance >= 0.01 * rowCount
  );
}

/** The usual split's best model, for what a notebook would have reported. */
export function usualBest({ usual }: Pick<Study, 'usual'>): Study['usual']['models'][number] {
  return usual.models.reduce((a, b) => (b.metrics.f1 > a.metrics.f1 ? b : a));
}

/** Results of the model that is compared by F1, by protocol. */
export function resultOf(
  study: Study,
  protocol: ProtocolResult['protocol'],
): ProtocolResult | undefined {
  return study.byF1.model.results.find((result) => result.protocol === protocol);
}

/** The result of the protocol that decided. */
export function honestOf(study: Study): ProtocolResult {
  return study.byF1.model.results[0]!;
}

function count(share: number): string {
  return Number.isFinite(share) ? String(Math.round(share * 100)) : '–';
}
