import { problem } from '../../shared/index.js';
import { invalid } from '../input/read-fields.js';
import { type FormPart, formBoundary, formParts } from './multipart.js';
import { sniffedBytes, type VideoType, videoTypeOf, videoTypes } from './video-type.js';

/** Where videos are kept. They are bytes to store and hand back: never opened, decoded or run. */
export interface VideoStore {
  /** Writes all pieces or, when one of them cannot be had, nothing. Answers the bytes written. */
  write(key: string, pieces: AsyncIterable<Uint8Array>): Promise<number>;
  delete(key: string): Promise<void>;
}

export interface ReceiveVideoOptions {
  readonly store: VideoStore;
  readonly newId: () => string;
  readonly limitBytes: number;
}

/** A video that lies in the store. */
export interface ReceivedVideo {
  readonly key: string;
  readonly name: string;
  readonly type: VideoType;
  readonly bytes: number;
  /** Local clock time of the first picture, null when the form did not say. */
  readonly recordedAt: string | null;
}

/**
 * Takes a form with `file`, `name` and optionally `recorded_at` (2026-11-18T12:00:00), in any order, and streams
 * the file to the store under a key of our own. Throws `upload.not-multipart`, `upload.broken`, `video.wrong-type`,
 * `video.too-large` or `input.invalid`; then nothing is kept.
 */
export async function receiveVideo(
  contentType: string,
  body: AsyncIterable<Uint8Array> | null,
  options: ReceiveVideoOptions,
): Promise<ReceivedVideo> {
  const boundary = formBoundary(contentType);
  if (boundary === null || body === null)
    throw problem('upload.not-multipart', { got: contentType || 'nothing' });
  const fields = new Map<string, string>();
  let video: Pick<ReceivedVideo, 'key' | 'type' | 'bytes'> | null = null;
  try {
    for await (const part of formParts(body, boundary)) {
      if (part.name === 'file' && part.fileName !== null) {
        if (video !== null) throw invalid('file', 'two files', 'one file');
        video = await storeVideo(part, options);
      } else if (formFields.includes(part.name)) fields.set(part.name, await textOf(part));
      else throw invalid(part.name, 'a field', `only the fields file, ${formFields.join(', ')}`);
    }
    if (video === null) throw invalid('file', undefined, 'a video file');
    const name = fields.get('name')?.trim() ?? '';
    if (name === '' || name.length > longestName)
      throw invalid('name', name, `a name of 1 to ${longestName} characters`);
    return { ...video, name, recordedAt: clockTime(fields.get('recorded_at')) };
  } catch (error) {
    if (video !== null) await options.store.delete(video.key);
    throw error;
  }
}

const formFields: readonly string[] = ['name', 'recorded_at'];
const longestName = 200;
const longestFieldBytes = 4096;

async function storeVideo(part: FormPart, { store, newId, limitBytes }: ReceiveVideoOptions) {
  const { head, pieces } = await withHead(part.pieces, limitBytes);
  const type = videoTypeOf(head);
  if (type === null)
    throw problem('video.wrong-type', { got: firstBytes(head), known: Object.keys(videoTypes) });
  const key = `videos/${newId()}.${type}`;
  return { key, type, bytes: await store.write(key, pieces) };
}

/** The first bytes, and all pieces from the start again, counted. */
async function withHead(source: AsyncIterable<Uint8Array>, limitBytes: number) {
  const iterator = source[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array();
  while (head.length < sniffedBytes) {
    const { done, value } = await iterator.next();
    if (done) break;
    head = Buffer.concat([head, value]);
  }
  async function* pieces(): AsyncGenerator<Uint8Array> {
    let bytes = 0;
    for (let piece = head; ; ) {
      bytes += piece.length;
      if (bytes > limitBytes) throw problem('video.too-large', { limitBytes });
      if (piece.length > 0) yield piece;
      const { done, value } = await iterator.next();
      if (done) return;
      piece = value;
    }
  }
  return { head, pieces: pieces() };
}

function firstBytes(head: Uint8Array): string {
  return head.length === 0
    ? 'nothing'
    : `bytes ${Buffer.from(head.subarray(0, 8)).toString('hex')}`;
}

async function textOf(part: FormPart): Promise<string> {
  const kept: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of part.pieces) {
    bytes += piece.length;
    if (bytes > longestFieldBytes)
      throw invalid(part.name, 'a long text', `at most ${longestFieldBytes} bytes`);
    kept.push(piece);
  }
  return Buffer.concat(kept).toString('utf8');
}

function clockTime(text: string | undefined): string | null {
  if (text === undefined || text.trim() === '') return null;
  const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)$/.exec(text.trim());
  if (match === null || Number.isNaN(Date.parse(`${match[1]}T${match[2]}Z`)))
    throw invalid('recorded_at', text, 'a local time such as 2026-11-18T12:00:00');
  return `${match[1]} ${match[2]}`;
}
