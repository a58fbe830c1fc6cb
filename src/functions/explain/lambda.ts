import { awsHandler } from '../compose/aws.js';
import { explain } from './run.js';

export const handler = awsHandler(explain);
