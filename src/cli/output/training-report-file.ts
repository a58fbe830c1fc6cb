import type {
  Report,
  ReportedLot,
  ReportedProtocol,
  TrainingReportFacts,
} from '../../report/index.js';
import { problem } from '../../shared/index.js';
import type { Frame, Trial } from '../../tabular/index.js';
import type { CommandContext } from '../command-context.js';
import type { TrainedOnFile } from '../train-on-file.js';
import type { Terminal } from './terminal.js';
import { writeFileAtomically } from './write-file.js';

/** Writes what a training is worth as HTML, Markdown or JSON, by the ending of the file's name. */
export async function writeTrainingReport(
  context: CommandContext,
  terminal: Terminal,
  file: string,
  trained: TrainedOnFile,
): Promise<void> {
  const { trainingReport } = await import('../../report/index.js');
  const report = trainingReport(await reportFacts(context, trained));
  await writeFileAtomically(file, [await reportText(report, reportForm(file))]);
  terminal.say(`report: ${file}`);
}

type ReportForm = 'html' | 'md' | 'json';

/** The form a report file's name asks for; throws `input.invalid` on another ending. */
export function reportForm(file: string): ReportForm {
  const ending = /\.(html|md|json)$/i.exec(file)?.[1]?.toLowerCase();
  if (ending === undefined)
    throw problem('input.invalid', {
      at: 'the report file',
      got: file,
      expected: 'a name that ends in .html, .md or .json',
    });
  // The pattern lets nothing else through.
  return ending as ReportForm;
}

/** A report as the text of a file of that form. */
export async function reportText(report: Report, form: ReportForm): Promise<string> {
  const { htmlReport, jsonReport, markdownReport } = await import('../../report/index.js');
  if (form === 'html') return htmlReport(report);
  if (form === 'md') return markdownReport(report);
  return `${JSON.stringify(jsonReport(report), null, 2)}\n`;
}

async function reportFacts(
  context: CommandContext,
  { training, table, options, name, version }: TrainedOnFile,
): Promise<TrainingReportFacts> {
  const { openModel, auditTable } = await import('../../tabular/index.js');
  const { model, chosen, heldOut, tuning, history } = training;
  const importance = openModel(model).globalImportance();
  const audit = auditTable(table.frame, {
    tryModels: false,
    ignore: options.ignore ?? [],
    ...(options.label === undefined ? {} : { label: options.label }),
    ...(options.timeColumn === undefined ? {} : { timeColumn: options.timeColumn }),
    ...(options.groupColumns === undefined ? {} : { groupColumns: options.groupColumns }),
  });
  const protocols = model.results.map(
    (result, index): ReportedProtocol => ({
      ...result,
      name: result.protocol,
      isHonest: result.protocol !== 'random-rows',
      held: {
        labels: heldOut[index]!.labels,
        probabilities: heldOut[index]!.probabilities,
        rowNumbers: heldOut[index]!.rows,
        groupOfRow: heldOut[index]!.twinGroupOfRow,
      },
    }),
  );
  const [first, ...others] = protocols;
  if (first === undefined) throw new Error('a training measures at least one protocol');
  const lots = await lotsOf(table.frame, options.lotColumn);
  return {
    language: context.settings.language,
    modelName: `${name}@${version}`,
    dataName: model.provenance.dataName,
    rowCount: table.frame.rowCount,
    featureCount: model.features.length,
    classes: model.classes,
    protocols: [first, ...others],
    threshold: model.threshold,
    ...(chosen === null ? {} : { chosenThreshold: chosen.threshold }),
    ...(chosen === null || chosen.calibration === null ? {} : { calibration: chosen.calibration }),
    ...(chosen?.threshold.rule.by === 'cost'
      ? { costs: { ...chosen.threshold.rule, unit: '' } }
      : {}),
    parameters: Object.entries({
      family: model.provenance.options.family,
      ...(model.provenance.options.learnerOptions as object),
    }).flatMap(([parameter, value]) =>
      typeof value === 'number' || typeof value === 'string' ? [{ name: parameter, value }] : [],
    ),
    ...(tuning === null
      ? {}
      : {
          trials: tuning.trials.map((trial) => ({
            label: `${trial.family}: ${trialOptions(trial)}`,
            score: trial.score,
            isChosen: trial === tuning.best,
          })),
        }),
    importance: importance.features.map((feature) => {
      const operator = model.features.find(({ name }) => name === feature.name)?.operator;
      return { label: operator?.description ?? feature.name, importance: feature.importance };
    }),
    importanceRowCount: importance.rowCount,
    ...(lots === null ? {} : { lots }),
    ...(history.length === 0
      ? {}
      : {
          history: {
            training: history.map(({ trainingLoss }) => trainingLoss),
            validation: history.map(({ validationLoss }) => validationLoss),
          },
        }),
    findings: audit.findings.map(({ code, severity, sentence, advice }) => ({
      name: code,
      severity,
      title: sentence,
      action: advice,
    })),
    createdAt: model.provenance.createdAt,
    madeBy: `Casthouse ${context.version}`,
  };
}

/** The options of a trial in a line, without the seed. */
export function trialOptions({ options }: Trial): string {
  return Object.entries(options)
    .filter(([name]) => name !== 'seed')
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ');
}

async function lotsOf(frame: Frame, column: string | undefined): Promise<ReportedLot[] | null> {
  if (column === undefined) return null;
  const { columnNamed, lotsOfCounter } = await import('../../tabular/index.js');
  const { lotOfRow, lotCount } = lotsOfCounter(columnNamed(frame, column));
  if (lotCount < 2) return null;
  const first = new Array<number>(lotCount).fill(-1);
  const last = new Array<number>(lotCount).fill(-1);
  lotOfRow.forEach((lot, row) => {
    if (first[lot] === -1) first[lot] = row;
    last[lot] = row;
  });
  return first.map((firstRow, lot) => ({
    firstRow,
    lastRow: last[lot]!,
    label: { ko: `로트 ${lot + 1}`, en: `lot ${lot + 1}` },
  }));
}
