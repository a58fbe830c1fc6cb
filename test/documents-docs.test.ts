// The guide of documents: its commands and programs run, its tables are those of the source.
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { passageSizeOf } from '../src/ask-documents/split/passage-size.js';
import type { CommandContext } from '../src/cli/command-context.js';
import { buildProgram } from '../src/cli/program.js';
import { fixedClock, readSettings } from '../src/shared/index.js';
import { documentProblems } from '../src/shared/problems/document-problems.js';
import { markdownFences } from './support/markdown.js';
import { shellCommands } from './support/shell-commands.js';

const root = path.resolve(import.meta.dirname, '..');
const guide = readFileSync(path.join(root, 'docs/guide/documents.md'), 'utf8');
const fences = markdownFences(guide);
const scratch = mkdtempSync(path.join(tmpdir(), 'casthouse-documents-guide-'));
symlinkSync(path.join(root, 'workspaces'), path.join(scratch, 'workspaces'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

async function run(parameters: readonly string[]): Promise<string> {
  const printed: string[] = [];
  const context: CommandContext = {
    settings: readSettings({}),
    clock: fixedClock(),
    version: '0',
    folder: scratch,
    user: 'test',
    stopSignal: () => new AbortController().signal,
    terminal: () => ({
      print: (text) => void printed.push(text),
      say: () => {},
      write: async () => {},
      progress: Object.assign(() => {}, { end: () => {} }),
      width: 100,
    }),
  };
  await buildProgram(context).parseAsync([...parameters], { from: 'user' });
  return printed.join('\n');
}

describe('the commands of the guide', () => {
  const commands = fences
    .filter(({ language }) => language === 'sh')
    .flatMap(({ text }) => shellCommands(text))
    .filter(([program]) => program === 'casthouse')
    .map(([, ...parameters]) => parameters);

  it('run one after the other', async () => {
    writeFileSync(
      path.join(scratch, 'questions.jsonl'),
      '{"id": "q1", "question": "스프레이 노즐은 몇 샷마다 청소하나?"}\n',
    );
    writeFileSync(
      path.join(scratch, 'past.jsonl'),
      '{"prediction_id": "p-1", "prediction": {"class": "defect"}, "top": "승압 시간", "outcome": "기공"}\n',
    );
    const printed = new Map<string, string>();
    // A few of the questions are as good as all to see the command run.
    const list = 'workspaces/diecasting/documents-questions.jsonl';
    const few = readFileSync(path.join(root, list), 'utf8').split('\n').slice(0, 8).join('\n');
    writeFileSync(path.join(scratch, 'few.jsonl'), few);
    const shortened = (word: string) => (word === list ? 'few.jsonl' : word);
    for (const words of commands) {
      const parameters = words.map(shortened);
      printed.set(parameters.join(' '), await run(parameters));
    }
    expect(printed.size).toBeGreaterThanOrEqual(7);
    const ask = [...printed].find(([command]) => command.includes('불량의 주요 원인은?'));
    expect(ask![1]).toContain('불량의 주요 원인은 차가운 용탕');
    const asked = [...printed].find(([command]) => command.includes('strainer'));
    expect(JSON.parse(asked![1]).status).toBe('answered');
    const answers = readFileSync(path.join(scratch, 'answers.jsonl'), 'utf8');
    const { citations, ranked, ...answer } = JSON.parse(answers);
    expect(answer).toMatchObject({ id: 'q1', status: 'answered' });
    expect(Object.keys(citations[0])).toEqual(['document', 'heading', 'quote']);
    expect(ranked[0]).toBe('meeting-2026-05-28.ko.md');
  });
});

describe('the programs of the guide', () => {
  const programs = fences.filter(({ language }) => language === 'ts').map(({ text }) => text);
  const said = [/^2 answered .*600샷마다 청소합니다\. \[1\]/, /^events\/8 주차장에서 배회 감지\.$/];

  it.each(programs.map((text, at) => [at, text] as const))('number %i runs', async (at, text) => {
    const file = path.join(scratch, `program-${at}.ts`);
    // The package's doors, from the source.
    const code = text.replace(
      /'casthouse\/([\w-]+)'/g,
      (_, door) => `'${path.join(root, 'src', door, 'index.ts')}'`,
    );
    writeFileSync(file, code);
    const lines: string[] = [];
    const log = vi
      .spyOn(console, 'log')
      .mockImplementation((...words: unknown[]) => void lines.push(words.join(' ')));
    try {
      await import(/* @vite-ignore */ file);
    } finally {
      log.mockRestore();
    }
    expect(lines).toEqual([expect.stringMatching(said[at]!)]);
  });
});

it('lists every problem and the passage sizes of every category', () => {
  for (const code of Object.keys(documentProblems)) expect(guide).toContain(`| \`${code}\` |`);
  const sizes = [...guide.matchAll(/^\| (?:`([a-z-]+)`|any other) \| (\d+) \| (\d+) \|$/gm)];
  expect(sizes).toHaveLength(7);
  for (const [, category = 'any', characters, overlap] of sizes)
    expect(passageSizeOf(category)).toEqual({
      characters: Number(characters),
      overlap: Number(overlap),
    });
});
