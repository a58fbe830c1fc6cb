import path from 'node:path';
import { Command } from 'commander';
import type { CommandContext } from '../command-context.js';
import { openLibrary } from '../documents/open-library.js';
import { type TakeInOptions, takeIn } from '../documents/take-in.js';

/** `casthouse documents add`: takes in folders, files and buckets. */
export function documentsAddCommand(context: CommandContext): Command {
  return new Command('add')
    .description(
      'Take in .md .txt .html .pdf .docx and .jsonl files; what did not change is not read again.',
    )
    .argument('<source...>', 'folders, files or s3://BUCKET/PREFIX')
    .option('--index <dir>', 'folder of the index (default: documents in the home folder)')
    .option('--embed', 'also embed passages with the configured embedding model')
    .addHelpText(
      'after',
      '\nExample:\n  casthouse documents add manuals/ --index .casthouse/documents',
    )
    .action(async (sources: string[], options: TakeInOptions) => {
      const library = await openLibrary(context, options);
      for (const source of sources) {
        const isBucket = source.startsWith('s3://');
        const target = isBucket ? source : path.resolve(context.folder, source);
        await takeIn(context, options, library, {
          label: source,
          add: (how) => library.add(target, how),
        });
      }
    });
}
