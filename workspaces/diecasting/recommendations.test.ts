import { beforeAll, describe, expect, it } from 'vitest';
import {
  type ContextFeature,
  DocumentIndex,
  indexSource,
  ingest,
  type PassageSource,
} from '../../src/ask-documents/index.js';
import { folderDocuments } from '../../src/functions/compose/folder-documents.js';
import { features } from './schema.js';

type Side = 'below' | 'inside' | 'above';

/**
 * What each feature of the line is to bring, judged by reading the documents: by side, the document and words of the
 * advice; null where no document says what to do about the feature itself.
 */
const judged: Readonly<Record<string, Partial<Record<Side, readonly [string, string] | null>>>> = {
  Process_Product_Type: {
    inside: ['settings-product-2.ko.md', '제품 유형과 장착한 금형이 같은지'],
  },
  Process_Shot: { inside: ['defect-causes.ko.md', '로트 시작 후 15샷 안이면 예열 부족'] },
  Process_Velocity_1: { below: ['settings-product-1.ko.md', '저속 1단은 주입구를 지날 때까지'] },
  Process_Velocity_2: { below: null, above: null },
  Process_Velocity_3: { below: null, above: null },
  Process_High_Velocity: {
    below: ['short-shot-crack.ko.md', '축압기 질소 압력과 팁 마찰을 점검'],
    above: ['alarm-reaction.ko.md', '고속 밸브 개도를 줄인다'],
  },
  Process_Cylinder_Pressure: { below: null, above: null },
  Process_Rapid_Rise_Time: { above: ['gas-defects.ko.md', '고속 상승 시간이 길면'] },
  Process_Biscuit_Thickness: {
    below: ['alarm-reaction.ko.md', '급탕량 증가, 래들 부착물 제거'],
    above: ['alarm-reaction.ko.md', '급탕량 감소, 팁 마찰 확인'],
  },
  Process_Clamping_Force: {
    below: ['settings-product-1.ko.md', '형체력이 251 tf 미만으로 떨어지면'],
    inside: ['clamping-unit.ko.md', '정상 범위 위로 올려 덮지 않습니다'],
    above: ['clamping-unit.ko.md', '파팅면 청소, 금형 온도 확인'],
  },
  Process_Cycle_Time: { below: null, above: ['alarm-reaction.ko.md', '로봇 대기 원인 제거'] },
  Process_Pressure_Rise_Time: { above: ['gas-defects.ko.md', '두 값을 함께 봅니다'] },
  Process_Casting_Pressure: {
    below: ['alarm-reaction.ko.md', '증압기 씰 누유 확인'],
    above: ['alarm-reaction.ko.md', '증압 설정을 기준값으로 낮춘다'],
  },
  Process_Spray_Time: { below: null, above: null },
  Process_Spray_1_Time: { below: ['spray-robot.ko.md', '솔레노이드 교체'] },
  Process_Spray_2_Time: { below: null, above: null },
  Sensor_Melting_Furnace_Temp: {
    below: ['alarm-reaction.ko.md', '잉곳 투입 중단, 버너 확인'],
    above: ['alarm-reaction.ko.md', '버너 설정 하향, 탈가스'],
  },
  Sensor_Air_Pressure: {
    below: [
      'alarm-reaction.ko.md|defect-causes.(?:ko|en).md',
      '컴프레서와 누설 (?:확인|점검)|check compressor and leaks',
    ],
    above: null,
  },
  Sensor_Air_Pressure_Min: { inside: null },
  Sensor_Air_Pressure_Max: { inside: null },
  Sensor_Coolant_Temp: { below: null, above: ['alarm-reaction.ko.md', '생산을 정지합니다'] },
  Sensor_Coolant_Temp_Min: { inside: null },
  Sensor_Coolant_Temp_Max: { inside: null },
  Sensor_Coolant_Pressure: {
    below: ['alarm-reaction.ko.md', '냉각수 압력까지 낮은 E-321'],
    above: ['sensors-supplies.ko.md', '영점 조정, 완충기 설치'],
  },
  Sensor_Factory_Temp: { below: null, above: ['coolant-loop.ko.md', '36.5 °C를 초과하면'] },
  Sensor_Factory_Temp_Min: { inside: null },
  Sensor_Factory_Temp_Max: { inside: null },
  Sensor_Factory_Humidity: {
    below: null,
    above: ['gas-defects.ko.md', '공장 습도가 70 %를 초과하면'],
  },
  Sensor_Factory_Humidity_Min: { inside: null },
  Sensor_Factory_Humidity_Max: { inside: null },
};

let source: PassageSource;

beforeAll(async () => {
  const folder = new URL('./documents/', import.meta.url);
  const { file } = await ingest(await folderDocuments(folder.pathname));
  source = indexSource(new DocumentIndex(file, 'test'));
});

async function recommended(feature: Omit<ContextFeature, 'value'>, language: 'ko' | 'en') {
  const topFeatures = [{ value: 1, ...feature }];
  const context = { prediction: 'defect', topFeatures };
  return (await source.ask('왜?', { language, context })).recommendations;
}

describe('recommendations about the features of the line', () => {
  it('judges every feature', () => {
    expect(Object.keys(judged)).toEqual(features.map(({ name }) => name));
  });

  it.each(
    features.flatMap(({ name, title }) =>
      Object.entries(judged[name]!).map(
        ([side, expected]) => [name, side, title, expected] as const,
      ),
    ),
  )('%s %s', async (name, side, title, expected) => {
    const given = await recommended(
      { name, titles: [title.ko, title.en], side: side as Side },
      'ko',
    ); // a key of the table
    if (expected === null) return expect(given).toEqual([]);
    expect(given).toMatchObject([
      {
        feature: name,
        document: expect.stringMatching(expected[0]),
        text: expect.stringMatching(expected[1]),
      },
    ]);
  });

  it('prefers a document in the language of the question where both say it', async () => {
    const biscuit = {
      name: 'Process_Biscuit_Thickness',
      titles: ['비스킷 두께', 'Biscuit thickness'],
    };
    const [advice] = await recommended({ ...biscuit, side: 'below' }, 'en');
    expect(advice).toMatchObject({ document: 'defect-causes.en.md' });
    expect(advice!.text).toContain('| Thin biscuit |');
  });

  it('never rests on a word that stands everywhere', async () => {
    for (const name of [
      'Process_Shot',
      'Shot',
      'Speed',
      'Pressure',
      '온도',
      '샷',
      'Time',
      'Process',
    ])
      expect(await recommended({ name }, 'en'), name).toEqual([]);
  });

  // The shift log holds a panel note that tells its reader to raise the clamping force.
  it('repeats nothing that a document reports of someone who talks to the assistant', async () => {
    const clamping = { name: 'Process_Clamping_Force', titles: ['형체력', 'Clamping force'] };
    for (const side of ['below', 'inside', 'above'] as const)
      for (const { text } of await recommended({ ...clamping, side }, 'en'))
        expect(text).not.toMatch(/maintenance mode|500 tf|do not cite/);
    expect(await recommended(clamping, 'en')).toMatchObject([{ document: 'defect-causes.en.md' }]);
  });
});
