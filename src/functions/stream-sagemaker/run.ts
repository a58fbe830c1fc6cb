import { promptStream } from '../stream/prompt-stream.js';
import { sageMakerSampling, streamSageMakerContract } from './contract.js';

/** Streams from the configured SageMaker endpoint; without one, from the other configured model or the offline one. */
export const streamSageMaker = promptStream(streamSageMakerContract, sageMakerSampling);
