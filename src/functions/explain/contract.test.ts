import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainContract } from './contract.js';
import { explainInput } from './schema.js';

const read = explainContract.readInput;
const accepts = (data: unknown) => {
  try {
    read(data);
    return true;
  } catch {
    return false;
  }
};

describe('explain reads its input', () => {
  test('the two documented payloads', () => {
    const documented = {
      features: { Process_Temperature: 690.0 },
      latent_features: [0.12, -0.45],
      top_n: 10,
      use_bedrock: true,
      generate_chart: true,
    };
    expect(read(documented)).toEqual({
      features: { Process_Temperature: 690 },
      latentFeatures: [0.12, -0.45],
      topCount: 10,
      language: undefined,
      drawsChart: true,
      predictionId: undefined,
    });
    expect(read({ top_n: 10, use_bedrock: true })).toMatchObject({
      features: undefined,
      drawsChart: true,
    });
  });

  test('draws a chart by default only of the model', () => {
    expect(read({}).drawsChart).toBe(true);
    expect(read({ features: {} }).drawsChart).toBe(false);
    expect(read({ generate_chart: false }).drawsChart).toBe(false);
  });

  test.each<[string, object, RegExp]>([
    ['top_n of 0', { top_n: 0 }, /top_n: got "0", expected a whole number from 1 to 100/],
    ['top_n as text', { top_n: '10' }, /top_n/],
    ['half a feature', { top_n: 2.5 }, /top_n/],
    ['another language', { language: 'jp' }, /"ko" or "en"/],
    ['latent features as text', { latent_features: ['0.1'] }, /latent_features/],
    ['a list of rows', { features: [{ a: 1 }] }, /features/],
    ['a wrong name', { topn: 3 }, /unknown option "topn"/],
  ])('refuses %s', (_, data, words) => {
    expect(() => read(data)).toThrow(words);
  });

  test('accepts exactly what the schema accepts', () => {
    const odd = fc.constantFrom(null, 0, 1, 2.5, 101, 'ko', 'x', true, [], [1, 'a'], {}, '');
    const field = <T>(right: fc.Arbitrary<T>) => fc.oneof({ arbitrary: right, weight: 4 }, odd);
    const data = fc.record(
      {
        features: field(
          fc.dictionary(fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true })),
        ),
        latent_features: field(
          fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { maxLength: 3 }),
        ),
        top_n: field(fc.integer({ min: 1, max: 100 })),
        language: field(fc.constantFrom('ko', 'en')),
        generate_chart: field(fc.boolean()),
        use_bedrock: field(fc.boolean()),
        prediction_id: field(fc.string({ minLength: 1, maxLength: 128 })),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(data, (candidate) => {
        const json = JSON.parse(JSON.stringify(candidate));
        expect(accepts(json)).toBe(explainInput.safeParse(json).success);
      }),
      { numRuns: 500 },
    );
  });
});
