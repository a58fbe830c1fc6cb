import { type GroupFigures, measureGroups } from '../measure/measure-groups.js';
import { rocAuc } from '../measure/ranking.js';
import type { TrainingTable } from '../model/training-table.js';
import type { CrossProtocol } from './cross-protocols.js';
import { typesOf } from './explore-table.js';

/** How well each kind of defect is told from good parts. */
export interface TypeSkill {
  readonly column: string;
  readonly rowCount: number;
  /** Rows of this kind against all good rows. NaN of fewer than five. */
  readonly rocAuc: number;
}

/** How well rows never seen are told apart inside lots; nothing without lots. */
export function skillInsideLots(
  { rows, labels, probabilities }: CrossProtocol,
  lotOfRow: Uint32Array | null,
): readonly GroupFigures[] {
  if (lotOfRow === null) return [];
  const lots = rows.map((row) => lotOfRow[row]!);
  return measureGroups(labels, probabilities, lots, { resamples: 300 });
}

const fewestOfType = 5;

/** By the answers of models that never saw the row; nothing where the label is one column. */
export function skillOfTypes(
  { frame, label, labels }: TrainingTable,
  { rows, probabilities }: CrossProtocol,
): readonly TypeSkill[] {
  return typesOf(frame, label).map(({ column, isOfRow }) => {
    const places = [...rows.keys()].filter(
      (at) => labels[rows[at]!] === 0 || isOfRow[rows[at]!] === 1,
    );
    const truth = Uint8Array.from(places, (at) => isOfRow[rows[at]!]!);
    const rowCount = truth.reduce((sum, each) => sum + each, 0);
    return {
      column,
      rowCount,
      rocAuc:
        rowCount < fewestOfType || rowCount === truth.length
          ? Number.NaN
          : rocAuc(
              truth,
              Float64Array.from(places, (at) => probabilities[at]!),
            ),
    };
  });
}
