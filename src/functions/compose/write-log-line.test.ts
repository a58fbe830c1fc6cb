import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(path.join(tmpdir(), 'casthouse-log-'));
const program = path.join(folder, 'log.mjs');
const lineCount = 3000;
const padding = '가'.repeat(100);

beforeAll(() => {
  const source = path.join(import.meta.dirname, 'write-log-line.ts');
  buildSync({
    stdin: {
      contents: `import { writeLogLine } from ${JSON.stringify(source)};
for (let i = 0; i < ${lineCount}; i++) writeLogLine(i + ' ${padding}');`,
      resolveDir: import.meta.dirname,
    },
    outfile: program,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('writeLogLine', () => {
  // A socket that does not block holds far less than these lines: the process has to hand over to the stream.
  it('loses and reorders no line when the reader is slower than the writer', async () => {
    const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] });
    child.stdout.pause();
    await new Promise((resolve) => setImmediate(resolve));
    let text = '';
    for await (const piece of child.stdout.setEncoding('utf8')) text += piece;
    const lines = text.trimEnd().split('\n');
    expect(lines).toEqual(Array.from({ length: lineCount }, (_, i) => `${i} ${padding}`));
  });
});
