import { problem } from '../../shared/index.js';

/**
 * The whole body, at most `limitBytes`; more throws `input.too-large` with the size as far as it is known.
 * What is beyond the limit is read and thrown away, up to ten times the limit, so that a client that
 * sends everything before it listens still gets the answer; nothing of it is kept in memory.
 */
export async function readRequestBody(request: Request, limitBytes: number): Promise<Uint8Array> {
  if (request.body === null) return new Uint8Array();
  const kept: Uint8Array[] = [];
  let bytes = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.length;
    if (bytes <= limitBytes) kept.push(value);
    else if (bytes > limitBytes * 10) {
      await reader.cancel();
      break;
    } else kept.length = 0;
  }
  if (bytes > limitBytes) {
    const declared = Number(request.headers.get('content-length') ?? 0);
    throw problem('input.too-large', { bytes: Math.max(bytes, declared), limitBytes });
  }
  return Buffer.concat(kept, bytes);
}
