import path from 'node:path';
import type { ModelRegistry } from '../tabular/index.js';
import type { CommandContext } from './command-context.js';

/** Folder of the registry: the option, the setting, or `registry` inside the home folder. */
export function registryFolder(context: CommandContext, option: string | undefined): string {
  const { home, registry } = context.settings;
  return path.resolve(context.folder, option ?? (registry || path.join(home, 'registry')));
}

/** The registry a command works on. */
export async function openRegistry(
  context: CommandContext,
  option: string | undefined,
): Promise<ModelRegistry> {
  const { folderStore } = await import('../storage/index.js');
  const { modelRegistry } = await import('../tabular/index.js');
  return modelRegistry(folderStore(registryFolder(context, option)), context.clock);
}
