import type { BilingualText } from '../../shared/index.js';
import type { AuditCode, AuditCounts, AuditFinding, AuditSkill } from './audit.js';
import { lotSkill } from './lot-skill.js';
import { figure, percent } from './say.js';

/** The table in two or three plain sentences: what a usual figure is worth, and what to fix first. */
export function verdictOn(
  findings: readonly AuditFinding[],
  counts: AuditCounts,
  skill: AuditSkill | null,
): BilingualText {
  const worst = findings[0];
  if (worst === undefined || worst.severity === 'note')
    return {
      en: `Nothing stands against training on this table.${honestEn(skill)}`,
      ko: `이 표로 학습하는 데 걸리는 것이 없습니다.${honestKo(skill)}`,
    };
  const has = (code: AuditCode) =>
    findings.some((finding) => finding.code === code && finding.severity === 'critical');
  const memory = has('twins') && skill !== null;
  const parts: BilingualText[] = [];
  if (memory)
    parts.push({
      en: `A random split of this table measures memory: F1 ${figure(skill.randomRows.f1)} with twins, ${figure(skill.lookup?.f1)} by looking rows up without any model, ${figure(skill.twinsTogether.f1)} once twins stay on one side.`,
      ko: `이 표의 무작위 분할은 기억을 잽니다. 쌍둥이가 섞이면 F1 ${figure(skill.randomRows.f1)}, 모델 없이 같은 행을 찾기만 해도 ${figure(skill.lookup?.f1)}, 쌍둥이를 한쪽에 두면 ${figure(skill.twinsTogether.f1)}입니다.`,
    });
  else if (has('twins'))
    parts.push({
      en: `A random split of this table measures memory: ${percent(counts.testRowsWithTwinShare)} of its test rows are copies of training rows.`,
      ko: `이 표의 무작위 분할은 기억을 잽니다. 시험 행의 ${percent(counts.testRowsWithTwinShare, 'ko')}가 학습 행의 복사본입니다.`,
    });
  if (has('lot-identity') && skill !== null)
    parts.push({
      en: `What is left (AUC ${figure(skill.carefully.rocAuc)}) is mostly knowing the lot; for a new lot expect AUC ${figure(lotSkill(skill, counts.positiveRows / counts.rows)?.newLotArea)}.`,
      ko: `남는 실력(AUC ${figure(skill.carefully.rocAuc)})도 대부분 로트를 알아보는 것이며, 새 로트에서는 AUC ${figure(lotSkill(skill, counts.positiveRows / counts.rows)?.newLotArea)} 정도입니다.`,
    });
  if (has('leaking-columns'))
    parts.push({
      en: 'Columns that already know the answer are among the features: any figure with them is worthless.',
      ko: '답을 이미 아는 열이 특성에 섞여 있습니다. 그대로 잰 수치는 쓸모가 없습니다.',
    });
  if (has('no-features'))
    parts.push({
      en: 'There is no column to learn from.',
      ko: '배울 수 있는 열이 없습니다.',
    });
  if (has('few-positives'))
    parts.push({
      en: 'One class has too few rows to measure anything.',
      ko: '한 클래스의 행이 너무 적어 아무것도 잴 수 없습니다.',
    });
  if (parts.length === 0 && findings.some(({ code }) => code === 'no-skill'))
    parts.push({
      en: `The features say nothing about the label that a quick model could find (AUC ${figure(skill?.carefully.rocAuc)}).`,
      ko: `간단한 모델로는 특성에서 라벨에 대한 아무것도 찾지 못했습니다(AUC ${figure(skill?.carefully.rocAuc)}).`,
    });
  if (parts.length === 0)
    parts.push({
      en: `Training can go ahead with care.${honestEn(skill)}`,
      ko: `주의하면 학습할 수 있습니다.${honestKo(skill)}`,
    });
  const first = firstSteps[worst.code];
  parts.push({ en: `Fix first: ${first.en}.`, ko: `먼저 할 일: ${first.ko}.` });
  return {
    en: parts.map(({ en }) => en).join(' '),
    ko: parts.map(({ ko }) => ko).join(' '),
  };
}

function honestEn(skill: AuditSkill | null): string {
  return skill === null ? '' : ` A quick model reaches AUC ${figure(skill.carefully.rocAuc)}.`;
}

function honestKo(skill: AuditSkill | null): string {
  return skill === null ? '' : ` 간단한 모델의 AUC는 ${figure(skill.carefully.rocAuc)}입니다.`;
}

const firstSteps: Readonly<Record<AuditCode, BilingualText>> = {
  'no-features': {
    en: 'add measurements that are known before the outcome',
    ko: '결과보다 먼저 알 수 있는 측정값을 더하십시오',
  },
  'no-skill': {
    en: 'look for measurements nearer to the cause',
    ko: '원인에 더 가까운 측정값을 찾으십시오',
  },
  'leaking-columns': {
    en: 'take out the columns that give the label away',
    ko: '답을 알려 주는 열을 빼십시오',
  },
  twins: {
    en: 'keep the copies on one side of every split, or drop them',
    ko: '복사된 행을 분할의 한쪽에 두거나 지우십시오',
  },
  'lot-identity': { en: 'judge by leaving whole lots out', ko: '로트를 통째로 빼고 평가하십시오' },
  'sibling-labels': {
    en: 'take the sibling labels out of the features',
    ko: '나란한 라벨을 특성에서 빼십시오',
  },
  'few-positives': {
    en: 'collect more rows of the rare class',
    ko: '드문 클래스의 행을 더 모으십시오',
  },
  'dominant-column': {
    en: 'find out when the dominant column is known',
    ko: '가장 강한 열이 언제 알려지는지 확인하십시오',
  },
  'near-twins': {
    en: 'judge along time, for neighbouring rows are nearly the same',
    ko: '이웃한 행이 거의 같으므로 시간순으로 평가하십시오',
  },
  'label-drift': {
    en: 'judge on the last rows, for the share of positives drifts',
    ko: '양성 비율이 달라지므로 마지막 행으로 평가하십시오',
  },
  'feature-drift': {
    en: 'judge on the last rows, for features drift',
    ko: '특성이 달라지므로 마지막 행으로 평가하십시오',
  },
  'sorted-by-label': { en: 'never split by row number', ko: '행 번호로 나누지 마십시오' },
  lots: { en: 'compare with leaving lots out', ko: '로트를 뺀 수치와 비교하십시오' },
  stamps: { en: 'correct the time stamps', ko: '시각을 바로잡으십시오' },
  'missing-tells-label': {
    en: 'find out why values are missing',
    ko: '값이 왜 비는지 확인하십시오',
  },
  'missing-blocks': {
    en: 'find out when the logger was off',
    ko: '기록 장치가 언제 꺼졌는지 확인하십시오',
  },
  'missing-values': {
    en: 'look at the column with most gaps',
    ko: '빈 값이 가장 많은 열을 살피십시오',
  },
  'constant-blocks': {
    en: 'treat the stretch where a sensor hung as missing',
    ko: '센서가 멈춘 구간을 빈 값으로 다루십시오',
  },
  'constant-columns': { en: 'leave constant columns out', ko: '바뀌지 않는 열을 빼십시오' },
  identifiers: { en: 'leave identifiers out', ko: '식별자를 빼십시오' },
  'class-balance': { en: 'choose the threshold by cost', ko: '비용으로 임계값을 정하십시오' },
  'label-guessed': { en: 'name the label', ko: '라벨을 지정하십시오' },
  'no-label': { en: 'name the label', ko: '라벨을 지정하십시오' },
};
