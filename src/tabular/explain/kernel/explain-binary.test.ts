import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { explainBinaryFile } from '../../../../scripts/explain-kernel.mjs';

describe('explain-binary.ts', () => {
  it('is what the folder assembly compiles to; otherwise run node scripts/explain-kernel.mjs', async () => {
    const file = path.join(import.meta.dirname, 'explain-binary.ts');
    expect(readFileSync(file, 'utf8') === (await explainBinaryFile())).toBe(true);
  });
});
