// The two events of InvokeWithResponseStream in application/vnd.amazon.eventstream:
//
//   message = [ total u32 | headers length u32 | prelude crc u32 | headers | payload | message crc u32 ]
//   header  = [ name length u8 | name | 7 (string) | value length u16 | value ]
//
// Format: https://smithy.io/2.0/aws/amazon-eventstream.html
import { crc32 } from 'node:zlib';

/** One message; an object payload goes as JSON, bytes as they are. */
export function encodeEventFrame(
  type: 'PayloadChunk' | 'InvokeComplete',
  payload: Uint8Array | object,
): Buffer {
  const isBytes = payload instanceof Uint8Array;
  const body = isBytes ? payload : Buffer.from(JSON.stringify(payload));
  const headers = frameHeaders[type];
  const total = framingBytes + headers.length + body.length;
  const frame = Buffer.allocUnsafe(total);
  frame.writeUInt32BE(total, 0);
  frame.writeUInt32BE(headers.length, 4);
  frame.writeUInt32BE(crc32(frame.subarray(0, 8)), 8);
  frame.set(headers, 12);
  frame.set(body, 12 + headers.length);
  frame.writeUInt32BE(crc32(frame.subarray(0, total - 4)), total - 4);
  return frame;
}

const framingBytes = 16;

const frameHeaders = {
  PayloadChunk: headerBlock('PayloadChunk', 'application/octet-stream'),
  InvokeComplete: headerBlock('InvokeComplete', 'application/json'),
};

function headerBlock(eventType: string, contentType: string): Buffer {
  return Buffer.concat(
    Object.entries({
      ':event-type': eventType,
      ':content-type': contentType,
      ':message-type': 'event',
    }).map(([name, value]) =>
      Buffer.concat([
        Buffer.from([name.length]),
        Buffer.from(name),
        Buffer.from([7, value.length >> 8, value.length & 0xff]),
        Buffer.from(value),
      ]),
    ),
  );
}
