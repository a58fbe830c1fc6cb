// The terminal client as a person and a script meet it: the built command, real servers, real bytes.
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readAnswer } from '../src/cli/chat/read-answer.js';
import { type Emulator, startEmulator } from '../src/emulator/index.js';
import { runCasthouse, spawnCasthouse } from './support/run-casthouse.js';
import { type StreamServer, startStreamServer } from './support/stream-server.js';

const folder = mkdtempSync(path.join(tmpdir(), 'casthouse-chat-'));
let running: StreamServer;
let port: string;
beforeAll(async () => {
  running = await startStreamServer();
  port = String(running.server.port);
});
afterAll(async () => {
  await running.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => running.emulator.setScript({}));

const chat = (parameters: readonly string[], options: Parameters<typeof runCasthouse>[2] = {}) =>
  runCasthouse(folder, ['chat', ...parameters], options);

describe('--once', () => {
  test('writes the answer and nothing else to stdout', async () => {
    running.emulator.setScript({ rules: [{ answer: { text: '네, 안녕하세요.\r\n👋' } }] });
    const asked = await chat(['--port', port, '--once', '야 안녕?']);
    expect(asked).toEqual({ exitCode: 0, stdout: '네, 안녕하세요.\r\n👋\n', stderr: '' });
    expect(JSON.stringify(running.emulator.requests.at(-1)!.body)).toContain('야 안녕?');
  });

  test('reads the question from stdin, whole', async () => {
    const question = '첫 줄\n둘째 줄\n';
    const asked = await chat(['--port', port, '--once', '--json'], { input: question });
    expect(asked.exitCode).toBe(0);
    const sent = asked.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(sent.at(-1)).toMatchObject({ type: 'done', finish: 'stop' });
    expect(sent.map((event) => event.text ?? '').join('')).toContain('둘째 줄');
  });

  test('every function of the local server', async () => {
    running.emulator.setScript({
      rules: [{ when: { service: 'sagemaker-runtime' }, answer: { text: '엔드포인트' } }],
    });
    const asked = await chat(['--port', port, '--function', 'stream-sagemaker', '--once', 'q']);
    expect(asked.stdout).toBe('엔드포인트\n');
  });

  test('no server: what to do next', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const free = String((taken.address() as AddressInfo).port);
    await new Promise((resolve) => taken.close(resolve));
    const { exitCode, stdout, stderr } = await chat(['--port', free, '--once', 'q']);
    expect([exitCode, stdout]).toEqual([69, '']);
    expect(stderr).toContain('casthouse start');
    expect((await chat(['--port', free])).stderr).toContain('chat.no-server');
  });

  test.each<[string, readonly string[], number, string]>([
    ['an empty question', ['--once', ' '], 65, 'language.prompt-empty'],
    ['an address that is none', ['--url', 'ftp:x', '--once', 'q'], 65, 'input.invalid'],
    [
      'no region to sign for',
      ['--sign', '--url', 'https://x.example', '--once', 'q'],
      64,
      'chat.no-region',
    ],
    ['a function nobody knows', ['--function', 'nobody', '--once', 'q'], 69, 'function.not-found'],
  ])('%s', async (_, parameters, exit, code) => {
    const { exitCode, stderr } = await chat(['--port', port, ...parameters]);
    expect([exitCode, stderr]).toEqual([exit, expect.stringContaining(code)]);
  });

  test('a failure after the first words keeps them and fails', async () => {
    running.emulator.setScript({
      rules: [{ answer: { text: '하나 둘 셋' }, fault: { kind: 'cut', afterChunks: 2 } }],
    });
    const { exitCode, stdout, stderr } = await chat(['--port', port, '--once', 'q']);
    expect([exitCode, stdout]).toEqual([69, '하나 둘']);
    expect(stderr).toContain('language.stream-cut');
  });

  test('the server refuses: its message and its fix', async () => {
    running.emulator.setScript({ rules: [{ fault: { kind: 'access-denied' } }] });
    const { stderr } = await chat(['--port', port, '--once', 'q']);
    expect(stderr).toMatch(
      /answered 403: .*language\.access-denied[\s\S]*next: allow bedrock:Invoke/,
    );
  });
});

