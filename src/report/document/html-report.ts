import type { Language } from '../../shared/index.js';
import { chartSvg } from '../charts/chart-svg.js';
import { figureText } from '../charts/value-text.js';
import { escapeXml } from '../svg-text.js';
import { type Words, wordsIn } from '../words.js';
import { checkReport, sortedFindings } from './check-report.js';
import { htmlStyle } from './html-style.js';
import type { Block, Cell, ChartBlock, Fact, Finding, Report, TableBlock } from './report.js';
import { reportWords, severityWords } from './report-words.js';

export interface HtmlReportOptions {
  /** Default both, with a switch that needs no script; one of them makes the file half as large. */
  readonly languages?: readonly Language[];
}

/**
 * The report as one HTML document that needs nothing else: no script, no network (its own policy forbids both), charts
 * inline, readable on a phone and on paper. Every text is escaped. Throws `report.bad-section` on ids that are no links
 * or are used twice and on tables with ragged rows, `report.nothing-to-draw` on an empty chart.
 */
export function htmlReport(report: Report, options: HtmlReportOptions = {}): string {
  checkReport(report);
  const languages = options.languages ?? ['ko', 'en'];
  const first = languages.includes(report.language) ? report.language : languages[0]!;
  const page: Page = {
    languages,
    text: (words) =>
      inLanguages(languages, words, (language) => escapeXml(wordsIn(words, language))),
  };
  const title = escapeXml(wordsIn(report.title, first));
  return `<!doctype html>
<html lang="${first}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<title>${title}</title>
<style>${htmlStyle}</style>
</head>
<body>
${languageInputs(languages, first)}<header>
<div class="bar"><strong>${page.text(report.title)}</strong>${languageLabels(languages)}</div>
<nav aria-label="${escapeXml(wordsIn(reportWords.contents, first))}"><a href="#summary">${page.text(reportWords.summary)}</a>${report.sections
    .map(({ id, title: name }) => `<a href="#${id}">${page.text(name)}</a>`)
    .join('')}</nav>
</header>
<main>
<section id="summary">
<h1>${page.text(report.title)}</h1>
${report.subtitle === undefined ? '' : `<p class="subtitle">${page.text(report.subtitle)}</p>`}
${blocksHtml(report.summary, page)}
</section>
${report.sections
  .map(
    (section) =>
      `<section id="${section.id}">\n<h2>${page.text(section.title)}</h2>\n${blocksHtml(section.blocks, page)}\n</section>`,
  )
  .join('\n')}
</main>
<footer>${footer(report, page)}</footer>
</body>
</html>
`;
}

interface Page {
  readonly languages: readonly Language[];
  /** A text, escaped, once per language unless it is the same in all. */
  readonly text: (words: Words) => string;
}

function inLanguages(
  languages: readonly Language[],
  words: Words | null,
  html: (language: Language) => string,
): string {
  const isSame =
    languages.length === 1 ||
    (words !== null && new Set(languages.map((language) => wordsIn(words, language))).size === 1);
  if (isSame) return html(languages[0]!);
  return languages.map((language) => `<span lang="${language}">${html(language)}</span>`).join('');
}

// The switch is two radio buttons before everything they show and hide: it works without a script, and by keyboard.
function languageInputs(languages: readonly Language[], first: Language): string {
  if (languages.length === 1) return '';
  return languages
    .map(
      (language) =>
        `<input type="radio" name="language" id="language-${language}"${language === first ? ' checked' : ''} aria-label="${languageName[language]}">\n`,
    )
    .join('');
}

function languageLabels(languages: readonly Language[]): string {
  if (languages.length === 1) return '';
  const labels = languages.map(
    (language) => `<label for="language-${language}">${languageName[language]}</label>`,
  );
  return `<span class="languages">${labels.join('')}</span>`;
}

const languageName: Readonly<Record<Language, string>> = { ko: '한국어', en: 'English' };

