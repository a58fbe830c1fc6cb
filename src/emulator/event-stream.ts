// application/vnd.amazon.eventstream, the framing of every AWS streaming answer.
//
//   message = [ total u32 | headers length u32 | prelude crc u32 | headers | payload | message crc u32 ]
//   header  = [ name length u8 | name | type u8 | value ]         all numbers big-endian
//
// Format: https://smithy.io/2.0/aws/amazon-eventstream.html
import { crc32 } from 'node:zlib';
import { problem } from '../shared/index.js';

/** A header value with its type on the wire. `long` is signed 64 bits, `timestamp` milliseconds since 1970. */
export type HeaderValue =
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'byte' | 'short' | 'integer'; readonly value: number }
  | { readonly type: 'long' | 'timestamp'; readonly value: bigint }
  | { readonly type: 'binary'; readonly value: Uint8Array }
  | { readonly type: 'string' | 'uuid'; readonly value: string };

/** One message of the stream; header order is kept. */
export interface EventMessage {
  readonly headers: ReadonlyMap<string, HeaderValue>;
  readonly payload: Uint8Array;
}

const preludeBytes = 12;
const framingBytes = 16;
/** The largest message AWS sends or accepts. */
const largestMessageBytes = 24 * 1024 * 1024;
const largestHeadersBytes = 128 * 1024;

/** The bytes of one message. Throws `emulator.bad-frame` when a header or the whole is too long to frame. */
export function encodeEvent(message: EventMessage): Uint8Array {
  const headers = Buffer.concat([...message.headers].map(([name, value]) => header(name, value)));
  const total = framingBytes + headers.length + message.payload.length;
  if (headers.length > largestHeadersBytes)
    throw problem('emulator.bad-frame', { detail: `${headers.length} bytes of headers` });
  if (total > largestMessageBytes)
    throw problem('emulator.bad-frame', { detail: `a message of ${total} bytes` });
  const bytes = Buffer.alloc(total);
  bytes.writeUInt32BE(total, 0);
  bytes.writeUInt32BE(headers.length, 4);
  bytes.writeUInt32BE(crc32(bytes.subarray(0, 8)), 8);
  bytes.set(headers, preludeBytes);
  bytes.set(message.payload, preludeBytes + headers.length);
  bytes.writeUInt32BE(crc32(bytes.subarray(0, total - 4)), total - 4);
  return bytes;
}

/** A message whose headers are all strings, as the AWS services send them. */
export function encodeStringEvent(
  headers: Readonly<Record<string, string>>,
  payload: Uint8Array | string,
): Uint8Array {
  return encodeEvent({
    headers: new Map(
      Object.entries(headers).map(([name, value]) => [name, { type: 'string', value }]),
    ),
    payload: typeof payload === 'string' ? Buffer.from(payload, 'utf8') : payload,
  });
}

/** Cuts a stream of bytes, however chopped, into messages. Throws `emulator.bad-frame` on a damaged one. */
export class EventStreamDecoder {
  #rest: Buffer = Buffer.alloc(0);

