import type { DocumentedFigures, Workspace } from '../../functions/index.js';
import type { Report } from '../../report/index.js';
import type { BilingualText } from '../../shared/index.js';
import type { Study } from '../../tabular/index.js';
import type { CommandContext } from '../command-context.js';

/** What is documented for this very table; undefined for any other. */
export function documentedFigures(
  { documentedFigures: known = [] }: Pick<Workspace, 'documentedFigures'>,
  { rowCount, featureCount }: Pick<DocumentedFigures, 'rowCount' | 'featureCount'>,
): DocumentedFigures | undefined {
  return known.find((table) => table.rowCount === rowCount && table.featureCount === featureCount);
}

/** A study as a report. */
export async function reportOfStudy(
  context: CommandContext,
  study: Study,
  workspace: Pick<Workspace, 'documentedFigures'>,
  names: { readonly modelName: string; readonly dataName: string },
): Promise<Report> {
  const { studyReport } = await import('../../report/index.js');
  const { openModel } = await import('../../tabular/index.js');
  const { model } = study.training;
  const { features, rowCount } = openModel(model).globalImportance();
  const documented = documentedFigures(workspace, study);
  return studyReport({
    language: context.settings.language,
    study,
    ...names,
    ...(documented === undefined ? {} : { documented }),
    importance: {
      rowCount,
      items: features.map(({ name, importance }) => ({
        label: featureWords(
          name,
          model.features.find((feature) => feature.name === name)?.operator?.title,
        ),
        importance,
      })),
    },
    createdAt: model.provenance.createdAt,
    madeBy: `Casthouse ${context.version}`,
  });
}

/** What people call a feature, with its name behind; the name alone where nothing is known. */
function featureWords(name: string, title: BilingualText | undefined): BilingualText {
  return title === undefined
    ? { ko: name, en: name }
    : { ko: `${title.ko} (${name})`, en: `${title.en} (${name})` };
}
