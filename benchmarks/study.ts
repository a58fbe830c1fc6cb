// A whole study of the die-casting table: how long it takes, what it recommends, what the documented protocol shows.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { systemClock } from '../src/shared/index.js';
import {
  kindOf,
  readCsv,
  reproduceUsual,
  runStudy,
  type Study,
  type StudyOptions,
} from '../src/tabular/index.js';
import type { BenchmarkRow } from './benchmark-row.js';

const options: StudyOptions = {
  training: {
    name: 'study',
    seed: 42,
    label: { anyPrefix: 'Defects' },
    ignore: ['Process_id'],
    lotColumn: 'Process_Shot',
    withinColumns: ['Process_Product_Type'],
    provenance: { createdAt: '', dataHash: '', dataName: '', casthouseVersion: '' },
  },
};
const documented = { f1: 0.7027, rocAuc: 0.9175 };
const mostMinutes = 15;
const seeds = 3;
const forests = ['RandomForest', 'ExtraTrees'];

/** One whole study at the default budget, about eight minutes on an idle machine. */
export async function run(): Promise<BenchmarkRow[]> {
  const file = path.resolve(
    import.meta.dirname,
    '..',
    process.env.CASTHOUSE_DATA ?? '../shared/data',
    'diecasting.csv',
  );
  if (!existsSync(file)) {
    console.error(`no ${file}: set CASTHOUSE_DATA to the folder that holds it`);
    return [];
  }
  const { frame } = await readCsv(readFileSync(file));
  const { usual } = reproduceUsual(frame, options, { seedCount: seeds });
  const best = usual.models
    .filter(({ featureSet, role }) => featureSet === 'combined' && !forests.includes(role))
    .reduce((a, b) => (b.metrics.f1 > a.metrics.f1 ? b : a));
  const study = runStudy(frame, options, { clock: systemClock });
  const minutes = study.spentMs / 60_000;
  const { configuration } = study.comparison.recommended;
  const usualRow = (
    what: string,
    ours: number,
    deviation: number,
    figure: number,
    least: number,
  ): BenchmarkRow => ({
    what: `${what}, documented protocol, autoencoder and boosting (as ${best.role})`,
    ours,
    rival: { name: 'documented', value: figure },
    unit: '',
    ratio: ours / figure,
    bar: { text: `at least ${least}`, met: ours >= least },
    note: `+- ${deviation.toFixed(3)} over ${seeds} seeds; ${(usual.testRowsWithTwinShare * 100).toFixed(1)} % of test rows seen in training`,
  });
  return [
    {
      what: 'whole study, default budget',
      ours: minutes,
      rival: null,
      unit: 'min',
      ratio: null,
      bar: { text: `at most ${mostMinutes} min`, met: minutes <= mostMinutes },
      note: `${study.ablation.scored.length} combinations, ${study.ablation.skipped.length} not run, ${study.search.trials.length} choices searched, ${study.comparison.finalists.length} finalists, ${study.comparison.leftOut.length} not judged; recommended ${configuration.id}`,
    },
    ...kinds(study).map(
      ({ kind, rocAuc, f1 }): BenchmarkRow => ({
        what: `AUC of ${kind} on its best inputs, ablation, twins together`,
        ours: rocAuc,
        rival: null,
        unit: '',
        ratio: null,
        bar: null,
        note: `F1 ${f1.toFixed(3)} at .5`,
      }),
    ),
    usualRow('F1', best.metrics.f1, best.deviation!.f1, documented.f1, 0.7),
    usualRow('AUC', best.metrics.rocAuc, best.deviation!.rocAuc, documented.rocAuc, 0.91),
    ...study.protocols.map(
      ({ protocol, rocAuc, f1 }): BenchmarkRow => ({
        what: `AUC of the recommended model, ${protocol}`,
        ours: rocAuc.estimate,
        rival: null,
        unit: '',
        ratio: null,
        bar: null,
        note: `${rocAuc.low.toFixed(3)} to ${rocAuc.high.toFixed(3)}; F1 ${f1.estimate.toFixed(3)}`,
      }),
    ),
  ];
}

/** The best of every kind of model that was run in the ablation. */
function kinds({ ablation }: Study) {
  const best = new Map<string, { kind: string; rocAuc: number; f1: number }>();
  for (const { configuration, mean } of ablation.scored) {
    const kind = kindOf(configuration);
    if (mean.rocAuc > (best.get(kind)?.rocAuc ?? 0)) best.set(kind, { kind, ...mean });
  }
  return [...best.values()];
}
