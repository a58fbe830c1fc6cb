import { awsStreamHandler } from '../compose/aws-stream.js';
import { streamBedrock } from './run.js';

export const handler = awsStreamHandler(streamBedrock);
