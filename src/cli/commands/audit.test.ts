import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixedClock, readSettings, seededRandom } from '../../shared/index.js';
import type { CommandContext } from '../command-context.js';
import { buildProgram } from '../program.js';

const folder = mkdtempSync(path.join(tmpdir(), 'casthouse-audit-cli-'));
const file = (name: string) => path.join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function audit(parameters: readonly string[], environment: Record<string, string> = {}) {
  const printed: string[] = [];
  const said: string[] = [];
  const context: CommandContext = {
    settings: readSettings(environment),
    clock: fixedClock(),
    version: '0.0.0',
    folder,
    user: 'test',
    stopSignal: () => new AbortController().signal,
    terminal: () => ({
      print: (text) => void printed.push(text),
      say: (text) => void said.push(text),
      write: async () => {},
      progress: Object.assign(() => {}, { end: () => {} }),
      width: 80,
    }),
  };
  await buildProgram(context).parseAsync(['audit', ...parameters], { from: 'user' });
  return { text: printed.join('\n'), said: said.join('\n') };
}

describe('casthouse audit', () => {
  beforeAll(() => {
    const random = seededRandom(3);
    const rows = Array.from({ length: 240 }, (_, row) => {
      const verdict = random.next() < 0.4 ? 'NG' : 'OK';
      const measured = [random.normal(), random.normal(), random.normal()];
      return [row % 60, ...measured.map((value) => value.toFixed(3)), verdict].join(',');
    });
    // Every row is recorded twice.
    const lines = rows.flatMap((line) => [line, line]);
    writeFileSync(file('line.csv'), ['Shot,a,b,<c>,verdict', ...lines, ''].join('\n'));
    const notes = lines.map((line, at) => `${at % 2 === 0 ? 'dull' : 'bright'},${line}`);
    writeFileSync(file('noted.csv'), ['note,Shot,a,b,<c>,verdict', ...notes, ''].join('\n'));
  });

  it('says on the first screen what a random split is worth and what to fix first', async () => {
    const { text } = await audit([file('line.csv'), '--label', 'verdict', '--language', 'en']);
    const screen = text.split('\n').slice(0, 24).join('\n');
    expect(screen).toMatch(/measures memory/);
    expect(screen).toMatch(/Fix\s+first:\s+keep\s+the\s+copies/);
    expect(screen).toMatch(/copy the twin +0\.\d\d/);
    expect(screen).toMatch(/1\. CRITICAL: Copied rows \(twins\)/);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('has help that stays on one screen', () => {
    const program = buildProgram({
      settings: readSettings({}),
      clock: fixedClock(),
      version: '0',
      folder,
      user: 'test',
      stopSignal: () => new AbortController().signal,
      terminal: () => {
        throw new Error('help needs no terminal');
      },
    });
    let help = '';
    const command = program.commands.find((each) => each.name() === 'audit')!;
    command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
    expect(help.trimEnd().split('\n').length).toBeLessThanOrEqual(24);
    expect(help.match(/Example:/g)).toHaveLength(1);
  });

  it('speaks the language of the settings', async () => {
    const { text } = await audit([file('line.csv'), '--no-models'], { CASTHOUSE_LANGUAGE: 'ko' });
    expect(text).toContain('1. 심각: 복사된 행 (twins)');
    expect(text).not.toContain('CRITICAL');
  });

  it('prints counts by name as JSON', async () => {
    const { text } = await audit([file('line.csv'), '--group', 'Shot', '--json', '--no-models']);
    expect(JSON.parse(text)).toMatchObject({
      rows: 480,
      twin_rows: 240,
      rows_with_twin: 480,
      lots: 60,
      lot_columns: ['Shot'],
      constant_columns: 0,
      skill: null,
      findings: expect.arrayContaining([
        expect.objectContaining({ code: 'twins', severity: 'critical' }),
      ]),
    });
  });

  it('writes a report that needs nothing else, and escapes names', async () => {
    const { said } = await audit([file('line.csv'), '--html', file('audit.html')]);
    expect(said).toContain('audit.html');
    const page = readFileSync(file('audit.html'), 'utf8');
    expect(page).toContain('<svg');
    expect(page).toContain('lang="ko"');
    expect(page).toContain('lang="en"');
    expect(page).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
    expect(page).not.toContain('<c>');
  });

  it.each([
    ['file.not-found', ['absent.csv']],
    ['table.unknown-column', [file('line.csv'), '--label', 'verdikt']],
    ['table.unknown-column', [file('line.csv'), '--time', 'stamp']],
    ['learning.no-time-order', [file('noted.csv'), '--label', 'verdict', '--time', 'note']],
    ['input.invalid', [file('line.csv'), '--label', 'verdict', '--time', 'verdict']],
    ['learning.many-classes', [file('line.csv'), '--label', 'a']],
    ['learning.unknown-class', [file('line.csv'), '--label', 'verdict', '--positive', 'bad']],
    ['learning.no-label-columns', [file('line.csv'), '--label-any', 'Defects']],
    ['input.invalid', [file('line.csv'), '--label', 'verdict', '--label-any', 'v']],
    ['file.unwritable', [file('line.csv'), '--no-models', '--html', file('no/folder/a.html')]],
  ])('refuses with %s (case %#)', async (code, parameters) => {
    await expect(audit(parameters)).rejects.toMatchObject({ code });
  });
});
