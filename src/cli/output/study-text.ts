import type { DocumentedFigures } from '../../functions/index.js';
import type { Report } from '../../report/index.js';
import type { Language } from '../../shared/index.js';
import type { Study, UsualProtocol } from '../../tabular/index.js';
import { resultsTable } from './results-table.js';
import { textTable } from './text-table.js';

/** The first page of a study as text: what it says, the figures, what to measure next. */
export function studyText(
  study: Study,
  report: Report,
  words: (text: Report['title'], language: Language) => string,
): string {
  const { language } = report;
  const parts: string[] = [];
  for (const block of report.summary) {
    if (block.kind === 'prose')
      parts.push(...block.paragraphs.map((paragraph) => words(paragraph, language)));
    if (block.kind === 'findings')
      parts.push(
        ...block.findings.map(
          ({ title, detail }) =>
            `- ${words(title, language)}${detail === undefined ? '' : `: ${words(detail, language)}`}`,
        ),
      );
  }
  return `${parts.join('\n\n')}\n\n${resultsTable(study.byF1.model.results)}`;
}

/** The usual protocol beside what was documented, with the spread over seeds where there are several. */
export function usualText(usual: UsualProtocol, documented: DocumentedFigures | undefined): string {
  const figure = (value: number | undefined, deviation?: number) =>
    value === undefined
      ? '-'
      : `${value.toFixed(4)}${deviation === undefined ? '' : ` ±${deviation.toFixed(4)}`}`;
  const table = textTable([
    ['the usual protocol', 'F1', 'ROC-AUC', 'accuracy', 'F1, no copies', 'ROC-AUC, no copies'],
    ...(documented === undefined
      ? []
      : [['as documented', documented.f1, documented.rocAuc, documented.accuracy, '-', '-']]),
    [
      'identical rows looked up',
      figure(usual.lookup.f1),
      figure(usual.lookup.rocAuc),
      figure(usual.lookup.accuracy),
      '-',
      '-',
    ],
    ...usual.models.map(({ role, featureSet, metrics, deviation, unseenMetrics }) => [
      `as ${role}${featureSet === 'baseline' ? '' : ', with latents'}`,
      figure(metrics.f1, deviation?.f1),
      figure(metrics.rocAuc, deviation?.rocAuc),
      figure(metrics.accuracy, deviation?.accuracy),
      figure(unseenMetrics?.f1),
      figure(unseenMetrics?.rocAuc),
    ]),
  ]);
  const share = (usual.testRowsWithTwinShare * 100).toFixed(1);
  const seeds =
    usual.seeds.length === 1
      ? ''
      : `Mean and standard deviation over ${usual.seeds.length} seeds of models and encoders; the split is the same.\n`;
  return `${table}\n\n${seeds}${share} % of the ${usual.testRows} test rows have an identical row in training: that is where these\nfigures come from. The columns on the right judge the same models on the other test rows.`;
}
