import { expect, test } from 'vitest';
import type { RegisteredModel } from '../../tabular/index.js';
import { wantedModel } from './wanted-model.js';

const registry = (...names: string[]) => ({
  // Nothing but the names is looked at.
  list: async () => names.map((name) => ({ name }) as RegisteredModel),
});
const unset = { model: '', modelVersion: '' };

test('the named one, else the only one, else the one of the workspace', async () => {
  const given = { model: 'press', modelVersion: '' };
  expect(await wantedModel(given, registry('a', 'b'), 'casting')).toBe('press');
  expect(await wantedModel(unset, registry('a'), 'casting')).toBe('a');
  expect(await wantedModel(unset, registry('a', 'casting'), 'casting')).toBe('casting');
  expect(await wantedModel(unset, registry(), 'casting')).toBe('casting');
});

test('puts the version behind a name that carries none', async () => {
  const versioned = { model: '', modelVersion: '3' };
  expect(await wantedModel(versioned, registry('a'), 'casting')).toBe('a@3');
  expect(await wantedModel({ ...versioned, model: 'a@2' }, registry('a'), 'casting')).toBe('a@2');
});

test('several models, none of the workspace: asks for a name instead of guessing one', async () => {
  await expect(wantedModel(unset, registry('a', 'b'), 'casting')).rejects.toMatchObject({
    code: 'model.several',
    fix: expect.stringContaining('--model'),
  });
});
