/** Encodings of a table; all have ASCII in common, so that cells are cut before one is chosen. */
export type TextEncoding = 'utf-8' | 'euc-kr';

/** Text of bytes, or null when they are not of the encoding. EUC-KR includes its extension CP949. */
export type Decode = (bytes: Uint8Array) => string | null;

export function decoderOf(encoding: TextEncoding): Decode {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  return (bytes) => {
    if (bytes.length <= longestPlain && isAscii(bytes)) return plainText(bytes);
    try {
      return decoder.decode(bytes);
    } catch {
      return null;
    }
  };
}

/** Whether bytes are of the encoding. */
export function isTextOf(encoding: TextEncoding): (bytes: Uint8Array) => boolean {
  const decode = decoderOf(encoding);
  return (bytes) => isAscii(bytes) || decode(bytes) !== null;
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
