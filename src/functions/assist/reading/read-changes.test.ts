import { expect, test } from 'vitest';
import { smallModel } from '../../../../test/support/small-model.js';
import { featureVocabulary } from './feature-vocabulary.js';
import { readChanges } from './read-changes.js';

const vocabulary = featureVocabulary(smallModel().features, {
  Speed: ['고속 속도'],
  Melt_Temp: ['용탕 온도'],
  Pressure: ['주조 압력', 'casting pressure'],
});
const changesIn = (text: string) =>
  readChanges(text, vocabulary).map(({ candidates, amount }) => [
    candidates.map(({ name }) => name).join('|'),
    amount,
  ]);
const by = (difference: number) => ({ kind: 'by', difference });
const to = (value: number) => ({ kind: 'to', value });

test.each<[string, readonly (readonly [string, object])[]]>([
  ['그럼 온도를 10도 낮추면?', [['Melt_Temp', by(-10)]]],
  ['주조 압력을 1,050으로 바꾸면?', [['Pressure', to(1050)]]],
  ['주조 압력이 1050이었다면?', [['Pressure', to(1050)]]],
  ['속도를 5% 높이면?', [['Speed', { kind: 'times', factor: 1.05 }]]],
  ['속도를 절반으로 줄이면?', [['Speed', { kind: 'times', factor: 0.5 }]]],
  ['10도 더 올리면?', [['', by(10)]]],
  ['주조 압력을 낮추면?', [['Pressure', { kind: 'toward', direction: -1 }]]],
  [
    '용탕 온도를 10도 올리고 주조 압력을 5 낮추면?',
    [
      ['Melt_Temp', by(10)],
      ['Pressure', by(-5)],
    ],
  ],
  ['raise the casting pressure to 1050', [['Pressure', to(1050)]]],
  ['what if the melt temp were 20 degrees higher', [['Melt_Temp', by(20)]]],
  [
    'lower the speed by 0.2 and the pressure by 5',
    [
      ['Speed', by(-0.2)],
      ['Pressure', by(-5)],
    ],
  ],
  ['불량이야?', []],
])('%s', (text, expected) => {
  expect(changesIn(text)).toEqual(expected);
});
