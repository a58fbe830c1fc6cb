// A workspace of your own: what the product is about, as one module. Only the name is needed.
//
//   npx casthouse start --workspace ./examples/own-workspace.mjs
import { seededRandom } from 'casthouse/shared';
import { frameOf, writeCsv } from 'casthouse/tabular';

/** @type {import('casthouse/functions').Workspace} */
export const workspace = {
  name: 'oven',
  title: { ko: '건조로', en: 'Drying oven' },
  functionNames: { predict: 'oven-predict', explain: 'oven-explain' },
  label: 'verdict',
  ignore: ['batch'],
  operatorFacts: {
    temperature: {
      equipment: { ko: '가열부', en: 'Heating section' },
      description: { ko: '건조로 안의 공기 온도', en: 'Air temperature inside the oven' },
      unit: '°C',
      normalRange: { low: 150, high: 180 },
      impact: { ko: '온도가 벗어나면 덜 마르거나 탑니다.', en: 'Parts stay wet or burn.' },
      actionWhenLow: { ko: '버너 출력을 올리십시오.', en: 'Raise the burner output.' },
      actionWhenHigh: { ko: '버너 출력을 낮추십시오.', en: 'Lower the burner output.' },
    },
  },
  simulate: ({ rows, seed }) => {
    const random = seededRandom(seed);
    const temperature = Float64Array.from({ length: rows }, () => 165 + 12 * random.normal());
    const humidity = Float64Array.from({ length: rows }, () => 20 + 50 * random.next());
    const batch = Float64Array.from({ length: rows }, (_, row) => row + 1);
    const codes = Int32Array.from(temperature, (degrees, row) => {
      const wet = degrees < 152 && (humidity[row] ?? 0) > 35;
      return wet || degrees > 184 || random.next() < 0.03 ? 1 : 0;
    });
    const frame = frameOf([
      { kind: 'number', name: 'batch', values: batch },
      { kind: 'number', name: 'temperature', values: temperature },
      { kind: 'number', name: 'humidity', values: humidity },
      { kind: 'category', name: 'verdict', codes, categories: ['good', 'bad'] },
    ]);
    return { frame, csv: () => writeCsv(frame) };
  },
  examples: [
    {
      name: 'normal',
      title: { ko: '정상', en: 'Normal' },
      features: { temperature: 165, humidity: 30 },
    },
    {
      name: 'hot',
      title: { ko: '과열', en: 'Too hot' },
      features: { temperature: 195, humidity: 30 },
    },
  ],
};
