import { asProblem, type Problem, problem } from '../../../shared/index.js';
import { type AwsCall, awsProblem } from '../aws/aws-problem.js';
import { asObject, asText } from '../wire/lenient-json.js';
import type { ModelId } from './model-id.js';
import { prefixesOf } from './region-profiles.js';
import { retiredModel } from './retired-models.js';

/** As `awsProblem`, with the two answers that only Bedrock gives: a bare id and a retired model. */
export function bedrockProblem(thrown: unknown, call: AwsCall, { model }: ModelId): Problem {
  const message = asText(asObject(thrown)?.message) ?? '';
  if (model !== null && /on-demand throughput isn.t supported/i.test(message))
    return problem(
      'language.model-needs-profile',
      { modelId: model, region: call.region, prefixes: prefixesOf(call.region) },
      thrown,
    );
  if (model !== null && /end of its life|marked by provider as legacy/i.test(message)) {
    const retired = retiredModel(model);
    return problem(
      'language.model-retired',
      {
        modelId: model,
        endOfLife: retired?.endOfLife ?? null,
        successor: retired?.successor ?? 'named on the model life-cycle page of Amazon Bedrock',
      },
      thrown,
    );
  }
  return asProblem(awsProblem(thrown, call));
}
