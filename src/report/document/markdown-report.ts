import type { Language } from '../../shared/index.js';
import { chartInWords } from '../charts/chart-svg.js';
import { figureText } from '../charts/value-text.js';
import { type Words, wordsIn } from '../words.js';
import { checkReport, sortedFindings } from './check-report.js';
import type { Block, Report, TableBlock } from './report.js';
import { reportWords, severityWords } from './report-words.js';

/**
 * The report as Markdown (GitHub's tables) in one language, default its own; charts in words. Text from outside cannot
 * become markup. Throws what `htmlReport` throws for the structure.
 */
export function markdownReport(report: Report, language: Language = report.language): string {
  checkReport(report);
  const text = (words: Words) => escaped(wordsIn(words, language));
  const parts = [
    `# ${text(report.title)}`,
    ...(report.subtitle === undefined ? [] : [text(report.subtitle)]),
    ...blocks(report.summary, language),
    ...report.sections.flatMap((section) => [
      `## ${text(section.title)}`,
      ...blocks(section.blocks, language),
    ]),
  ];
  const made = [
    ...(report.madeBy === undefined ? [] : [escaped(report.madeBy)]),
    ...(report.createdAt === undefined
      ? []
      : [`${text(reportWords.made)} ${escaped(report.createdAt)}`]),
  ];
  if (made.length > 0) parts.push('---', made.join(' · '));
  return `${parts.join('\n\n')}\n`;
}

function blocks(each: readonly Block[], language: Language): string[] {
  return each.map((block) => blockMarkdown(block, language)).filter((part) => part !== '');
}

function blockMarkdown(block: Block, language: Language): string {
  const text = (words: Words) => escaped(wordsIn(words, language));
  switch (block.kind) {
    case 'prose':
      return block.paragraphs.map(text).join('\n\n');
    case 'facts':
      return block.facts
        .map(({ label, value, note }) => {
          const small = note === undefined ? '' : ` (${text(note)})`;
          return `- ${text(label)}: **${text(value)}**${small}`;
        })
        .join('\n');
    case 'table':
      return tableMarkdown(block, language);
    case 'chart':
      return `**${text(block.chart.title)}**: ${escaped(chartInWords(block.chart, language))}`;
    case 'findings':
      if (block.findings.length === 0) return text(reportWords.noFindings);
      return sortedFindings(block.findings)
        .map(({ severity, title, detail, action }) =>
          [
            `- **${text(severityWords[severity])}: ${text(title)}**`,
            ...(detail === undefined ? [] : [`  ${text(detail)}`]),
            ...(action === undefined ? [] : [`  ${text(reportWords.action)}: ${text(action)}`]),
          ].join('\n'),
        )
        .join('\n');
  }
}

function tableMarkdown(table: TableBlock, language: Language): string {
  const { caption, columns, rows, strongRows = [] } = table;
  const text = (words: Words) => escaped(wordsIn(words, language));
  const isNumbers = columns.map((_, i) => rows.some((row) => typeof row[i] === 'number'));
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const lines = [
    line(columns.map(({ label }) => text(label))),
    line(isNumbers.map((isNumber) => (isNumber ? '---:' : '---'))),
    ...rows.map((row, at) =>
      line(
        row.map((cell, i) => {
          const shown =
            cell === null || typeof cell === 'number' ? figureText(cell, columns[i]!) : text(cell);
          return strongRows.includes(at) && shown !== '' ? `**${shown}**` : shown;
        }),
      ),
    ),
  ];
  return caption === undefined ? lines.join('\n') : `${text(caption)}\n\n${lines.join('\n')}`;
}

/** One line in which no character has a meaning of its own. */
function escaped(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|~$&]/g, '\\$&')
    .replace(/^([-+])(?=\s|$)/, '\\$1')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
}
