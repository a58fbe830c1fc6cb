import { type Call, faultOf } from '../operation.js';

/** Sends a complete body, with the faults that hit a body: cut, malformed, slow. */
export async function sendBody(
  call: Call,
  status: number,
  headers: Readonly<Record<string, string>>,
  body: Uint8Array | string,
): Promise<void> {
  const { reply, request } = call;
  const bytes = typeof body === 'string' ? Buffer.from(body, 'utf8') : Buffer.from(body);
  const all = {
    'content-type': 'application/json',
    'x-amzn-requestid': request.id,
    ...headers,
  };
  await reply.wait(call.rule?.answer?.firstDelayMs ?? 0);
  const cut = faultOf(call, 'cut', 'timeout');
  if (cut !== null) {
    reply.start(status, { ...all, 'content-length': String(bytes.length) });
    await reply.write(bytes.subarray(0, Math.max(1, Math.floor(bytes.length / 2))));
    if (cut.kind === 'timeout') return reply.never();
    return reply.cut();
  }
  if (faultOf(call, 'malformed-chunk') !== null)
    return reply.send(status, all, bytes.subarray(0, Math.floor(bytes.length / 2)));
  const drip = faultOf(call, 'slow-drip');
  if (drip === null) return reply.send(status, all, bytes);
  reply.start(status, { ...all, 'content-length': String(bytes.length) });
  for (const piece of drops(bytes, drip.bytes)) {
    await reply.write(piece);
    await reply.wait(drip.delayMs ?? 1);
  }
  reply.end();
}

/** The bytes in pieces of `size`, default 7: small and no divisor of anything. */
export function* drops(bytes: Uint8Array, size = 7): Iterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
