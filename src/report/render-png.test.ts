import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { importanceSvg } from './importance-svg.js';
import { renderPng } from './render-png.js';
import { waterfallSvg } from './waterfall-svg.js';

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** RGBA, row by row. */
  readonly rgba: Uint8Array;
}

/** Reads an 8-bit RGBA PNG by the specification (chunks, zlib, the five line filters), independent of the renderer. */
function decodePng(bytes: Uint8Array): Pixels {
  const file = Buffer.from(bytes);
  expect(file.toString('latin1', 1, 4)).toBe('PNG');
  const parts: Buffer[] = [];
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') {
      parts.push(file.subarray(at + 8, at + 8 + length));
    }
    at += length + 12;
  }
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  expect([...file.subarray(24, 26)]).toEqual([8, 6]);
  const raw = inflateSync(Buffer.concat(parts));
  const stride = width * 4;
  const rgba = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)]!;
    for (let i = 0; i < stride; i++) {
      const left = i < 4 ? 0 : rgba[y * stride + i - 4]!;
      const up = y === 0 ? 0 : rgba[(y - 1) * stride + i]!;
      const corner = i < 4 || y === 0 ? 0 : rgba[(y - 1) * stride + i - 4]!;
      const average = Math.floor((left + up) / 2);
      const guess = [0, left, up, average, paeth(left, up, corner)][filter]!;
      rgba[y * stride + i] = raw[y * (stride + 1) + 1 + i]! + guess;
    }
  }
  return { width, height, rgba };
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [left, up, corner].map((each) => Math.abs(guess - each)) as [
    number,
    number,
    number,
  ];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

async function glyph(character: string, weight = 400): Promise<string> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><text x="4" y="30" font-size="28" font-weight="${weight}">${character}</text></svg>`;
  return Buffer.from(decodePng(await renderPng(svg, { scale: 1 })).rgba).toString('base64');
}

const korean = waterfallSvg({
  language: 'ko',
  space: 'log-odds',
  baseValue: -1.24,
  outputValue: 0.46,
  probability: 0.613,
  contributions: [
    { label: '주조 압력', valueText: '62.4 MPa', shap: 1.4, inRange: false },
    { label: 'Spray_Time (스프레이 시간)', valueText: '2.1 s', shap: -0.4, inRange: true },
  ],
  othersShap: 0.7,
  othersCount: 28,
});

describe('renderPng', () => {
  it('draws the letters: with them the picture has ink where without them there is none', async () => {
    const textless = korean.replaceAll(/<text[^>]*>[^<]*<\/text>/g, '');
    const [full, bare] = await Promise.all(
      [korean, textless].map((svg) => renderPng(svg, { scale: 1 })),
    );
    const [a, b] = [decodePng(full!), decodePng(bare!)];
    expect([a.width, a.height]).toEqual([b.width, b.height]);
    expect(a.width).toBe(900);
    // Every line of text left its own ink: pixels that differ, inside the box of that line.
    for (const [, x, y, size, rest, text] of korean.matchAll(
      /<text x="([-\d.]+)" y="([-\d.]+)" font-size="([\d.]+)"([^>]*)>([^<]*)</g,
    )) {
      const anchor = /text-anchor="(\w+)"/.exec(rest!)?.[1] ?? 'start';
      const shift = anchor === 'end' ? -1 : anchor === 'middle' ? -0.5 : 0;
      const span = Number(size) * 0.5 * text!.length;
      const left = Math.round(Number(x) + shift * span);
      const bottom = Math.round(Number(y));
      let inked = 0;
      for (let row = Math.round(bottom - Number(size) * 0.75); row < bottom; row++) {
        for (let column = left; column < left + span; column++) {
          const at = (row * a.width + column) * 4;
          if (a.rgba[at] !== b.rgba[at] || a.rgba[at + 2] !== b.rgba[at + 2]) inked++;
        }
      }
      expect(inked, `ink of "${text}"`).toBeGreaterThan(text!.length * Number(size) * 0.1);
    }
  });

  it.each([400, 700])('has a glyph of its own for every character at weight %d', async (weight) => {
    // A private-use character is in no font: what it draws is the box of a missing glyph, or nothing.
    const missing = await glyph('\ue000', weight);
    const blank = await glyph(' ', weight);
    const sample = [
      ...new Set(
        '가각힣뷁쀍용탕온도주조압력스프레이괜찮닭ABCxyz019%°µ²·±×–…()_-+|<'.replace('<', ''),
      ),
    ];
    const drawn = new Map<string, string>();
    for (const character of sample) {
      const pixels = await glyph(character, weight);
      expect(pixels, character).not.toBe(missing);
      expect(pixels, character).not.toBe(blank);
      drawn.set(pixels, character);
    }
    expect(drawn.size).toBe(sample.length);
  });

  it('draws bold letters differently', async () => {
    expect(await glyph('압', 700)).not.toBe(await glyph('압', 400));
  });

  it('draws at twice the size of the chart, or at the scale asked for', async () => {
    const items = [{ label: '용탕 온도', importance: 0.4 }];
    const svg = importanceSvg({ language: 'ko', items, rowCount: 10 });
    const widthOf = async (scale?: number) =>
      Buffer.from(await renderPng(svg, { scale })).readUInt32BE(16);
    expect(await widthOf()).toBe(1800);
    expect(await widthOf(0.5)).toBe(450);
  });

  it.each([
    '',
    'not a chart',
    '<svg',
    '<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0"/>',
  ])('refuses %j', async (text) => {
    await expect(renderPng(text)).rejects.toMatchObject({ code: 'report.not-drawable' });
    // And still works afterwards.
    expect((await renderPng(korean, { scale: 0.2 })).length).toBeGreaterThan(1000);
  });
});
