import type { Report } from '../../report/index.js';
import type { Study } from '../../tabular/index.js';
import type { CommandContext } from '../command-context.js';

/** Figures that were documented for a table, told by its size and its label. */
const documentedTables = [
  {
    rowCount: 7535,
    featureCount: 30,
    figures: { f1: '0.7027', rocAuc: '0.9175', accuracy: '0.8832' },
  },
] as const;

/** What was documented for this very table; undefined for any other. */
export function documentedFigures(rowCount: number, featureCount: number) {
  return documentedTables.find(
    (table) => table.rowCount === rowCount && table.featureCount === featureCount,
  )?.figures;
}

/** A study as a report. */
export async function reportOfStudy(
  context: CommandContext,
  study: Study,
  names: { readonly modelName: string; readonly dataName: string },
): Promise<Report> {
  const { studyReport } = await import('../../report/index.js');
  const { openModel } = await import('../../tabular/index.js');
  const { model } = study.training;
  const { features, rowCount } = openModel(model).globalImportance();
  const documented = documentedFigures(study.rowCount, study.featureCount);
  return studyReport({
    language: context.settings.language,
    study,
    ...names,
    ...(documented === undefined ? {} : { documented }),
    importance: {
      rowCount,
      items: features.map(({ name, importance }) => ({
        label:
          model.features.find((feature) => feature.name === name)?.operator?.description ?? name,
        importance,
      })),
    },
    createdAt: model.provenance.createdAt,
    madeBy: `Casthouse ${context.version}`,
  });
}
