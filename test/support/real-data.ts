import { existsSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.resolve(root, process.env.CASTHOUSE_DATA ?? '../shared/data');

/**
 * Path of a real data set that is never copied into the project, or null with the reason printed.
 * Use with `describe.skipIf(realData('adult.csv') === null)`.
 */
export function realData(name: string): string | null {
  const file = path.join(folder, name);
  if (existsSync(file)) return file;
  console.warn(`skipped: no ${name} in ${folder}; set CASTHOUSE_DATA to the folder that holds it`);
  return null;
}
