import { awsAskHandler } from '../compose/aws-ask.js';

export const handler = awsAskHandler(import.meta.url);
