import { existsSync } from 'node:fs';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startServerKeeper } from './server-keeper.js';

/** Tests that run built files need dist; the gate builds it first, a single test run by hand may not have. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const built = path.resolve(import.meta.dirname, '../../dist/src/cli/main.js');
  if (!existsSync(built)) console.warn(`no build at ${built}: run "npm run build" first`);
  const keeper = await startServerKeeper();
  project.provide('serverKeeperUrl', keeper.url);
  return keeper.stop;
}
