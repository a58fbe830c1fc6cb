import { problem } from '../../../shared/index.js';

const longestName = 60;

/**
 * Gives every alias and every WITH query a name that nothing else in the statement has, its own when that is
 * free. With unique names no reference can be caught by another scope than the one it was checked in.
 */
export class Names {
  readonly #taken: Set<string>;

  constructor(reserved: readonly string[]) {
    this.#taken = new Set(reserved.map((name) => name.toLowerCase()));
  }

  claim(wanted: string): string {
    const bytes = new TextEncoder().encode(wanted).length;
    if (bytes === 0 || bytes > longestName)
      throw problem('guard.too-large', {
        what: 'bytes in one name',
        got: bytes,
        limit: longestName,
      });
    // A server may hold e and é for the same name, so only letters it cannot confuse are kept.
    const base = plainName.test(wanted) ? wanted : 'source';
    let name = base;
    for (let copy = 2; this.#taken.has(name.toLowerCase()); copy += 1)
      name = `${base.slice(0, 16)}_${copy}`;
    this.#taken.add(name.toLowerCase());
    return name;
  }
}

// ASCII, Hangul syllables and Chinese characters.
const plainName = /^[\x20-\x7e\uac00-\ud7a3\u4e00-\u9fff]+$/;
