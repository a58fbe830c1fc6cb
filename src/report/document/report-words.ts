import type { BilingualText } from '../../shared/index.js';
import type { Severity } from './report.js';

/** The fixed words around a report. */
export const reportWords = {
  summary: { ko: '요약', en: 'Summary' },
  contents: { ko: '차례', en: 'Contents' },
  language: { ko: '언어', en: 'Language' },
  noFindings: { ko: '문제를 찾지 못했습니다.', en: 'Nothing was found.' },
  action: { ko: '할 일', en: 'What to do' },
  made: { ko: '만든 때', en: 'made' },
} as const satisfies Readonly<Record<string, BilingualText>>;

export const severityWords: Readonly<Record<Severity, BilingualText>> = {
  critical: { ko: '심각', en: 'Critical' },
  warning: { ko: '주의', en: 'Warning' },
  note: { ko: '참고', en: 'Note' },
  good: { ko: '양호', en: 'Good' },
};

/** The gravest first. */
export const severityOrder: readonly Severity[] = ['critical', 'warning', 'note', 'good'];
