import { describe, expect, it } from 'vitest';
import type { Language } from '../../shared/index.js';
import { textWidth } from '../text-width.js';
import type { Chart } from './chart.js';
import { chartInWords, chartSvg } from './chart-svg.js';
import { sampleCharts } from './sample-charts.js';

const charts = Object.entries(sampleCharts());
const languages: readonly Language[] = ['ko', 'en'];
const widths = [360, 480, 600, 980];

interface Box {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

/** Where every upright line of text stands; turned ones are checked apart. */
function textBoxes(svg: string): Box[] {
  const upright = svg.replaceAll(/<g transform=[^>]*>.*?<\/g>/g, '');
  return [
    ...upright.matchAll(/<text x="([-\d.]+)" y="([-\d.]+)" font-size="([\d.]+)"([^>]*)>([^<]*)</g),
  ].map(([, x, y, size, rest, text]) => {
    const anchor = /text-anchor="(\w+)"/.exec(rest!)?.[1] ?? 'start';
    const width = textWidth(unescaped(text!), Number(size));
    const left = Number(x) - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0);
    return {
      text: text!,
      left,
      right: left + width,
      top: Number(y) - Number(size) * 0.72,
      bottom: Number(y) + Number(size) * 0.08,
    };
  });
}

function overlapping(boxes: readonly Box[]): string[] {
  const found: string[] = [];
  boxes.forEach((a, i) => {
    for (const b of boxes.slice(i + 1)) {
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (across > 0.5 && down > 0.5) found.push(`"${a.text}" over "${b.text}"`);
    }
  });
  return found;
}

describe('the check itself', () => {
  it('sees letters over letters', () => {
    const at = (x: number) => `<text x="${x}" y="20" font-size="12" fill="#000000">abc</text>`;
    expect(overlapping(textBoxes(at(10) + at(20)))).toHaveLength(1);
    expect(overlapping(textBoxes(at(10) + at(60)))).toEqual([]);
  });
});

describe('chartSvg', () => {
  it.each(charts)('%s has no letters over letters and none outside, at any width', (_, chart) => {
    for (const language of languages)
      for (const widthPx of widths) {
        const svg = chartSvg(chart, language, { widthPx });
        const where = `${language} ${widthPx}`;
        const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg)!;
        expect(Number(width)).toBe(widthPx);
        const boxes = textBoxes(svg);
        expect(overlapping(boxes), where).toEqual([]);
        for (const box of boxes) {
          expect(box.left, `${where} ${box.text}`).toBeGreaterThanOrEqual(0);
          expect(box.right, `${where} ${box.text}`).toBeLessThanOrEqual(widthPx);
          expect(box.bottom, `${where} ${box.text}`).toBeLessThanOrEqual(Number(height));
        }
      }
  });

  it.each(charts)('%s is well-formed, names itself and holds only finite numbers', (_, chart) => {
    for (const language of languages) {
      const svg = chartSvg(chart, language);
      expect(svg).not.toMatch(/NaN|Infinity|undefined|null/);
      expect(svg).toMatch(
        /^<svg [^>]*role="img"[^>]*>\n<title>[^<]+<\/title>\n<desc>[^<]+<\/desc>/,
      );
      const open: string[] = [];
      for (const [, close, name, selfClosing] of svg.matchAll(/<(\/?)(\w+)[^>]*?(\/?)>/g)) {
        if (close === '/') expect(open.pop()).toBe(name);
        else if (selfClosing === '') open.push(name!);
      }
      expect(open).toEqual([]);
      expect(chartInWords(chart, language).length).toBeGreaterThan(10);
    }
  });

  it.each(charts)('%s is written in letters the bundled font has', (_, chart) => {
    for (const language of languages)
      for (const { text } of textBoxes(chartSvg(chart, language)))
        expect(text).toMatch(/^[ -~\uac00-\ud7a3–…]*$/);
  });

  it.each(charts)('%s draws the same from JSON', (_, chart) => {
    // What JSON cannot hold becomes null: a gap either way.
    const read: Chart = JSON.parse(JSON.stringify(chart));
    for (const language of languages)
      expect(chartSvg(read, language)).toBe(chartSvg(chart, language));
  });

  it('speaks the language it is asked for', () => {
    const { roc } = sampleCharts();
    expect(chartSvg(roc!, 'ko')).toContain('ROC 곡선');
    expect(chartSvg(roc!, 'en')).toContain('false positive rate');
    expect(chartSvg(roc!, 'en')).not.toMatch(/[가-힣]/);
  });

  it('refuses a chart without anything to draw', () => {
    const axis = { label: 'x' };
    const empty: Chart[] = [
      { kind: 'lines', title: 't', x: axis, y: axis, series: [] },
      {
        kind: 'lines',
        title: 't',
        x: axis,
        y: axis,
        series: [{ label: 'a', points: [{ x: 0, y: null }] }],
      },
      {
        kind: 'bars',
        title: 't',
        value: axis,
        categories: [],
        series: [{ label: 'a', values: [] }],
      },
      { kind: 'histogram', title: 't', x: axis, edges: [0], classes: [] },
      { kind: 'matrix', title: 't', rows: [], columns: [], values: [], scale: axis },
    ];
    for (const chart of empty)
      expect(() => chartSvg(chart, 'en')).toThrow(
        expect.objectContaining({ code: 'report.nothing-to-draw' }),
      );
  });
});
