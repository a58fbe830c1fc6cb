// The safetensors layout: 8 bytes header length, a JSON header, then the raw tensors without a gap.
// https://github.com/huggingface/safetensors#format. Little-endian, as are the machines it is read on.
import { problem } from '../../shared/index.js';
import { xxhash32 } from './xxhash32.js';

export type Tensor =
  | Float64Array
  | Float32Array
  | Int32Array
  | Uint32Array
  | Int16Array
  | Uint16Array
  | Int8Array
  | Uint8Array;

/** Texts and one-dimensional tensors by name. */
export interface TensorFile {
  readonly metadata: Readonly<Record<string, string>>;
  readonly tensors: Readonly<Record<string, Tensor>>;
}

const kinds = {
  F64: Float64Array,
  F32: Float32Array,
  I32: Int32Array,
  U32: Uint32Array,
  I16: Int16Array,
  U16: Uint16Array,
  I8: Int8Array,
  U8: Uint8Array,
} as const;

const checksumName = 'checksum';
const checksumBytes = 4;
const lengthBytes = 8;

/**
 * Writes texts and tensors as one file that any safetensors reader opens. Wider tensors come first, so
 * every one is aligned to its own width. The last tensor, `checksum`, is the XXH32 of all bytes before it.
 */
export function writeTensorFile(file: TensorFile): Uint8Array {
  const entries = Object.entries(file.tensors).sort(
    ([, a], [, b]) => b.BYTES_PER_ELEMENT - a.BYTES_PER_ELEMENT,
  );
  const header: Record<string, unknown> = { __metadata__: file.metadata };
  let offset = 0;
  for (const [name, tensor] of entries) {
    header[name] = {
      dtype: kindOf(tensor),
      shape: [tensor.length],
      data_offsets: [offset, offset + tensor.byteLength],
    };
    offset += tensor.byteLength;
  }
  header[checksumName] = {
    dtype: 'U8',
    shape: [checksumBytes],
    data_offsets: [offset, offset + checksumBytes],
  };
  const text = new TextEncoder().encode(JSON.stringify(header));
  // Blanks after the JSON keep the tensors on a multiple of eight.
  const headerLength = Math.ceil(text.length / 8) * 8;
  const start = lengthBytes + headerLength;
  const bytes = new Uint8Array(start + offset + checksumBytes);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, headerLength, true);
  bytes.set(text, lengthBytes);
  bytes.fill(0x20, lengthBytes + text.length, start);
  offset = start;
  for (const [, tensor] of entries) {
    bytes.set(new Uint8Array(tensor.buffer, tensor.byteOffset, tensor.byteLength), offset);
    offset += tensor.byteLength;
  }
  view.setUint32(offset, xxhash32(bytes.subarray(0, offset)), true);
  return bytes;
}

/**
 * Reads what `writeTensorFile` wrote. Tensors are views into `bytes` where it is aligned, so `bytes` must
 * not change afterwards. A file cut short or with a changed byte throws `model.file-damaged`.
 */
export function readTensorFile(bytes: Uint8Array): TensorFile {
  checkChecksum(bytes);
  // Decoded once more from an aligned copy when the caller's bytes start inside a larger buffer.
  const aligned = bytes.byteOffset % 8 === 0 ? bytes : new Uint8Array(bytes);
  const { header, start } = readHeader(aligned);
  const tensors: Record<string, Tensor> = {};
  let metadata: Record<string, string> = {};
  for (const [name, entry] of Object.entries(header)) {
    if (name === '__metadata__') metadata = textsOf(entry);
    else if (name !== checksumName) tensors[name] = tensorOf(aligned, start, name, entry);
  }
  return { metadata, tensors };
}

/** The tensor of that name; throws `model.file-damaged` when there is none. */
export function tensorNamed(tensors: TensorFile['tensors'], name: string): Tensor {
  const found = tensors[name];
  if (found === undefined) throw damaged('its header', `no tensor ${name}`, 'that tensor');
  return found;
}

function kindOf(tensor: Tensor): string {
  const kind = Object.entries(kinds).find(([, Kind]) => tensor instanceof Kind);
  // Tensor lists exactly the kinds of the table.
  return kind![0];
}

