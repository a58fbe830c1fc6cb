import type { AskAnswer } from '../ask-data/index.js';
import { groupsSvg, renderPng } from '../report/index.js';
import { problem } from '../shared/index.js';
import type { Terminal } from './output/terminal.js';
import { writeFileAtomically } from './output/write-file.js';

/**
 * Draws the groups of an answer into a file, as its name ends: .svg or .png. An answer that is no list of groups is
 * said not to be drawn; throws `input.invalid` for another ending.
 */
export async function drawChart(
  file: string,
  question: string,
  { chart, language, status }: AskAnswer,
  terminal: Terminal,
): Promise<void> {
  const ending = /\.(svg|png)$/i.exec(file)?.[1]?.toLowerCase();
  if (ending === undefined)
    throw problem('input.invalid', {
      at: '--chart',
      got: file,
      expected: 'a file that ends in .svg or .png',
    });
  if (chart === null) {
    const why = status === 'answered' ? 'the answer is no list of groups' : `it was ${status}`;
    return terminal.say(`no chart: ${why}`);
  }
  const { kind, values, unit, points } = chart;
  const names = { count: { ko: '건수', en: 'number of rows' } } as const;
  const name = values === 'count' ? names.count[language] : values.replaceAll('_', ' ');
  const valueTitle = unit === null ? name : `${name} (${unit})`;
  const svg = groupsSvg({ language, kind, title: question, valueTitle, points });
  await writeFileAtomically(file, [ending === 'svg' ? svg : await renderPng(svg)]);
  terminal.say(`chart: ${file}`);
}
