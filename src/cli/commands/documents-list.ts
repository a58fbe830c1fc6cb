import { Command } from 'commander';
import type { CommandContext } from '../command-context.js';
import { type DocumentsOptions, openIndex } from '../documents/open-library.js';
import { textTable } from '../output/text-table.js';

/** `casthouse documents list`: what the index holds. */
export function documentsListCommand(context: CommandContext): Command {
  return new Command('list')
    .description('List the documents of the index.')
    .option('--index <dir>', 'folder of the index')
    .addHelpText('after', '\nExample:\n  casthouse documents list')
    .action(async (options: DocumentsOptions) => {
      const terminal = context.terminal(options);
      const index = await openIndex(context, options);
      const documents = index.documents();
      if (options.json) return terminal.print(JSON.stringify(documents));
      terminal.print(
        textTable([
          ['document', 'title', 'category', 'date', 'priority', 'language'],
          ...documents.map((d) => [d.id, d.title, d.category, d.date, d.priority, d.language]),
        ]),
      );
    });
}
