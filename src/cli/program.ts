import { Command, Option } from 'commander';
import type { CommandContext } from './command-context.js';
import { askCommand } from './commands/ask.js';
import { auditCommand } from './commands/audit.js';
import { catalogueCommand } from './commands/catalogue.js';
import { chatCommand } from './commands/chat.js';
import { doctorCommand } from './commands/doctor.js';
import { documentsCommand } from './commands/documents.js';
import { emulateCommand } from './commands/emulate.js';
import { evaluateCommand } from './commands/evaluate.js';
import { explainCommand } from './commands/explain.js';
import { importCommand } from './commands/import.js';
import { initCommand } from './commands/init.js';
import { modelsCommand } from './commands/models.js';
import { predictCommand } from './commands/predict.js';
import { simulateCommand } from './commands/simulate.js';
import { startCommand } from './commands/start.js';
import { studyCommand } from './commands/study.js';
import { trainCommand } from './commands/train.js';
import { tuneCommand } from './commands/tune.js';

/** The whole command line. Commands load what they need when they run. */
export function buildProgram(context: CommandContext): Command {
  const program = new Command('casthouse')
    .description("Predict defects, explain them, ask, stream and watch: a factory's AI backend.")
    .version(context.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    // `ask eval FILE --workspace W`: what stands behind a command is that command's.
    .enablePositionalOptions()
    .showSuggestionAfterError(true)
    .showHelpAfterError('  next: casthouse --help lists the commands')
    .exitOverride();
  for (const make of [
    simulateCommand,
    auditCommand,
    trainCommand,
    tuneCommand,
    studyCommand,
    evaluateCommand,
    predictCommand,
    explainCommand,
    modelsCommand,
    startCommand,
    chatCommand,
    askCommand,
    catalogueCommand,
    initCommand,
    importCommand,
    documentsCommand,
    emulateCommand,
    doctorCommand,
  ])
    program.addCommand(prepared(make(context), 'casthouse'));
  return program;
}

// Options that every command has, and help that stays on one screen.
function prepared(command: Command, parent: string): Command {
  const path = `${parent} ${command.name()}`;
  command
    .helpOption('-h, --help', 'print this help')
    .exitOverride()
    .showSuggestionAfterError(true)
    .showHelpAfterError(`  next: ${path} --help shows what it takes`)
    .allowExcessArguments(false);
  command.helpCommand(false);
  if (command.commands.length > 0) for (const child of command.commands) prepared(child, path);
  else {
    const has = (flag: string) => command.options.some((option) => option.long === flag);
    if (!has('--json')) command.addOption(new Option('--json', 'print data as JSON'));
    command.addOption(new Option('-q, --quiet', 'no talk on stderr'));
  }
  return command;
}
