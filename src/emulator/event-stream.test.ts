import { EventStreamCodec } from '@smithy/eventstream-codec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeEvent,
  type EventMessage,
  EventStreamDecoder,
  encodeEvent,
  encodeStringEvent,
  type HeaderValue,
} from './event-stream.js';

const peer = new EventStreamCodec(
  (bytes) => Buffer.from(bytes).toString('utf8'),
  (text) => new Uint8Array(Buffer.from(text, 'utf8')),
);

/** Bytes that the AWS SDKs publish as test vectors of this format. */
const recorded: readonly (readonly [string, string, EventMessage])[] = [
  [
    'an empty message',
    '000000100000000005c248eb7d98c8ff',
    { headers: new Map(), payload: new Uint8Array() },
  ],
  [
    'a payload without headers',
    '0000001d00000000fd528c5a7b27666f6f273a27626172277dc3653936',
    { headers: new Map(), payload: new Uint8Array(Buffer.from("{'foo':'bar'}")) },
  ],
  [
    'a byte header',
    '000000170000000729860158046279746502ffc2f869dc',
    { headers: new Map([['byte', { type: 'byte', value: -1 }]]), payload: new Uint8Array() },
  ],
];

const headerValue: fc.Arbitrary<HeaderValue> = fc.oneof(
  fc.boolean().map((value) => ({ type: 'boolean', value }) as const),
  fc.integer({ min: -128, max: 127 }).map((value) => ({ type: 'byte', value }) as const),
  fc.integer({ min: -32768, max: 32767 }).map((value) => ({ type: 'short', value }) as const),
  fc.integer().map((value) => ({ type: 'integer', value }) as const),
  fc
    .bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })
    .map((value) => ({ type: 'long', value }) as const),
  fc.uint8Array({ maxLength: 300 }).map((value) => ({ type: 'binary', value }) as const),
  fc
    .string({ unit: 'grapheme', maxLength: 50 })
    .map((value) => ({ type: 'string', value }) as const),
  fc
    .integer({ min: 0, max: 4e12 })
    .map((ms) => ({ type: 'timestamp', value: BigInt(ms) }) as const),
  fc.uuid().map((value) => ({ type: 'uuid', value }) as const),
);
const message: fc.Arbitrary<EventMessage> = fc.record({
  headers: fc
    .dictionary(fc.string({ minLength: 1, maxLength: 20 }), headerValue, { maxKeys: 6 })
    .map((headers) => new Map(Object.entries(headers))),
  payload: fc.uint8Array({ maxLength: 400 }),
});

/** Our header in the peer's types. */
function forPeer(value: HeaderValue): unknown {
  if (value.type === 'timestamp')
    return { type: 'timestamp', value: new Date(Number(value.value)) };
  if (value.type === 'long') {
    const bytes = Buffer.alloc(8);
    bytes.writeBigInt64BE(value.value);
    return { type: 'long', value: { bytes: new Uint8Array(bytes) } };
  }
  return value;
}

describe('event stream', () => {
  it.each(recorded)('reads and writes %s as recorded', (_name, hex, expected) => {
    expect(Buffer.from(encodeEvent(expected)).toString('hex')).toBe(hex);
    expect(decodeEvent(Buffer.from(hex, 'hex'))).toEqual(expected);
  });

  it('is understood by the SDK, header by header', () => {
    fc.assert(
      fc.property(message, (one) => {
        const read = peer.decode(encodeEvent(one));
        expect(new Uint8Array(read.body)).toEqual(one.payload);
        for (const [name, value] of one.headers)
          expect(read.headers[name]).toMatchObject(Object(forPeer(value)));
        expect(Object.keys(read.headers)).toHaveLength(one.headers.size);
      }),
    );
  });

  it('understands what the SDK writes', () => {
    fc.assert(
      fc.property(message, (one) => {
        const headers = Object.fromEntries(
          [...one.headers].map(([name, value]) => [name, forPeer(value)]),
        );
        // The peer's Int64 is read through its bytes alone.
        const bytes = peer.encode({ headers: headers as never, body: one.payload });
        expect(decodeEvent(bytes)).toEqual(one);
      }),
    );
  });

  it('puts a stream together however it is chopped', () => {
    fc.assert(
      fc.property(fc.array(message, { maxLength: 4 }), fc.array(fc.nat(700)), (messages, cuts) => {
        const whole = Buffer.concat(messages.map(encodeEvent));
        const decoder = new EventStreamDecoder();
        const read: EventMessage[] = [];
        let at = 0;
        for (const cut of [...cuts, whole.length]) {
          read.push(...decoder.push(whole.subarray(at, at + cut)));
          at = Math.min(whole.length, at + cut);
        }
        decoder.end();
        expect(read).toEqual(messages);
      }),
    );
  });

  it('notices any single damaged byte', () => {
    const whole = encodeStringEvent({ ':event-type': 'chunk' }, '본문');
    for (let i = 0; i < whole.length; i++) {
      const damaged = Buffer.from(whole);
      damaged[i]! ^= 0x10;
      expect(() => decodeEvent(damaged)).toThrow(/malformed event stream message/);
    }
  });

  it('refuses a stream that ends inside a message, and headers that cannot be framed', () => {
    const decoder = new EventStreamDecoder();
    decoder.push(encodeStringEvent({}, 'x').subarray(0, 15));
    expect(() => decoder.end()).toThrow(/ended 15 bytes into a message/);
    expect(() => encodeStringEvent({ '': 'x' }, '')).toThrow(/header name/);
    expect(() => encodeStringEvent({ a: 'x'.repeat(40_000) }, '')).toThrow(/40000 bytes/);
  });
});