  /** The messages completed by these bytes. */
  push(bytes: Uint8Array): EventMessage[] {
    this.#rest = this.#rest.length === 0 ? Buffer.from(bytes) : Buffer.concat([this.#rest, bytes]);
    const messages: EventMessage[] = [];
    for (;;) {
      if (this.#rest.length < preludeBytes) return messages;
      const total = checkedTotal(this.#rest);
      if (this.#rest.length < total) return messages;
      messages.push(decodeEvent(this.#rest.subarray(0, total)));
      this.#rest = this.#rest.subarray(total);
    }
  }

  /** Says that the stream has ended; throws when it ended inside a message. */
  end(): void {
    if (this.#rest.length > 0)
      throw problem('emulator.bad-frame', {
        detail: `the stream ended ${this.#rest.length} bytes into a message`,
      });
  }
}

/** Reads exactly one message. Throws `emulator.bad-frame` when a checksum, a length or a header is wrong. */
export function decodeEvent(bytes: Uint8Array): EventMessage {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const total = checkedTotal(view);
  if (total !== view.length)
    throw problem('emulator.bad-frame', { detail: `${view.length} bytes, announced ${total}` });
  if (crc32(view.subarray(0, total - 4)) !== view.readUInt32BE(total - 4))
    throw problem('emulator.bad-frame', { detail: 'the message checksum does not match' });
  const headersEnd = preludeBytes + view.readUInt32BE(4);
  return {
    headers: decodeHeaders(view.subarray(preludeBytes, headersEnd)),
    payload: new Uint8Array(view.subarray(headersEnd, total - 4)),
  };
}

function checkedTotal(view: Buffer): number {
  if (view.length < preludeBytes)
    throw problem('emulator.bad-frame', { detail: `${view.length} bytes are no prelude` });
  if (crc32(view.subarray(0, 8)) !== view.readUInt32BE(8))
    throw problem('emulator.bad-frame', { detail: 'the prelude checksum does not match' });
  const total = view.readUInt32BE(0);
  const headers = view.readUInt32BE(4);
  if (
    total > largestMessageBytes ||
    headers > largestHeadersBytes ||
    total < framingBytes + headers
  )
    throw problem('emulator.bad-frame', { detail: `lengths ${total} and ${headers}` });
  return total;
}

const typeCodes = {
  byte: 2,
  short: 3,
  integer: 4,
  long: 5,
  binary: 6,
  string: 7,
  timestamp: 8,
  uuid: 9,
} as const;

function header(name: string, header: HeaderValue): Buffer {
  const nameBytes = Buffer.from(name, 'utf8');
  if (nameBytes.length < 1 || nameBytes.length > 255)
    throw problem('emulator.bad-frame', { detail: `a header name of ${nameBytes.length} bytes` });
  const start = [Buffer.from([nameBytes.length]), nameBytes];
  if (header.type === 'boolean')
    return Buffer.concat([...start, Buffer.from([header.value ? 0 : 1])]);
  return Buffer.concat([...start, Buffer.from([typeCodes[header.type]]), headerBody(name, header)]);
}

function headerBody(name: string, header: Exclude<HeaderValue, { type: 'boolean' }>): Buffer {
  switch (header.type) {
    case 'byte': {
      const bytes = Buffer.alloc(1);
      bytes.writeInt8(header.value);
      return bytes;
    }
    case 'short': {
      const bytes = Buffer.alloc(2);
      bytes.writeInt16BE(header.value);
      return bytes;
    }
    case 'integer': {
      const bytes = Buffer.alloc(4);
      bytes.writeInt32BE(header.value);
      return bytes;
    }
    case 'long':
    case 'timestamp': {
      const bytes = Buffer.alloc(8);
      bytes.writeBigInt64BE(header.value);
      return bytes;
    }
    case 'uuid':
      return Buffer.from(header.value.replaceAll('-', ''), 'hex');
    case 'string':
    case 'binary': {
      const body =
        header.type === 'string' ? Buffer.from(header.value, 'utf8') : Buffer.from(header.value);
      if (body.length > 32767)
        throw problem('emulator.bad-frame', { detail: `header ${name} of ${body.length} bytes` });
      const length = Buffer.alloc(2);
      length.writeUInt16BE(body.length);
      return Buffer.concat([length, body]);
    }
  }
}

function decodeHeaders(view: Buffer): Map<string, HeaderValue> {
  const headers = new Map<string, HeaderValue>();
  let at = 0;
  const take = (count: number): Buffer => {
    if (at + count > view.length)
      throw problem('emulator.bad-frame', { detail: 'a header runs past the header block' });
    at += count;
    return view.subarray(at - count, at);
  };
  while (at < view.length) {
    const name = take(take(1)[0]!).toString('utf8');
    headers.set(name, decodeHeader(take(1)[0]!, take));
  }
  return headers;
}

function decodeHeader(code: number, take: (count: number) => Buffer): HeaderValue {
  switch (code) {
    case 0:
    case 1:
      return { type: 'boolean', value: code === 0 };
    case typeCodes.byte:
      return { type: 'byte', value: take(1).readInt8() };
    case typeCodes.short:
      return { type: 'short', value: take(2).readInt16BE() };
    case typeCodes.integer:
      return { type: 'integer', value: take(4).readInt32BE() };
    case typeCodes.long:
      return { type: 'long', value: take(8).readBigInt64BE() };
    case typeCodes.binary:
      return { type: 'binary', value: new Uint8Array(take(take(2).readUInt16BE())) };
    case typeCodes.string:
      return { type: 'string', value: take(take(2).readUInt16BE()).toString('utf8') };
    case typeCodes.timestamp:
      return { type: 'timestamp', value: take(8).readBigInt64BE() };
    case typeCodes.uuid: {
      const hex = take(16).toString('hex');
      const parts = [0, 8, 12, 16, 20, 32];
      return {
        type: 'uuid',
        value: parts
          .slice(1)
          .map((end, i) => hex.slice(parts[i], end))
          .join('-'),
      };
    }
    default:
      throw problem('emulator.bad-frame', { detail: `header type ${code} does not exist` });
  }
}
