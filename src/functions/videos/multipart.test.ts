import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formBoundary, formParts } from './multipart.js';

/** A form as Node's own fetch writes it, cut into pieces of the given sizes. */
async function written(form: FormData, sizes: readonly number[]) {
  const response = new Response(form);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const boundary = formBoundary(response.headers.get('content-type') ?? '')!;
  return { boundary, bytes, pieces: cut(bytes, sizes) };
}

async function* cut(bytes: Uint8Array, sizes: readonly number[]) {
  let at = 0;
  for (let turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length]!;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function read(pieces: AsyncIterable<Uint8Array>, boundary: string) {
  const parts: { name: string; fileName: string | null; bytes: Buffer }[] = [];
  for await (const part of formParts(pieces, boundary)) {
    const kept: Uint8Array[] = [];
    for await (const piece of part.pieces) kept.push(piece);
    parts.push({ name: part.name, fileName: part.fileName, bytes: Buffer.concat(kept) });
  }
  return parts;
}

describe('formParts', () => {
  test('reads what fetch writes, wherever the pieces are cut', async () => {
    // Line ends and dashes are what a boundary is made of.
    const content = fc
      .array(fc.constantFrom('\r\n', '--', '-', '\r', '\n', 'form', 'a', '\0', '가'), {
        maxLength: 60,
      })
      .map((words) => new TextEncoder().encode(words.join('')));
    await fc.assert(
      fc.asyncProperty(
        content,
        fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 8 }),
        async (bytes, sizes) => {
          const form = new FormData();
          form.append('file', new Blob([bytes]), 'video.mp4');
          form.append('name', '테스트 비디오');
          const { boundary, pieces } = await written(form, sizes);
          expect(await read(pieces, boundary)).toEqual([
            { name: 'file', fileName: 'video.mp4', bytes: Buffer.from(bytes) },
            { name: 'name', fileName: null, bytes: Buffer.from('테스트 비디오') },
          ]);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('goes on with the next part when one was left unread', async () => {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(5000)]), 'a.mp4');
    form.append('name', 'b');
    const { boundary, pieces } = await written(form, [700]);
    const names: string[] = [];
    for await (const part of formParts(pieces, boundary)) names.push(part.name);
    expect(names).toEqual(['file', 'name']);
  });

  test('says of every cut-off form that it is broken', async () => {
    const form = new FormData();
    form.append('file', new Blob(['some bytes']), 'a.mp4');
    form.append('name', 'b');
    const { boundary, bytes } = await written(form, [10]);
    // The line end behind the last boundary may be missing.
    for (let length = 0; length < bytes.length - 2; length++)
      await expect(read(cut(bytes.subarray(0, length), [50]), boundary)).rejects.toMatchObject({
        code: 'upload.broken',
      });
  });

  test('bounds headers and the number of fields', async () => {
    const long = `--x\r\ncontent-disposition: form-data; name="${'n'.repeat(40_000)}"\r\n\r\n1\r\n--x--`;
    const many = `--x\r\ncontent-disposition: form-data; name="n"\r\n\r\n1\r\n`.repeat(101);
    for (const text of [long, `${many}--x--`])
      await expect(read(cut(Buffer.from(text), [1000]), 'x')).rejects.toMatchObject({
        code: 'upload.broken',
      });
  });
});

test.each([
  ['multipart/form-data; boundary=abc', 'abc'],
  ['Multipart/Form-Data; charset=utf-8; boundary="a b"', 'a b'],
  ['multipart/form-data', null],
  ['multipart/mixed; boundary=abc', null],
  ['application/json', null],
])('finds the boundary of %s', (header, boundary) => {
  expect(formBoundary(header)).toBe(boundary);
});
