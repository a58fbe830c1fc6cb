import { seededRandom } from '../../src/shared/index.js';
import {
  type OperatorFacts,
  type TrainedModel,
  type TrainingOptions,
  trainModel,
} from '../../src/tabular/index.js';

/** What an operator knows about the feature `Speed`. */
export const speedFacts: OperatorFacts = {
  equipment: { ko: '사출 유닛', en: 'injection unit' },
  description: { ko: '고속 구간 플런저 속도', en: 'plunger speed of the fast phase' },
  unit: 'm/s',
  normalRange: { low: 2, high: 4.5 },
  impact: { ko: '빠르면 기포가 생깁니다.', en: 'too fast makes bubbles.' },
  actionWhenLow: { ko: '축압기 압력을 올리십시오.', en: 'Raise the accumulator pressure.' },
  actionWhenHigh: { ko: '고속 밸브를 조금 닫으십시오.', en: 'Close the fast-shot valve a little.' },
};

export const smallModelFeatures = ['Speed', 'Melt_Temp', 'Pressure', 'Mould'] as const;

/**
 * A model of 600 rows, trained in a moment: fast shots (Speed above 4) and cold melt (below 640) make
 * defects, Mould `B` more than `A`, Pressure does nothing. Only Speed has operator facts.
 */
export function smallModel(
  options: {
    readonly seed?: number;
    readonly missingPolicy?: 'refuse';
    readonly encoder?: TrainingOptions['encoder'];
    readonly family?: TrainingOptions['family'];
    readonly learnerOptions?: TrainingOptions['learnerOptions'];
  } = {},
): TrainedModel {
  const rowCount = 600;
  const random = seededRandom(options.seed ?? 1);
  const column = (make: () => number) => Float64Array.from({ length: rowCount }, make);
  const speed = column(() => 1 + 5 * random.next());
  const temperature = column(() => 620 + 60 * random.next());
  const pressure = column(() => 80 + 20 * random.next());
  const mould = Int32Array.from({ length: rowCount }, () => random.integer(2));
  const defect = column(() => 0);
  for (let i = 0; i < rowCount; i++) {
    const risk = (speed[i]! > 4 ? 0.6 : 0) + (temperature[i]! < 640 ? 0.5 : 0) + 0.15 * mould[i]!;
    defect[i] = random.next() < Math.max(0.03, Math.min(0.97, risk)) ? 1 : 0;
  }
  const { model } = trainModel(
    {
      rowCount,
      columns: [
        { kind: 'number', name: 'Speed', values: speed },
        { kind: 'number', name: 'Melt_Temp', values: temperature },
        { kind: 'number', name: 'Pressure', values: pressure },
        { kind: 'category', name: 'Mould', codes: mould, categories: ['A', 'B'] },
        { kind: 'number', name: 'Defect', values: defect },
      ],
    },
    {
      name: 'small',
      label: { anyPrefix: 'Defect' },
      missingPolicy: options.missingPolicy ?? 'impute',
      operatorFacts: { Speed: speedFacts },
      ...(options.family === undefined ? {} : { family: options.family, folds: 2 }),
      learnerOptions: options.learnerOptions ?? { rounds: 30 },
      ...(options.encoder === undefined ? {} : { encoder: options.encoder, folds: 2 }),
      provenance: {
        createdAt: '2026-11-20T10:00:00.000Z',
        dataHash: '',
        dataName: 'small',
        casthouseVersion: '0.1.0',
      },
    },
  );
  return model;
}
