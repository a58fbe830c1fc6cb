import { describe, expect, it } from 'vitest';
import { barsSvg } from './bars-svg.js';
import type { BarsChart, BarValue } from './chart.js';

function chart(values: readonly (BarValue | null)[], more: Partial<BarsChart> = {}): string {
  const whole: BarsChart = {
    kind: 'bars',
    title: 't',
    value: { label: 'v' },
    categories: values.map((_, i) => ({ label: `c${i}` })),
    series: [{ label: 's', values }],
    ...more,
  };
  return barsSvg(whole, 'en', 600);
}

function bars(svg: string): { x: number; width: number }[] {
  return [...svg.matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="15"/g)].map(
    ([, x, width]) => ({ x: Number(x), width: Number(width) }),
  );
}

describe('barsSvg', () => {
  it('draws in proportion from zero', () => {
    const [a, b, zero] = bars(chart([{ value: 4 }, { value: 1 }, { value: 0 }]));
    expect(a!.width / b!.width).toBeCloseTo(4, 2);
    expect(zero!.width).toBe(0);
    expect(a!.x).toBe(b!.x);
  });

  it('draws both ways around zero', () => {
    const [down, up] = bars(chart([{ value: -2 }, { value: 4 }]));
    expect(down!.x + down!.width).toBeCloseTo(up!.x, 1);
    expect(up!.width / down!.width).toBeCloseTo(2, 2);
  });

  it('shows gaps as a dash and intervals as whiskers', () => {
    const svg = chart([{ value: 1, low: 0.5, high: 1.5 }, null, { value: Number.NaN }]);
    expect(bars(svg)).toHaveLength(1);
    expect(svg.match(/>–</g)).toHaveLength(2);
    expect(svg).toContain('95% interval');
    expect(svg).toContain('<desc>c0: 1 (0.5 to 1.5); c1: –; c2: –</desc>');
  });

  it('draws without a single figure', () => {
    expect(bars(chart([null]))).toEqual([]);
  });

  it('names several series, not a single one', () => {
    const series = [
      { label: 'first', values: [{ value: 1 }] },
      { label: 'second', values: [{ value: 2 }] },
    ];
    expect(chart([{ value: 1 }], { series })).toContain('>second<');
    expect(chart([{ value: 1 }])).not.toContain('>s<');
  });
});
