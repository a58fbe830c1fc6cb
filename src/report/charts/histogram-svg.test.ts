import { describe, expect, it } from 'vitest';
import { histogramSvg } from './histogram-svg.js';

describe('histogramSvg', () => {
  it('draws each class as shares of its own rows', () => {
    const svg = histogramSvg(
      {
        kind: 'histogram',
        title: 't',
        x: { label: 'x' },
        edges: [0, 1, 2],
        classes: [
          { label: 'many', counts: [300, 100] },
          { label: 'few', counts: [1, 3] },
          { label: 'none', counts: [0, 0] },
        ],
      },
      'en',
      600,
    );
    const stairs = [...svg.matchAll(/<path d="M[\d.]+ ([\d.]+)V([\d.]+)H[\d.]+V([\d.]+)H/g)].map(
      ([, zero, first, second]) => [Number(zero) - Number(first), Number(zero) - Number(second)],
    );
    expect(stairs).toHaveLength(3);
    expect(stairs[0]![0]! / stairs[0]![1]!).toBeCloseTo(3, 1);
    // Three quarters of four rows stand as high as three quarters of four hundred.
    expect(stairs[1]![1]).toBeCloseTo(stairs[0]![0]!, 0);
    expect(stairs[2]).toEqual([0, 0]);
    expect(svg).toContain('many (400)');
    expect(svg).toContain('many: 400 rows, middle in 0 to 1, fullest bin 0 to 1');
  });
});
