import { problem } from '../../shared/index.js';

/** What a reference names: a version, an alias, or neither (the model's usual version). */
export interface ModelReference {
  readonly name: string;
  readonly version: number | null;
  readonly alias: string | null;
}

/** The reserved word for the newest version. */
export const latest = 'latest';

/** Reads `NAME`, `NAME@3`, `NAME@v3`, `NAME@ALIAS`; throws `model.bad-reference`. */
export function parseReference(reference: string): ModelReference {
  const [, name, pointer] = /^([^@]+)(?:@([^@]+))?$/.exec(reference.trim()) ?? [];
  if (name === undefined || !namePattern.test(name))
    throw problem('model.bad-reference', { reference });
  if (pointer === undefined) return { name, version: null, alias: null };
  const digits = versionPattern.exec(pointer)?.[1];
  if (digits !== undefined) return { name, version: Number(digits), alias: null };
  if (!aliasPattern.test(pointer)) throw problem('model.bad-reference', { reference });
  return { name, version: null, alias: pointer };
}

/** Throws `model.bad-name` unless the name can stand in a key and before an `@`. */
export function checkName(name: string): void {
  if (!namePattern.test(name)) throw problem('model.bad-name', { name });
}

/** Throws `model.bad-alias` unless the alias is one that a reference can name. */
export function checkAlias(alias: string): void {
  if (!aliasPattern.test(alias) || versionPattern.test(alias) || alias === latest)
    throw problem('model.bad-alias', { alias });
}

const namePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const aliasPattern = /^[A-Za-z][A-Za-z0-9_-]{0,31}$/;
const versionPattern = /^v?(\d{1,9})$/;
