// One table feeds the environment, the configuration file, the command line and the docs.
import { problem } from '../problems/problem.js';
import { dataSettings } from './data-settings.js';
import { languageSettings } from './language-settings.js';
import { modelSettings } from './model-settings.js';
import { serverSettings } from './server-settings.js';
import type { SettingRow } from './setting-row.js';

/** Every setting: its variable, default, range and one sentence. */
export const settingsTable = {
  ...serverSettings,
  ...modelSettings,
  ...languageSettings,
  ...dataSettings,
} as const;

type SettingName = keyof typeof settingsTable;
/** All settings with their values. */
export type Settings = {
  readonly [N in SettingName]: (typeof settingsTable)[N] extends SettingRow<infer T> ? T : never;
};

/** Reads the settings from an environment; an unacceptable value throws `setting.invalid`, an empty one counts as unset. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const values: Record<string, unknown> = {};
  for (const [name, definition] of Object.entries(settingsTable)) {
    values[name] = definition.default;
    const variable = definition.variables.find((candidate) => environment[candidate]);
    if (variable === undefined) continue;
    const text = environment[variable]!;
    const value = definition.parse(text);
    if (value === undefined)
      throw problem('setting.invalid', {
        setting: variable,
        got: text,
        expected: definition.expected,
      });
    values[name] = value;
  }
  // Each name was given its default or a parsed value of its row's type just above.
  return values as Settings;
}
