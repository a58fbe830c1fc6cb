import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { smallModel } from '../../../../test/support/small-model.js';
import { featureVocabulary } from './feature-vocabulary.js';
import { readPasted } from './read-pasted.js';

const { features } = smallModel();
const vocabulary = featureVocabulary(features, {
  Speed: ['고속 속도'],
  Melt_Temp: ['용탕 온도', 'melt temperature'],
  Pressure: ['주조 압력'],
});
const read = (text: string) => readPasted(text, vocabulary);
const whole = { Speed: 4.5, Melt_Temp: 631.2, Pressure: 1045, Mould: 'B' };

describe('the same reading in every form', () => {
  test.each<[string, string, string]>([
    ['json', '', JSON.stringify(whole)],
    ['json', '', JSON.stringify({ body: { features: whole } })],
    ['json', '이 샷 불량이야?', `이 샷 불량이야?\n${JSON.stringify({ features: whole }, null, 2)}`],
    ['csv', '', 'Speed,Melt_Temp,Pressure,Mould\n4.5,631.2,1045,B'],
    [
      'csv',
      'will it be bad?',
      'will it be bad?\nspeed;melt temp;PRESSURE;mould\n4.5;631.2;1045;B\n',
    ],
    ['pairs', '', 'Speed: 4.5\nMelt_Temp: 631.2\nPressure: 1,045\nMould: B'],
    ['pairs', '', '고속 속도=4.5 m/s, 용탕 온도=631.2도, 주조 압력=1,045 bar, Mould=B'],
    ['pairs', '괜찮아?', '고속 속도 4.5, 용탕 온도 631.2, 주조 압력 1045, Mould=B 괜찮아?'],
    ['pairs', '', 'Speed=4.5 Melt_Temp=631.2 Pressure=1045 Mould=B'],
  ])('%s, question "%s"', (form, question, text) => {
    expect(read(text)).toEqual({ form, question, unknown: [], rows: [whole] });
  });
});

test('words of a name stand for it where nobody wrote its other names down', () => {
  const bare = featureVocabulary(
    ['Process_Casting_Pressure', 'Process_Cylinder_Pressure', 'Process_Cycle_Time'].map((name) => ({
      ...features[0]!,
      name,
    })),
  );
  expect(readPasted('주조 압력=1010, 사이클 타임=21', bare)!.rows).toEqual([
    { Process_Casting_Pressure: 1010, Process_Cycle_Time: 21 },
  ]);
  // Two have a pressure: neither is meant.
  expect(readPasted('압력=1010', bare)).toBeNull();
});

test('several rows, missing values and unknown names', () => {
  expect(read('Speed,Pressure,Mould\n1,2,A\n3,,B\n')!.rows).toEqual([
    { Speed: 1, Pressure: 2, Mould: 'A' },
    { Speed: 3, Pressure: null, Mould: 'B' },
  ]);
  expect(read('Speed=4, Sped_2=3')).toMatchObject({ unknown: ['Sped_2'] });
  expect(read('{"Sped": 4}')).toMatchObject({ unknown: ['Sped'], rows: [{ Sped: 4 }] });
});

test.each([
  '용탕 온도를 10도 낮추면?',
  'What happens at 3:30?',
  '12분 30초에 무슨 일이 있었나요?',
  'Why is the pressure high?',
  'note: call maintenance',
  '{not json',
  '[1, 2]',
  '',
])('%s is no reading', (text) => {
  expect(read(text)).toBeNull();
});

test('whatever is typed is read or not, never thrown over', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const found = read(text);
      expect(found === null || found.rows.length > 0).toBe(true);
    }),
  );
});
