import { expect, test } from 'vitest';
import { type FilmStore, receiveFilm } from './receive-film.js';

function memoryFilms() {
  const films = new Map<string, Buffer>();
  const store: FilmStore = {
    write: async (key, pieces) => {
      const kept: Uint8Array[] = [];
      for await (const piece of pieces) kept.push(piece);
      films.set(key, Buffer.concat(kept));
      return films.get(key)!.length;
    },
    delete: async (key) => void films.delete(key),
  };
  return { films, store };
}

const film = Buffer.concat([
  Buffer.from([0, 0, 0, 24]),
  Buffer.from('ftypisom'),
  Buffer.alloc(3000, 7),
]);

async function send(entries: readonly (readonly [string, string | Buffer])[], limitBytes = 1e6) {
  const { films, store } = memoryFilms();
  const form = new FormData();
  for (const [name, value] of entries)
    if (typeof value === 'string') form.append(name, value);
    else form.append(name, new Blob([new Uint8Array(value)]), '../../etc/passwd');
  const sent = new Response(form);
  const result = receiveFilm(sent.headers.get('content-type')!, sent.body, {
    store,
    newId: () => 'one',
    limitBytes,
  });
  return { films, result };
}

test('keeps the very bytes under a key of its own, whatever the file is called', async () => {
  const { films, result } = await send([
    ['file', film],
    ['name', '테스트 비디오'],
    ['recorded_at', '2026-11-18T12:00'],
  ]);
  expect(await result).toEqual({
    key: 'films/one.mp4',
    name: '테스트 비디오',
    type: 'mp4',
    bytes: film.length,
    recordedAt: '2026-11-18 12:00',
  });
  expect(films.get('films/one.mp4')).toEqual(film);
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
    'film.wrong-type',
  ],
  [
    'an empty file',
    [
      ['file', Buffer.alloc(0)],
      ['name', 'a'],
    ],
    'film.wrong-type',
  ],
  [
    'a page',
    [
      ['file', Buffer.from('<html><script>')],
      ['name', 'a'],
    ],
    'film.wrong-type',
  ],
  ['no name', [['file', film]], 'input.invalid'],
  [
    'a blank name',
    [
      ['file', film],
      ['name', '  '],
    ],
    'input.invalid',
  ],
  [
    'two films',
    [
      ['file', film],
      ['file', film],
      ['name', 'a'],
    ],
    'input.invalid',
  ],
  [
    'another field',
    [
      ['file', film],
      ['name', 'a'],
      ['path', '/'],
    ],
    'input.invalid',
  ],
  [
    'a wrong time',
    [
      ['file', film],
      ['name', 'a'],
      ['recorded_at', 'noon'],
    ],
    'input.invalid',
  ],
])('refuses %s and keeps nothing', async (_, entries, code) => {
  const { films, result } = await send(entries);
  await expect(result).rejects.toMatchObject({ code });
  expect(films.size).toBe(0);
});

test('refuses a film over the limit while it arrives', async () => {
  const { films, result } = await send(
    [
      ['file', film],
      ['name', 'a'],
    ],
    2000,
  );
  await expect(result).rejects.toMatchObject({ code: 'film.too-large', status: 413 });
  expect(films.size).toBe(0);
});

test('refuses a body that is no form', async () => {
  const { store } = memoryFilms();
  const options = { store, newId: () => 'one', limitBytes: 10 };
  await expect(receiveFilm('application/json', null, options)).rejects.toMatchObject({
    code: 'upload.not-multipart',
  });
});
