import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { problem } from '../../shared/index.js';
import { openAsking } from '../asking.js';
import type { CommandContext } from '../command-context.js';

interface InitOptions {
  readonly db: string;
  readonly name?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** `casthouse init`: makes a workspace for a database of one's own; asking works at once. */
export function initCommand(context: CommandContext): Command {
  return new Command('init')
    .description('Make a workspace folder for a database of your own; asking works at once.')
    .requiredOption('--db <url>', 'postgres://, mysql://, data-api: or pglite:FOLDER')
    .option('--name <name>', 'name of the workspace and its folder (default: of the database)')
    .option('--json', 'print what was made as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  casthouse init --db postgres://reader@localhost/shop && casthouse ask "..." --workspace ./shop',
    )
    .action((options: InitOptions) => init(context, options));
}

async function init(context: CommandContext, options: InitOptions): Promise<void> {
  const terminal = context.terminal(options);
  const { catalogueFileText } = await import('../../functions/index.js');
  const name = options.name ?? (await nameOf(options.db));
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))
    throw problem('input.invalid', {
      at: '--name',
      got: JSON.stringify(name),
      expected: 'lower-case letters, digits and dashes',
    });
  // The database is looked at first: when it cannot be reached, nothing is made.
  const asking = await openAsking(context, { db: options.db }, terminal);
  let catalogue: Awaited<ReturnType<typeof asking.catalogue>>;
  try {
    catalogue = await asking.catalogue();
  } finally {
    await asking.close();
  }
  const folder = path.resolve(context.folder, name);
  await makeFolder(folder);
  await writeFile(path.join(folder, 'index.mjs'), moduleText(name));
  await writeFile(path.join(folder, 'catalogue.json'), catalogueFileText(catalogue));
  await writeFile(path.join(folder, '.gitignore'), 'connection\n');
  // It may hold a password.
  const connection = path.join(folder, 'connection');
  await writeFile(connection, `${options.db}\n`, { mode: 0o600 });
  await chmod(connection, 0o600);

  const tables = catalogue.tables.map((table) => table.name);
  if (options.json) terminal.print(JSON.stringify({ workspace: name, folder, tables }));
  else terminal.print(`workspace ${name}: ${tables.length} tables in ${folder}`);
  terminal.say('words of your own go into its catalogue.json; casthouse catalogue check reads it');
  terminal.say(`next: casthouse ask "..." --workspace ./${name}`);
}

async function nameOf(url: string): Promise<string> {
  const { readDatabaseUrl } = await import('../../databases/index.js');
  const target = readDatabaseUrl(url, process.env);
  const name = 'database' in target ? target.database : path.basename(target.folder ?? 'memory');
  return (
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'database'
  );
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (cause) {
    const exists = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
    const detail = exists ? 'it is already there' : String(cause);
    throw problem('file.unwritable', { path: folder, detail }, cause);
  }
}

function moduleText(name: string): string {
  return `// A workspace over a database of your own. Your words go into catalogue.json; connection holds the address
// with its password and is kept out of version control.
export const workspace = {
  name: '${name}',
  database: {
    catalogue: new URL('catalogue.json', import.meta.url),
    connection: new URL('connection', import.meta.url),
  },
};
`;
}
