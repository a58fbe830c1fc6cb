import { readFile } from 'node:fs/promises';
import { problem } from '../../shared/index.js';

/** How the connection to a server is encrypted; the words are libpq's. */
export interface TlsChoice {
  /** disable: not at all. require: encrypted, whoever answers. verify-full: and the host is who it says. Default disable. */
  readonly mode: 'disable' | 'require' | 'verify-full';
  /** File of the certificate authority in PEM form; default: the ones Node knows. */
  readonly authorityFile?: string;
}

/** Options for node:tls, or null for none. Throws `file.not-found`. */
export async function tlsOptions({
  mode,
  authorityFile,
}: TlsChoice): Promise<{ readonly rejectUnauthorized: boolean; readonly ca?: string } | null> {
  if (mode === 'disable') return null;
  const rejectUnauthorized = mode === 'verify-full';
  if (authorityFile === undefined) return { rejectUnauthorized };
  try {
    return { rejectUnauthorized, ca: await readFile(authorityFile, 'utf8') };
  } catch (thrown) {
    throw problem('file.not-found', { path: authorityFile }, thrown);
  }
}
