import { damaged } from './file-facts.js';

/** One field of a protobuf message: whole numbers as bigint, everything of a length or fixed width as its bytes. */
export interface ProtobufField {
  readonly number: number;
  readonly value: bigint | Uint8Array;
}

/**
 * The fields of a message in file order. Reads wire types 0, 1, 2 and 5 (https://protobuf.dev/programming-guides/encoding);
 * throws `interchange.damaged` when a field leaves the message or is of another wire type. Bytes are views.
 */
export function* protobufFields(message: Uint8Array, what: string): Generator<ProtobufField> {
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = message[at++];
      if (byte === undefined) throw damaged(what, 'its end inside a number', 'a whole message');
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt.asUintN(64, value);
    }
    throw damaged(what, 'a number of more than ten bytes', 'protobuf');
  };
  const taken = (length: number): Uint8Array => {
    if (length > message.length - at)
      throw damaged(what, `a field of ${length} bytes`, `at most ${message.length - at}`);
    at += length;
    return message.subarray(at - length, at);
  };
  while (at < message.length) {
    const key = varint();
    const number = Number(key >> 3n);
    const wire = Number(key & 7n);
    if (number === 0) throw damaged(what, 'field number 0', 'protobuf');
    if (wire === 0) yield { number, value: varint() };
    else if (wire === 1) yield { number, value: taken(8) };
    else if (wire === 2) yield { number, value: taken(Number(varint())) };
    else if (wire === 5) yield { number, value: taken(4) };
    else throw damaged(what, `wire type ${wire}`, 'protobuf');
  }
}

export function bytesOf({ number, value }: ProtobufField, what: string): Uint8Array {
  if (typeof value === 'bigint') throw damaged(`${what}, field ${number}`, 'a number', 'bytes');
  return value;
}

/** Throws on bytes that are no UTF-8. */
export function textOf(field: ProtobufField, what: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytesOf(field, what));
  } catch {
    throw damaged(`${what}, field ${field.number}`, 'bytes that are no UTF-8', 'text');
  }
}

/** Adds signed whole numbers of one occurrence of a repeated field, packed or not. */
export function addIntegers(to: number[], field: ProtobufField, what: string): void {
  const add = (value: bigint) => {
    to.push(Number(BigInt.asIntN(64, value)));
  };
  if (typeof field.value === 'bigint') {
    add(field.value);
    return;
  }
  const bytes = field.value;
  // Small ones, nearly all, without bigint.
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at]!;
    if (first < 0x80) {
      to.push(first);
      at += 1;
      continue;
    }
    let value = 0n;
    let shift = 0n;
    for (;;) {
      const byte = bytes[at++];
      if (byte === undefined || shift > 63n)
        throw damaged(`${what}, field ${field.number}`, 'its end inside a number', 'whole numbers');
      value |= BigInt(byte & 0x7f) << shift;
      shift += 7n;
      if (byte < 0x80) break;
    }
    add(value);
  }
}

/** Adds the numbers of one occurrence of a repeated float (4 bytes) or double (8) field, packed or not. */
export function addNumbers(to: number[], field: ProtobufField, width: 4 | 8, what: string): void {
  const bytes = bytesOf(field, what);
  if (bytes.length % width !== 0)
    throw damaged(
      `${what}, field ${field.number}`,
      `${bytes.length} bytes`,
      `numbers of ${width} bytes`,
    );
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length; at += width)
    to.push(width === 4 ? view.getFloat32(at, true) : view.getFloat64(at, true));
}
