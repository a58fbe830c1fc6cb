import { expect, it } from 'vitest';
import { latinStem } from './latin-stem.js';

it('brings the forms of one word together', () => {
  for (const forms of [
    ['cause', 'causes', 'caused', 'causing'],
    ['defect', 'defects'],
    ['spray', 'sprays', 'sprayed', 'spraying'],
    ['assembly', 'assemblies'],
  ])
    expect(new Set(forms.map(latinStem)).size).toBe(1);
});

it('leaves codes, short words and -ss alone', () => {
  for (const word of ['adc12', 'gas', 'press', 'bus']) expect(latinStem(word)).toBe(word);
});
