import { expect, test } from 'vitest';
import { receiveVideo, type VideoStore } from './receive-video.js';

function memoryVideos() {
  const videos = new Map<string, Buffer>();
  const store: VideoStore = {
    write: async (key, pieces) => {
      const kept: Uint8Array[] = [];
      for await (const piece of pieces) kept.push(piece);
      videos.set(key, Buffer.concat(kept));
      return videos.get(key)!.length;
    },
    delete: async (key) => void videos.delete(key),
  };
  return { videos, store };
}

const video = Buffer.concat([
  Buffer.from([0, 0, 0, 24]),
  Buffer.from('ftypisom'),
  Buffer.alloc(3000, 7),
]);

async function send(entries: readonly (readonly [string, string | Buffer])[], limitBytes = 1e6) {
  const { videos, store } = memoryVideos();
  const form = new FormData();
  for (const [name, value] of entries)
    if (typeof value === 'string') form.append(name, value);
    else form.append(name, new Blob([new Uint8Array(value)]), '../../etc/passwd');
  const sent = new Response(form);
  const result = receiveVideo(sent.headers.get('content-type')!, sent.body, {
    store,
    newId: () => 'one',
    limitBytes,
  });
  return { videos, result };
}

test('keeps the very bytes under a key of its own, whatever the file is called', async () => {
  const { videos, result } = await send([
    ['file', video],
    ['name', '테스트 비디오'],
    ['recorded_at', '2026-11-18T12:00'],
  ]);
  expect(await result).toEqual({
    key: 'videos/one.mp4',
    name: '테스트 비디오',
    type: 'mp4',
    bytes: video.length,
    recordedAt: '2026-11-18 12:00',
  });
  expect(videos.get('videos/one.mp4')).toEqual(video);
});

test.each<[string, readonly (readonly [string, string | Buffer])[], string]>([
  ['no file', [['name', 'a']], 'input.invalid'],
  [
    'a file that is text',
    [
      ['file', 'ftyp'],
      ['name', 'a'],
    ],
    'input.invalid',
  ],
  [
    'a script',
    [
      ['file', Buffer.from('#!/bin/sh\nrm -rf /\n')],
      ['name', 'a'],
    ],
    'video.wrong-type',
  ],
  [
    'an empty file',
    [
      ['file', Buffer.alloc(0)],
      ['name', 'a'],
    ],
    'video.wrong-type',
  ],
  [
    'a page',
    [
      ['file', Buffer.from('<html><script>')],
      ['name', 'a'],
    ],
    'video.wrong-type',
  ],
  ['no name', [['file', video]], 'input.invalid'],
  [
    'a blank name',
    [
      ['file', video],
      ['name', '  '],
    ],
    'input.invalid',
  ],
  [
    'two videos',
    [
      ['file', video],
      ['file', video],
      ['name', 'a'],
    ],
    'input.invalid',
  ],
  [
    'another field',
    [
      ['file', video],
      ['name', 'a'],
      ['path', '/'],
    ],
    'input.invalid',
  ],
  [
    'a wrong time',
    [
      ['file', video],
      ['name', 'a'],
      ['recorded_at', 'noon'],
    ],
    'input.invalid',
  ],
])('refuses %s and keeps nothing', async (_, entries, code) => {
  const { videos, result } = await send(entries);
  await expect(result).rejects.toMatchObject({ code });
  expect(videos.size).toBe(0);
});

test('refuses a video over the limit while it arrives', async () => {
  const { videos, result } = await send(
    [
      ['file', video],
      ['name', 'a'],
    ],
    2000,
  );
  await expect(result).rejects.toMatchObject({ code: 'video.too-large', status: 413 });
  expect(videos.size).toBe(0);
});

test('refuses a body that is no form', async () => {
  const { store } = memoryVideos();
  const options = { store, newId: () => 'one', limitBytes: 10 };
  await expect(receiveVideo('application/json', null, options)).rejects.toMatchObject({
    code: 'upload.not-multipart',
  });
});
