import { promptStream } from '../stream/prompt-stream.js';
import { bedrockSampling, streamBedrockContract } from './contract.js';

/** Streams from Bedrock; with USE_BEDROCK=false, from the other configured model or the offline one. */
export const streamBedrock = promptStream(streamBedrockContract, bedrockSampling);
