import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { neuralBinaryFile } from '../../../../scripts/neural-kernel.mjs';

describe('neural-binary.ts', () => {
  it('is what the folder assembly compiles to; otherwise run node scripts/neural-kernel.mjs', async () => {
    const file = path.join(import.meta.dirname, 'neural-binary.ts');
    expect(readFileSync(file, 'utf8') === (await neuralBinaryFile())).toBe(true);
  });
});
