// The built streaming handlers as Lambda runs them: a bare process, no node_modules until the SDK is needed, and
// the runtime's own `awslambda` global in front.
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../src/emulator/index.js';

const scratch = mkdtempSync(path.join(tmpdir(), 'casthouse-streams-'));
const names = ['stream-bedrock', 'stream-sagemaker'] as const;
let emulator: Emulator;

beforeAll(async () => {
  // A plain script without types, shared with the build.
  const script = pathToFileURL(path.resolve(import.meta.dirname, '../scripts/bundle-handlers.mjs'));
  const { bundleHandlers } = await import(/* @vite-ignore */ script.href);
  await bundleHandlers(path.join(scratch, 'bare'), names);
  await bundleHandlers(path.join(scratch, 'with-sdk'), names);
  const modules = path.resolve(import.meta.dirname, '../node_modules');
  symlinkSync(modules, path.join(scratch, 'with-sdk', 'node_modules'));
  emulator = await startEmulator({ script: { rules: [{ answer: { text: '네, 됩니다.' } }] } });
});
afterAll(async () => {
  await emulator.stop();
  rmSync(scratch, { recursive: true, force: true });
});

interface Outcome {
  readonly contentType: string | null;
  readonly body: string;
  readonly error: string | null;
}

/** Calls the bundled handler in a fresh process, through a response stream with the methods the runtime gives it. */
async function run(folder: string, events: readonly unknown[], environment: NodeJS.ProcessEnv) {
  const program = `
    import { EventEmitter } from 'node:events';
    const mark = Symbol.for('aws.lambda.runtime.handler.streaming');
    globalThis.awslambda = {
      streamifyResponse: (handler) => Object.assign(handler, { [mark]: 'response' }),
      HttpResponseStream: {
        from: (stream, prelude) => {
          stream.setContentType('application/vnd.awslambda.http-integration-response');
          stream._onBeforeFirstWrite = (write) => { write(JSON.stringify(prelude)); write(new Uint8Array(8)); };
          return stream;
        },
      },
    };
    const { handler } = await import(${JSON.stringify(pathToFileURL(path.join(scratch, folder, 'index.mjs')).href)});
    if (handler[mark] !== 'response') throw new Error('not marked as streaming');
    const outcomes = [];
    for (const event of ${JSON.stringify(events)}) {
      const pieces = [];
      const emitter = new EventEmitter();
      let contentType = null;
      let started = false;
      const stream = {
        on: emitter.on.bind(emitter), off: emitter.off.bind(emitter), once: emitter.once.bind(emitter),
        destroyed: false, writableFinished: false, _onBeforeFirstWrite: undefined,
        setContentType: (type) => { if (started) throw new Error('too late'); contentType = type; },
        write: (chunk) => {
          if (!started && stream._onBeforeFirstWrite) stream._onBeforeFirstWrite((first) => pieces.push(Buffer.from(first)));
          started = true;
          pieces.push(Buffer.from(chunk));
          // Full every time: the handler must wait for the drain.
          setImmediate(() => emitter.emit('drain'));
          return false;
        },
        end: () => { stream.writableFinished = true; emitter.emit('close'); },
      };
      const context = { awsRequestId: 'r-1', functionName: 'f', getRemainingTimeInMillis: () => 30000 };
      const error = await handler(event, stream, context).then(() => null, (thrown) => thrown.name + ': ' + thrown.message);
      outcomes.push({ contentType, body: Buffer.concat(pieces).toString('utf8'), error });
    }
    process.stderr.write('\\n' + JSON.stringify(outcomes));`;
  const { stderr } = await promisify(execFile)(
    process.execPath,
    ['--no-warnings', '--input-type=module', '-e', program],
    { cwd: scratch, env: { PATH: process.env.PATH, ...environment } },
  );
  const outcomes: Outcome[] = JSON.parse(stderr.trim().split('\n').at(-1)!);
  return outcomes;
}

const url = (query: string, headers = {}) => ({
  version: '2.0',
  rawPath: '/',
  rawQueryString: query,
  headers,
  requestContext: { http: { method: 'GET', path: '/' } },
});

describe.each(names)('%s', (name) => {
  test('is small', () => {
    const folder = path.join(scratch, 'bare', name);
    const bytes = readdirSync(folder).reduce(
      (sum, file) => sum + statSync(path.join(folder, file)).size,
      0,
    );
    expect(bytes).toBeLessThanOrEqual(100 * 1024);
  });

  test('answers without any package when no model is configured', async () => {
    const [direct, http, refused] = await run(
      `bare/${name}`,
      [{ prompt: '안녕' }, url('prompt=hi', { accept: 'text/event-stream' }), url('prompt=')],
      { USE_BEDROCK: 'false', CASTHOUSE_CORS_ORIGIN: '*' },
    );
    expect(direct).toMatchObject({ contentType: 'text/plain; charset=utf-8', error: null });
    expect(direct!.body).toContain('언어 모델');
    const [prelude, body] = http!.body.split('\0'.repeat(8));
    expect(JSON.parse(prelude!)).toMatchObject({
      statusCode: 200,
      headers: {
        'content-type': 'text/event-stream; charset=utf-8',
        'access-control-allow-origin': '*',
      },
    });
    expect(body).toMatch(/^data: \{"type":"text-delta"[\s\S]*"type":"done"[^\n]*\n\n$/);
    expect(JSON.parse(refused!.body.split('\0')[0]!).statusCode).toBe(400);
  });

  test('calls its service through the SDK, and falls over no wrong setting before the call', async () => {
    const environment = {
      AWS_ENDPOINT_URL: emulator.url,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REGION: 'ap-northeast-2',
      SAGEMAKER_ENDPOINT_NAME: 'llama',
    };
    const [answer] = await run(`with-sdk/${name}`, [{ prompt: 'q' }], environment);
    expect(answer).toMatchObject({ body: '네, 됩니다.', error: null });
    const wanted = name === 'stream-bedrock' ? 'apac.amazon.nova-lite-v1:0' : 'llama';
    expect(emulator.requests.at(-1)!.target).toBe(wanted);
    const wrong = { ...environment, CASTHOUSE_STREAM_TOP_P: 'much' };
    const [direct, http] = await run(`bare/${name}`, [{ prompt: 'q' }, url('')], wrong);
    expect(direct!.error).toMatch(/^setting.invalid: .*CASTHOUSE_STREAM_TOP_P/);
    expect(http!.body).toContain('"code":"setting.invalid"');
  });
});
