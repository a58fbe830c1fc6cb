import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { problem } from '../../shared/index.js';
import type { AnyModel, ForeignModel } from '../../tabular/index.js';
import type { CommandContext } from '../command-context.js';
import { openRegistry } from '../open-registry.js';
import { openTable } from '../open-table.js';
import type { Terminal } from '../output/terminal.js';

interface ImportOptions {
  readonly name: string;
  readonly background?: string;
  readonly covers?: 'even';
  readonly features?: readonly string[];
  readonly classes?: readonly string[];
  readonly positive?: string;
  readonly negative?: string;
  readonly threshold?: number;
  readonly registry?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** `casthouse models import FILE`: registers a model that another library trained. */
export function modelsImportCommand(context: CommandContext): Command {
  return new Command('import')
    .description('Register a model of trees from elsewhere: XGBoost JSON or ONNX.')
    .argument('<file>', "what save_model('model.json') wrote, or model.onnx")
    .requiredOption('--name <name>', 'name in the registry')
    .option('--background <csv>', 'rows of its training: ranges, importance, covers')
    .option('--covers <how>', '"even": explain an ONNX file without a background', even)
    .option('--features <list>', 'names of the inputs in order, if the file has none', names)
    .option('--classes <list>', 'names of several classes in order, if the file has none', names)
    .option('--positive <name>', 'of two classes: the one to find (default: class 1)')
    .option('--negative <name>', 'the other class, if the file names none')
    .option('--threshold <share>', 'of two classes: probability of a positive', Number)
    .option('--registry <dir>', 'folder of the model registry')
    .option('--json', 'print what was registered as JSON')
    .addHelpText('after', '\nExample:\n  casthouse models import model.json --name line-4')
    .action(async (file: string, options: ImportOptions) => {
      const terminal = context.terminal(options);
      const { readForeignModel } = await import('../../tabular/index.js');
      const registry = await openRegistry(context, options.registry);
      const bytes = await bytesOf(file);
      const foreign = readForeignModel(bytes);
      const model = await imported(context, terminal, file, bytes, foreign, options);
      for (const notice of foreign.notices) terminal.say(`note: ${notice}`);
      const { name, version } = await registry.register(model);
      const { writtenBy, objective } = foreign;
      const { classes, trees } = await whatOf(model);
      // Written by importModel.
      const { covers } = model.provenance.options.import as { readonly covers: string };
      if ('outcome' in model)
        terminal.say(
          `note: predicts ${classes === null ? 'a number' : `${classes.length} classes`}: predict, explain and evaluate take it; the assistant, the page of start and charts need two classes`,
        );
      if (options.json)
        return terminal.print(
          JSON.stringify({
            name,
            version,
            written_by: writtenBy,
            objective,
            outcome: classes === null ? 'number' : 'classes',
            classes: classes ?? [],
            features: model.features.map((feature) => feature.name),
            trees,
            covers,
          }),
        );
      terminal.print(
        `${name}@${version}: ${trees} trees over ${model.features.length} features by ${writtenBy}, covers ${covers}`,
      );
      if (covers === 'even')
        terminal.say(
          'note: explanations assume that half of the rows take either side of every split',
        );
      terminal.say(
        `not measured yet; next: casthouse evaluate rows.csv --model ${name}@${version} --label COLUMN`,
      );
      terminal.say(`to let it serve: casthouse models promote ${name}@${version}`);
    });
}

async function imported(
  context: CommandContext,
  terminal: Terminal,
  file: string,
  bytes: Uint8Array,
  foreign: ForeignModel,
  options: ImportOptions,
): Promise<AnyModel> {
  const { importModel, inputNames } = await import('../../tabular/index.js');
  const { name, features, classes, positive, negative, threshold, covers, background } = options;
  const kinds = new Map(
    inputNames(foreign, features).map((feature, f) => [
      feature,
      foreign.isCategorical[f] ? ('category' as const) : ('number' as const),
    ]),
  );
  const table =
    background === undefined
      ? null
      : await openTable(background, terminal.progress, {
          kinds: (column) => kinds.get(column) ?? null,
        });
  terminal.progress.end();
  return importModel(foreign, {
    name,
    ...(features === undefined ? {} : { featureNames: features }),
    ...(classes === undefined ? {} : { classNames: classes }),
    ...(positive === undefined ? {} : { positive }),
    ...(negative === undefined ? {} : { negative }),
    ...(threshold === undefined ? {} : { threshold }),
    ...(covers === undefined ? {} : { covers }),
    ...(table === null || background === undefined
      ? {}
      : { background: { frame: table.frame, dataName: path.basename(background) } }),
    source: {
      fileName: path.basename(file),
      sha256: createHash('sha256').update(bytes).digest('hex'),
      importedAt: new Date(context.clock.now()).toISOString(),
      casthouseVersion: context.version,
    },
  });
}

/** Classes, null for a number, and trees of all classes together. */
async function whatOf(model: AnyModel) {
  const { isOutcomeModel, outcomeTreeCount } = await import('../../tabular/index.js');
  if (!isOutcomeModel(model))
    return { classes: model.classes, trees: (model.trees?.treeStart.length ?? 1) - 1 };
  const { outcome } = model;
  const classes = outcome.kind === 'classes' ? outcome.classes : null;
  return { classes, trees: outcomeTreeCount(model) };
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : null;
    if (code === 'ENOENT') throw problem('file.not-found', { path: file }, cause);
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw problem('file.unreadable', { path: file, detail }, cause);
  }
}

function names(text: string): readonly string[] {
  return text.split(',').map((name) => name.trim());
}

function even(text: string): 'even' {
  if (text !== 'even') throw new InvalidArgumentError('expected: even');
  return text;
}
