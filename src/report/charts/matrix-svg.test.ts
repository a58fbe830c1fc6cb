import { describe, expect, it } from 'vitest';
import type { MatrixChart } from './chart.js';
import { cellColour } from './matrix-colour.js';
import { matrixSvg } from './matrix-svg.js';
import { confusionChart, correlationChart } from './table-charts.js';

function cells(svg: string): string[] {
  return [
    ...svg.matchAll(
      /<rect x="[\d.]+" y="[\d.]+" width="[\d.]+" height="([\d.]+)" fill="(#\w{6})"/g,
    ),
  ]
    .filter(([, height]) => height !== '10')
    .map(([, , fill]) => fill!);
}

describe('matrixSvg', () => {
  it('colours row by row from low to high, gaps grey, beyond the scale at its ends', () => {
    const chart: MatrixChart = {
      kind: 'matrix',
      title: 't',
      rows: ['a', 'b'],
      columns: ['x', 'y', 'z'],
      values: [
        [0, 5, 10],
        [null, -4, 99],
      ],
      scale: { label: 's', low: 0, high: 10 },
    };
    const share = (each: number | null) => cellColour(each, 'rising');
    expect(cells(matrixSvg(chart, 'en', 600))).toEqual([0, 0.5, 1, null, 0, 1].map(share));
  });

  it('writes the ends of a narrow scale as they are', () => {
    const chart: MatrixChart = {
      kind: 'matrix',
      title: 't',
      rows: ['a'],
      columns: ['x'],
      values: [[0.7]],
      scale: { label: 's', low: 0.66, high: 0.76 },
    };
    expect(matrixSvg(chart, 'en', 600)).toMatch(/>0\.66<[\s\S]*>0\.76</);
  });

  it('writes counts and shares of a confusion', () => {
    const svg = matrixSvg(
      confusionChart(
        [
          [1500, 500],
          [0, 0],
        ],
        ['normal', 'defect'],
      ),
      'en',
      600,
    );
    for (const text of ['1,500', '75.0%', '25.0%', '500']) expect(svg).toContain(`>${text}<`);
    expect(svg).toContain('<desc>normal × normal 1,500; normal × defect 500;');
  });

  it('tells the strongest pairs of a large matrix in words, once each', () => {
    const names = Array.from({ length: 8 }, (_, i) => `f${i}`);
    const values = names.map((_, i) =>
      names.map((_n, j) => (i === j ? 1 : i + j === 5 ? -0.9 : 0.1)),
    );
    const svg = matrixSvg(correlationChart(names, values), 'en', 600);
    expect(svg).toContain('<desc>f0 × f5 -0.90; f1 × f4 -0.90; f2 × f3 -0.90;');
  });
});
