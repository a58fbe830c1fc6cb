import { existsSync } from 'node:fs';
import path from 'node:path';

/** Tests that run built files need dist; the gate builds it first, a single test run by hand may not have. */
export default function setup(): void {
  const built = path.resolve(import.meta.dirname, '../../dist/src/cli/main.js');
  if (!existsSync(built)) console.warn(`no build at ${built}: run "npm run build" first`);
}
