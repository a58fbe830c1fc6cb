import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { problem } from '../../shared/index.js';
import type { Workspace } from '../workspace.js';

// The same way up from the sources and from the build: src/functions/compose -> workspaces.
const folder = fileURLToPath(new URL('../../../workspaces/', import.meta.url));

/**
 * A workspace by the name of its folder, or by the path of a module that exports `workspace`, or of a folder with
 * such an index (the path starts with `.` or `/` and counts from the folder the process runs in).
 * Throws `workspace.not-found` or `workspace.no-export`.
 */
export async function loadWorkspace(name: string): Promise<Workspace> {
  const file = moduleOf(name);
  if (file === null) throw problem('workspace.not-found', { name, known: knownWorkspaces() });
  const loaded: { readonly workspace?: Workspace } = await import(pathToFileURL(file).href);
  if (typeof loaded.workspace?.name !== 'string')
    throw problem('workspace.no-export', { module: path.basename(file) });
  return loaded.workspace;
}

/** The folder `documents` beside a workspace's module, null when it has none. */
export function documentsOf(name: string): string | null {
  const module = moduleOf(name);
  if (module === null) return null;
  const documents = path.join(path.dirname(module), 'documents');
  if (existsSync(documents)) return documents;
  // A build holds code only; its sources lie beside it, in the repository and in the package.
  const source = path.join(folder, '../../workspaces', name, 'documents');
  return existsSync(source) ? source : null;
}

function moduleOf(name: string): string | null {
  if (/^[./]/.test(name)) {
    const target = path.resolve(name);
    if (!existsSync(target)) return null;
    return statSync(target).isDirectory() ? indexOf(target) : target;
  }
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) return null;
  return indexOf(path.join(folder, name));
}

function indexOf(directory: string): string | null {
  const candidates = ['index.js', 'index.mjs', 'index.ts'].map((index) =>
    path.join(directory, index),
  );
  return candidates.find((candidate) => existsSync(candidate)) ?? null;
}

function knownWorkspaces(): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && moduleOf(entry.name) !== null)
    .map((entry) => entry.name)
    .sort();
}
