import { describe, expect, it } from 'vitest';
import { cellColour, contrastInk } from './matrix-colour.js';
import { seriesStyle } from './series-style.js';

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
}

const shares = Array.from({ length: 101 }, (_, i) => i / 100);

describe('cellColour', () => {
  it('darkens as the share rises, so that it reads without colour', () => {
    const lights = shares.map((share) => luminance(cellColour(share, 'rising')));
    expect(lights.every((light, i) => i === 0 || light < lights[i - 1]!)).toBe(true);
  });

  it('is lightest in the middle of a scale with two ends', () => {
    const lights = shares.map((share) => luminance(cellColour(share, 'diverging')));
    expect(lights.indexOf(Math.max(...lights))).toBe(50);
  });
});

describe('contrastInk', () => {
  it.each(['rising', 'diverging'] as const)('stands out on every colour of %s', (colours) => {
    for (const share of [...shares, null]) {
      const fill = cellColour(share, colours);
      expect(contrast(fill, contrastInk(fill)), fill).toBeGreaterThan(4.5);
    }
  });
});

describe('seriesStyle', () => {
  it('stands out on white, and no two of the first six look the same', () => {
    const styles = Array.from({ length: 6 }, (_, i) => seriesStyle(i));
    for (const { colour } of styles)
      expect(contrast(colour, '#ffffff'), colour).toBeGreaterThan(4.5);
    expect(new Set(styles.map(({ colour }) => colour)).size).toBe(6);
    expect(new Set(styles.map(({ dash }) => dash)).size).toBe(6);
  });
});
