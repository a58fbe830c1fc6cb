import { Command } from 'commander';
import { readableNumber } from '../../shared/index.js';
import type { OutcomeModel, Provenance } from '../../tabular/index.js';
import type { CommandContext } from '../command-context.js';
import { openRegistry } from '../open-registry.js';
import type { Terminal } from '../output/terminal.js';
import { textTable } from '../output/text-table.js';
import { modelsExportCommand } from './models-export.js';
import { modelsImportCommand } from './models-import.js';

interface Common {
  readonly registry?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** `casthouse models`: what the registry holds, which version serves, who moved it, and how to go back. */
export function modelsCommand(context: CommandContext): Command {
  const command = new Command('models').description(
    'List models, their versions and history; promote a version or go back; import and export.',
  );
  command.addCommand(list(context));
  command.addCommand(show(context));
  command.addCommand(promote(context));
  command.addCommand(history(context));
  command.addCommand(modelsImportCommand(context));
  command.addCommand(modelsExportCommand(context));
  return command;
}

function list(context: CommandContext): Command {
  return new Command('list')
    .description('List every model and version.')
    .option('--registry <dir>', 'folder of the model registry')
    .addHelpText('after', '\nExample:\n  casthouse models list')
    .action(async (options: Common) => {
      const terminal = context.terminal(options);
      const registry = await openRegistry(context, options.registry);
      const models = await registry.list();
      if (options.json) return terminal.print(JSON.stringify(models));
      if (models.length === 0) return terminal.say('no model yet; next: casthouse train FILE');
      const rows = models.flatMap(({ name, versions, aliases }) =>
        versions.map((version) => [
          name,
          version,
          Object.entries(aliases)
            .filter(([, target]) => target === version)
            .map(([alias]) => alias)
            .join(', '),
        ]),
      );
      terminal.print(textTable([['model', 'version', 'aliases'], ...rows]));
    });
}

function show(context: CommandContext): Command {
  return new Command('show')
    .description('Show what a model is: its figures, features and where it comes from.')
    .argument('<model>', 'NAME, NAME@VERSION or NAME@ALIAS')
    .option('--registry <dir>', 'folder of the model registry')
    .addHelpText('after', '\nExample:\n  casthouse models show diecasting@1')
    .action(async (reference: string, options: Common) => {
      const terminal = context.terminal(options);
      const registry = await openRegistry(context, options.registry);
      const { model, version } = await registry.loadAny(reference);
      if ('outcome' in model) return await showOutcome(terminal, model, version, options);
      const { features, classes, threshold, missingPolicy, results, provenance, trees } = model;
      const treeCount = trees === undefined ? 0 : trees.treeStart.length - 1;
      if (options.json)
        return terminal.print(
          JSON.stringify({
            name: model.name,
            version,
            classes,
            threshold,
            missing_policy: missingPolicy,
            family: provenance.options.family ?? null,
            trees: treeCount,
            results,
            provenance,
            features: features.map(({ operator: _, ...schema }) => schema),
          }),
        );
      terminal.print(
        textTable([
          ['model', `${model.name}@${version}`],
          origin(provenance),
          ['classes', `${classes[0]}, ${classes[1]} from probability ${readableNumber(threshold)}`],
          ...(typeof provenance.options.family === 'string'
            ? [['kind', provenance.options.family]]
            : []),
          ...(treeCount === 0 ? [] : [['trees', treeCount]]),
          ['features', features.length],
          ...results.map(({ protocol, metrics }) => [
            protocol,
            `F1 ${metrics.f1.toFixed(3)}, AUC ${metrics.rocAuc.toFixed(3)}, ${metrics.rowCount} test rows`,
          ]),
        ]),
      );
    });
}

/** What a model of several classes or of a number is. */
async function showOutcome(
  terminal: Terminal,
  model: OutcomeModel,
  version: number,
  { json }: Common,
): Promise<void> {
  const { outcomeTreeCount, outcomeWords } = await import('../../tabular/index.js');
  const { name, features, outcome, missingPolicy, provenance } = model;
  const trees = outcomeTreeCount(model);
  if (json)
    return terminal.print(
      JSON.stringify({
        name,
        version,
        outcome: outcome.kind,
        classes: outcome.kind === 'classes' ? outcome.classes : [],
        missing_policy: missingPolicy,
        trees,
        provenance,
        features: features.map(({ operator: _, ...schema }) => schema),
      }),
    );
  terminal.print(
    textTable([
      ['model', `${name}@${version}`],
      origin(provenance),
      ['predicts', outcomeWords(model)],
      ...(outcome.kind === 'classes' ? [['classes', outcome.classes.slice(0, 10).join(', ')]] : []),
      ['trees', trees],
      ['features', features.length],
    ]),
  );
}

/** Where a model comes from, as a line of the table. */
function origin({ createdAt, dataName, rowCount, options }: Provenance): readonly [string, string] {
  // Written by importModel.
  const imported = options.import as { readonly writtenBy: string } | undefined;
  return imported === undefined
    ? ['trained', `${createdAt} on ${dataName}, ${rowCount} rows`]
    : ['imported', `${createdAt} from ${dataName} by ${imported.writtenBy}`];
}

function promote(context: CommandContext): Command {
  return new Command('promote')
    .description('Let a version serve: move an alias to it. Going back is the same command.')
    .argument('<model>', 'NAME@VERSION')
    .option('--alias <name>', 'which alias moves', 'champion')
    .option('--why <text>', 'the reason, kept in the history', 'promoted by hand')
    .option('--registry <dir>', 'folder of the model registry')
    .addHelpText(
      'after',
      '\nExample:\n  casthouse models promote diecasting@1 --why "version 2 misses cracks"',
    )
    .action(async (reference: string, options: Common & { alias: string; why: string }) => {
      const terminal = context.terminal(options);
      const registry = await openRegistry(context, options.registry);
      const { name, version } = await registry.resolve(reference);
      const { why, alias } = options;
      await registry.move(name, alias, version, { who: context.user, why });
      if (options.json) terminal.print(JSON.stringify({ model: name, alias, version }));
      terminal.say(`${name}@${alias} is version ${version} now`);
    });
}

function history(context: CommandContext): Command {
  return new Command('history')
    .description('Say which version an alias named when, who moved it and why.')
    .argument('<model>', 'NAME')
    .option('--registry <dir>', 'folder of the model registry')
    .addHelpText('after', '\nExample:\n  casthouse models history diecasting')
    .action(async (name: string, options: Common) => {
      const terminal = context.terminal(options);
      const registry = await openRegistry(context, options.registry);
      const moves = await registry.history(name);
      if (options.json) return terminal.print(JSON.stringify(moves));
      if (moves.length === 0) return terminal.say(`${name}: no alias was ever moved`);
      const rows = moves.map((move) => [move.at, move.alias, move.version, move.who, move.why]);
      terminal.print(textTable([['when', 'alias', 'version', 'who', 'why'], ...rows]));
    });
}
