import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fixedClock, readSettings } from '../../shared/index.js';
import { buildProgram } from '../program.js';

const folder = mkdtempSync(path.join(tmpdir(), 'casthouse-documents-rows-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(...parameters: string[]) {
  const printed: string[] = [];
  const said: string[] = [];
  const program = buildProgram({
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
  });
  await program.parseAsync(['documents', ...parameters], { from: 'user' });
  return { printed: printed.join('\n'), said: said.join('\n') };
}

const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
const events = (rows: readonly string[]) => ['id,at,kind,place', ...rows].join('\n');

describe('casthouse documents add-rows', () => {
  it('makes a document of every row of a table, and answers with the row cited', async () => {
    write(
      'events.csv',
      events([
        '7,2026-10-01,쓰러짐,3번 출입구',
        '8,2026-10-02,배회,주차장',
        ',2026-10-03,배회,창고',
      ]),
    );
    const text = '{place}에서 {kind}이/가 감지되었습니다.';
    const { said } = await run(
      ...['add-rows', 'events.csv', '--date', 'at', '--text', text, '--index', 'index'],
    );
    expect(said).toContain('1 rows without a value in id are left out');
    expect(said).toContain('events: 2 added, 0 changed, 0 unchanged, 0 removed, 0 skipped');
    const { printed } = await run(
      ...['ask', '주차장에서 배회가 감지되었나?', '--index', 'index', '--json'],
    );
    const [citation] = JSON.parse(printed).citations;
    expect(citation).toMatchObject({
      quote: '주차장에서 배회가 감지되었습니다.',
      document: { id: 'events/8', title: 'events 8', date: '2026-10-02', uri: '' },
    });
  });

  it('takes in what changed, lets go what is gone, and makes a broken index again without the table', async () => {
    write('events.csv', events(['7,2026-10-01,쓰러짐,정문', '9,2026-10-05,침입,창고']));
    const options = ['--text', '{place}에서 {kind}.', '--title', '{kind} {at}', '--index', 'index'];
    expect((await run('add-rows', 'events.csv', ...options)).said).toContain(
      '1 added, 1 changed, 0 unchanged, 1 removed',
    );
    expect((await run('add-rows', 'events.csv', ...options)).said).toContain(
      '0 added, 0 changed, 2 unchanged, 0 removed',
    );
    rmSync(path.join(folder, 'events.csv'));
    const file = path.join(folder, 'index', 'documents.index');
    write('index/documents.index', readFileSync(file, 'latin1').slice(0, 200));
    const { printed, said } = await run('list', '--index', 'index');
    expect(said).toContain('is damaged');
    expect(printed).toMatch(/events\/7 +쓰러짐 2026-10-01[\s\S]*events\/9 +침입 2026-10-05/);
  });

  it('reads what a prediction answered, with what became of it, by the names of its fields', async () => {
    const lines = [
      { prediction_id: 'p-1', prediction: { class: 'defect', probability: 0.91 }, outcome: '기공' },
      { prediction_id: 'p-2', prediction: { class: 'normal', probability: 0.04 }, outcome: null },
    ];
    write('past.jsonl', lines.map((line) => JSON.stringify(line)).join('\n'));
    await run(
      ...['add-rows', 'past.jsonl', '--id', 'prediction_id', '--index', 'past', '--name', '예측'],
      ...['--text', '판정 {prediction.class}, 확률 {prediction.probability}, 결과 {outcome}.'],
    );
    const { printed } = await run('search', '결과 기공', '--index', 'past', '--json');
    expect(JSON.parse(printed)[0]).toMatchObject({
      document: { id: '예측/p-1' },
      passage: { text: '판정 defect, 확률 0.91, 결과 기공.' },
    });
  });

  it.each([
    [['--id', 'idd'], 'documents.no-column', 'did you mean "id"?'],
    [['--text', '{plac}에서'], 'documents.no-column', 'did you mean "place"?'],
    [['--date', 'when'], 'documents.no-column', 'their columns are id, at, kind, place'],
    [['--name', '../../etc'], 'input.invalid', ''],
    [['--query', 'SELECT 1'], 'input.invalid', ''],
  ])('refuses %j and keeps what it has', async (options, code, fix) => {
    write('more.csv', events(['1,2026-10-01,a,b', '2,2026-10-01,c,d']));
    await expect(run('add-rows', 'more.csv', ...options, '--index', 'index')).rejects.toMatchObject(
      {
        code,
        fix: expect.stringContaining(fix),
      },
    );
    expect((await run('list', '--index', 'index')).printed).not.toContain('more');
  });

  it('takes tables only', async () => {
    write('notes.md', '# Notes\nfirst');
    await expect(run('add-rows', 'notes.md', '--index', 'index')).rejects.toMatchObject({
      code: 'input.invalid',
      message: expect.stringContaining('.csv'),
    });
  });

  it('says when there are no rows, and when none has an id', async () => {
    write('none.jsonl', '\n');
    await expect(run('add-rows', 'none.jsonl', '--index', 'index')).rejects.toMatchObject({
      code: 'documents.no-rows',
    });
    write('unnamed.jsonl', '{"id": null, "kind": "a"}');
    await expect(run('add-rows', 'unnamed.jsonl', '--index', 'index')).rejects.toMatchObject({
      code: 'documents.no-rows',
      message: expect.stringContaining('no row has a value in id'),
    });
  });
});
