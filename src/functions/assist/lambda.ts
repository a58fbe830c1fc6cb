import { awsAssistHandlers } from '../compose/aws-assist.js';

/** `index.handler` streams stages, evidence and words; `index.answer` gives the same in one piece. */
export const { handler, answer } = awsAssistHandlers(import.meta.url);
