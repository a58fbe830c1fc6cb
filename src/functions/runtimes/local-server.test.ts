import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { echoFunction } from '../../../test/support/echo-function.js';
import { systemClock } from '../../shared/index.js';
import { memoryStore } from '../../storage/index.js';
import { type LocalServer, type LocalServerProps, localServer } from './local-server.js';

const charts = memoryStore();
const lines: string[] = [];

function start(changes: Partial<LocalServerProps> = {}): Promise<LocalServer> {
  return localServer({
    functions: [echoFunction()],
    charts,
    host: '127.0.0.1',
    port: 0,
    clock: systemClock,
    logLevel: 'INFO',
    writeLine: (line) => lines.push(line),
    requestLimitBytes: 1_000_000,
    version: '1.2.3',
    servedModel: async () => 'diecasting@3',
    listModels: async () => [{ name: 'diecasting' }],
    startPage: async () => '<!doctype html><title>start</title>',
    ...changes,
  });
}

let server: LocalServer;
beforeAll(async () => {
  server = await start();
});
afterAll(() => server.stop());

const post = (
  path: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: object = {},
  to = server,
) =>
  fetch(to.address + path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });

/** One request written byte by byte, for what fetch refuses to send. */
function raw(text: string, to = server): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(to.port, '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.on('data', (data) => {
      answer += data;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}

describe('product routes', () => {
  test.each(['/api/echo', '/api/functions/test-echo'])(
    '%s answers the bare result',
    async (path) => {
      const answer = await post(path, '{"text":"안녕"}');
      expect(answer.status).toBe(200);
      expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      expect(await answer.json()).toEqual({ text: '안녕', called: 'test-echo' });
    },
  );

  test('lists functions and models, tells its health, draws its routes', async () => {
    // biome-ignore lint/suspicious/noExplicitAny: the assertions below are the check
    const get = async (path: string): Promise<any> => (await fetch(server.address + path)).json();
    expect((await get('/api/functions')).functions).toEqual([
      expect.objectContaining({ name: 'test-echo', kind: 'echo', path: '/api/echo' }),
    ]);
    expect(await get('/api/models')).toEqual({ models: [{ name: 'diecasting' }] });
    expect(await get('/health')).toMatchObject({ status: 'ok', model: 'diecasting@3' });
    const document = await get('/openapi.json');
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining(['/api/echo', '/api/functions/test-echo', '/health']),
    );
    const page = await fetch(`${server.address}/`);
    expect(page.headers.get('content-type')).toContain('text/html');
  });

  test('is healthy without a model and says so', async () => {
    const bare = await start({
      servedModel: () => Promise.reject(new Error('no model "diecasting"')),
    });
    const answer = await fetch(`${bare.address}/health`);
    expect(await answer.json()).toMatchObject({ status: 'no-model', model: null });
    await bare.stop();
  });

  test('serves charts as images that cannot run anything', async () => {
    await charts.put('explain/a.svg', new TextEncoder().encode('<svg/>'));
    const answer = await fetch(`${server.address}/charts/explain/a.svg`);
    expect(await answer.text()).toBe('<svg/>');
    expect(answer.headers.get('content-type')).toBe('image/svg+xml');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    for (const path of ['b.svg', '../package.json', '%2e%2e/a.svg', 'explain/a.txt', '%ff.svg', ''])
      expect((await fetch(`${server.address}/charts/${path}`)).status, path).toBeGreaterThanOrEqual(
        400,
      );
  });

  test.each<[string, () => Promise<Response>, number, string]>([
    ['an unknown route', () => fetch(`${server.address}/nothing`), 404, 'route.not-found'],
    ['an unknown function', () => post('/api/functions/none', '{}'), 404, 'function.not-found'],
    ['another method', () => fetch(`${server.address}/api/echo`), 405, 'request.wrong-method'],
    ['no JSON', () => post('/api/echo', 'text=1'), 400, 'input.not-json'],
    ['bytes', () => post('/api/echo', Uint8Array.of(255, 254)), 400, 'input.not-json'],
    [
      'a form',
      () => post('/api/echo', 'text=1', { 'content-type': 'application/x-www-form-urlencoded' }),
      415,
      'request.wrong-media-type',
    ],
    ['10 MB', () => post('/api/echo', 'x'.repeat(1e7)), 413, 'input.too-large'],
    ['a crash', () => post('/api/echo', '{"text":"crash"}'), 500, 'internal.unexpected'],
  ])('answers %s with the error body', async (_, send, status, code) => {
    const answer = await send();
    expect(answer.status).toBe(status);
    expect(await answer.json()).toEqual({
      error: {
        code,
        message: expect.any(String),
        fix: expect.any(String),
        retryable: expect.any(Boolean),
        request_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    });
  });

  test('a body without end or length is cut off at ten times the limit', async () => {
    const small = await start({ requestLimitBytes: 2048 });
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536));
      },
    });
    const outcome = await fetch(`${small.address}/api/echo`, {
      method: 'POST',
      body: endless,
      headers: { 'content-type': 'application/json' },
      duplex: 'half',
    } as RequestInit).then(
      (answer) => answer.status,
      () => 'closed',
    );
    expect([413, 'closed']).toContain(outcome);
    expect(sent).toBeLessThan(20_000_000);
    await small.stop();
  });
});

