import path from 'node:path';
import { folderStore } from '../storage/index.js';
import { type ModelRegistry, modelRegistry } from '../tabular/index.js';
import type { CommandContext } from './command-context.js';

/** Folder of the registry: the option, the setting, or `registry` inside the home folder. */
export function registryFolder(context: CommandContext, option: string | undefined): string {
  const { home, registry } = context.settings;
  return path.resolve(context.folder, option ?? (registry || path.join(home, 'registry')));
}

/** The registry a command works on. */
export function openRegistry(context: CommandContext, option: string | undefined): ModelRegistry {
  return modelRegistry(folderStore(registryFolder(context, option)), context.clock);
}