function checkChecksum(bytes: Uint8Array): void {
  const end = bytes.length - checksumBytes;
  if (end < lengthBytes)
    throw damaged('its size', `${bytes.length} bytes`, 'at least a header and a checksum');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const written = view.getUint32(end, true);
  const computed = xxhash32(bytes.subarray(0, end));
  if (written === computed) return;
  const expectedBytes = declaredBytes(bytes);
  if (expectedBytes === null)
    throw damaged('its beginning', 'no readable header', 'the header of a Casthouse model file');
  if (expectedBytes !== bytes.length)
    throw damaged('its size', `${bytes.length} bytes`, `${expectedBytes} bytes`);
  throw damaged('its checksum', hexadecimal(computed), hexadecimal(written));
}

// How long the file says it is, for the message alone; null when that cannot be read.
function declaredBytes(bytes: Uint8Array): number | null {
  try {
    const { header, start } = readHeader(bytes);
    let end = 0;
    for (const [name, entry] of Object.entries(header))
      if (name !== '__metadata__') end = Math.max(end, rangeOf(name, entry).to);
    return start + end;
  } catch {
    return null;
  }
}

function readHeader(bytes: Uint8Array): { header: Record<string, unknown>; start: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getUint32(0, true) + view.getUint32(4, true) * 2 ** 32;
  const start = lengthBytes + length;
  if (start > bytes.length)
    throw damaged('its header', `a length of ${length} bytes`, `at most ${bytes.length} bytes`);
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder('utf-8').decode(bytes.subarray(lengthBytes, start)));
  } catch {
    throw damaged('its header', 'text that is not JSON', 'a JSON object');
  }
  if (!isRecord(header)) throw damaged('its header', 'another JSON value', 'a JSON object');
  return { header, start };
}

function tensorOf(bytes: Uint8Array, start: number, name: string, entry: unknown): Tensor {
  const { Kind, from, to } = rangeOf(name, entry);
  if (start + to > bytes.length)
    throw damaged(`tensor ${name}`, `an end at byte ${start + to}`, `at most ${bytes.length}`);
  const at = bytes.byteOffset + start + from;
  const count = (to - from) / Kind.BYTES_PER_ELEMENT;
  if (at % Kind.BYTES_PER_ELEMENT === 0) return new Kind(bytes.buffer as ArrayBuffer, at, count);
  return new Kind(new Uint8Array(bytes.subarray(start + from, start + to)).buffer);
}

function rangeOf(name: string, entry: unknown) {
  if (!isRecord(entry)) throw damaged(`tensor ${name}`, 'another JSON value', 'a JSON object');
  const { dtype, data_offsets: offsets } = entry;
  if (typeof dtype !== 'string' || !Object.hasOwn(kinds, dtype))
    throw damaged(`tensor ${name}`, `dtype ${String(dtype)}`, Object.keys(kinds).join(', '));
  // Just found among the keys of the table.
  const Kind = kinds[dtype as keyof typeof kinds];
  const [from, to] = Array.isArray(offsets) ? offsets : [];
  const isRange =
    Number.isSafeInteger(from) &&
    Number.isSafeInteger(to) &&
    from >= 0 &&
    to >= from &&
    (to - from) % Kind.BYTES_PER_ELEMENT === 0;
  if (!isRange) throw damaged(`tensor ${name}`, 'no valid data_offsets', 'a range of whole items');
  return { Kind, from: from as number, to: to as number };
}

function textsOf(entry: unknown): Record<string, string> {
  const texts: Record<string, string> = {};
  if (!isRecord(entry)) throw damaged('__metadata__', 'another JSON value', 'a JSON object');
  for (const [key, value] of Object.entries(entry)) {
    if (typeof value !== 'string') throw damaged(`__metadata__.${key}`, typeof value, 'text');
    texts[key] = value;
  }
  return texts;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function damaged(what: string, got: string, expected: string) {
  return problem('model.file-damaged', { what, got, expected });
}

function hexadecimal(value: number): string {
  return value.toString(16).padStart(8, '0');
}
