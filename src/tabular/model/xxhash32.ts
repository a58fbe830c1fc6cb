/**
 * XXH32 of the bytes with seed 0, as an unsigned number (Collet, xxHash specification 0.1.1).
 * Chosen over CRC-32 because it reads four bytes a step; like CRC-32 it never misses one changed byte,
 * since each step is a bijection of the word it takes in.
 */
export function xxhash32(bytes: Uint8Array): number {
  const { length } = bytes;
  const words = littleEndianWords(bytes);
  let word = 0;
  let hash: number;
  if (length >= stripeBytes) {
    let v1 = (prime1 + prime2) | 0;
    let v2 = prime2;
    let v3 = 0;
    let v4 = -prime1 | 0;
    // Written out and with names of its own: at process start, before anything is compiled, calls would
    // cost ten times as much and every outer name a look-up.
    const multiply = Math.imul;
    const p1 = prime1;
    const p2 = prime2;
    for (const end = words.length - 4; word <= end; word += 4) {
      v1 = (v1 + multiply(words[word]!, p2)) | 0;
      v1 = multiply((v1 << 13) | (v1 >>> 19), p1);
      v2 = (v2 + multiply(words[word + 1]!, p2)) | 0;
      v2 = multiply((v2 << 13) | (v2 >>> 19), p1);
      v3 = (v3 + multiply(words[word + 2]!, p2)) | 0;
      v3 = multiply((v3 << 13) | (v3 >>> 19), p1);
      v4 = (v4 + multiply(words[word + 3]!, p2)) | 0;
      v4 = multiply((v4 << 13) | (v4 >>> 19), p1);
    }
    hash = (rotate(v1, 1) + rotate(v2, 7) + rotate(v3, 12) + rotate(v4, 18)) | 0;
  } else {
    hash = prime5;
  }
  hash = (hash + length) | 0;
  for (; word < words.length; word++)
    hash = Math.imul(rotate((hash + Math.imul(words[word]!, prime3)) | 0, 17), prime4);
  for (let i = words.length * 4; i < length; i++)
    hash = Math.imul(rotate((hash + Math.imul(bytes[i]!, prime5)) | 0, 11), prime1);
  hash = Math.imul(hash ^ (hash >>> 15), prime2);
  hash = Math.imul(hash ^ (hash >>> 13), prime3);
  return (hash ^ (hash >>> 16)) >>> 0;
}

const stripeBytes = 16;
const prime1 = 0x9e3779b1 | 0;
const prime2 = 0x85ebca77 | 0;
const prime3 = 0xc2b2ae3d | 0;
const prime4 = 0x27d4eb2f | 0;
const prime5 = 0x165667b1 | 0;

function littleEndianWords(bytes: Uint8Array): Int32Array {
  const whole = bytes.length & ~3;
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes.subarray(0, whole));
  return new Int32Array(aligned.buffer, aligned.byteOffset, whole / 4);
}

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}
