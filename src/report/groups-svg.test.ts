import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type GroupsFacts, groupsSvg } from './groups-svg.js';
import { renderPng } from './render-png.js';

const facts = (changes: Partial<GroupsFacts> = {}): GroupsFacts => ({
  language: 'ko',
  kind: 'bar',
  title: '유형별 건수',
  valueTitle: '건수',
  points: [
    { label: '도난', value: 3 },
    { label: '배회 <b>&', value: 12 },
    { label: '없음', value: 0 },
  ],
  ...changes,
});
const numbers = (svg: string, pattern: RegExp) =>
  [...svg.matchAll(pattern)].map((match) => match.slice(1).map(Number));
const barsOf = (svg: string) =>
  numbers(svg, /<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="18"/g);

describe('bars', () => {
  test('are as long as their sizes and carry words that are no markup', () => {
    const svg = groupsSvg(facts());
    const [three, twelve, none] = barsOf(svg).map(([, width]) => width!);
    expect(twelve! / three!).toBeCloseTo(4, 1);
    expect(none).toBe(0);
    expect(svg).toContain('배회 &lt;b&gt;&amp;');
    expect(svg).not.toContain('<b>');
  });

  test('below zero go to the other side of one axis', () => {
    const points = [
      { label: 'a', value: -2 },
      { label: 'b', value: 4 },
    ];
    const [[ax, aw], [bx, bw]] = barsOf(groupsSvg(facts({ points }))) as [number[], number[]];
    expect(ax! + aw!).toBeCloseTo(bx!, 1);
    expect(bw! / aw!).toBeCloseTo(2, 1);
  });
});

test('a line goes through its points at equal steps, higher for more', () => {
  const points = [2021, 2022, 2023].map((year, at) => ({ label: String(year), value: at * 5 }));
  const svg = groupsSvg(facts({ kind: 'line', points }));
  const [first, second, third] = numbers(svg, /<circle cx="([\d.]+)" cy="([\d.]+)"/g);
  expect(second![0]! - first![0]!).toBeCloseTo(third![0]! - second![0]!, 1);
  expect(first![1]! - second![1]!).toBeCloseTo(second![1]! - third![1]!, 1);
  expect(first![1]!).toBeGreaterThan(third![1]!);
});

test('stays inside its frame whatever it is given, and is a picture', async () => {
  const point = fc.record({
    label: fc.string({ maxLength: 60, unit: 'grapheme' }),
    value: fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }),
  });
  fc.assert(
    fc.property(
      fc.array(point, { minLength: 1, maxLength: 40 }),
      fc.constantFrom('bar' as const, 'line' as const),
      (points, kind) => {
        const svg = groupsSvg(facts({ points, kind }));
        expect(svg).not.toMatch(/NaN|Infinity|undefined/);
        for (const [x] of numbers(svg, /(?:x|cx)="(-?[\d.]+)"/g)) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(900);
        }
      },
    ),
    { numRuns: 60 },
  );
  for (const kind of ['bar', 'line'] as const)
    expect([...(await renderPng(groupsSvg(facts({ kind })))).subarray(1, 4)]).toEqual([80, 78, 71]);
});

test('has nothing to draw without points, and no place for what is no number', () => {
  expect(() => groupsSvg(facts({ points: [] }))).toThrow(
    expect.objectContaining({ code: 'report.nothing-to-draw' }),
  );
  expect(() => groupsSvg(facts({ points: [{ label: 'a', value: Number.NaN }] }))).toThrow(
    expect.objectContaining({ code: 'report.value-not-finite' }),
  );
});
