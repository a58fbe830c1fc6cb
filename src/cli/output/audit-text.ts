import type { Language } from '../../shared/index.js';
import type { Audit, AuditFinding, AuditSeverity, SkillFigure } from '../../tabular/index.js';
import { textTable } from './text-table.js';
import { wrapWords } from './wrap-words.js';

/** An audit for the terminal: verdict, figures under every way of holding rows out, then findings, the one to fix first on top. */
export function auditText(audit: Audit, language: Language, width: number): string {
  const words = phrases[language];
  const columns = Math.max(60, Math.min(width, 110));
  const parts = [wrapWords(audit.verdict[language], columns)];
  const figures = skillTable(audit, language);
  if (figures !== null) parts.push(figures);
  const grave = audit.findings.filter(({ severity }) => severity !== 'note');
  const notes = audit.findings.filter(({ severity }) => severity === 'note');
  grave.forEach((finding, index) => {
    parts.push(findingText(finding, index + 1, language, columns));
  });
  if (notes.length > 0)
    parts.push(
      [
        `${words.severity.note}:`,
        ...notes.map(({ title, sentence }) =>
          indented(`${title[language]}: ${sentence[language]}`, columns, '  - ', '    '),
        ),
      ].join('\n'),
    );
  return parts.join('\n\n');
}

function skillTable({ skill }: Audit, language: Language): string | null {
  if (skill === null) return null;
  const words = phrases[language];
  const rows: [string, SkillFigure | null][] = [
    [skill.lookup === null ? words.randomRowsAlone : words.randomRows, skill.randomRows],
    [words.lookup, skill.lookup],
    [words.twinsTogether, skill.lookup === null ? null : skill.twinsTogether],
    [words.carefully, skill.carefully],
    [words.lotAlone, skill.lotAlone],
    [words.withinLots, skill.withinLots],
    [words.leaveOneLotOut, skill.leaveOneLotOut],
    [words.withinNewLots, skill.withinNewLots],
    [words.forward, skill.forward],
  ];
  const figure = (value: number) => (Number.isFinite(value) ? value.toFixed(2) : '-');
  return textTable([
    [words.heldOut, 'F1', 'AUC', words.rows],
    ...rows.flatMap(([title, of]) =>
      of === null ? [] : [[title, figure(of.f1), figure(of.rocAuc), of.rowCount]],
    ),
  ]);
}

function findingText(
  { severity, code, title, sentence, advice }: AuditFinding,
  number: number,
  language: Language,
  columns: number,
): string {
  const words = phrases[language];
  return [
    `${number}. ${words.severity[severity]}: ${title[language]} (${code})`,
    indented(sentence[language], columns, '   ', '   '),
    indented(advice[language], columns, '   > ', '     '),
  ].join('\n');
}

function indented(text: string, columns: number, first: string, rest: string): string {
  return wrapWords(text, columns - rest.length)
    .split('\n')
    .map((line, index) => (index === 0 ? first : rest) + line)
    .join('\n');
}

interface Phrases {
  readonly severity: Readonly<Record<AuditSeverity, string>>;
  readonly heldOut: string;
  readonly rows: string;
  readonly randomRows: string;
  readonly randomRowsAlone: string;
  readonly lookup: string;
  readonly twinsTogether: string;
  readonly carefully: string;
  readonly lotAlone: string;
  readonly withinLots: string;
  readonly leaveOneLotOut: string;
  readonly withinNewLots: string;
  readonly forward: string;
}

const phrases: Readonly<Record<Language, Phrases>> = {
  en: {
    severity: { critical: 'CRITICAL', warning: 'warning', note: 'notes' },
    heldOut: 'rows held out',
    rows: 'rows',
    randomRows: 'at random, twins and all (deep model)',
    randomRowsAlone: 'at random (deep model)',
    lookup: '  the same, no model: copy the twin',
    twinsTogether: 'twins on one side (deep model)',
    carefully: 'twins on one side (shallow model)',
    lotAlone: '  the same, knowing the lot alone',
    withinLots: '  the same, within lots',
    leaveOneLotOut: 'whole lots (shallow model)',
    withinNewLots: '  the same, within the new lots',
    forward: 'the last fifth (shallow model)',
  },
  ko: {
    severity: { critical: '심각', warning: '주의', note: '참고' },
    heldOut: '빼 둔 행',
    rows: '행 수',
    randomRows: '무작위, 쌍둥이 섞임 (깊은 모델)',
    randomRowsAlone: '무작위 (깊은 모델)',
    lookup: '  같은 분할, 모델 없이 쌍둥이의 답 베끼기',
    twinsTogether: '쌍둥이를 한쪽에 (깊은 모델)',
    carefully: '쌍둥이를 한쪽에 (얕은 모델)',
    lotAlone: '  같은 분할, 로트만 알고',
    withinLots: '  같은 분할, 로트 안에서',
    leaveOneLotOut: '로트를 통째로 (얕은 모델)',
    withinNewLots: '  같은 분할, 새 로트 안에서',
    forward: '마지막 5분의 1 (얕은 모델)',
  },
};
