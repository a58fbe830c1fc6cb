import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { EventStreamDecoder } from './event-stream.js';
import { type Emulator, type EmulatorOptions, startEmulator } from './start-emulator.js';

const open: Emulator[] = [];
const start = async (options?: EmulatorOptions) => {
  const emulator = await startEmulator(options);
  open.push(emulator);
  return emulator;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((emulator) => emulator.stop()));
});

const body = JSON.stringify({ messages: [{ role: 'user', content: [{ text: '안녕' }] }] });
const converse = (emulator: Emulator, headers: Record<string, string> = {}) =>
  fetch(`${emulator.url}/model/m/converse`, { method: 'POST', body, headers });

describe('startEmulator', () => {
  it('removes credentials from the record, and keeps what was asked', async () => {
    const emulator = await start();
    await converse(emulator, {
      authorization: 'AWS4-HMAC-SHA256 Credential=AKID/secret, Signature=deadbeef',
      'x-amz-security-token': 'session-secret',
      'x-amz-user-agent': 'test',
    });
    await fetch(`${emulator.url}/nowhere?X-Amz-Signature=deadbeef&a=1`);
    const [asked, lost] = emulator.requests;
    expect(asked).toMatchObject({
      service: 'bedrock-runtime',
      operation: 'Converse',
      target: 'm',
      body: JSON.parse(body),
      headers: {
        authorization: '[removed]',
        'x-amz-security-token': '[removed]',
        'x-amz-user-agent': 'test',
      },
      rule: null,
      status: 200,
    });
    expect(lost).toMatchObject({
      service: null,
      query: 'X-Amz-Signature=[removed]&a=1',
      status: 404,
    });
    expect(JSON.stringify(emulator.requests)).not.toMatch(/deadbeef|session-secret|AKID/);
  });

  it('forgets the oldest requests beyond the limit', async () => {
    const emulator = await start({ recordLimit: 2 });
    for (let i = 0; i < 4; i++) await converse(emulator);
    expect(emulator.requests).toHaveLength(2);
  });

  it('plays a new script from its beginning, and refuses a wrong one without losing the old', async () => {
    const script = { rules: [{ name: 'once', times: 1, answer: { text: 'scripted' } }] };
    const emulator = await start({ script });
    expect(await (await converse(emulator)).text()).toContain('scripted');
    expect(await (await converse(emulator)).text()).not.toContain('scripted');
    emulator.setScript(script);
    // A key that is not there, as a script in plain JSON could hold it.
    expect(() => emulator.setScript({ rule: [] } as object)).toThrow('unknown key "rule"');
    expect(await (await converse(emulator)).text()).toContain('scripted');
    expect(emulator.requests.map((request) => request.rule)).toEqual(['once', null, 'once']);
  });

  it('gives the same answers with the same ids in every run', async () => {
    const ids = await Promise.all(
      [await start(), await start()].map(async (emulator) =>
        (await converse(emulator)).headers.get('x-amzn-requestid'),
      ),
    );
    expect(ids[0]).toBe(ids[1]);
    expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('computes an answer from the question in a JavaScript script', async () => {
    const emulator = await start({
      script: { rules: [{ answer: { text: ({ target, prompt }) => `${target}:${prompt}` } }] },
    });
    expect(await (await converse(emulator)).text()).toContain('m:안녕');
  });

  it('answers a failure inside a script as the service would', async () => {
    const emulator = await start({
      script: {
        rules: [
          {
            answer: {
              text: () => {
                throw new Error('script is wrong');
              },
            },
          },
        ],
      },
    });
    const answer = await converse(emulator);
    expect(answer.status).toBe(500);
    expect(answer.headers.get('x-amzn-errortype')).toMatch(/^InternalServerException:/);
    expect(await answer.text()).toContain('script is wrong');
  });

  it('refuses a body beyond every limit, and one that is not JSON', async () => {
    const emulator = await start();
    const huge = await fetch(`${emulator.url}/model/m/converse`, {
      method: 'POST',
      body: new Uint8Array(33 * 1024 * 1024),
    });
    expect(huge.status).toBe(413);
    const wrong = await fetch(`${emulator.url}/model/m/converse`, { method: 'POST', body: '{"a' });
    expect(wrong.status).toBe(400);
  });

  it('takes invalid UTF-8 and a prompt of 1 MB', async () => {
    const emulator = await start();
    const text = '가'.repeat(350_000);
    const answer = await fetch(`${emulator.url}/model/m/converse`, {
      method: 'POST',
      body: JSON.stringify({ messages: [{ role: 'user', content: [{ text }] }] }),
    });
    expect(answer.status).toBe(200);
    const bytes = Buffer.concat([
      Buffer.from(body.slice(0, -6)),
      Buffer.from([0xff, 0xfe]),
      Buffer.from(body.slice(-6)),
    ]);
    const broken = await fetch(`${emulator.url}/model/m/converse`, { method: 'POST', body: bytes });
    expect(broken.status).toBe(200);
  });

  it('stops while answers are open, and frees the port', async () => {
    const emulator = await startEmulator({ script: { rules: [{ fault: { kind: 'timeout' } }] } });
    const waiting = converse(emulator).catch(() => 'cut');
    while (emulator.requests.length === 0) await new Promise(setImmediate);
    await emulator.stop();
    expect(await waiting).toBe('cut');
    const again = await start({ port: emulator.port });
    expect(again.port).toBe(emulator.port);
  });

  it('survives a client that sends nonsense and one that leaves at once', async () => {
    const emulator = await start();
    for (const bytes of ['nonsense\r\n\r\n', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\nnonsense', ''])
      await new Promise<void>((resolve) => {
        const socket = connect(emulator.port, '127.0.0.1', () => socket.end(bytes));
        socket.on('data', () => {});
        socket.on('error', () => resolve());
        socket.on('close', () => resolve());
      });
    expect((await converse(emulator)).status).toBe(200);
  });

  it('writes no faster than its client reads, and tells the writer when the client leaves', async () => {
    let written = 0;
    let left = false;
    const emulator = await start({
      lambda: {
        flood: {
          stream: async (_event, stream) => {
            stream.once('close', () => {
              left = !stream.writableFinished;
            });
            while (!stream.destroyed && written < 200) {
              written += 1;
              if (!stream.write(Buffer.alloc(1024 * 1024)))
                await once(stream, 'drain').catch(() => {});
            }
          },
        },
      },
    });
    const path = '/2021-11-15/functions/flood/response-streaming-invocations';
    const socket = connect(emulator.port, '127.0.0.1');
    socket.write(`POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\n\r\n{}`);
    await once(socket, 'readable');
    // The count stands still once the buffers on the way are full.
    let before = -1;
    while (before < written) {
      before = written;
      for (let turns = 0; turns < 200; turns++) await new Promise(setImmediate);
    }
    expect(written).toBeLessThan(100);
    socket.destroy();
    while (!left) await new Promise(setImmediate);
    expect(written).toBeLessThan(100);
  });

  it('streams to 200 clients at once without mixing them up', async () => {
    const emulator = await start({
      script: {
        rules: [{ answer: { text: ({ target }) => `${target} `.repeat(50), chunkDelayMs: 1 } }],
      },
    });
    const texts = await Promise.all(
      Array.from({ length: 200 }, async (_, i) => {
        const answer = await fetch(`${emulator.url}/model/m${i}/converse-stream`, {
          method: 'POST',
          body,
        });
        const decoder = new EventStreamDecoder();
        let text = '';
        for await (const bytes of answer.body!)
          for (const { payload } of decoder.push(bytes))
            text += JSON.parse(Buffer.from(payload).toString('utf8')).delta?.text ?? '';
        decoder.end();
        return text;
      }),
    );
    expect(texts).toEqual(Array.from({ length: 200 }, (_, i) => `m${i} `.repeat(50)));
  });
});
