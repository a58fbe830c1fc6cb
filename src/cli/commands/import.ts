import { Command } from 'commander';
import { problem } from '../../shared/index.js';
import { openDataWorkspace } from '../asking.js';
import type { CommandContext } from '../command-context.js';
import { textOf } from '../question-lines.js';

interface ImportOptions {
  readonly workspace: string;
  readonly db?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** `casthouse import`: brings rows from outside into a workspace's database. */
export function importCommand(context: CommandContext): Command {
  return new Command('import')
    .description("Bring rows from outside into a workspace's database.")
    .addCommand(eventsCommand(context));
}

function eventsCommand(context: CommandContext): Command {
  return new Command('events')
    .description('Import events of videos from JSON lines or CSV: all rows or none.')
    .argument('<file>', 'fields: video_id, timestamp (seconds), event_type, and those of the table')
    .option('--workspace <name>', 'workspace with tables of videos', 'cctv')
    .option('--db <url>', "server instead of the workspace's embedded database")
    .option('--json', 'print the count as JSON')
    .addHelpText('after', '\nExample:\n  casthouse import events detections.jsonl --workspace cctv')
    .action(async (file: string, options: ImportOptions) => {
      const terminal = context.terminal(options);
      const { eventRows, importEvents } = await import('../../functions/index.js');
      const text = await textOf(file);
      const { workspace, opened } = await openDataWorkspace(context, options, terminal);
      try {
        const tables = workspace.database?.videos;
        if (tables === undefined)
          throw problem('workspace.cannot', {
            workspace: options.workspace,
            what: 'import events',
            missing: 'table of videos',
          });
        const events = eventRows(text, { eventTypes: tables.eventTypes });
        if (events.length === 0) throw problem('events.empty', { path: file });
        const imported = await importEvents(opened, tables, events);
        if (options.json) terminal.print(JSON.stringify({ imported, file }));
        else terminal.print(`${imported} events imported`);
      } finally {
        await opened.close();
      }
    });
}
