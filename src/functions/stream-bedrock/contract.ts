import { promptContract } from '../stream/prompt-stream.js';
import type { SamplingParameters } from '../stream/sampling-parameters.js';

/** As documented. What a model refuses of them is left out by itself; settings change them. */
export const bedrockSampling: SamplingParameters = {
  maxTokens: 2048,
  temperature: 0.5,
  topP: 0.5,
  topK: 250,
};

/** `GET ?prompt=` or `POST {prompt}`: text as it comes, or server-sent events on request. */
export const streamBedrockContract = promptContract({
  kind: 'stream-bedrock',
  summary: 'Stream the answer of a model on Amazon Bedrock, token by token.',
  path: '/api/stream-bedrock',
  deployed: { memoryMegabytes: 512, timeoutSeconds: 300 },
});
