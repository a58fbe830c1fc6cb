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

describe('speaks one language', () => {
  // Lines of documents are theirs; SQL, names of columns and of data are identifiers.
  const ownWords = ({ answer, citations, recommendations }: AssistAnswer) => {
    const quoted = [
      ...citations.flatMap(({ quote, title }) => [quote, title]),
      ...recommendations.flatMap(({ text, title }) => [text, title]),
    ];
    return quoted
      .reduce((text, piece) => text.replaceAll(piece, ''), answer)
      .split('\n')
      .filter((line) => !/^SQL: |\[\d+\]| · /.test(line))
      .join('\n')
      .replace(/`[^`]*`|"[^"]*"|\([^()]*\)|\b\w*[_\d]\w*\b|\b[A-Z]{2,}\S*/g, '');
  };
  const asked = [
    ['predict', '이 샷 불량이야?', 'Will this shot be bad?', { features }],
    ['explain', '왜?', 'Why?', {}],
    [
      'what-if',
      '그럼 용해로 온도를 20도 올리면?',
      'What if the melting furnace temperature were 20 degrees higher?',
      {},
    ],
    ['model', '어떤 변수가 가장 중요해?', 'Which features matter most?', {}],
    ['documents', '매뉴얼엔 뭐라고 나와?', 'What does the manual say about that?', {}],
    ['documents', '불량의 주요 원인은?', 'What are the main causes of defects?', {}],
    ['data', '반려동물은 몇 마리야?', 'How many pets are there?', {}],
    ['data', '왜?', 'Why?', {}],
    ['data', 'Madison에 사는 주인은 누구야?', 'Which owners live in Madison?', {}],
    ['data', '왜?', 'How do you know?', {}],
    ['data', '2019년 이후에 태어난 고양이는?', 'Which cats were born after 2019?', {}],
    ['data', '어떻게 알아?', 'How do you know?', {}],
    ['data', '종류별로 반려동물은 몇 마리야?', 'How many pets are there per type?', {}],
    ['data', '왜?', 'Why?', {}],
    ['data', '방문이 없는 반려동물은?', 'Which pets have no visits?', {}],
    ['data', '왜?', 'Why?', {}],
    ['decline', '설비를 멈춰 줘', 'Stop the machine', {}],
    ['talk', '무엇을 할 수 있어?', 'What can you do?', {}],
    ['talk', '오늘 날씨 어때?', 'How is the weather today?', {}],
    ['what-if', '형체력을 낮추면?', 'What if the clamping force were lower?', {}],
  ] as const;

  test.each(['ko', 'en'] as const)('%s', async (language) => {
    let session_id: string | undefined;
    for (const [kind, ko, en, more] of asked) {
      const prompt = language === 'ko' ? ko : en;
      const answer = await answerOf({ prompt, session_id, ...more });
      session_id = answer.session_id;
      expect([prompt, answer.destination.replace(/:.*/, '')]).toEqual([prompt, kind]);
      const text = ownWords(answer);
      if (language === 'en') expect(text, prompt).not.toMatch(/[가-힣]/);
      // Three English words in a row are a sentence; names of people and cities have two at most.
      else expect(text, prompt).not.toMatch(/\b[A-Za-z]{2,}(?:[ ,]+[a-z]{2,}){2,}/);
    }
  });

  test('a reading without a word, and one that nobody can read', async () => {
    for (const [language, text] of [
      ['ko', /불량 확률은/],
      ['en', /The probability of defect/],
    ] as const) {
      const bare = await answerOf({ features, language });
      expect(bare.answer).toMatch(text);
      if (language === 'en') expect(ownWords(bare)).not.toMatch(/[가-힣]/);
    }
  });
});

test('a direct invocation gets the words, a buffered function the whole answer', async () => {
  const invoke = (name: string) =>
    post(`${server.address}/2015-03-31/functions/${name}/invocations`, { prompt: '고마워' });
  expect((await invoke('assist')).text).toMatch(/^도움이 되어/);
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
  // Another server is named by its address alone; a wrong option says where to read on.
  const elsewhere = await runCasthouse(
    home,
    ['chat', '--url', server.address, '--once', '안녕'],
    {},
  );
  expect(elsewhere.stdout).toMatch(/^안녕하세요/);
  expect((await chat('--onc')).stderr).toContain('next: casthouse chat --help');
  const lines = (await chat('--json', '--once', 'How many pets are there?')).stdout
    .trim()
    .split('\n');
  const types = lines.map((line) => JSON.parse(line).type);
  expect(types).toEqual(expect.arrayContaining(['session-opened', 'rows-found', 'text-delta']));
  expect(types.at(-1)).toBe('done');
});
