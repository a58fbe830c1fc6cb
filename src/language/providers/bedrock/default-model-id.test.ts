import { describe, expect, it } from 'vitest';
import { defaultModelId } from './default-model-id.js';
import { checkModelId, parseModelId } from './model-id.js';

describe('defaultModelId', () => {
  it.each([
    ['us-east-1', 'us.amazon.nova-lite-v1:0'],
    ['eu-central-1', 'eu.amazon.nova-lite-v1:0'],
    ['ap-northeast-2', 'apac.amazon.nova-lite-v1:0'],
  ])('from %s names a model that may be called there', (region, modelId) => {
    expect(defaultModelId(region)).toBe(modelId);
    expect(() => checkModelId(parseModelId(modelId), region)).not.toThrow();
  });

  it('asks for a model where none is known', () => {
    expect(() => defaultModelId('mars-north-1')).toThrowError(
      expect.objectContaining({ code: 'setting.invalid' }),
    );
  });
});