describe('guards', () => {
  test('refuses names that are not of this machine', async () => {
    const request = (host: string) =>
      raw(`GET /health HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    for (const host of ['localhost', `127.0.0.1:${server.port}`, '[::1]:1', 'LOCALHOST'])
      expect(await request(host), host).toContain('200 OK');
    for (const host of ['evil.example', `evil.example:${server.port}`, '127.0.0.1.evil.example'])
      expect(await request(host), host).toContain('request.host-refused');
    const named = await start({ allowedHosts: ['casthouse.plant.example'] });
    const text =
      'GET /health HTTP/1.1\r\nHost: casthouse.plant.example\r\nConnection: close\r\n\r\n';
    expect(await raw(text, named)).toContain('200 OK');
    await named.stop();
  });

  test('refuses pages of another origin, also where browsers ask nobody first', async () => {
    for (const path of ['/api/echo', '/2015-03-31/functions/test-echo/invocations']) {
      const refused = await post(path, '{}', {
        origin: 'https://evil.example',
        'content-type': 'text/plain',
      });
      expect(refused.status).toBe(403);
      expect((await post(path, '{}', { origin: 'null' })).status).toBe(403);
      expect((await post(path, '{}', { origin: server.address })).status).toBe(200);
    }
    const open = await start({ corsOrigin: 'https://console.example' });
    const answer = await post('/api/echo', '{}', { origin: 'https://console.example' }, open);
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://console.example');
    const preflight = await fetch(`${open.address}/api/echo`, {
      method: 'OPTIONS',
      headers: { origin: 'https://console.example' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-methods')).toContain('POST');
    await open.stop();
  });

  test.each([
    ['a word', 'GARBAGE\r\n\r\n'],
    ['no host', 'GET / HTTP/1.1\r\n\r\n'],
    [
      'two lengths',
      'POST /api/echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}',
    ],
    ['a header of 64 KB', `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(65_536)}\r\n\r\n`],
  ])('refuses a malformed request (%s) and lives on', async (_, text) => {
    expect(await raw(text)).toMatch(/^HTTP\/1\.1 4\d\d/);
    expect((await fetch(`${server.address}/health`)).status).toBe(200);
  });
});

describe('start and stop', () => {
  test('says that the port is taken', async () => {
    await expect(start({ port: server.port })).rejects.toMatchObject({
      code: 'server.port-in-use',
      message: `port ${server.port} on 127.0.0.1 is already in use`,
      fix: expect.stringContaining('--port'),
    });
  });

  test('says that the address is not of this machine', async () => {
    await expect(start({ host: '203.0.113.7' })).rejects.toMatchObject({
      code: 'server.cannot-listen',
    });
  });

  test('finishes what is under way, refuses what comes after', async () => {
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const busy = await start({ functions: [echoFunction('test-echo', gate)] });
    const before = lines.length;
    const underWay = post('/api/echo', '{"text":"wait"}', {}, busy);
    const nobodyWaits = await post(
      '/2015-03-31/functions/test-echo/invocations',
      '{"text":"wait"}',
      { 'x-amz-invocation-type': 'Event' },
      busy,
    );
    expect(nobodyWaits.status).toBe(202);
    await eventually(() => lines.slice(before).filter((l) => l.includes('echoing')).length === 2);
    const stopped = busy.stop();
    await expect(post('/api/echo', '{}', {}, busy)).rejects.toThrow();
    release();
    expect((await underWay).status).toBe(200);
    expect(await stopped).toBe(true);
    expect(lines.slice(before).filter((line) => line.includes('answered'))).toHaveLength(2);
  });

  test('does not wait beyond its deadline', async () => {
    const busy = await start({ functions: [echoFunction('test-echo', new Promise(() => {}))] });
    const before = lines.length;
    const underWay = post('/api/echo', '{"text":"wait"}', {}, busy).catch(() => 'cut off');
    await eventually(() => lines.slice(before).some((line) => line.includes('echoing')));
    expect(await busy.stop(20)).toBe(false);
    expect(await underWay).toBe('cut off');
  });
});

async function eventually(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}
