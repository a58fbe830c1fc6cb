import { problem } from '../../shared/index.js';
import { type ChatEvent, readChatEvent } from './chat-event.js';

/**
 * The events of an answer's body, whose bytes may be cut anywhere, in the middle of a Korean character too.
 * A body of server-sent events must end with `done` or `error`; plain text ends where the body ends.
 * Throws `chat.answer-cut` and `chat.not-utf8`.
 */
export async function* readAnswer(
  body: AsyncIterable<Uint8Array>,
  contentType: string,
  address: string,
): AsyncGenerator<ChatEvent, void, undefined> {
  const texts = decoded(body, address);
  if (!/^text\/event-stream\b/i.test(contentType)) {
    for await (const text of texts) if (text !== '') yield { type: 'text-delta', text };
    yield { type: 'done', finish: 'stop' };
    return;
  }
  for await (const data of eventData(texts)) {
    const event = readChatEvent(data);
    if (event === null) continue;
    yield event;
    if (event.type === 'done' || event.type === 'error') return;
  }
  throw problem('chat.answer-cut', { address });
}

async function* decoded(
  body: AsyncIterable<Uint8Array>,
  address: string,
): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const decode = (bytes?: Uint8Array) => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined });
    } catch (cause) {
      throw problem('chat.not-utf8', { what: `the answer of ${address}` }, cause);
    }
  };
  for await (const bytes of body) yield decode(bytes);
  yield decode();
}

// The `data` of each server-sent event (WHATWG HTML, 9.2.6); lines end with LF, CRLF or CR.
async function* eventData(texts: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  let rest = '';
  let data: string[] = [];
  function* take(lines: readonly string[]): Generator<string> {
    for (const line of lines) {
      if (line === '') {
        if (data.length > 0) yield data.join('\n');
        data = [];
      } else if (line.startsWith('data:')) data.push(line.slice(line[5] === ' ' ? 6 : 5));
    }
  }
  for await (const text of texts) {
    rest += text;
    // A CR at the end may be the first half of CRLF.
    const lines = rest.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop()!;
    yield* take(lines);
  }
  // At the end of all it was a line end of its own.
  yield* take(rest.split('\r').slice(0, -1));
}
