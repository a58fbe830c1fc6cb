import { promptContract } from '../stream/prompt-stream.js';
import type { SamplingParameters } from '../stream/sampling-parameters.js';

/** As documented. What a model refuses of them is left out by itself; settings change them. */
export const sageMakerSampling: SamplingParameters = {
  maxTokens: 256,
  temperature: null,
  topP: null,
  topK: null,
};

/** `GET ?prompt=` or `POST {prompt}`: text as it comes, or server-sent events on request. */
export const streamSageMakerContract = promptContract({
  kind: 'stream-sagemaker',
  summary: 'Stream the answer of a model on a SageMaker endpoint, token by token.',
  path: '/api/stream-sagemaker',
  deployed: { memoryMegabytes: 512, timeoutSeconds: 300 },
});