function blocksHtml(blocks: readonly Block[], page: Page): string {
  const parts: string[] = [];
  let charts: ChartBlock[] = [];
  const closeCharts = () => {
    if (charts.length > 0) parts.push(chartsHtml(charts, page));
    charts = [];
  };
  for (const block of blocks) {
    if (block.kind === 'chart') {
      charts.push(block);
      continue;
    }
    closeCharts();
    parts.push(blockHtml(block, page));
  }
  closeCharts();
  return parts.join('\n');
}

function blockHtml(block: Exclude<Block, ChartBlock>, page: Page): string {
  switch (block.kind) {
    case 'prose':
      return block.paragraphs.map((words) => `<p>${page.text(words)}</p>`).join('\n');
    case 'facts':
      return `<dl class="facts">${block.facts.map((fact) => factHtml(fact, page)).join('')}</dl>`;
    case 'table':
      return tableHtml(block, page);
    case 'findings':
      return findingsHtml(block.findings, page);
  }
}

function factHtml({ label, value, note, tone }: Fact, page: Page): string {
  const small = note === undefined ? '' : `<small>${page.text(note)}</small>`;
  return `<div${tone === undefined ? '' : ` class="${tone}"`}><dt>${page.text(label)}</dt><dd>${page.text(value)}${small}</dd></div>`;
}

function tableHtml({ caption, columns, rows, strongRows = [] }: TableBlock, page: Page): string {
  const isNumbers = columns.map((_, i) => rows.some((row) => typeof row[i] === 'number'));
  const side = (i: number) => (isNumbers[i] === true ? ' class="number"' : '');
  const head = columns.map(({ label }, i) => `<th scope="col"${side(i)}>${page.text(label)}</th>`);
  const body = rows.map(
    (row, at) =>
      `<tr${strongRows.includes(at) ? ' class="strong"' : ''}>${row
        .map((cell, i) => `<td${side(i)}>${cellHtml(cell, columns[i]!, page)}</td>`)
        .join('')}</tr>`,
  );
  return `<div class="scroll"><table>${caption === undefined ? '' : `<caption>${page.text(caption)}</caption>`}<thead><tr>${head.join('')}</tr></thead><tbody>${body.join('\n')}</tbody></table></div>`;
}

function cellHtml(cell: Cell, column: TableBlock['columns'][number], page: Page): string {
  return cell === null || typeof cell === 'number' ? figureText(cell, column) : page.text(cell);
}

function findingsHtml(findings: readonly Finding[], page: Page): string {
  if (findings.length === 0) return `<p>${page.text(reportWords.noFindings)}</p>`;
  const items = sortedFindings(findings).map(({ severity, title, detail, action }) =>
    [
      `<li class="${severity}"><p class="head"><b class="badge">${page.text(severityWords[severity])}</b> <b>${page.text(title)}</b></p>`,
      detail === undefined ? '' : `<p>${page.text(detail)}</p>`,
      action === undefined
        ? ''
        : `<p class="action"><b>${page.text(reportWords.action)}</b> ${page.text(action)}</p>`,
      '</li>',
    ].join(''),
  );
  return `<ol class="findings">${items.join('\n')}</ol>`;
}

/** Letters keep their size: narrow charts are still readable at the width of a phone. */
const chartWidthPx = { narrow: 480, wide: 980 } as const;

function chartsHtml(charts: readonly ChartBlock[], page: Page): string {
  const figures = charts.map(({ chart, isWide = false }) => {
    const widthPx = chartWidthPx[isWide ? 'wide' : 'narrow'];
    const drawn = inLanguages(page.languages, null, (language) =>
      chartSvg(chart, language, { widthPx }),
    );
    return `<figure${isWide ? ' class="wide"' : ''}>${drawn}</figure>`;
  });
  return `<div class="charts">${figures.join('\n')}</div>`;
}

function footer({ createdAt, madeBy }: Report, page: Page): string {
  return [
    madeBy === undefined ? '' : escapeXml(madeBy),
    createdAt === undefined ? '' : `${page.text(reportWords.made)} ${escapeXml(createdAt)}`,
  ]
    .filter((part) => part !== '')
    .join(' · ');
}
