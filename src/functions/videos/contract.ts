import type * as z from 'zod';
import { problem } from '../../shared/index.js';
import { questionField, sessionField } from '../ask-data/contract.js';
import type { FunctionContract } from '../contract.js';
import { integerField, invalid, readFields } from '../input/read-fields.js';
import type { askVideoAnswer } from './schema.js';

export interface AskVideoInput {
  readonly prompt: string;
  readonly videoId: number;
  readonly sessionId: string | undefined;
}

export type AskVideoAnswer = z.infer<typeof askVideoAnswer>;

/** `{prompt, video_id, session_id?}` as the documented clients send it. */
export const askVideoContract: FunctionContract<AskVideoInput, AskVideoAnswer> = {
  kind: 'ask-video',
  summary:
    'Answer a question about the events of one video, with the time and the event it points at.',
  method: 'POST',
  path: '/api/prompt/',
  needs: ['database:read', 'language:invoke'],
  deployed: { memoryMegabytes: 512, timeoutSeconds: 60 },
  readInput: readAskVideoInput,
  schemas: async () => (await import('./schema.js')).askVideoSchemas(),
};

function readAskVideoInput(data: unknown): AskVideoInput {
  const { prompt, video_id, session_id } = readFields(data, {
    prompt: questionField,
    video_id: videoIdField,
    session_id: sessionField,
  });
  if (prompt === undefined) throw problem('ask.question-missing', {});
  return { prompt, videoId: video_id, sessionId: session_id };
}

function videoIdField(value: unknown, at: string): number {
  // Forms and scripts send numbers as text.
  const number = typeof value === 'string' && /^\d{1,10}$/.test(value) ? Number(value) : value;
  if (number === undefined) throw invalid(at, undefined, 'the number of a video');
  return integerField(1, 2 ** 31 - 1, 1)(number, at);
}
