import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { kernelBinaryFile } from '../../../../scripts/tree-kernel.mjs';

describe('kernel-binary.ts', () => {
  it('is what the folder assembly compiles to; otherwise run node scripts/tree-kernel.mjs', async () => {
    const file = path.join(import.meta.dirname, 'kernel-binary.ts');
    expect(readFileSync(file, 'utf8') === (await kernelBinaryFile())).toBe(true);
  });
});
