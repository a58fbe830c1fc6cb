// A gap between the emulator and its guide is a failing test.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadEmulatorScript, operations } from '../src/emulator/index.js';

const root = path.resolve(import.meta.dirname, '..');
const guide = readFileSync(path.join(root, 'docs/guide/emulator.md'), 'utf8');
const types = readFileSync(path.join(root, 'src/emulator/script/emulator-script.ts'), 'utf8');

describe('the emulator guide', () => {
  it('names every operation with its path', () => {
    for (const { name, method, path: route } of operations)
      expect(guide).toMatch(
        new RegExp(`\\| ${name} \\| \`${`${method} ${route}`.replace(/[{}/]/g, '\\$&')}\` \\|`),
      );
  });

  it('names every key of the script and every kind of fault', () => {
    const keys = [...types.matchAll(/readonly (\w+)\??:/g)].map((found) => found[1]!);
    const kinds = [...types.matchAll(/readonly kind: '([\w-]+)'/g)].map((found) => found[1]!);
    expect(new Set(keys).size).toBeGreaterThan(40);
    expect(kinds).toHaveLength(10);
    const spans = guide
      .split('\n')
      .flatMap((line) => line.split('`').filter((_, i) => i % 2 === 1));
    const missing = [...keys, ...kinds].filter(
      (word) => !spans.some((span) => new RegExp(`(^|\\W)${word}(\\W|$)`).test(span)),
    );
    expect(missing).toEqual([]);
  });

  it('shows a script that loads', () => {
    const [, script] = /```json\n([\s\S]*?)```/.exec(guide)!;
    expect(loadEmulatorScript(script!).rules).toHaveLength(3);
  });
});
