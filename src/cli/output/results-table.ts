import type { BinaryMetrics, ProtocolResult } from '../../tabular/index.js';
import { textTable } from './text-table.js';

const titles: Readonly<Record<ProtocolResult['protocol'], string>> = {
  'twins-together': 'honest',
  forward: 'honest, last rows',
  'random-rows': 'naive, random rows',
};

/** The figures of every protocol side by side, the honest one first, and a word on why they differ. */
export function resultsTable(results: readonly ProtocolResult[]): string {
  const table = metricsTable(results.map(({ protocol, metrics }) => [titles[protocol], metrics]));
  const naive = results.find((result) => result.protocol === 'random-rows');
  if (naive === undefined || naive.testRowsWithTwinShare === 0) return table;
  const share = (naive.testRowsWithTwinShare * 100).toFixed(1);
  return `${table}\n\n${share} % of the naive test rows have an identical row in training: what that line shows\nabove the honest one is memory, not skill.`;
}

/** Named metrics as a table. */
export function metricsTable(rows: readonly (readonly [string, BinaryMetrics])[]): string {
  const figure = (value: number) => (Number.isNaN(value) ? '-' : value.toFixed(3));
  return textTable([
    ['', 'F1', 'precision', 'recall', 'accuracy', 'ROC-AUC', 'PR-AUC', 'rows'],
    ...rows.map(([title, metrics]) => [
      title,
      figure(metrics.f1),
      figure(metrics.precision),
      figure(metrics.recall),
      figure(metrics.accuracy),
      figure(metrics.rocAuc),
      figure(metrics.prAuc),
      metrics.rowCount,
    ]),
  ]);
}
