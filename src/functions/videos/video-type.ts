/** What a video may be, by the first bytes of its content. */
export const videoTypes = {
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
  mkv: 'video/x-matroska',
  avi: 'video/x-msvideo',
  ts: 'video/mp2t',
  mpg: 'video/mpeg',
} as const;

export type VideoType = keyof typeof videoTypes;

/** Bytes that have to be at hand to tell. */
export const sniffedBytes = 400;

/** The type of a video by its first bytes, null when it is none. Names and declared types are not looked at. */
export function videoTypeOf(head: Uint8Array): VideoType | null {
  const ascii = (from: number, to: number) => String.fromCharCode(...head.subarray(from, to));
  // ISO base media: a box of 8 bytes and more named ftyp, then the brand.
  if (ascii(4, 8) === 'ftyp' && ascii(8, 12).length === 4) {
    const brand = ascii(8, 12);
    // Pictures and sound use the same boxes.
    if (/^(hei|hev|mif|msf|avi|M4A|M4B)/.test(brand)) return null;
    return brand.startsWith('qt') ? 'mov' : 'mp4';
  }
  if (startsWith(head, [0x1a, 0x45, 0xdf, 0xa3]))
    return ascii(4, 64).includes('webm') ? 'webm' : 'mkv';
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'AVI ') return 'avi';
  if (startsWith(head, [0, 0, 1, 0xba]) || startsWith(head, [0, 0, 1, 0xb3])) return 'mpg';
  // MPEG transport: a packet of 188 bytes begins with the letter G; one alone proves nothing.
  if (head.length > 376 && [0, 188, 376].every((at) => head[at] === 0x47)) return 'ts';
  return null;
}

function startsWith(head: Uint8Array, bytes: readonly number[]): boolean {
  return head.length >= bytes.length && bytes.every((byte, index) => head[index] === byte);
}
