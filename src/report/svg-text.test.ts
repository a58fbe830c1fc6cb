import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawableText, escapeXml, svgText } from './svg-text.js';

describe('escapeXml', () => {
  it('leaves no character that ends an element or an attribute, and unescapes to the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const escaped = escapeXml(text);
        expect(escaped).not.toMatch(/[<>"']/);
        const entities: Record<string, string> = {
          '&amp;': '&',
          '&lt;': '<',
          '&gt;': '>',
          '&quot;': '"',
          '&#39;': "'",
        };
        const back = escaped.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity]!);
        expect(escaped.replace(/&(?:amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
        expect(back).toBe(text);
      }),
    );
  });

  it('drops what XML forbids', () => {
    expect(escapeXml('a\u0000b\u001bc\ud800d\uffff')).toBe('abcd');
  });
});

describe('drawableText', () => {
  it.each([
    ['온도 200 ℃', '온도 200 °C'],
    ['24.7 ㎜', '24.7 mm'],
    ['12 ㎛', '12 \u00b5m'],
    ['\u22123', '–3'],
    ['주조압력'.normalize('NFD'), '주조압력'],
    [' Biscuit\nThickness\t', 'Biscuit Thickness'],
  ])('spells %j as %j', (text, expected) => {
    expect(drawableText(text)).toBe(expected);
  });
});

describe('svgText', () => {
  it('writes one escaped element', () => {
    expect(svgText('<&>', { x: 1.005, y: 2, sizePx: 12, fill: '#000000', bold: true })).toBe(
      '<text x="1" y="2" font-size="12" fill="#000000" font-weight="700">&lt;&amp;&gt;</text>',
    );
  });
});
