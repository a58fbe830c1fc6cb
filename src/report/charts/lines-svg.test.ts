import { describe, expect, it } from 'vitest';
import type { LinesChart } from './chart.js';
import { linesSvg } from './lines-svg.js';

const axis = { label: 'a', low: 0, high: 10 };
function chart(points: LinesChart['series'][number]['points'], more: Partial<LinesChart> = {}) {
  const whole: LinesChart = {
    kind: 'lines',
    title: 't',
    x: axis,
    y: axis,
    series: [{ label: 's', points }],
    ...more,
  };
  return linesSvg(whole, 'en', 600);
}

/** The corners of the thick line of the first series. */
function line(svg: string): { move: boolean; x: number; y: number }[] {
  const path = /<path d="([^"]+)" fill="none" stroke="#1f62ad" stroke-width="2.2"/.exec(svg)![1]!;
  return [...path.matchAll(/([ML])([-\d.]+) ([-\d.]+)/g)].map(([, letter, x, y]) => ({
    move: letter === 'M',
    x: Number(x),
    y: Number(y),
  }));
}

describe('linesSvg', () => {
  it('draws in proportion, upwards for larger values', () => {
    const [a, b, c] = line(chart([0, 5, 10].map((x) => ({ x, y: x }))));
    expect(b!.x - a!.x).toBeCloseTo(c!.x - b!.x, 0);
    expect(a!.y - b!.y).toBeCloseTo(b!.y - c!.y, 0);
    expect(c!.y).toBeLessThan(a!.y);
    expect(c!.x).toBeGreaterThan(a!.x);
  });

  it('leaves gaps open', () => {
    const points = [1, 2, null, Number.NaN, 3, 4].map((y, x) => ({ x, y }));
    expect(line(chart(points)).map(({ move }) => move)).toEqual([true, false, true, false]);
  });

  it('draws steps, marks, whiskers, bands', () => {
    const points = [
      { x: 0, y: 1, low: 0, high: 2 },
      { x: 5, y: 3, low: 2, high: 4 },
    ];
    const of = (more: object) => chart(points, { series: [{ label: 's', points, ...more }] });
    expect(of({ stepped: true })).toMatch(/d="M[\d.]+ [\d.]+V[\d.]+H[\d.]+"/);
    expect(of({ marked: true }).match(/<circle/g)).toHaveLength(2);
    expect(of({ marked: true })).not.toContain('opacity="0.15"');
    expect(of({})).toContain('opacity="0.15"');
    expect(chart([{ x: 5, y: 5 }]).match(/<circle/g)).toHaveLength(1);
  });

  it('keeps a square plot square', () => {
    const points = [0, 10].map((x) => ({ x, y: x }));
    for (const widthPx of [360, 600, 980]) {
      const svg = linesSvg(
        {
          kind: 'lines',
          title: 't',
          x: axis,
          y: axis,
          square: true,
          series: [{ label: 's', points }],
        },
        'en',
        widthPx,
      );
      const [a, b] = line(svg);
      expect((b!.x - a!.x) / (a!.y - b!.y)).toBeCloseTo(1, 2);
    }
  });

  it('keeps guides and points outside the axis at its edge', () => {
    const inside = line(
      chart([
        { x: 0, y: 0 },
        { x: 99, y: 99 },
      ]),
    );
    const edge = line(
      chart([
        { x: 0, y: 0 },
        { x: 10, y: 10 },
      ]),
    );
    expect(inside).toEqual(edge);
  });

  it('says the figures in words', () => {
    const svg = chart(
      [
        { x: 0, y: 2 },
        { x: 5, y: 9 },
        { x: 10, y: 4 },
      ],
      {
        guides: [{ axis: 'x', at: 5, label: 'here' }],
      },
    );
    expect(svg).toContain(
      '<desc>s: begins 2 at 0, ends 4 at 10, lowest 2 at 0, highest 9 at 5; here: 5</desc>',
    );
  });
});
