import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { reportAssets as copied } from '../../scripts/report-assets.mjs';
import { reportAssets } from './report-assets.js';

const source = path.join(import.meta.dirname, 'index.ts');

describe('reportAssets', () => {
  it('finds the installed renderer and fonts, the same files a bundle carries', async () => {
    const { wasm, fonts } = await reportAssets();
    expect([wasm, ...fonts]).toEqual(copied.map(([from]) => from));
    expect((await readFile(wasm)).toString('latin1', 0, 4)).toBe('\0asm');
    for (const font of fonts) expect((await readFile(font)).readUInt32BE(0)).toBe(0x00010000);
  });

  it('lets a bundle draw in a folder without packages, and names what is missing', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'casthouse-report-'));
    try {
      await build({
        stdin: {
          contents: `import { renderPng } from ${JSON.stringify(source)};
            const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text y="8">가</text></svg>';
            const drawn = await renderPng(svg).catch((failure) => failure);
            console.log(JSON.stringify(drawn.code ?? drawn.length));`,
          resolveDir: import.meta.dirname,
        },
        outdir: folder,
        outExtension: { '.js': '.mjs' },
        entryNames: 'index',
        bundle: true,
        splitting: true,
        format: 'esm',
        platform: 'node',
        target: 'node20',
        logLevel: 'error',
      });
      const run = async () => {
        const { stdout } = await promisify(execFile)(process.execPath, ['index.mjs'], {
          cwd: folder,
        });
        return JSON.parse(stdout);
      };
      for (const [from, name] of copied.slice(0, 2)) await copyFile(from, path.join(folder, name));
      expect(await run()).toBe('report.asset-missing');
      for (const [from, name] of copied) await copyFile(from, path.join(folder, name));
      expect(await run()).toBeGreaterThan(100);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
