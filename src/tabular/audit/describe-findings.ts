import type { BilingualText } from '../../shared/index.js';
import type { AuditCode, AuditFinding, AuditSeverity } from './audit.js';
import {
  balanceFinding,
  constantBlockFinding,
  constantFinding,
  dominantFinding,
  identifierFinding,
  labelGuessedFinding,
  leakFinding,
  missingBlockFinding,
  missingFinding,
  missingTellsFinding,
  siblingFinding,
} from './column-findings.js';
import type { Describe, Described } from './described.js';
import {
  featureDriftFinding,
  labelDriftFinding,
  nearTwinsFinding,
  sortedFinding,
  stampsFinding,
  twinsFinding,
} from './row-findings.js';
import {
  lotIdentityFinding,
  lotsFinding,
  noFeaturesFinding,
  noSkillFinding,
} from './skill-findings.js';

// In the order of fixing among equals: what makes other figures wrong comes first.
const inOrder: readonly Describe[] = [
  noFeaturesFinding,
  leakFinding,
  twinsFinding,
  lotIdentityFinding,
  siblingFinding,
  balanceFinding,
  noSkillFinding,
  dominantFinding,
  nearTwinsFinding,
  labelDriftFinding,
  featureDriftFinding,
  missingTellsFinding,
  missingBlockFinding,
  constantBlockFinding,
  stampsFinding,
  sortedFinding,
  lotsFinding,
  constantFinding,
  identifierFinding,
  missingFinding,
  labelGuessedFinding,
];
const rank: Readonly<Record<AuditSeverity, number>> = { critical: 0, warning: 1, note: 2 };

/** Findings in words, the one to fix first at the top. */
export function describeFindings(seen: Described): AuditFinding[] {
  return inOrder
    .flatMap((describe): AuditFinding[] => {
      const finding = describe(seen);
      return finding === null ? [] : [{ ...finding, title: titles[finding.code] }];
    })
    .sort((a, b) => rank[a.severity] - rank[b.severity]);
}

const titles: Readonly<Record<AuditCode, BilingualText>> = {
  'leaking-columns': { en: 'Columns that know the answer', ko: '답을 아는 열' },
  'no-features': { en: 'Nothing to learn from', ko: '배울 열이 없음' },
  'no-skill': { en: 'No better than chance', ko: '우연보다 낫지 않음' },
  twins: { en: 'Copied rows', ko: '복사된 행' },
  'lot-identity': { en: 'Skill that is only the lot', ko: '로트를 알아볼 뿐인 실력' },
  'sibling-labels': { en: 'Labels beside the label', ko: '나란한 라벨' },
  'few-positives': { en: 'Too few rows of a class', ko: '너무 적은 클래스' },
  'dominant-column': { en: 'One column far ahead', ko: '혼자 앞서는 열' },
  'near-twins': { en: 'Nearly equal rows', ko: '거의 같은 행' },
  'label-drift': { en: 'Drift of the label', ko: '라벨의 변화' },
  'feature-drift': { en: 'Drift of features', ko: '특성의 변화' },
  'sorted-by-label': { en: 'Sorted by the label', ko: '라벨 순 정렬' },
  lots: { en: 'Lots', ko: '로트' },
  stamps: { en: 'Time stamps', ko: '시각' },
  'missing-tells-label': { en: 'Gaps that tell the label', ko: '라벨을 알려 주는 빈 값' },
  'missing-blocks': { en: 'Stretches without values', ko: '값이 없는 구간' },
  'missing-values': { en: 'Missing values', ko: '빈 값' },
  'constant-blocks': { en: 'Stretches that stand still', ko: '멈춰 있는 구간' },
  'constant-columns': { en: 'Constant columns', ko: '바뀌지 않는 열' },
  identifiers: { en: 'Identifiers', ko: '식별자' },
  'class-balance': { en: 'Balance of classes', ko: '클래스 균형' },
  'label-guessed': { en: 'Guessed label', ko: '짐작한 라벨' },
  'no-label': { en: 'No label', ko: '라벨 없음' },
};
