import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Problem } from '../shared/index.js';
import { chartColours } from './chart-style.js';
import { textWidth } from './text-width.js';
import type { WaterfallFacts } from './waterfall-steps.js';
import { waterfallSvg } from './waterfall-svg.js';

const sigmoid = (logOdds: number) => 1 / (1 + Math.exp(-logOdds));

function factsOf(
  shaps: readonly number[],
  more: Partial<WaterfallFacts> = {},
  label = (index: number) => `feature ${index}`,
): WaterfallFacts {
  const baseValue = -1.24;
  const othersShap = more.othersShap ?? 0;
  const outputValue = shaps.reduce((sum, shap) => sum + shap, baseValue) + othersShap;
  return {
    language: 'en',
    space: 'log-odds',
    baseValue,
    outputValue,
    probability: sigmoid(outputValue),
    contributions: shaps.map((shap, i) => ({ label: label(i), valueText: `${i} mm`, shap })),
    othersShap,
    ...more,
  };
}

/** The drawn arrows, in order: where each starts and where its tip is. Legend arrows come first. */
function arrowsOf(svg: string) {
  const path = /<path d="M(-?[\d.]+) [\d.]+H[-\d.]+L(-?[\d.]+) [^"]*z" fill="(#\w+)"\/>/g;
  return [...svg.matchAll(path)]
    .map(([, from, tip, colour]) => ({ from: Number(from), tip: Number(tip), colour: colour! }))
    .slice(2);
}

interface DrawnText {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly text: string;
}

function textsOf(svg: string): DrawnText[] {
  return [
    ...svg.matchAll(/<text x="([-\d.]+)" y="([-\d.]+)" font-size="([\d.]+)"([^>]*)>([^<]*)</g),
  ].map(([, x, y, size, rest, text]) => {
    const width = textWidth(text!, Number(size));
    const anchor = /text-anchor="(\w+)"/.exec(rest!)?.[1] ?? 'start';
    const left = Number(x) - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0);
    const top = Number(y) - Number(size) * 0.82;
    return { left, right: left + width, top, bottom: Number(y) + Number(size) * 0.2, text: text! };
  });
}

describe('waterfallSvg', () => {
  it('leads from base to output: arrows are to scale, join up, and point where the sign says', () => {
    const shap = fc.double({ min: -4, max: 4, noNaN: true });
    fc.assert(
      fc.property(fc.array(shap, { minLength: 1, maxLength: 12 }), shap, (shaps, othersShap) => {
        const drawn = [...shaps].sort((a, b) => Math.abs(b) - Math.abs(a));
        const all = othersShap === 0 ? drawn : [...drawn, othersShap];
        const arrows = arrowsOf(waterfallSvg(factsOf(shaps, { othersShap })));
        expect(arrows).toHaveLength(all.length);
        let at = 0;
        let low = 0;
        let high = 0;
        for (const each of all) {
          at += each;
          low = Math.min(low, at);
          high = Math.max(high, at);
        }
        fc.pre(high - low > 1e-3);
        // Scale: 900 px chart, the drawn span is between the reserves.
        const pixels = (872 - 68 - (316 + 68)) / (high - low);
        for (const [i, arrow] of arrows.entries()) {
          const length = Math.max(2, Math.abs(all[i]! * pixels));
          expect(Math.abs(arrow.tip - arrow.from)).toBeCloseTo(length, 1);
          if (all[i] !== 0) expect(Math.sign(arrow.tip - arrow.from)).toBe(Math.sign(all[i]!));
          const { raises, lowers, muted } = chartColours;
          expect(arrow.colour).toBe(all[i]! > 0 ? raises : all[i]! < 0 ? lowers : muted);
          const next = arrows[i + 1];
          if (next !== undefined && length > 2) expect(next.from).toBeCloseTo(arrow.tip, 1);
        }
      }),
    );
  });

  it('cuts no text and lets no two texts overlap, however long the names', () => {
    const unit = fc.constantFrom(...'가뷁한_ -aWm.');
    const name = fc.string({ unit, minLength: 1, maxLength: 60 }).filter((each) => /\S/.test(each));
    const contribution = fc.record({
      label: name,
      valueText: fc.string({ unit, maxLength: 40 }),
      shap: fc.double({ min: -6, max: 6, noNaN: true }),
      inRange: fc.boolean(),
    });
    const contributions = fc.array(contribution, { maxLength: 10 });
    fc.assert(
      fc.property(contributions, name, fc.constantFrom('ko', 'en'), (rows, title, language) => {
        const shaps = rows.map((row) => row.shap);
        const svg = waterfallSvg({ ...factsOf(shaps), contributions: rows, title, language });
        const height = Number(/height="(\d+)"/.exec(svg)![1]);
        const texts = textsOf(svg).filter(({ text }) => text !== '');
        for (const [i, a] of texts.entries()) {
          expect(a.left).toBeGreaterThanOrEqual(0);
          expect(a.right).toBeLessThanOrEqual(900);
          expect(a.top).toBeGreaterThanOrEqual(0);
          expect(a.bottom).toBeLessThanOrEqual(height);
          for (const b of texts.slice(i + 1)) {
            const apart =
              a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
            expect(apart, `"${a.text}" over "${b.text}"`).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('shows base, output, probability and every contribution in Korean and English', () => {
    const more = { othersShap: -0.1, othersCount: 27 };
    const label = () => '주조 압력 <"주조&압력">';
    const korean = waterfallSvg({ ...factsOf([1.5, -0.25], more, label), language: 'ko' });
    const shown = textsOf(korean).map(({ text }) => text);
    expect(shown).toEqual(expect.arrayContaining(['47.8%', '-1.24 (22.4%)', '-0.09 (47.8%)']));
    expect(shown).toEqual(expect.arrayContaining(['+1.50', '-0.25', '-0.10', '나머지 변수 27개']));
    expect(korean).not.toContain('<"');
    const english = waterfallSvg(factsOf([1.5], { ...more, outcome: 'scrap' }));
    expect(english).toContain('<title>Why this probability of scrap (54.0%)</title>');
    expect(english).toContain('<desc>Base value');
    expect(english).toContain('role="img"');
  });

  it('marks a value outside its range in words, not only in colour', () => {
    const contributions = [{ label: 'a', valueText: '1', shap: 1, inRange: false }];
    expect(waterfallSvg({ ...factsOf([1]), contributions })).toContain(
      '>outside the normal range<',
    );
  });

  it('draws a model without any contribution', () => {
    expect(textsOf(waterfallSvg(factsOf([]))).map(({ text }) => text)).toContain('-1.24 (22.4%)');
  });

  it('leaves probabilities off the axis when the answered one is calibrated differently', () => {
    const calibrated = waterfallSvg({ ...factsOf([1]), probability: 0.9 });
    expect(textsOf(calibrated).map(({ text }) => text)).not.toContain('probability');
    expect(calibrated).toContain('90.0%');
  });

  it.each([
    ['report.not-additive', { ...factsOf([1, 2]), outputValue: 3 }],
    ['report.value-not-finite', { ...factsOf([1]), baseValue: Number.NaN }],
    ['report.value-not-finite', factsOf([Number.POSITIVE_INFINITY])],
  ])('refuses a wrong chart with %s', (code, facts) => {
    const draw = () => waterfallSvg(facts);
    expect(draw).toThrow(Problem);
    expect(draw).toThrow(expect.objectContaining({ code }));
  });
});
