// The bundled assistant as Lambda runs it: a bare process, the runtime's own `awslambda` global, no packages.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DocumentIndex, indexSource, ingest, memorySource } from '../src/ask-documents/index.js';
import { SessionStore } from '../src/functions/ask-data/session-store.js';
import type { AssistMemory } from '../src/functions/assist/assist-memory.js';
import { folderDocuments } from '../src/functions/compose/folder-documents.js';
import { predictingRoom } from '../src/functions/compose/predicting-room.js';
import { type AssistAnswer, openAssistAnswer, type Surroundings } from '../src/functions/index.js';
import { fixedModel } from '../src/functions/served-model.js';
import { fixedClock } from '../src/shared/index.js';
import { encodeModelFile } from '../src/tabular/index.js';
import { workspace } from '../workspaces/diecasting/index.js';
import { lineModel } from './support/assist-rooms.js';
import { smallModel } from './support/small-model.js';
import { testInvocation } from './support/surroundings.js';

const scratch = mkdtempSync(path.join(tmpdir(), 'casthouse-assist-bundle-'));
const bundle = path.join(scratch, 'assist');
const modelFile = path.join(scratch, 'model.casthouse');
const indexFile = path.join(scratch, 'documents.index');

beforeAll(async () => {
  // A plain script without types, shared with the build.
  const script = pathToFileURL(path.resolve(import.meta.dirname, '../scripts/bundle-handlers.mjs'));
  const { bundleHandlers } = await import(/* @vite-ignore */ script.href);
  await bundleHandlers(scratch, ['assist']);
  writeFileSync(modelFile, encodeModelFile(smallModel()));
  const manual = '# Accumulator\n\nThe accumulator is checked every week.\n';
  writeFileSync(indexFile, (await ingest(memorySource('m', { 'a.md': manual }))).file);
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const bad = 'Speed=5.8, Melt_Temp=625, Pressure=90, Mould=B';

/** Calls both handlers in a fresh process; answers what each gave. */
async function run(prompt: string, environment: NodeJS.ProcessEnv, more: object = {}) {
  const program = `
    import { EventEmitter } from 'node:events';
    const mark = Symbol.for('aws.lambda.runtime.handler.streaming');
    globalThis.awslambda = { streamifyResponse: (handler) => Object.assign(handler, { [mark]: 'response' }) };
    const { handler, answer } = await import(${JSON.stringify(pathToFileURL(path.join(bundle, 'index.mjs')).href)});
    if (handler[mark] !== 'response') throw new Error('not marked as streaming');
    const context = { awsRequestId: 'r-1', functionName: 'f', getRemainingTimeInMillis: () => 60000 };
    const emitter = new EventEmitter();
    let body = '';
    const stream = {
      on: emitter.on.bind(emitter), off: emitter.off.bind(emitter), destroyed: false, writableFinished: false,
      setContentType: () => {},
      // Full every time: the handler must wait for the drain.
      write: (chunk) => { body += chunk; setImmediate(() => emitter.emit('drain')); return false; },
      end: () => { stream.writableFinished = true; emitter.emit('close'); },
    };
    const event = ${JSON.stringify({ prompt, ...more })};
    await handler({ ...event, format: 'events' }, stream, context).catch((error) => { body += error.name; });
    const whole = await answer(event, context).catch((error) => ({ error: error.name }));
    process.stderr.write('\\n' + JSON.stringify({ body, whole }));`;
  const { stderr } = await promisify(execFile)(
    process.execPath,
    ['--no-warnings', '--input-type=module', '-e', program],
    { cwd: scratch, env: { PATH: process.env.PATH, ...environment } },
  );
  const outcome: { readonly body: string; readonly whole: Readonly<Record<string, unknown>> } =
    JSON.parse(stderr.trim().split('\n').at(-1)!);
  return outcome;
}

test('what every start loads is small; rooms come when they are asked', () => {
  const loaded = new Set<string>();
  const load = (file: string) => {
    if (loaded.has(file)) return;
    loaded.add(file);
    const code = readFileSync(path.join(bundle, file), 'utf8');
    for (const [, next] of code.matchAll(
      /(?:import|export)\s*(?:[\w*{}\s,$]+from\s*)?"\.\/([\w.-]+\.mjs)"/g,
    ))
      load(next!);
  };
  load('index.mjs');
  const bytes = [...loaded].reduce((sum, file) => sum + statSync(path.join(bundle, file)).size, 0);
  expect(bytes).toBeLessThanOrEqual(160 * 1024);
});

test('predicts and explains; a room that is set up wrongly costs only what needs it', async () => {
  const environment = { MODEL_PATH: modelFile, DOCUMENTS_PATH: '/nowhere', USE_BEDROCK: 'false' };
  const { body, whole } = await run(bad, environment);
  expect(body).toMatch(
    /"type":"prediction-made"[\s\S]*"type":"explanation-made"[\s\S]*"type":"done"[^\n]*\n\n$/,
  );
  expect(whole).toMatchObject({ destination: 'predict', prediction: { class: 'defect' } });
  const asked = await run('how often is the accumulator checked?', environment);
  expect(asked.whole).toMatchObject({ error: expect.stringMatching(/^(file|documents)\./) });
});

test('answers from documents without a model to predict with', async () => {
  const { body, whole } = await run('how often is the accumulator checked?', {
    DOCUMENTS_PATH: indexFile,
    USE_BEDROCK: 'false',
  });
  expect(body).toContain('"type":"citation-found"');
  expect(whole).toMatchObject({
    destination: 'documents',
    answer: expect.stringContaining('every week'),
  });
});

test('says the same of the die-casting line as the local assistant does, in both languages', async () => {
  const model = path.join(scratch, 'line.casthouse');
  writeFileSync(model, encodeModelFile(lineModel()));
  const manuals = path.resolve(import.meta.dirname, '../workspaces/diecasting/documents');
  const documents = path.join(scratch, 'line.index');
  const { file } = await ingest(await folderDocuments(manuals));
  writeFileSync(documents, file);
  const source = indexSource(new DocumentIndex(file, 'line'));
  const clock = fixedClock();
  const surroundings: Surroundings = {
    clock,
    model: fixedModel(lineModel(), '1'),
    charts: null,
    chartUrl: async () => null,
    language: 'ko',
  };
  const local = openAssistAnswer('f', {
    clock,
    language: 'ko',
    predicting: predictingRoom(surroundings, workspace),
    documents: { open: async () => ({ source, model: null }), isRemote: false },
    data: [],
    languageModel: null,
    sessions: new SessionStore<AssistMemory, string>(clock, () => 's'),
    limits: {
      planner: 'rules',
      steps: 6,
      tokens: 40_000,
      dollars: 0.05,
      question: 10_000,
      excerpt: 2000,
    },
    sleep: async () => {},
  });
  const { features } = workspace.examples![1]!;
  for (const [prompt, title] of [
    ['이 샷 불량이야? 왜? 매뉴얼엔 뭐라고 나와?', '승압 시간'],
    ['Will this shot be bad, why, and what does the manual say?', 'Pressure rise time'],
  ] as const) {
    const { whole } = await run(
      prompt,
      { MODEL_PATH: model, DOCUMENTS_PATH: documents, USE_BEDROCK: 'false' },
      { features },
    );
    const here = (await local.call({ prompt, features }, testInvocation())) as AssistAnswer;
    expect(whole.answer).toBe(here.answer);
    expect(here.answer).toContain(title);
    const titles = (answer: { readonly explanation?: unknown }) =>
      (answer.explanation as AssistAnswer['explanation'])!.top_features.map((top) => [
        top.title,
        top.normal_range?.unit,
      ]);
    expect(titles(whole)).toEqual(titles(here));
  }
});
