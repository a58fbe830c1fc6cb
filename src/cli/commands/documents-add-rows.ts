import { Command } from 'commander';
import type { DocumentRow, RowTable } from '../../ask-documents/index.js';
import type { QueriedTable } from '../../functions/index.js';
import { problem } from '../../shared/index.js';
import type { CommandContext } from '../command-context.js';
import { openLibrary } from '../documents/open-library.js';
import { readRows } from '../documents/read-rows.js';
import { type TakeInOptions, takeIn } from '../documents/take-in.js';
import type { Terminal } from '../output/terminal.js';

interface RowsOptions extends TakeInOptions {
  readonly query?: string;
  readonly db?: string;
  readonly workspace?: string;
  readonly name?: string;
  readonly id?: string;
  readonly text?: string;
  readonly title?: string;
  readonly date?: string;
}

/** `casthouse documents add-rows`: past events, past predictions with what became of them, one document a row. */
export function documentsAddRowsCommand(context: CommandContext): Command {
  return new Command('add-rows')
    .description('Take in rows of a query, a CSV or JSON-lines file: one document a row.')
    .argument('[file]', '.csv or .jsonl; without it, --query')
    .option('--query <sql>', 'one SELECT; the guard lets nothing else pass')
    .option('--db <url>', 'postgres://, mysql://, data-api:, pglite:FOLDER')
    .option('--workspace <name>', 'workspace whose database is read, when no --db is given')
    .option('--name <name>', 'what the rows are (default: the table or the file)')
    .option('--id <column>', 'column that tells them apart (default: id, else the first)')
    .option('--text <template>', '"{place}에서 {kind}이/가 감지됨" (default: every column)')
    .option('--title <template>', 'default: the name and the id')
    .option('--date <column>', 'column with their day')
    .option('--index <dir>', 'folder of the index')
    .option('--embed', 'also embed them')
    .addHelpText(
      'after',
      '\nExample:\n  casthouse documents add-rows --workspace cctv --query "SELECT * FROM db_event"',
    )
    .action((file: string | undefined, options: RowsOptions) => addRows(context, file, options));
}

async function addRows(
  context: CommandContext,
  file: string | undefined,
  options: RowsOptions,
): Promise<void> {
  const terminal = context.terminal(options);
  const { table, label, name, shown, title, synonyms } = await rowsOf(
    context,
    file,
    options,
    terminal,
  );
  terminal.progress.end();
  if (table.rows.length === 0)
    throw problem('documents.no-rows', { source: label, detail: 'it has no rows' });
  // Loaded here: what they need is more than the rest of the command line.
  const [{ rowDocuments }, { knownColumn, rowTemplate }] = await Promise.all([
    import('../../ask-documents/index.js'),
    import('../documents/row-template.js'),
  ]);
  const idColumn = knownColumn(
    options.id ?? (table.columns.includes('id') ? 'id' : (table.columns[0] ?? 'id')),
    table,
    label,
  );
  const template = (text: string | undefined) =>
    text === undefined ? undefined : rowTemplate(text, table, label, shown);
  const { language } = context.settings;
  const everyColumn = (row: DocumentRow) =>
    `${table.columns
      .map((column) => [title(column, language), shown(column, row[column] ?? null, language)])
      .filter(([, value]) => value !== '')
      .map(([named, value]) => `${named}: ${value}`)
      .join(', ')}.`;
  const rows = rowsWithId(table.rows, idColumn, label, terminal);
  const source = rowDocuments(rows, {
    name,
    idColumn,
    sentence: template(options.text) ?? everyColumn,
    title: template(options.title),
    ...(options.date === undefined ? {} : { dateColumn: knownColumn(options.date, table, label) }),
    synonyms,
  });
  const library = await openLibrary(context, options);
  await takeIn(context, options, library, {
    label: name,
    add: (how) => library.addRows(source, how),
  });
}

interface TakenRows extends Pick<QueriedTable, 'shown' | 'title' | 'synonyms'> {
  readonly table: RowTable;
  /** Where they came from. */
  readonly label: string;
  readonly name: string;
}

async function rowsOf(
  context: CommandContext,
  file: string | undefined,
  options: RowsOptions,
  terminal: Terminal,
): Promise<TakenRows> {
  const { query, db, workspace } = options;
  if ((file === undefined) === (query === undefined))
    throw problem('input.invalid', {
      at: 'FILE and --query',
      got: file === undefined ? 'neither' : 'both',
      expected: 'one of them',
    });
  if (file !== undefined) {
    const table = await readRows(file, context.folder, terminal.progress);
    const name = file === '-' ? 'rows' : file.replace(/^.*[/\\]|\.[^.]*$/g, '');
    return {
      table,
      label: file,
      name: checkedName(options.name ?? name),
      shown: (await import('../documents/row-template.js')).plainValue,
      title: (column) => column,
      synonyms: [],
    };
  }
  terminal.progress({ stage: 'querying', done: 0, total: 1 });
  const { queryTable } = await import('../../functions/index.js');
  const settings = { ...context.settings, ...(db === undefined ? {} : { databaseUrl: db }) };
  const isAddressed = settings.databaseUrl !== '' || settings.databaseClusterArn !== '';
  const { tables, personalColumns, label, shown, title, synonyms, ...table } = await queryTable(
    settings,
    query!,
    {
      workspace: workspace ?? (isAddressed ? null : settings.workspace.split(',')[0]!.trim()),
      folder: context.folder,
      environment: process.env,
      say: terminal.say,
    },
  );
  if (personalColumns.length > 0)
    terminal.say(
      `note: ${personalColumns.join(', ')} ${personalColumns.length === 1 ? 'holds' : 'hold'} personal data, which everybody who asks these documents will see`,
    );
  const name = options.name ?? tables[0]?.replace(/^.*\./, '') ?? 'rows';
  return { table, label, name: checkedName(name), shown, title, synonyms };
}

// It is part of the documents' ids and of a file's name.
function checkedName(name: string): string {
  if (/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,79}$/u.test(name)) return name.normalize('NFC');
  throw problem('input.invalid', {
    at: '--name',
    got: JSON.stringify(name.slice(0, 40)),
    expected: 'up to 80 letters, digits, blanks, dots and dashes',
  });
}

// Says how many have none.
function rowsWithId(
  rows: readonly DocumentRow[],
  idColumn: string,
  label: string,
  terminal: Terminal,
): readonly DocumentRow[] {
  const named = rows.filter((row) => (row[idColumn] ?? '') !== '');
  if (named.length === 0)
    throw problem('documents.no-rows', {
      source: label,
      detail: `no row has a value in ${idColumn}`,
    });
  const left = rows.length - named.length;
  if (left > 0) terminal.say(`note: ${left} rows without a value in ${idColumn} are left out`);
  return named;
}
