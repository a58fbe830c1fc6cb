import { expect, test } from 'vitest';
import { videoTypeOf } from './video-type.js';

const bytes = (...parts: readonly (string | readonly number[])[]) =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)));
const packet = (first: number) => Buffer.concat([Buffer.from([first]), Buffer.alloc(187)]);

test.each([
  ['mp4', bytes([0, 0, 0, 32], 'ftypisom')],
  ['mp4', bytes([0, 0, 0, 32], 'ftypmp42')],
  ['mov', bytes([0, 0, 0, 20], 'ftypqt  ')],
  ['webm', bytes([0x1a, 0x45, 0xdf, 0xa3], '....B\x82\x84webm')],
  ['mkv', bytes([0x1a, 0x45, 0xdf, 0xa3], '....B\x82\x88matroska')],
  ['avi', bytes('RIFF', [1, 2, 3, 4], 'AVI LIST')],
  ['mpg', bytes([0, 0, 1, 0xba, 0x44])],
  ['ts', Buffer.concat([packet(0x47), packet(0x47), packet(0x47)])],
])('knows %s', (type, head) => {
  expect(videoTypeOf(head)).toBe(type);
});

test.each([
  ['a HEIC picture', bytes([0, 0, 0, 32], 'ftypheic')],
  ['a sound', bytes('RIFF', [1, 2, 3, 4], 'WAVEfmt ')],
  ['a PNG', bytes([0x89], 'PNG\r\n')],
  ['an ELF program', bytes([0x7f], 'ELF')],
  ['a text that begins with G', Buffer.alloc(400, 'Go on ')],
  ['a cut-off box', bytes([0, 0, 0, 32], 'ftyp')],
  ['nothing', Buffer.alloc(0)],
])('does not take %s for a video', (_, head) => {
  expect(videoTypeOf(head)).toBeNull();
});
