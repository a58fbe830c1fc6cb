import { measureGroups } from '../../tabular/index.js';
import { scoreOrderChart } from '../charts/row-charts.js';
import { groupShareChart, groupSkillChart } from '../charts/table-charts.js';
import type { Block, Section } from './report.js';
import type { HeldOutRows, ReportedLot } from './training-report.js';

/** Scores over row order, and lot by lot when there are several. */
export function orderSection(
  held: HeldOutRows & { readonly rowNumbers: Uint32Array },
  lots: readonly ReportedLot[],
): Section {
  const blocks: Block[] = [{ kind: 'chart', chart: scoreOrderChart(held, lots), isWide: true }];
  if (lots.length > 1) {
    const inside = [...held.rowNumbers.keys()].filter((i) => lotOf(held.rowNumbers[i]!, lots) >= 0);
    const groups = measureGroups(
      Uint8Array.from(inside, (i) => held.labels[i]!),
      Float64Array.from(inside, (i) => held.probabilities[i]!),
      Uint32Array.from(inside, (i) => lotOf(held.rowNumbers[i]!, lots)),
      { resamples: 500 },
    ).map((each) => ({ ...each, label: lots[each.group]!.label }));
    if (groups.length > 0)
      blocks.push(
        { kind: 'chart', chart: groupShareChart(groups) },
        { kind: 'chart', chart: groupSkillChart(groups) },
      );
  }
  return {
    id: 'order',
    title: { ko: '시간과 로트', en: 'Time and lots' },
    blocks,
  };
}

function lotOf(row: number, lots: readonly ReportedLot[]): number {
  return lots.findIndex(({ firstRow, lastRow }) => row >= firstRow && row <= lastRow);
}
