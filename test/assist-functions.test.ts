// The assistant as clients meet it: the local product over HTTP, as a stream, in one piece, over the Lambda API, and
// in the terminal.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assistAnswer, assistEvent } from '../src/functions/assist/schema.js';
import {
  type AssistAnswer,
  type LocalCasthouse,
  type LocalServer,
  openLocal,
  startLocalServer,
} from '../src/functions/index.js';
import { readSettings } from '../src/shared/index.js';
import { trainModel } from '../src/tabular/index.js';
import { workspace } from '../workspaces/diecasting/index.js';
import { runCasthouse } from './support/run-casthouse.js';
import { eventsOf, post } from './support/stream-server.js';

const home = mkdtempSync(path.join(tmpdir(), 'casthouse-assist-'));
let local: LocalCasthouse;
let server: LocalServer;

beforeAll(async () => {
  const settings = readSettings({
    CASTHOUSE_HOME: home,
    CASTHOUSE_PORT: '0',
    CASTHOUSE_WORKSPACE: 'diecasting,petclinic',
  });
  local = await openLocal(settings);
  const { model } = trainModel(workspace.simulate({ rows: 1500, seed: 7, twinShare: 0.3 }).frame, {
    name: 'diecasting',
    label: { anyPrefix: 'Defects' },
    ignore: workspace.ignore ?? [],
    operatorFacts: workspace.operatorFacts ?? {},
    learnerOptions: { rounds: 40 },
    provenance: {
      createdAt: '2026-01-01T00:00:00Z',
      dataHash: '',
      dataName: 'simulated',
      casthouseVersion: '0.0.0',
    },
  });
  await local.registry.register(model);
  server = await startLocalServer(local, settings);
});
afterAll(async () => {
  await server?.stop(1000);
  await local?.close();
  rmSync(home, { recursive: true, force: true });
});

const { features } = workspace.examples![1]!;
const reading = Object.entries(features)
  .map(([name, value]) => `${name}: ${value}`)
  .join('\n');
const answerOf = async (body: unknown) => {
  const { status, text } = await post(`${server.address}/api/assist/answer`, body);
  expect(status, text).toBe(200);
  return assistAnswer.parse(JSON.parse(text)) as AssistAnswer;
};

describe('over HTTP', () => {
  test('streams events as its schema has them, the last one done', async () => {
    const { text, headers } = await post(
      `${server.address}/functions/assist/`,
      { prompt: `${reading}\n이 샷 불량이야? 왜? 매뉴얼엔 뭐라고 나와?` },
      { accept: 'text/event-stream' },
    );
    expect(headers.get('content-type')).toContain('text/event-stream');
    const events = eventsOf(text).map((event) => assistEvent.parse(event));
    expect(events.map(({ type }) => type).filter((type) => /done|error/.test(type))).toEqual([
      'done',
    ]);
    const chart = events.find((event) => event.type === 'explanation-made');
    expect(chart).toBeDefined();
    const drawn = await fetch(chart!.type === 'explanation-made' ? chart!.chart_svg_url! : '');
    expect(await drawn.text()).toContain('<svg');
  });

  test('plain text is the words alone; GET asks as well', async () => {
    const asked = await fetch(`${server.address}/api/assist?prompt=${encodeURIComponent('안녕')}`);
    expect(asked.headers.get('content-type')).toContain('text/plain');
    expect(await asked.text()).toMatch(/^안녕하세요/);
  });

  test('one session over prediction, what-if, documents and data', async () => {
    const first = await answerOf({ prompt: reading });
    expect(first).toMatchObject({ destination: 'predict', reading: features });
    const direct = await post(`${server.address}/api/predict`, { features });
    expect(JSON.parse(direct.text).prediction.probability).toBe(first.prediction!.probability);
    const go = (prompt: string) => answerOf({ prompt, session_id: first.session_id });
    const changed = await go('그럼 용해로 온도를 20도 올리면?');
    expect(changed.what_if!.changes).toMatchObject([
      { feature: 'Sensor_Melting_Furnace_Temp', from: features.Sensor_Melting_Furnace_Temp },
    ]);
    const manual = await go('불량의 주요 원인은?');
    expect(manual.destination).toBe('documents');
    for (const { quote, passage } of manual.citations) expect(passage).toContain(quote);
    const counted = await go('등록된 반려동물은 몇 마리야?');
    expect(counted.tables[0]).toMatchObject({ room: 'petclinic', row_count: 1 });
    const { text } = await post(`${server.address}/api/genai`, {
      question: '등록된 반려동물은 몇 마리야?',
    });
    expect(counted.tables[0]!.rows).toEqual(JSON.parse(text).rows);
    expect((await go('왜?')).answer).toContain('SQL:');
  });

  test('bad input is refused before anything is sent', async () => {
    const url = `${server.address}/functions/assist/`;
    for (const [body, code] of [
      [{ prompt: ' ' }, 'language.prompt-empty'],
      [{ promt: 'x' }, 'input.unknown-option'],
      [{ prompt: 'x', session_id: 'a b' }, 'input.invalid'],
      [{ features: { a: { b: 1 } } }, 'input.invalid'],
    ] as const) {
      const refused = await post(url, body);
      expect([refused.status >= 400, JSON.parse(refused.text).error.code]).toEqual([true, code]);
    }
  });
});

test('a direct invocation gets the words, a buffered function the whole answer', async () => {
  const invoke = (name: string) =>
    post(`${server.address}/2015-03-31/functions/${name}/invocations`, { prompt: '고마워' });
  expect((await invoke('assist')).text).toMatch(/^안녕하세요/);
  const whole = JSON.parse((await invoke('diecasting-assist-answer')).text);
  expect(whole).toMatchObject({ destination: 'talk', planned_by: 'rules' });
});

test('casthouse chat talks to it: the answer on stdout, stages and evidence beside it', async () => {
  const chat = (...parameters: string[]) =>
    runCasthouse(home, ['chat', '--port', String(server.port), ...parameters], {});
  const asked = await chat('--once', '불량의 주요 원인은?');
  expect(asked.exitCode).toBe(0);
  expect(asked.stdout).toContain('[1]');
  expect(asked.stderr).toMatch(/· 문서 검색[\s\S]*\[1\] .*\n\s+"/);
  const lines = (await chat('--json', '--once', 'How many pets are there?')).stdout
    .trim()
    .split('\n');
  const types = lines.map((line) => JSON.parse(line).type);
  expect(types).toEqual(expect.arrayContaining(['session-opened', 'rows-found', 'text-delta']));
  expect(types.at(-1)).toBe('done');
});
