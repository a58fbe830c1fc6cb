import { seededRandom } from '../../shared/index.js';
import { selectColumns } from '../frame/select-columns.js';
import { selectRows } from '../frame/select-rows.js';
import type { SkillTable } from './measure-skill.js';

const mostRows = 12_000;
// Of a pattern that a sampled table shows thousands of times, so many rows tell as much.
const mostRowsOfGroup = 50;
const fewestGroupsOfClass = 12;

/** Rows of randomly drawn groups of twins, rising, every group of the rarer class first; null when there are too few. */
export function sampleSkillRows(table: SkillTable, seed: number): Uint32Array<ArrayBuffer> | null {
  const { labels, twinGroupOfRow } = table;
  const groupsOfClass = [new Set<number>(), new Set<number>()];
  for (let row = 0; row < labels.length; row++)
    groupsOfClass[labels[row]!]!.add(twinGroupOfRow[row]!);
  if (groupsOfClass.some((groups) => groups.size < fewestGroupsOfClass)) return null;
  const all = new Uint32Array(labels.length).map((_, row) => row);
  if (labels.length <= mostRows) return all;
  const random = seededRandom(seed).fork('skill');
  const chosen = new Set<number>();
  const sizes = new Map<number, number>();
  for (const group of twinGroupOfRow) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const order = [...sizes.keys()];
  random.shuffle(order);
  let rows = 0;
  const rarer = groupsOfClass[0]!.size < groupsOfClass[1]!.size ? 0 : 1;
  const share = groupsOfClass[rarer]!.size / sizes.size;
  // Shares stay what they are, unless that left too few rows of the rarer class to judge on.
  const wanted = Math.min(groupsOfClass[rarer]!.size, Math.max(200, share * mostRows));
  let rare = 0;
  for (const group of order) {
    if (rare >= wanted) break;
    if (!groupsOfClass[rarer]!.has(group)) continue;
    chosen.add(group);
    rare++;
    rows += Math.min(mostRowsOfGroup, sizes.get(group)!);
  }
  for (const group of order) {
    if (rows >= mostRows) break;
    if (groupsOfClass[rarer]!.has(group)) continue;
    chosen.add(group);
    rows += Math.min(mostRowsOfGroup, sizes.get(group)!);
  }
  const taken = new Map<number, number>();
  return all.filter((row) => {
    const group = twinGroupOfRow[row]!;
    const before = taken.get(group) ?? 0;
    if (!chosen.has(group) || before === mostRowsOfGroup) return false;
    taken.set(group, before + 1);
    return true;
  });
}

/** The table of these rows only, and of the features. */
export function sampledTable(table: SkillTable, rows: Uint32Array): SkillTable {
  const { lotOfRow, momentOfRow } = table;
  return {
    ...table,
    frame: selectRows(selectColumns(table.frame, table.featureNames), rows),
    labels: Uint8Array.from(rows, (row) => table.labels[row]!),
    twinGroupOfRow: Uint32Array.from(rows, (row) => table.twinGroupOfRow[row]!),
    lotOfRow: lotOfRow === null ? null : Uint32Array.from(rows, (row) => lotOfRow[row]!),
    momentOfRow: momentOfRow === null ? null : Int32Array.from(rows, (row) => momentOfRow[row]!),
  };
}
