import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { similarity, textVector } from './text-vector.js';

describe('textVector', () => {
  it('has length 1 and depends on the text alone', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom(256, 1024, 1536),
        (text, dimensions) => {
          const vector = textVector(text, dimensions);
          expect(vector).toHaveLength(dimensions);
          expect(similarity(vector, vector)).toBeCloseTo(1, 9);
          expect(textVector(text, dimensions)).toEqual(vector);
        },
      ),
    );
  });

  // Each text with the one a person would call nearest, and one about something else.
  it.each([
    [
      'How do I reduce porosity in castings?',
      'Reducing porosity of cast parts',
      'The meeting is on Monday at nine',
    ],
    ['금형 온도가 낮으면 기공이 생긴다', '금형 온도와 기공의 관계', '회의는 월요일 아침에 한다'],
    ['사출 압력을 낮추는 방법', '사출 압력 조정 방법', '설비 점검 일정표'],
  ])('puts %j nearer to what it is about', (text, near, far) => {
    const [a, b, c] = [text, near, far].map((one) => textVector(one, 1024));
    expect(similarity(a!, b!)).toBeGreaterThan(similarity(a!, c!) + 0.15);
  });
});
