// Whether explanations through an encoder still name the cause: simulated defects with one known cause, explained over
// the raw features.
import { openModel, type TrainedModel, trainModel } from '../src/tabular/index.js';
import { workspace } from '../workspaces/diecasting/index.js';
import { simulateLine } from '../workspaces/diecasting/simulator/simulate-line.js';
import type { BenchmarkRow } from './benchmark-row.js';

const trainingRows = 15_000;
const newRows = 8000;
const defects = 300;
const bar = 0.75;

/** Share of detected defects whose strongest raw feature is the planted cause or its partner. */
export async function run(): Promise<BenchmarkRow[]> {
  const { frame } = simulateLine({ rows: trainingRows, seed: 4 });
  const train = (encoder?: { epochs: number }) =>
    trainModel(frame, {
      name: 'simulated',
      label: { anyPrefix: workspace.labelPrefix! },
      ignore: workspace.ignore,
      folds: 0,
      threshold: 0.4,
      learnerOptions: { rounds: 200, maxDepth: 4 },
      ...(encoder === undefined ? {} : { encoder }),
      provenance: { createdAt: '', dataHash: '', dataName: '', casthouseVersion: '' },
    }).model;
  const share = agreement(train({ epochs: 30 }));
  return [
    {
      what: `${defects} detected simulated defects of one cause: strongest raw feature is cause or partner, with encoder`,
      ours: share,
      rival: { name: 'the same without encoder', value: agreement(train()) },
      unit: '',
      ratio: null,
      bar: { text: `>= ${bar}`, met: share >= bar },
    },
  ];
}

function agreement(model: TrainedModel): number {
  const { frame, causes } = simulateLine({ rows: newRows, seed: 77 });
  const open = openModel(model);
  const columns = model.features.map(
    ({ name }) => frame.columns.find((column) => column.name === name)!,
  );
  const causesOfRow = new Map<number, number>();
  for (const { row } of causes) causesOfRow.set(row, (causesOfRow.get(row) ?? 0) + 1);
  let count = 0;
  let hits = 0;
  for (const { row, causes: started, partners } of causes) {
    if (count === defects) break;
    if (causesOfRow.get(row) !== 1 || started.length !== 1) continue;
    const raw = Float64Array.from(columns, (column) =>
      column.kind === 'number' ? column.values[row]! : column.codes[row]!,
    );
    if (open.predictRow(raw) < model.threshold) continue;
    const { values } = open.explainRaw(raw);
    const strongest = model.features[values.indexOf(Math.max(...values))]!.name;
    count++;
    if ([...started, ...partners].some(({ feature }) => feature === strongest)) hits++;
  }
  return hits / count;
}
