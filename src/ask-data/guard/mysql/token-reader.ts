import { checkCount } from '../check-text.js';
import { readTokens, syntax, type Token } from './read-tokens.js';
import { reservedWords } from './reserved-words.js';

/** A place in the tokens, with the few moves a parser makes. */
export class TokenReader {
  readonly #sql: string;
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(sql: string) {
    this.#sql = sql;
    this.#tokens = readTokens(sql);
  }

  /** The token `ahead` places further; the end stays the end. */
  peek(ahead = 0): Token {
    return this.#tokens[this.#at + ahead] ?? this.#tokens.at(-1)!;
  }

  next(): Token {
    const token = this.peek();
    this.#at += 1;
    return token;
  }

  /** Whether the next tokens are these words or symbols. */
  isAt(...words: readonly string[]): boolean {
    return words.every((word, ahead) => this.peek(ahead).upper === word);
  }

  /** Steps over these words or symbols when they come next. */
  take(...words: readonly string[]): boolean {
    if (!this.isAt(...words)) return false;
    this.#at += words.length;
    return true;
  }

  expect(...words: readonly string[]): void {
    for (const word of words) if (!this.take(word)) throw this.unexpected(word);
  }

  /** A name: quoted, or a word that is not reserved. */
  name(what: string): string {
    const token = this.peek();
    if (!this.isName()) throw this.unexpected(what);
    this.#at += 1;
    return token.text;
  }

  isName(ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.type === 'name' || (token.type === 'word' && !reservedWords.has(token.upper));
  }

  /** `read` once, then once more after every comma. */
  list<T>(read: () => T): T[] {
    const items = [read()];
    while (this.take(',')) items.push(read());
    return items;
  }

  /** Something between brackets. */
  inBrackets<T>(read: () => T): T {
    this.expect('(');
    const value = read();
    this.expect(')');
    return value;
  }

  /** Counts how deep `read` stands, so that no text can exhaust the stack. */
  deeper<T>(read: () => T): T {
    this.#depth += 1;
    checkCount(this.#depth, 'treeDepth', 'nested constructs');
    const value = read();
    this.#depth -= 1;
    return value;
  }

  /** The text from a token to the last one stepped over. */
  textFrom(start: Token): string {
    return this.#sql.slice(start.start, this.#tokens[this.#at - 1]!.end);
  }

  unexpected(expected: string) {
    return syntax(this.#sql, this.peek().start, expected);
  }
}
