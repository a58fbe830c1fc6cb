import { expect, test } from 'vitest';
import { readTensorFile, type Tensor, writeTensorFile } from './tensor-file.js';

const tensors: Record<string, Tensor> = {
  bytes: Uint8Array.of(1, 2, 3),
  signed: Int8Array.of(-1),
  shorts: Int16Array.of(-300, 300),
  unsigned: Uint16Array.of(60000),
  words: Int32Array.of(-70000),
  bits: Uint32Array.of(4294967295),
  singles: Float32Array.of(0.5),
  doubles: Float64Array.of(0.1, Number.NaN, -0),
  empty: new Float64Array(0),
};

test('gives back texts and tensors, wherever the bytes start in their buffer', () => {
  const bytes = writeTensorFile({ metadata: { 이름: '값 "x"' }, tensors });
  for (const shift of [0, 1, 4]) {
    const moved = new Uint8Array(bytes.length + shift).subarray(shift);
    moved.set(bytes);
    // A Buffer as Node's readFile gives it: its slice shares memory, unlike that of a Uint8Array.
    for (const given of [moved, Buffer.from(moved.buffer, shift)]) {
      const file = readTensorFile(given);
      expect(file.metadata).toEqual({ 이름: '값 "x"' });
      expect(file.tensors).toEqual(tensors);
    }
  }
});

test('doubles are views into the file, not copies', () => {
  const bytes = writeTensorFile({ metadata: {}, tensors });
  expect(readTensorFile(bytes).tensors.doubles?.buffer).toBe(bytes.buffer);
});

test('is laid out as safetensors: length, JSON, tensors without a gap to the last byte', () => {
  const bytes = writeTensorFile({ metadata: {}, tensors });
  const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
  expect((8 + length) % 8).toBe(0);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)));
  delete header.__metadata__;
  const ranges = Object.values(header)
    .map((entry) => (entry as { data_offsets: [number, number] }).data_offsets)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  let end = 0;
  for (const [from, to] of ranges) {
    expect(from).toBe(end);
    end = to;
  }
  expect(8 + length + end).toBe(bytes.length);
});

test('says what is wrong with a file that is something else', () => {
  const text = new TextEncoder().encode('a,b,label\n1,2,ok\n3,4,ng\n');
  expect(() => readTensorFile(text)).toThrow(/its beginning: got no readable header/);
  expect(() => readTensorFile(new Uint8Array(0))).toThrow(/its size: got 0 bytes/);
});

test('says how long a file cut short should be', () => {
  const bytes = writeTensorFile({ metadata: {}, tensors });
  expect(() => readTensorFile(bytes.subarray(0, bytes.length - 5))).toThrow(
    `its size: got ${bytes.length - 5} bytes, expected ${bytes.length} bytes`,
  );
});
