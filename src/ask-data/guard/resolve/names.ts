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
    if (
      wanted === '' ||
      wanted.length > longestName ||
      new TextEncoder().encode(wanted).length > longestName
    )
      throw problem('guard.too-large', {
        what: 'bytes in one name',
        got: wanted.length,
        limit: longestName,
      });
    let name = wanted;
    for (let copy = 2; this.#taken.has(name.toLowerCase()); copy += 1) {
      const suffix = `_${copy}`;
      name = `${wanted.slice(0, Math.max(1, 20 - suffix.length))}${suffix}`;
    }
    this.#taken.add(name.toLowerCase());
    return name;
  }
}
