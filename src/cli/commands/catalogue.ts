import { Command } from 'commander';
import { type AskingOptions, openAsking } from '../asking.js';
import type { CommandContext } from '../command-context.js';
import { writeFileAtomically } from '../output/write-file.js';

interface CatalogueOptions extends Omit<AskingOptions, 'scope' | 'catalogue'> {
  readonly out: string;
}

/** `casthouse catalogue`: the file in which a person tells what tables and columns are called. */
export function catalogueCommand(context: CommandContext): Command {
  return new Command('catalogue')
    .description('Write and check the file that says what tables and columns are called.')
    .addCommand(initCommand(context))
    .addCommand(checkCommand(context));
}

function initCommand(context: CommandContext): Command {
  return withDatabase(new Command('init'))
    .description('Write a catalogue file with what a look at the database found, to be edited.')
    .option('--out <file>', 'file to write', '-')
    .addHelpText(
      'after',
      '\nExample:\n  casthouse catalogue init --db postgres://reader@localhost/shop --out shop.json',
    )
    .action(async (options: CatalogueOptions) => {
      const terminal = context.terminal(options);
      const { catalogueFileText } = await import('../../functions/index.js');
      const asking = await openAsking(context, options, terminal);
      try {
        const text = catalogueFileText(await asking.catalogue());
        await writeFileAtomically(options.out === '-' ? '/dev/stdout' : options.out, [text]);
        if (options.out !== '-') terminal.say(`written to ${options.out}`);
      } finally {
        await asking.close();
      }
    });
}

function checkCommand(context: CommandContext): Command {
  return withDatabase(new Command('check'))
    .description('Check a catalogue file against its database: every name in it must be there.')
    .argument('<file>', 'catalogue file')
    .addHelpText(
      'after',
      '\nExample:\n  casthouse catalogue check shop.json --db postgres://reader@localhost/shop',
    )
    .action(async (file: string, options: CatalogueOptions) => {
      const terminal = context.terminal(options);
      const asking = await openAsking(context, { ...options, catalogue: file }, terminal);
      try {
        const { tables, definitions, scope } = await asking.catalogue();
        const columns = tables.reduce((sum, table) => sum + table.columns.length, 0);
        const counts = {
          tables: tables.length,
          columns,
          definitions: definitions.length,
          scope: scope.length,
        };
        if (options.json) terminal.print(JSON.stringify({ file, ...counts }));
        else
          terminal.print(
            `${file} fits: ${counts.tables} tables, ${columns} columns, ${counts.definitions} definitions, ${counts.scope} scope rules`,
          );
      } finally {
        await asking.close();
      }
    });
}

function withDatabase(command: Command): Command {
  return command
    .option('--workspace <name>', 'workspace whose database it is')
    .option('--db <url>', 'server: postgres://, mysql://, data-api:, pglite:FOLDER');
}
