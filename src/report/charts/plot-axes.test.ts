import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { domainOf, xAxis, yAxis } from './plot-axes.js';

const finite = fc.double({ min: -1e12, max: 1e12, noNaN: true });

describe('domainOf', () => {
  it('holds all values and is never empty', () => {
    fc.assert(
      fc.property(fc.array(finite), (values) => {
        const { low, high } = domainOf({ label: '' }, values);
        expect(high).toBeGreaterThan(low);
        const room = (high - low) * 1e-6;
        for (const value of values) {
          expect(value).toBeGreaterThanOrEqual(low - room);
          expect(value).toBeLessThanOrEqual(high + room);
        }
      }),
    );
  });

  it('keeps the ends it is told', () => {
    expect(domainOf({ label: '', low: 0, high: 1 }, [5])).toEqual({ low: 0, high: 1 });
    expect(domainOf({ label: '', low: 0 }, [0.37])).toEqual({ low: 0, high: 0.4 });
    expect(domainOf({ label: '', low: 0 }, [0])).toEqual({ low: 0, high: 1 });
  });

  it('widens to round marks', () => {
    const { low, high } = domainOf({ label: '' }, [0.13, 0.87]);
    expect(low).toBe(0);
    expect(high).toBeCloseTo(1, 12);
  });
});

describe('xAxis and yAxis', () => {
  const box = { left: 100, right: 500, top: 50, bottom: 250 };
  const marks = (svg: readonly string[]) =>
    svg.flatMap((each) => {
      const [, x, y, text] =
        /<text x="([-\d.]+)" y="([-\d.]+)".*>([-\d.,%]+)<\/text>/.exec(each) ?? [];
      return text === undefined ? [] : [{ x: Number(x), y: Number(y), text }];
    });

  it('put marks where their values lie', () => {
    for (const { x, text } of marks(xAxis({ label: 'x' }, { low: 0, high: 40 }, box, 'en')))
      expect(x).toBeCloseTo(100 + Number(text) * 10, 1);
    for (const { y, text } of marks(yAxis({ label: 'y' }, { low: -1, high: 1 }, box, 'en')))
      expect(y - 4).toBeCloseTo(150 - Number(text) * 100, 1);
  });

  it('mark whole counts only', () => {
    const axis = { label: 'rows', format: 'count' } as const;
    const texts = marks(xAxis(axis, { low: 0, high: 2 }, box, 'en')).map(({ text }) => text);
    expect(texts).toEqual(['0', '1', '2']);
  });
});
