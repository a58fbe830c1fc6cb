import { readFile } from 'node:fs/promises';
import { problem } from '../shared/index.js';
import type { TrainedModel } from '../tabular/index.js';
import { openTable } from './open-table.js';
import type { Terminal } from './output/terminal.js';

/** Where the rows of a call come from: exactly one of them. */
export interface RowOptions {
  readonly csv?: string;
  readonly features?: string;
}

/** Rows for a function, in the order they were given. */
export interface RowSource {
  readonly rowCount: number;
  readonly row: (index: number) => unknown;
}

/** Reads `--csv FILE` (`-` for stdin) or `--features` (JSON text, or @FILE that holds it). */
export async function rowSource(
  options: RowOptions,
  model: Pick<TrainedModel, 'features'>,
  terminal: Terminal,
): Promise<RowSource> {
  const { csv, features } = options;
  if ((csv === undefined) === (features === undefined))
    throw problem('input.invalid', {
      at: '--csv and --features',
      got: csv === undefined ? 'neither' : 'both',
      expected: 'one of them',
    });
  if (features !== undefined) return jsonRows(await jsonText(features));

  const { featureKinds, featureRows } = await import('./feature-rows.js');
  const { frame, notices } = await openTable(csv!, terminal.progress, {
    kinds: featureKinds(model),
  });
  terminal.progress.end();
  const rows = featureRows(frame, model);
  for (const notice of notices) terminal.say(`note: ${notice.message}`);
  if (rows.otherColumns.length > 0)
    terminal.say(`note: ${named('column', rows.otherColumns)} not used by the model`);
  if (rows.absentFeatures.length > 0)
    terminal.say(
      `note: ${named('feature', rows.absentFeatures)} without a column, taken as missing`,
    );
  return rows;
}

async function jsonText(given: string): Promise<string> {
  if (!given.startsWith('@')) return given;
  const path = given.slice(1);
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw problem('file.not-found', { path }, cause);
  }
}

// The documented payloads are accepted as they are: {"body":{"features":{...}}}, {"features":{...}} or the values.
function jsonRows(text: string): RowSource {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw problem('input.not-json', { detail: (cause as SyntaxError).message }, cause);
  }
  const rows = unwrapped(data);
  const list = Array.isArray(rows) ? rows : [rows];
  return { rowCount: list.length, row: (index) => list[index] };
}

function unwrapped(data: unknown): unknown {
  if (typeof data !== 'object' || data === null) return data;
  if ('body' in data) return unwrapped(data.body);
  if ('features' in data) return data.features;
  return 'rows' in data ? data.rows : data;
}

function named(word: string, names: readonly string[]): string {
  const shown = names.slice(0, 5).join(', ');
  const more = names.length > 5 ? ` and ${names.length - 5} more` : '';
  return `${word}${names.length === 1 ? '' : 's'} ${shown}${more}`;
}
