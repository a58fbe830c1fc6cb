/**
 * Bytes, cut anywhere, to whole lines of text. Lines end with LF, CR or CRLF, which may itself be cut;
 * `end` gives the last line when it has no terminator. Bytes that are not UTF-8 throw a TypeError.
 */
export class TextLines {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  #pending = '';
  #afterCarriageReturn = false;

  /** Lines completed by these bytes, without their terminators. */
  push(bytes: Uint8Array): string[] {
    return this.#split(this.#decoder.decode(bytes, { stream: true }));
  }

  /** What is left, as one last line; empty when nothing is. */
  end(): string[] {
    const lines = this.#split(this.#decoder.decode());
    const last = this.#pending;
    this.#pending = '';
    return last === '' ? lines : [...lines, last];
  }

  #split(text: string): string[] {
    const lines: string[] = [];
    let start = 0;
    if (this.#afterCarriageReturn && text !== '') {
      if (text.charCodeAt(0) === lineFeed) start = 1;
      this.#afterCarriageReturn = false;
    }
    for (let i = start; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit !== lineFeed && unit !== carriageReturn) continue;
      lines.push(this.#pending + text.slice(start, i));
      this.#pending = '';
      if (unit === carriageReturn) {
        if (i + 1 === text.length) this.#afterCarriageReturn = true;
        else if (text.charCodeAt(i + 1) === lineFeed) i++;
      }
      start = i + 1;
    }
    this.#pending += text.slice(start);
    return lines;
  }
}

const lineFeed = 10;
const carriageReturn = 13;
