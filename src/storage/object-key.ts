import { problem } from '../shared/index.js';

const longestKey = 512;
const longestPart = 200;

/**
 * Throws `store.bad-key` unless the key is `a/b/c`: 1..512 characters of letters, digits, `. _ -`,
 * each part 1..200 characters and never only dots. The same rule in every store, so that what one
 * accepts the others accept, and no key can leave a folder.
 */
export function checkObjectKey(key: string): void {
  const good =
    key.length <= longestKey &&
    key.split('/').every((part) => part.length <= longestPart && isPlainPart(part));
  if (!good) throw problem('store.bad-key', { key });
}

/** Throws `store.bad-key` unless a key could begin with it: like a key, but empty or cut anywhere. */
export function checkKeyPrefix(prefix: string): void {
  const parts = prefix.split('/');
  // The last part may be the beginning of a name, so "a/." is fine and matches "a/.b".
  const last = parts.pop()!;
  const good =
    prefix.length <= longestKey && parts.every(isPlainPart) && /^[A-Za-z0-9._-]*$/.test(last);
  if (!good) throw problem('store.bad-key', { key: prefix });
}

function isPlainPart(part: string): boolean {
  return /^[A-Za-z0-9._-]+$/.test(part) && !/^\.+$/.test(part);
}
