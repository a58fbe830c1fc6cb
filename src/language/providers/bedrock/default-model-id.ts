import { problem } from '../../../shared/index.js';
import { callableFrom } from './region-profiles.js';

/** A small model that can be called from the region, for when none is named; throws `setting.invalid` where none is known. */
export function defaultModelId(region: string): string {
  // The geographies in which this model has a profile.
  const prefix = ['us', 'us-gov', 'eu', 'apac'].find((known) => callableFrom(known, region));
  if (prefix !== undefined) return `${prefix}.amazon.nova-lite-v1:0`;
  throw problem('setting.invalid', {
    setting: 'AWS_BEDROCK_MODEL_ID',
    got: '',
    expected: `a model that can be called from ${region}`,
  });
}
