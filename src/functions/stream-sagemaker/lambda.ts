import { awsStreamHandler } from '../compose/aws-stream.js';
import { configuredSageMaker } from '../compose/stream-language.js';
import { streamSageMaker } from './run.js';

export const handler = awsStreamHandler(streamSageMaker, configuredSageMaker);
