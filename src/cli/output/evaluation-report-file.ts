import type { ReportedProtocol } from '../../report/index.js';
import type { Evaluation, TrainedModel } from '../../tabular/index.js';
import type { CommandContext } from '../command-context.js';
import type { Terminal } from './terminal.js';
import { reportForm, reportText } from './training-report-file.js';
import { writeFileAtomically } from './write-file.js';

/** What was measured, and on what. */
export interface Evaluated {
  readonly evaluation: Evaluation;
  readonly model: TrainedModel;
  /** Name and version. */
  readonly modelName: string;
  readonly dataName: string;
}

/** Writes how a model does on a table as HTML, Markdown or JSON: unseen rows first, all rows beside them. */
export async function writeEvaluationReport(
  context: CommandContext,
  terminal: Terminal,
  file: string,
  { evaluation, model, modelName, dataName }: Evaluated,
): Promise<void> {
  const { trainingReport } = await import('../../report/index.js');
  const report = trainingReport({
    title: { ko: `${modelName} 평가 보고서`, en: `Evaluation report: ${modelName}` },
    language: context.settings.language,
    modelName,
    dataName,
    rowCount: evaluation.labels.length,
    featureCount: model.features.length,
    classes: model.classes,
    protocols: protocolsOf(evaluation, model.trainingFingerprints.length),
    threshold: model.threshold,
    createdAt: new Date(context.clock.now()).toISOString(),
    madeBy: `Casthouse ${context.version}`,
  });
  await writeFileAtomically(file, [await reportText(report, reportForm(file))]);
  terminal.say(`report: ${file}`);
}

function protocolsOf(
  { metrics, unseenMetrics, labels, probabilities, unseenRows, seenRows }: Evaluation,
  trainingRows: number,
): [ReportedProtocol, ...ReportedProtocol[]] {
  const all: ReportedProtocol = {
    name: 'all-rows',
    label: { ko: '모든 행', en: 'all rows' },
    meaning: {
      ko: '학습에 쓴 행도 들어 있음',
      en: 'rows the model has been trained on are among them',
    },
    isHonest: seenRows === 0,
    trainingRows,
    testRows: labels.length,
    testRowsWithTwinShare: seenRows / labels.length,
    metrics,
    held: { labels, probabilities, rowNumbers: Uint32Array.from(labels.keys()) },
  };
  if (unseenMetrics === null || seenRows === 0) return [all];
  const unseen: ReportedProtocol = {
    name: 'unseen-rows',
    label: { ko: '처음 보는 행', en: 'unseen rows' },
    meaning: {
      ko: '학습에 쓰지 않은 행만',
      en: 'only rows the model has not been trained on',
    },
    isHonest: true,
    trainingRows,
    testRows: unseenRows.length,
    testRowsWithTwinShare: 0,
    metrics: unseenMetrics,
    held: {
      labels: Uint8Array.from(unseenRows, (row) => labels[row]!),
      probabilities: Float64Array.from(unseenRows, (row) => probabilities[row]!),
      rowNumbers: unseenRows,
    },
  };
  return [unseen, all];
}
