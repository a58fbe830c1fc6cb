import { awsStreamHandler } from '../compose/aws-stream.js';
import { configuredBedrock } from '../compose/stream-language.js';
import { streamBedrock } from './run.js';

export const handler = awsStreamHandler(streamBedrock, configuredBedrock);
