import { problem } from '../../shared/index.js';

/** One field of a form. `pieces` must be read to its end, or left, before the next part is asked for. */
export interface FormPart {
  readonly name: string;
  /** Null for a plain field. */
  readonly fileName: string | null;
  readonly pieces: AsyncIterable<Uint8Array>;
}

/** The boundary of a `multipart/form-data` header; null when it is no such header or has none. */
export function formBoundary(contentType: string): string | null {
  if (!/^multipart\/form-data\s*;/i.test(contentType)) return null;
  const match = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType);
  return match?.[1] ?? match?.[2] ?? null;
}

/**
 * The parts of a form (RFC 7578) one after the other, as they arrive: nothing is kept in memory but the piece
 * at hand. Throws `upload.broken` for a form that is cut short or malformed.
 */
export async function* formParts(
  body: AsyncIterable<Uint8Array>,
  boundary: string,
): AsyncGenerator<FormPart> {
  const source = new PieceReader(body);
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  // The first boundary has no line end before it; what precedes it belongs to nobody.
  await source.prepend(Buffer.from('\r\n'));
  for await (const _ of source.until(delimiter));
  for (let count = 0; ; count++) {
    const after = await source.take(2);
    if (after === '--') return;
    if (after !== '\r\n') throw broken('a boundary is followed by something else');
    if (count >= mostParts) throw broken(`more than ${mostParts} fields`);
    const { name, fileName } = partHeader(await headerText(source));
    const pieces = source.until(delimiter);
    yield { name, fileName, pieces };
    for await (const _ of pieces); // what the reader left
  }
}

const mostParts = 100;
const longestHeaderBytes = 16 * 1024;

async function headerText(source: PieceReader): Promise<string> {
  let bytes = 0;
  const kept: Uint8Array[] = [];
  for await (const piece of source.until(Buffer.from('\r\n\r\n'))) {
    bytes += piece.length;
    if (bytes > longestHeaderBytes) throw broken('the header of a field is too long');
    kept.push(piece);
  }
  return Buffer.concat(kept).toString('utf8');
}

function partHeader(text: string): Pick<FormPart, 'name' | 'fileName'> {
  const line = text.split('\r\n').find((header) => /^content-disposition\s*:/i.test(header)) ?? '';
  const name = /;\s*name="([^"]*)"/i.exec(line)?.[1];
  if (name === undefined) throw broken('a field has no name');
  return { name, fileName: /;\s*filename="([^"]*)"/i.exec(line)?.[1] ?? null };
}

/** Bytes from pieces of any size. */
class PieceReader {
  readonly #source: AsyncIterator<Uint8Array>;
  #held: Buffer = Buffer.alloc(0);
  #ended = false;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  async prepend(bytes: Buffer): Promise<void> {
    this.#held = Buffer.concat([bytes, this.#held]);
  }

  /** The next bytes as Latin-1 text. */
  async take(bytes: number): Promise<string> {
    while (this.#held.length < bytes && !this.#ended) await this.#pull();
    if (this.#held.length < bytes) throw broken('it ends too early');
    const text = this.#held.toString('latin1', 0, bytes);
    this.#held = this.#held.subarray(bytes);
    return text;
  }

  /** What precedes the delimiter; the delimiter itself is swallowed. Asked again after its end it yields nothing. */
  async *until(delimiter: Buffer): AsyncGenerator<Uint8Array> {
    for (;;) {
      const at = this.#held.indexOf(delimiter);
      if (at >= 0) {
        const piece = this.#held.subarray(0, at);
        this.#held = this.#held.subarray(at + delimiter.length);
        if (piece.length > 0) yield piece;
        return;
      }
      // The end of what is held may be the start of the delimiter.
      const safe = this.#held.length - (delimiter.length - 1);
      if (safe > 0) {
        const piece = this.#held.subarray(0, safe);
        this.#held = this.#held.subarray(safe);
        yield piece;
      }
      if (this.#ended) throw broken('it ends before its last boundary');
      await this.#pull();
    }
  }

  async #pull(): Promise<void> {
    const { done, value } = await this.#source.next();
    if (done) this.#ended = true;
    else
      this.#held =
        this.#held.length === 0 ? Buffer.from(value) : Buffer.concat([this.#held, value]);
  }
}

function broken(detail: string) {
  return problem('upload.broken', { detail });
}
