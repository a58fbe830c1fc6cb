import http2 from 'node:http2';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSharedPort, type SharedPort } from './shared-port.js';

let open: SharedPort;
beforeAll(async () => {
  open = await openSharedPort('127.0.0.1', 0, (request, response) => {
    const body = `${request.httpVersion} ${request.url}`;
    if ('stream' in response) response.end(body);
    else response.end(body);
  });
});
afterAll(() => open.close());

/** Everything the server says to these bytes, sent one write at a time. */
function talk(pieces: readonly string[], until: (heard: string) => boolean): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(open.port, '127.0.0.1');
    let heard = '';
    socket.setNoDelay(true);
    socket.on('data', (bytes) => {
      heard += bytes.toString('latin1');
      if (until(heard)) {
        socket.destroy();
        resolve(heard);
      }
    });
    socket.on('error', reject);
    const send = (at: number) => {
      if (at < pieces.length) socket.write(pieces[at]!, 'latin1', () => setImmediate(send, at + 1));
    };
    send(0);
  });
}

describe('shared port', () => {
  it('speaks HTTP/1.1, however the first bytes come', async () => {
    const request = 'POST /p HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n';
    for (const pieces of [[request], [...request], ['P', request.slice(1)]])
      expect(await talk(pieces, (heard) => heard.includes('1.1 /p'))).toContain('200 OK');
  });

  it('keeps an HTTP/1.1 connection for further requests', async () => {
    const request = 'GET /k HTTP/1.1\r\nhost: x\r\n\r\n';
    const heard = await talk([request, request], (heard) => heard.split('1.1 /k').length === 3);
    expect(heard.match(/200 OK/g)).toHaveLength(2);
  });

  it('speaks HTTP/2 without TLS, many streams on one connection', async () => {
    const session = http2.connect(`http://127.0.0.1:${open.port}`);
    const answers = await Promise.all(
      Array.from({ length: 50 }, async (_, i) => {
        let text = '';
        for await (const bytes of session.request({ ':path': `/${i}` })) text += bytes;
        return text;
      }),
    );
    session.close();
    expect(answers).toEqual(Array.from({ length: 50 }, (_, i) => `2.0 /${i}`));
  });

  it('takes a preface that comes byte by byte', async () => {
    // Preface and an empty SETTINGS frame; the server answers with its own SETTINGS, type 4.
    const heard = await talk(
      [...'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', '\0\0\0\x04\0\0\0\0\0'],
      (heard) => heard.length > 3,
    );
    expect(heard.charCodeAt(3)).toBe(4);
  });

  it('says that a port is taken', async () => {
    await expect(openSharedPort('127.0.0.1', open.port, () => {})).rejects.toMatchObject({
      code: 'server.port-in-use',
    });
  });
});
