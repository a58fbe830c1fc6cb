import { Command } from 'commander';
import type { CommandContext } from '../command-context.js';
import { documentsAddCommand } from './documents-add.js';
import { documentsAddRowsCommand } from './documents-add-rows.js';
import { documentsAskCommand, documentsSearchCommand } from './documents-ask.js';
import { documentsEvalCommand } from './documents-eval.js';
import { documentsListCommand } from './documents-list.js';

/** `casthouse documents`: takes documents in, finds passages, answers with citations, measures itself. */
export function documentsCommand(context: CommandContext): Command {
  const command = new Command('documents').description(
    'Ask process documents: take them in, search, answer with exact citations.',
  );
  for (const make of [
    documentsAddCommand,
    documentsAddRowsCommand,
    documentsListCommand,
    documentsSearchCommand,
    documentsAskCommand,
    documentsEvalCommand,
  ])
    command.addCommand(make(context));
  return command;
}
