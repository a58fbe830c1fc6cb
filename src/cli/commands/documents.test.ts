import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixedClock, readSettings } from '../../shared/index.js';
import type { CommandContext } from '../command-context.js';
import { buildProgram } from '../program.js';

const folder = mkdtempSync(path.join(tmpdir(), 'casthouse-documents-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(...parameters: string[]) {
  const printed: string[] = [];
  const said: string[] = [];
  const context: CommandContext = {
    settings: readSettings({}),
    clock: fixedClock(),
    version: '0',
    folder,
    user: 'test',
    stopSignal: () => new AbortController().signal,
    terminal: () => ({
      print: (text) => void printed.push(text),
      say: (text) => void said.push(text),
      write: async () => {},
      progress: Object.assign(() => {}, { end: () => {} }),
      width: 100,
    }),
  };
  await buildProgram(context).parseAsync(['documents', ...parameters], { from: 'user' });
  return { printed, said };
}

const write = (name: string, lines: readonly object[]) =>
  writeFileSync(path.join(folder, name), lines.map((line) => JSON.stringify(line)).join('\n'));

describe('casthouse documents', () => {
  beforeAll(async () => {
    write('corpus.jsonl', [
      { id: 'p1', text: '스프레이 노즐은 600샷마다 청소합니다.' },
      { id: 'p2', text: '용해로 온도의 정상 범위는 680~720 °C입니다.' },
      { id: 'p3', text: 'The coolant strainer is cleaned every week.' },
    ]);
    const { said } = await run('add', 'corpus.jsonl', '--index', 'index');
    expect(said.join()).toContain('3 added, 0 changed, 0 unchanged, 0 removed, 0 skipped');
  });

  it('lists and searches', async () => {
    const listed = await run('list', '--index', 'index', '--json');
    expect(JSON.parse(listed.printed[0]!)).toHaveLength(3);
    const { printed } = await run('search', '노즐 청소', '--index', 'index', '--limit', '1');
    expect(printed).toHaveLength(1);
    expect(printed[0]).toContain('600샷마다');
  });

  it('answers one question with its citation', async () => {
    const { printed } = await run('ask', '용해로 온도의 정상 범위는?', '--index', 'index');
    expect(printed[0]).toMatch(/680~720 °C입니다. \[1\][\s\S]*\[1\] p2/);
  });

  it('answers a batch, one line a question', async () => {
    write('questions.jsonl', [
      { id: 'q1', question: '노즐은 몇 샷마다 청소하나?' },
      { id: 'q2', question: '점심 메뉴는?' },
    ]);
    await run('ask', '--batch', 'questions.jsonl', '--out', 'answers.jsonl', '--index', 'index');
    const answers = readFileSync(path.join(folder, 'answers.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers).toMatchObject([
      {
        id: 'q1',
        status: 'answered',
        citations: [
          { document: 'p1', heading: '', quote: '스프레이 노즐은 600샷마다 청소합니다.' },
        ],
        ranked: expect.arrayContaining(['p1']),
      },
      { id: 'q2', status: 'not-in-documents', citations: [] },
    ]);
    expect(answers[0].ranked[0]).toBe('p1');
  });

  it('measures itself', async () => {
    write('gold.jsonl', [
      { id: 1, question: '노즐 청소 주기는?', documents: ['p1'], quote: '600샷마다' },
      { id: 2, question: 'How often is the strainer cleaned?', documents: ['p3'] },
      { id: 3, question: '점심 메뉴는?', documents: [] },
    ]);
    const { printed } = await run('eval', 'gold.jsonl', '--index', 'index', '--json');
    expect(JSON.parse(printed[0]!)).toEqual({
      questions: 3,
      answerable: 2,
      unanswerable: 1,
      recallAt1: 1,
      recallAt5: 1,
      recallAt10: 1,
      meanReciprocalRank: 1,
      quoteFound: 1,
      abstained: 1,
      refused: 0,
    });
  });

  it('says when a filter names nothing, and refuses a day that is none', async () => {
    const { said } = await run(
      ...['search', '노즐 청소', '--category', 'troubel', '--index', 'index'],
    );
    expect(said.join()).toContain('no document has the category "troubel"; there are none');
    for (const [from, to] of [['yesterday'], ['2026-13'], ['2026-02', '2026-01']])
      await expect(
        run('ask', '노즐', '--from', from!, ...(to ? ['--to', to] : []), '--index', 'index'),
      ).rejects.toMatchObject({
        code: expect.stringMatching(/input.invalid|commander.invalidArgument/),
      });
  });

  it('says of a file that cannot be read what to do about it', async () => {
    writeFileSync(path.join(folder, 'cut.jsonl'), '{"id": "a", "text": "가"}\n{"id": ');
    const { said } = await run('add', 'cut.jsonl', '--index', 'other');
    expect(said.join('\n')).toMatch(/skipped cut.jsonl:2: .*not JSON; correct that file/);
    writeFileSync(path.join(folder, 'none.jsonl'), '{"id": ');
    await expect(run('add', 'none.jsonl', '--index', 'third')).rejects.toMatchObject({
      code: 'documents.none',
      fix: expect.stringContaining('correct that file'),
    });
  });

  it('refuses neither and both of a question and a batch, and a broken batch', async () => {
    const at = { code: 'input.invalid' };
    await expect(run('ask', '--index', 'index')).rejects.toMatchObject(at);
    await expect(run('ask', 'q', '--batch', 'b', '--index', 'index')).rejects.toMatchObject(at);
    await expect(run('ask', '--batch', 'absent', '--index', 'index')).rejects.toMatchObject({
      code: 'file.not-found',
    });
    writeFileSync(path.join(folder, 'broken.jsonl'), '{"id": 1}');
    await expect(run('ask', '--batch', 'broken.jsonl', '--index', 'index')).rejects.toMatchObject(
      at,
    );
  });
});
