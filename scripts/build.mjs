// Compiles src and workspaces to dist (ESM and declarations), copies data files, bundles the Lambda handlers.

import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
// Built beside, then put in place: a build that fails leaves the old one as it was.
const finished = path.join(root, 'dist');
const dist = path.join(root, `dist-${process.pid}`);
await mkdir(dist, { recursive: true });
process.on('exit', () => rmSync(dist, { recursive: true, force: true }));

const require = createRequire(import.meta.url);
const compiler = path.join(path.dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');
const compiled = spawnSync(
  process.execPath,
  [compiler, '-p', 'tsconfig.build.json', '--outDir', dist],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
if (compiled.status !== 0) process.exit(compiled.status ?? 1);

// Everything that is not TypeScript travels as it is: documents, seed rows, pages.
const isData = (file) => !/\.ts$/.test(file);
for (const folder of ['src', 'workspaces']) {
  for (const entry of await readdir(path.join(root, folder), {
    recursive: true,
    withFileTypes: true,
  })) {
    if (!entry.isFile() || !isData(entry.name)) continue;
    const from = path.join(entry.parentPath, entry.name);
    await cp(from, path.join(dist, path.relative(root, from)));
  }
}

const { bundleHandlers } = await import('./bundle-handlers.mjs');
await bundleHandlers(path.join(dist, 'lambda'));

await rm(finished, { recursive: true, force: true });
await rename(dist, finished);
