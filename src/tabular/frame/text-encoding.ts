import { decodeKorean } from './korean-encoding.js';

/** Encodings of a table; all have ASCII in common, so that cells are cut before one is chosen. */
export type TextEncoding = 'utf-8' | 'euc-kr';

/** Text of bytes, or null when they are not of the encoding. */
export type Decode = (bytes: Uint8Array) => string | null;

/** EUC-KR includes its extension CP949, which Windows writes. */
export function decoderOf(encoding: TextEncoding): Decode {
  const decode = encoding === 'utf-8' ? utf8Decoder() : decodeKorean;
  return (bytes) =>
    bytes.length <= longestPlain && isAscii(bytes) ? plainText(bytes) : decode(bytes);
}

/** Whether bytes are of the encoding. */
export function isTextOf(encoding: TextEncoding): (bytes: Uint8Array) => boolean {
  const decode = decoderOf(encoding);
  return (bytes) => isAscii(bytes) || decode(bytes) !== null;
}

function utf8Decoder(): Decode {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  return (bytes) => {
    try {
      return decoder.decode(bytes);
    } catch {
      return null;
    }
  };
}

// Up to this length a loop beats the decoder's call.
const longestPlain = 64;

function isAscii(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) if (bytes[at]! > 127) return false;
  return true;
}

function plainText(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at++) text += String.fromCharCode(bytes[at]!);
  return text;
}
