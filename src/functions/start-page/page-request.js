// Requests to the server this page came from.
import { word } from './page-state.js';

/** Posts JSON; answers `{ answer }` or `{ failure }`, never throws. */
export async function post(path, body) {
  return await answered(() =>
    fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
}

/** Gets JSON; answers `{ answer }` or `{ failure }`, never throws. */
export async function get(path) {
  return await answered(() => fetch(path, { headers: { accept: 'application/json' } }));
}

async function answered(request) {
  let response;
  try {
    response = await request();
  } catch {
    return { failure: { message: word('unreachable'), fix: word('unreachableFix') } };
  }
  const answer = await response.json().catch(() => null);
  if (response.ok && answer !== null) return { answer };
  const unexpected = {
    message: word('unexpected', { status: response.status }),
    fix: word('unexpectedFix'),
  };
  return { failure: answer?.error ?? unexpected };
}

/**
 * Asks and hands every event to `onEvent` as it comes. Throws what the server refused with (`{message, fix, code}`),
 * or a TypeError when it cannot be reached; an abort ends it quietly.
 */
export async function streamEvents(path, body, { signal, onEvent }) {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify(body),
    signal,
  });
  if (!response.ok) {
    const refused = await response.json().catch(() => null);
    throw refused?.error ?? { message: `HTTP ${response.status}` };
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const blocks = (rest + value).split('\n\n');
    rest = blocks.pop();
    for (const block of blocks)
      if (block.startsWith('data: ')) onEvent(JSON.parse(block.slice('data: '.length)));
  }
}
