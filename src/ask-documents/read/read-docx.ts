import type { Section } from '../document.js';
import { readHtml } from './read-html.js';

/** Text of a Word document along its heading styles; a broken one throws an Error. */
export async function readDocx(bytes: Uint8Array): Promise<readonly Section[]> {
  const { default: mammoth } = await import('mammoth');
  // Every Word document is a zip archive, which begins with these two letters.
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b)
    throw new Error('it is no Word document (.docx), or was cut short when it was copied');
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) },
    // Pictures would come as base64 text.
    { convertImage: mammoth.images.imgElement(async () => ({ src: '' })) },
  );
  return (await readHtml(value)).sections;
}
