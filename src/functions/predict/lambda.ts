import { awsHandler } from '../compose/aws.js';
import { predict } from './run.js';

export const handler = awsHandler(predict);
