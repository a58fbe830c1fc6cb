import { Command } from 'commander';
import { problem } from '../../shared/index.js';
import type { CommandContext } from '../command-context.js';
import { integerOption, shareOption } from '../output/number-option.js';
import { writeFileAtomically } from '../output/write-file.js';

/** `casthouse simulate`: writes a table of a workspace's simulator, and on request the true causes. */
export function simulateCommand(context: CommandContext): Command {
  return new Command('simulate')
    .description('Write a simulated production line as CSV; every defect has a known cause.')
    .option('--rows <n>', 'rows to make', integerOption(1, 1_000_000), 6000)
    .option('--seed <n>', 'the same seed makes the same rows', integerOption(0, 2 ** 31), 1)
    .option('--out <file>', 'CSV file, - for stdout', '-')
    .option('--causes <file>', 'also write the true cause of every defect, as JSON lines')
    .option(
      '--twin-share <share>',
      'share of rows that repeat the row before, 0..0.5',
      shareOption(0.5),
      0,
    )
    .option('--workspace <name>', 'whose simulator', context.settings.workspace)
    .addHelpText('after', '\nExample:\n  casthouse simulate --rows 5000 --seed 7 --out line.csv')
    .action(async (options: SimulateOptions) => {
      const terminal = context.terminal(options);
      const { loadWorkspace } = await import('../../functions/index.js');
      const workspace = await loadWorkspace(options.workspace);
      if (workspace.simulate === undefined)
        throw problem('workspace.cannot', {
          workspace: options.workspace,
          what: 'simulate',
          missing: 'simulator',
        });
      const { rows, seed, twinShare } = options;
      const line = workspace.simulate({ rows, seed, twinShare, progress: terminal.progress });
      terminal.progress.end();
      if (options.causes !== undefined && line.causeLines === undefined)
        throw problem('workspace.cannot', {
          workspace: options.workspace,
          what: 'say the causes',
          missing: 'record of causes',
        });
      const toStdout = options.out === '-';
      if (toStdout) await terminal.write(line.csv());
      else await writeFileAtomically(options.out, line.csv());
      if (options.causes !== undefined && line.causeLines !== undefined)
        await writeFileAtomically(options.causes, line.causeLines());
      const file = toStdout ? null : options.out;
      if (options.json && !toStdout)
        terminal.print(JSON.stringify({ rows, seed, file, causes_file: options.causes ?? null }));
      terminal.say(`${rows} rows${file === null ? '' : ` in ${file}`}`);
      if (file !== null && workspace.labelPrefix !== undefined)
        terminal.say(`next: casthouse train ${file} --label-any ${workspace.labelPrefix}`);
    });
}

interface SimulateOptions {
  readonly rows: number;
  readonly seed: number;
  readonly out: string;
  readonly causes?: string;
  readonly twinShare: number;
  readonly workspace: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}
