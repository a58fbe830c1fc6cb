import { displayWidth } from './text-table.js';

/**
 * Writes text that comes in pieces, its lines broken between words so that none takes more terminal columns than it
 * may, unless a word does. What follows in an item of a list is indented as its words are. A word is written when the
 * blank behind it has come, the last one by `flush`.
 */
export class WordWrapper {
  readonly #columns: number;
  readonly #write: (text: string) => void;
  #word = '';
  #blanks = '';
  /** Columns of the line so far, and where its next lines begin. */
  #column = 0;
  #indent = 0;

  constructor(columns: number, write: (text: string) => void) {
    this.#columns = columns;
    this.#write = write;
  }

  write(text: string): void {
    for (const character of text) {
      if (character === '\n') {
        this.flush();
        this.#write('\n');
        this.#blanks = '';
        this.#column = 0;
        this.#indent = 0;
      } else if (character === ' ') {
        this.flush();
        this.#blanks += ' ';
      } else this.#word += character;
    }
  }

  /** Writes what is held back. */
  flush(): void {
    if (this.#word === '') return;
    const width = displayWidth(this.#word);
    if (this.#column === 0 && /^(?:[-*•]|\d{1,2}[.)]|\[\d{1,2}\])$/.test(this.#word))
      this.#indent = this.#blanks.length + width + 1;
    if (this.#column > 0 && this.#column + this.#blanks.length + width > this.#columns) {
      this.#blanks = ' '.repeat(this.#indent);
      this.#write('\n');
      this.#column = 0;
    }
    this.#write(`${this.#blanks}${this.#word}`);
    this.#column += this.#blanks.length + width;
    this.#word = '';
    this.#blanks = '';
  }
}
