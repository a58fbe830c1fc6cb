import { awsStreamHandler } from '../compose/aws-stream.js';
import { streamSageMaker } from './run.js';

export const handler = awsStreamHandler(streamSageMaker);
