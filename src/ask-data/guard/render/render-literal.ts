import type { Dialect } from '../../catalogue/catalogue.js';

/** A name that can only be read as this name, whatever is in it. */
export function renderIdentifier(name: string, dialect: Dialect): string {
  return dialect === 'postgres'
    ? `"${name.replaceAll('"', '""')}"`
    : `\`${name.replaceAll('`', '``')}\``;
}

/**
 * A text that can only be read as this text. PostgreSQL gets E'' when a backslash is in it, so that
 * standard_conforming_strings does not matter; MySQL's NO_BACKSLASH_ESCAPES would show a backslash twice, but
 * could not end the text early.
 */
export function renderText(value: string, dialect: Dialect): string {
  const doubled = value.replaceAll("'", "''");
  if (!doubled.includes('\\')) return `'${doubled}'`;
  const escaped = doubled.replaceAll('\\', '\\\\');
  return dialect === 'postgres' ? `E'${escaped}'` : `'${escaped}'`;
}
