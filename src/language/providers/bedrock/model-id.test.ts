import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkModelId, parseModelId } from './model-id.js';
import { prefixesOf } from './region-profiles.js';

const problemOf = (id: string, region: string) => {
  try {
    checkModelId(parseModelId(id), region);
  } catch (thrown) {
    return thrown;
  }
  return null;
};

describe('parseModelId', () => {
  it.each([
    ['amazon.nova-lite-v1:0', null, 'amazon.nova-lite-v1:0'],
    ['apac.amazon.nova-lite-v1:0', 'apac', 'amazon.nova-lite-v1:0'],
    [
      'us-gov.anthropic.claude-sonnet-4-5-20250929-v1:0',
      'us-gov',
      'anthropic.claude-sonnet-4-5-20250929-v1:0',
    ],
    ['global.anthropic.claude-sonnet-4-6', 'global', 'anthropic.claude-sonnet-4-6'],
    ['zai.glm-4.7', null, 'zai.glm-4.7'],
    ['newgeo.newvendor.model-1.5-v1:0', 'newgeo', 'newvendor.model-1.5-v1:0'],
    [
      'arn:aws:bedrock:ap-northeast-2:123456789012:inference-profile/apac.amazon.nova-pro-v1:0',
      'apac',
      'amazon.nova-pro-v1:0',
    ],
    [
      'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0',
      null,
      'amazon.nova-pro-v1:0',
    ],
    ['arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123', null, null],
  ])('takes %s apart', (id, prefix, model) => {
    expect(parseModelId(` ${id} `)).toEqual({ prefix, model, wire: id });
  });

  it('puts any prefix back together with any model', () => {
    const prefix = fc.constantFrom('us', 'eu', 'apac', 'jp', 'au', 'global', 'us-gov', 'kr', 'sa');
    const model = fc.constantFrom(
      'amazon.nova-lite-v1:0',
      'anthropic.claude-x',
      'meta.llama3-3-70b-instruct-v1:0',
    );
    fc.assert(
      fc.property(prefix, model, (p, m) => {
        expect(parseModelId(`${p}.${m}`)).toMatchObject({ prefix: p, model: m });
      }),
    );
  });
});

describe('checkModelId', () => {
  it('refuses the documented pair and names what works from Seoul', () => {
    expect(problemOf('us.amazon.nova-lite-v1:0', 'ap-northeast-2')).toMatchObject({
      code: 'language.profile-not-in-region',
      fix: expect.stringContaining('apac.amazon.nova-lite-v1:0 or global.amazon.nova-lite-v1:0'),
    });
  });

  it.each([
    ['us', 'us-west-2', true],
    ['us', 'ca-central-1', true],
    ['eu', 'eu-north-1', true],
    ['eu', 'il-central-1', true],
    ['eu', 'us-east-1', false],
    ['us-gov', 'us-gov-west-1', true],
    ['us', 'us-gov-west-1', false],
    ['apac', 'ap-northeast-2', true],
    ['apac', 'me-central-1', true],
    ['jp', 'ap-northeast-3', true],
    ['au', 'ap-southeast-1', false],
    ['global', 'ap-northeast-2', true],
    ['jp', 'ap-northeast-1', true],
    ['jp', 'ap-northeast-2', false],
    ['au', 'ap-southeast-2', true],
    ['apac', 'eu-west-1', false],
    ['global', 'sa-east-1', true],
    ['global', 'us-gov-west-1', false],
    ['heard-of-later', 'ap-northeast-2', true],
  ])('%s from %s: %s', (prefix, region, works) => {
    expect(problemOf(`${prefix}.amazon.nova-lite-v1:0`, region) === null).toBe(works);
  });

  it.each([
    ['anthropic.claude-3-sonnet-20240229-v1:0', 'claude-sonnet'],
    ['us.anthropic.claude-3-haiku-20240307-v1:0', 'claude-haiku'],
    ['anthropic.claude-v2:1', 'claude-sonnet'],
    ['anthropic.claude-instant-v1', 'claude-haiku'],
    ['amazon.titan-text-express-v1', 'nova'],
  ])('names a successor for the retired %s that is not itself retired', (id, successor) => {
    const refused = problemOf(id, 'ap-northeast-2');
    expect(refused).toMatchObject({
      code: 'language.model-retired',
      fix: expect.stringContaining(successor),
    });
    const named = /successor (\S+)/.exec((refused as { fix: string }).fix)![1]!;
    expect(problemOf(named, 'ap-northeast-2')).toBeNull();
  });

  it('has a prefix for every region of Bedrock', () => {
    for (const region of [
      'us-east-1',
      'eu-west-3',
      'ap-south-1',
      'sa-east-1',
      'me-central-1',
      'us-gov-east-1',
      'il-central-1',
      'af-south-1',
    ])
      expect(prefixesOf(region), region).not.toEqual([]);
  });
});
