import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportAssets } from './report-assets.js';
import { textWidth, wrapText } from './text-width.js';

/** Advance widths in em straight from the font's own tables: the truth the estimate is held against. */
async function advanceWidths(): Promise<(codePoint: number) => number | null> {
  const bytes = await readFile((await reportAssets()).fonts[0]!);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, number>();
  for (let i = 0; i < view.getUint16(4); i++) {
    const at = 12 + 16 * i;
    tables.set(bytes.toString('latin1', at, at + 4), view.getUint32(at + 8));
  }
  const unitsPerEm = view.getUint16(tables.get('head')! + 18);
  const lastMetric = view.getUint16(tables.get('hhea')! + 34) - 1;
  const map = tables.get('cmap')! + view.getUint32(tables.get('cmap')! + 8);
  const segments = view.getUint16(map + 6) / 2;
  return (codePoint) => {
    for (let k = 0; k < segments; k++) {
      if (view.getUint16(map + 14 + 2 * k) < codePoint) continue;
      const start = view.getUint16(map + 16 + 2 * (segments + k));
      if (start > codePoint) return null;
      const offsetAt = map + 16 + 2 * (3 * segments + k);
      const delta = view.getUint16(map + 16 + 2 * (2 * segments + k));
      const offset = view.getUint16(offsetAt);
      const raw =
        offset === 0 ? codePoint : view.getUint16(offsetAt + offset + 2 * (codePoint - start));
      const glyph = (raw + delta) & 0xffff;
      const metric = tables.get('hmtx')! + 4 * Math.min(glyph, lastMetric);
      return glyph === 0 ? null : view.getUint16(metric) / unitsPerEm;
    }
    return null;
  };
}

describe('textWidth', () => {
  it('is never narrower than the bundled font and at most a quarter wider', async () => {
    const advance = await advanceWidths();
    const characters = [
      ...Array.from({ length: 95 }, (_, i) => 32 + i),
      ...[...'°²³µ·±×–—…→←▲▼▶◀●○≤≥€₩'].map((each) => each.codePointAt(0)!),
      ...Array.from({ length: 11_172 }, (_, i) => 0xac00 + i),
    ];
    const wrong = characters.filter((code) => {
      const truth = advance(code);
      const estimate = textWidth(String.fromCodePoint(code), 1);
      return truth === null || estimate < truth - 0.005 || estimate > truth * 1.25 + 0.06;
    });
    expect(wrong.map((code) => String.fromCodePoint(code))).toEqual([]);
  });
});

describe('wrapText', () => {
  it('breaks names at underscores and blanks', () => {
    expect(wrapText('Process_High_Velocity_Injection', 10, 90)).toEqual([
      'Process_High_',
      'Velocity_Injection',
    ]);
    expect(wrapText('금형 온도 센서', 10, 50)).toEqual(['금형 온도', '센서']);
  });

  it('keeps every character and stays within the width', () => {
    const word = fc.string({ unit: fc.constantFrom(...'가나힣abW_-/ ,iㅎ'), maxLength: 60 });
    fc.assert(
      fc.property(word, fc.integer({ min: 30, max: 400 }), (text, width) => {
        const lines = wrapText(text, 14, width, { maxLines: 100 });
        for (const line of lines) expect(textWidth(line, 14)).toBeLessThanOrEqual(width);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });

  it('ends a text that is far too long with an ellipsis inside the width', () => {
    const lines = wrapText('가'.repeat(500), 14, 200, { maxLines: 3 });
    expect(lines).toHaveLength(3);
    expect(lines[2]).toMatch(/…$/);
    expect(textWidth(lines[2]!, 14)).toBeLessThanOrEqual(200);
  });
});
