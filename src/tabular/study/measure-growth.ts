import type { Progress } from '../../shared/index.js';
import { seededRandom } from '../../shared/index.js';
import type { TrainingTable } from '../model/training-table.js';
import type { RowSplit } from '../prepare/split-rows.js';
import type { Configuration } from './configuration.js';
import { type FoldInputsOptions, foldInputs } from './fold-inputs.js';
import { heldOutProbabilities, scoreOf } from './score-configuration.js';
import type { GrowthPoint } from './study.js';
import type { StudyLedger } from './study-ledger.js';

const shares = [0.125, 0.25, 0.5, 1];

/** What eighths, quarters, halves of the training rows reach, drawn by whole groups of twins, on the same test rows. */
export function measureGrowth(
  table: TrainingTable,
  configuration: Configuration,
  folds: readonly RowSplit[],
  {
    ledger,
    progress,
    ...options
  }: FoldInputsOptions & { readonly ledger: StudyLedger; readonly progress: Progress },
): readonly GrowthPoint[] {
  const total = shares.length * folds.length;
  let done = 0;
  return shares.flatMap((share) => {
    const points = folds.flatMap((split, fold) => {
      const unit = `growth/${JSON.stringify(configuration)}/${share}/${fold}`;
      const measured = ledger.measure(unit, () => {
        const trainingRows = drawn(table, split.trainingRows, share, options.seed);
        const positives = trainingRows.reduce((sum, row) => sum + table.labels[row]!, 0);
        // Too few of a class to learn it from.
        if (positives < 5 || trainingRows.length - positives < 5) return null;
        const smaller = { ...split, trainingRows };
        const inputs = foldInputs(table, trainingRows, options);
        const held = heldOutProbabilities(table, configuration, smaller, inputs, options.signal);
        return { rows: trainingRows.length, rocAuc: scoreOf(table, split, held).rocAuc };
      });
      progress({ stage: 'growth', done: ++done, total });
      return measured === null ? [] : [measured];
    });
    if (points.length < folds.length) return [];
    return [
      {
        trainingRows: Math.round(points.reduce((sum, { rows }) => sum + rows, 0) / points.length),
        rocAuc: points.reduce((sum, each) => sum + each.rocAuc, 0) / points.length,
      },
    ];
  });
}

function drawn(
  { groupOfRow }: TrainingTable,
  rows: Uint32Array,
  share: number,
  seed: number,
): Uint32Array<ArrayBuffer> {
  const groups = Uint32Array.from(new Set(rows.map((row) => groupOfRow[row]!)));
  seededRandom(seed).fork('growth').shuffle(groups);
  const kept = new Set(groups.subarray(0, Math.round(share * groups.length)));
  return rows.filter((row) => kept.has(groupOfRow[row]!)).slice();
}
