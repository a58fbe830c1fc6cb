import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { problem } from '../../shared/index.js';
import type { Workspace } from '../workspace.js';

// The same way up from the sources and from the build: src/functions/compose -> workspaces.
const folder = fileURLToPath(new URL('../../../workspaces/', import.meta.url));

/**
 * A workspace by the name of its folder, or by the path of a module that exports `workspace` (it starts with
 * `.` or `/` and counts from the folder the process runs in). Throws `workspace.not-found`.
 */
export async function loadWorkspace(name: string): Promise<Workspace> {
  const file = moduleOf(name);
  if (file === null) throw problem('workspace.not-found', { name, known: knownWorkspaces() });
  const loaded: { readonly workspace?: Workspace } = await import(pathToFileURL(file).href);
  if (loaded.workspace === undefined)
    throw problem('workspace.not-found', { name, known: knownWorkspaces() });
  return loaded.workspace;
}

function moduleOf(name: string): string | null {
  if (/^[./]/.test(name)) return existsSync(name) ? path.resolve(name) : null;
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) return null;
  const candidates = ['index.js', 'index.ts'].map((index) => path.join(folder, name, index));
  return candidates.find((candidate) => existsSync(candidate)) ?? null;
}

function knownWorkspaces(): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && moduleOf(entry.name) !== null)
    .map((entry) => entry.name)
    .sort();
}