describe('a conversation', () => {
  class Conversation {
    readonly child: ChildProcess;
    #stdout = '';
    #stderr = '';
    readonly exit: Promise<number | null>;

    constructor(parameters: readonly string[]) {
      this.child = spawnCasthouse(folder, ['chat', '--port', port, ...parameters]);
      this.child.stdout!.setEncoding('utf8').on('data', (text) => (this.#stdout += text));
      this.child.stderr!.setEncoding('utf8').on('data', (text) => (this.#stderr += text));
      this.exit = new Promise((resolve) => this.child.on('close', resolve));
    }

    type(text: string | Uint8Array): void {
      this.child.stdin!.write(text);
    }

    /** Waits until this came, and forgets everything up to it. */
    async reads(from: 'stdout' | 'stderr', text: string): Promise<void> {
      await expect
        .poll(() => (from === 'stdout' ? this.#stdout : this.#stderr), {
          interval: 5,
          timeout: 10_000,
        })
        .toContain(text);
      if (from === 'stdout')
        this.#stdout = this.#stdout.slice(this.#stdout.indexOf(text) + text.length);
      else this.#stderr = this.#stderr.slice(this.#stderr.indexOf(text) + text.length);
    }
  }

  test('goes on after a stopped and a failed answer, remembers what was said, ends with quit', async () => {
    running.emulator.setScript({
      rules: [
        {
          when: { prompt: '끝없이' },
          answer: { text: '하나 둘 셋' },
          fault: { kind: 'timeout', afterChunks: 2 },
        },
        { when: { prompt: '거절' }, fault: { kind: 'access-denied' } },
        { when: { prompt: '여러 줄' }, answer: { text: '줄 셋' } },
        { answer: { text: '네.' } },
      ],
    });
    const talk = new Conversation([]);
    await talk.reads('stderr', 'talking to');
    // Korean bytes that arrive one by one.
    for (const byte of Buffer.from('안녕하세요\n')) talk.type(Uint8Array.of(byte));
    await talk.reads('stdout', '네.\n');
    expect(JSON.stringify(running.emulator.requests.at(-1)!.body)).toContain('안녕하세요');

    talk.type('끝없이 말해\n');
    await talk.reads('stdout', '하나 둘');
    talk.child.kill('SIGINT');
    await talk.reads('stderr', '(stopped)');
    await expect.poll(() => running.emulator.requests.at(-1)!.outcome).toBe('client-left');

    talk.type('거절\n');
    await talk.reads('stderr', 'language.access-denied');
    talk.type('여러 줄\\\n둘\\\n셋\n');
    await talk.reads('stdout', '줄 셋\n');
    const { messages } = running.emulator.requests.at(-1)!.body as {
      readonly messages: readonly { readonly content: readonly { readonly text: string }[] }[];
    };
    expect(messages.map(({ content }) => content[0]!.text)).toEqual([
      '안녕하세요',
      '네.',
      '끝없이 말해',
      '하나 둘',
      '여러 줄\n둘\n셋',
    ]);
    talk.type('quit\n');
    expect(await talk.exit).toBe(0);
  });

  test('Ctrl-C with nothing under way, or the end of the input, ends it', async () => {
    const interrupted = new Conversation([]);
    await interrupted.reads('stderr', 'talking to');
    interrupted.type('q\n');
    await interrupted.reads('stdout', '\n');
    interrupted.child.kill('SIGINT');
    expect(await interrupted.exit).toBe(0);

    const ended = await chat(['--port', port, '--quiet'], { input: '하나\n\n둘' });
    expect([ended.exitCode, ended.stderr]).toEqual([0, '']);
    expect(ended.stdout).toContain('하나\n');
    expect(ended.stdout).toContain('둘\n');
  });
});

describe('in front of AWS', () => {
  let iam: Emulator;
  const keys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'token/+=' };
  beforeAll(async () => {
    iam = await startEmulator({
      verifySignatures: keys,
      lambda: { 'my function': async (event) => (event as { readonly prompt: string }).prompt },
    });
  });
  afterAll(() => iam.stop());
  const signed = (secret = keys.secretAccessKey, more: Record<string, string> = {}) =>
    chat(
      [
        '--sign',
        '--region',
        'ap-northeast-2',
        '--url',
        `${iam.url}/2015-03-31/functions/my%20function/invocations?Qualifier=a%20b&X=*`,
        '--once',
        '서명',
      ],
      {
        environment: {
          AWS_ACCESS_KEY_ID: keys.accessKeyId,
          AWS_SECRET_ACCESS_KEY: secret,
          AWS_SESSION_TOKEN: keys.sessionToken,
          ...more,
        },
      },
    );

  // The emulator's verifier is held to boto3 and the AWS CLI elsewhere.
  test('--sign makes a signature that AWS accepts, a wrong key one it refuses', async () => {
    const answered = await signed();
    expect(iam.requests.at(-1)).toMatchObject({ operation: 'Invoke' });
    expect(answered).toMatchObject({ exitCode: 0, stdout: '"서명"\n', stderr: '' });
    const refused = await signed('other');
    expect(refused.stderr).toMatch(/answered 403: .*signature[\s\S]*--sign/);
    const expired = await signed(undefined, { AWS_SESSION_TOKEN: 'old' });
    expect(expired.stderr).toMatch(/answered 403: .*expired/);
  });

  test('no credentials at all', async () => {
    const { exitCode, stderr } = await chat(
      ['--sign', '--region', 'us-east-1', '--url', iam.url, '--once', 'q'],
      { environment: { AWS_EC2_METADATA_DISABLED: 'true' } },
    );
    expect([exitCode, stderr]).toEqual([77, expect.stringContaining('chat.no-credentials')]);
  });

  test('--oac sends the hash, without it the fix is named', async () => {
    const behind = await startStreamServer({ server: { oac: true } });
    try {
      const url = ['--url', behind.bedrock, '--once', '야 안녕?'];
      expect((await chat([...url, '--oac'])).stdout).toContain('야 안녕?');
      expect((await chat(url)).stderr).toMatch(/answered 403[\s\S]*next: .*--oac/);
    } finally {
      await behind.stop();
    }
  });
});

describe('other servers', () => {
  let server: Server;
  let pieces: readonly Uint8Array[] = [];
  let ending: 'end' | 'cut' = 'end';
  let headers: Record<string, string> = {};
  beforeAll(async () => {
    server = createServer((_, response) => {
      response.writeHead(200, headers);
      for (const piece of pieces) response.write(piece);
      if (ending === 'end') response.end();
      else response.write('', () => response.socket?.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => server.close());
  const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ask = () => chat(['--url', url(), '--once', 'q']);

  test('plain text of the documented functions, cut inside a character', async () => {
    headers = { 'content-type': 'text/html' };
    pieces = [...Buffer.from('안녕')].map((byte) => Uint8Array.of(byte));
    expect(await ask()).toEqual({ exitCode: 0, stdout: '안녕\n', stderr: '' });
  });

  test('an answer that stops half-way is told', async () => {
    headers = {};
    pieces = [Buffer.from('하나')];
    ending = 'cut';
    expect(await ask()).toMatchObject({
      exitCode: 69,
      stdout: '하나',
      stderr: expect.stringContaining('chat.answer-cut'),
    });
    ending = 'end';
    headers = { 'content-type': 'text/event-stream' };
    pieces = [Buffer.from('data: {"type":"text-delta","text":"둘"}\n\n')];
    expect(await ask()).toMatchObject({
      exitCode: 69,
      stdout: '둘',
      stderr: expect.stringContaining('chat.answer-cut'),
    });
    pieces = [Uint8Array.of(0xff)];
    headers = {};
    expect((await ask()).stderr).toContain('chat.not-utf8');
  });
});

test('any answer cut at any byte is read the same', async () => {
  const text = fc.array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('\r\n', '\r', '한', '👩‍👩‍👧‍👦', 'data:', '\n\n'),
    ),
    { minLength: 1, maxLength: 8 },
  );
  await fc.assert(
    fc.asyncProperty(
      text,
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 }),
      fc.constantFrom('\n', '\r\n', '\r'),
      async (texts, sizes, lineEnd) => {
        const cut = async function* (bytes: Uint8Array) {
          for (let at = 0, part = 0; at < bytes.length; part++) {
            const size = sizes[part % sizes.length]!;
            yield bytes.subarray(at, at + size);
            at += size;
          }
        };
        const read = async (body: string, type: string) => {
          let whole = '';
          let last = '';
          for await (const event of readAnswer(cut(Buffer.from(body)), type, 'here')) {
            if (event.type === 'text-delta') whole += event.text;
            last = event.type;
          }
          return [whole, last];
        };
        const expected = Buffer.from(texts.join('')).toString();
        expect(await read(expected, 'text/plain')).toEqual([expected, 'done']);
        const wire = [
          ...texts.map((part) => ({ type: 'text-delta', text: Buffer.from(part).toString() })),
          { type: 'done', finish: 'stop' },
        ]
          .map((event) => `data: ${JSON.stringify(event)}${lineEnd}${lineEnd}`)
          .join(`: a comment${lineEnd}`);
        const [whole, last] = await read(wire, 'text/event-stream; charset=utf-8');
        expect([whole, last]).toEqual([
          texts.map((part) => Buffer.from(part).toString()).join(''),
          'done',
        ]);
      },
    ),
    { numRuns: 200 },
  );
});

test('casthouse emulate plays a script until it is stopped', async () => {
  writeFileSync(path.join(folder, 'script.json'), '{"rules":[{"answer":{"text":"대본"}}]}');
  const child = spawnCasthouse(folder, [
    'emulate',
    '--port',
    '0',
    '--script',
    'script.json',
    '--json',
    '--quiet',
  ]);
  let line = '';
  child.stdout!.setEncoding('utf8').on('data', (text) => (line += text));
  const exit = new Promise<number | null>((resolve) => child.on('close', resolve));
  await expect.poll(() => line, { interval: 5, timeout: 10_000 }).toContain('\n');
  const { address } = JSON.parse(line);
  const answer = await fetch(`${address}/model/amazon.nova-lite-v1:0/converse`, {
    method: 'POST',
    body: '{"messages":[{"role":"user","content":[{"text":"q"}]}]}',
  });
  expect(await answer.text()).toContain('대본');
  child.kill('SIGINT');
  expect(await exit).toBe(0);
  writeFileSync(path.join(folder, 'script.json'), '{"ruls":[]}');
  const wrong = await runCasthouse(folder, ['emulate', '--port', '0', '--script', 'script.json']);
  expect([wrong.exitCode, wrong.stderr]).toEqual([65, expect.stringContaining('"rules"')]);
});
