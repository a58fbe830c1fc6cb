import { describe, expect, it } from 'vitest';
import { importanceSvg } from './importance-svg.js';

const items = [
  { label: '용탕 온도', importance: 0.1 },
  { label: 'Casting <pressure>', importance: 0.4 },
  { label: 'never used', importance: 0 },
];

function barWidths(svg: string): number[] {
  const bar = /<rect x="316" y="[\d.]+" width="([\d.]+)" height="18"/g;
  return [...svg.matchAll(bar)].map((match) => Number(match[1]));
}

describe('importanceSvg', () => {
  it('draws bars in proportion, largest first', () => {
    const widths = barWidths(importanceSvg({ language: 'en', items, rowCount: 1500 }));
    expect(widths).toHaveLength(3);
    expect(widths[0]! / widths[1]!).toBeCloseTo(4, 2);
    expect(widths[2]).toBe(1);
  });

  it('names what was measured and over how many rows', () => {
    expect(importanceSvg({ language: 'en', items, rowCount: 1500 })).toContain('over 1,500 rows');
    const korean = importanceSvg({ language: 'ko', items, rowCount: 1500 });
    expect(korean).toContain('기준 1,500행');
    expect(korean).toContain('Casting &lt;pressure&gt;');
    expect(korean).toContain('<desc>Casting &lt;pressure&gt; 0.4000; 용탕 온도 0.1000');
  });

  it('draws a model that uses no feature', () => {
    const unused = [{ label: 'a', importance: 0 }];
    expect(barWidths(importanceSvg({ language: 'en', items: unused, rowCount: 1 }))).toEqual([1]);
  });

  it('refuses an empty chart and a figure that is no number', () => {
    const draw = (each: typeof items) => () =>
      importanceSvg({ language: 'en', items: each, rowCount: 1 });
    expect(draw([])).toThrow(expect.objectContaining({ code: 'report.nothing-to-draw' }));
    expect(draw([{ label: 'a', importance: Number.NaN }])).toThrow(
      expect.objectContaining({ code: 'report.value-not-finite' }),
    );
  });
});
