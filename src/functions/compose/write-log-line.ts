import { writeSync } from 'node:fs';

let isSlow = false;

/**
 * Writes one line to standard output before it returns, so that no line is lost when Lambda freezes the process.
 * A reader that cannot keep up is left to the stream, which waits for it.
 */
export function writeLogLine(line: string): void {
  let rest: Uint8Array = Buffer.from(`${line}\n`);
  // The stream takes milliseconds to make; most processes never need it.
  while (rest.length > 0 && !isSlow)
    try {
      rest = rest.subarray(writeSync(1, rest));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      // From here on everything goes the same way, so that lines keep their order.
      isSlow = true;
    }
  if (rest.length > 0) process.stdout.write(rest);
}
