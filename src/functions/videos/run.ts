import type { AskAnswer } from '../../ask-data/index.js';
import type { Database } from '../../databases/index.js';
import type { AskSurroundings } from '../ask-data/ask-surroundings.js';
import { evidenceOf } from '../ask-data/run.js';
import type { Invocation, OpenFunction } from '../contract.js';
import { elapsedMs } from '../elapsed-ms.js';
import type { VideoTables } from '../workspace.js';
import { type AskVideoAnswer, type AskVideoInput, askVideoContract } from './contract.js';
import { checkVideo, eventOf } from './video-table.js';

export interface AskVideoSurroundings extends AskSurroundings {
  readonly database: () => Promise<Database>;
  readonly tables: VideoTables;
}

/** The function that answers questions about one video, under its deployed name. */
export function openAskVideo(name: string, surroundings: AskVideoSurroundings): OpenFunction {
  return {
    name,
    contract: askVideoContract,
    call: (input, invocation) =>
      askVideo(askVideoContract.readInput(input), surroundings, invocation),
  };
}

/** The video is a scope: every query is limited to it by the guard, whatever the question says. */
async function askVideo(
  { prompt, videoId, sessionId }: AskVideoInput,
  surroundings: AskVideoSurroundings,
  invocation: Invocation,
): Promise<AskVideoAnswer> {
  const { clock, desk, sessions, tables } = surroundings;
  const started = clock.monotonic();
  const database = await surroundings.database();
  await checkVideo(database, tables, videoId);
  const session = sessions.open(sessionId);
  const asked = await desk.ask(prompt, {
    scope: { video_id: videoId },
    memory: session.memory,
    signal: invocation.signal,
  });
  const ids = eventIdsOf(asked);
  const event =
    ids[0] === undefined ? null : await eventOf(database, tables, { id: ids[0], videoId });
  const at = event?.timestamp;
  const answer: AskVideoAnswer = {
    response: asked.answer,
    timestamp: typeof at === 'number' ? at : null,
    event_id: event === null ? null : ids[0]!,
    event,
    event_ids: [...ids],
    video_id: videoId,
    ...evidenceOf(asked, session.id),
    timings: { ...asked.timings, total: elapsedMs(clock, started) },
  };
  sessions.remember(session.id, asked.memory, prompt, answer, asked.confirmable);
  invocation.log.info('asked', { status: answer.status, events: ids.length, ...asked.timings });
  return answer;
}

function eventIdsOf(asked: AskAnswer): readonly number[] {
  return asked.eventIds.map(Number).filter((id) => Number.isSafeInteger(id));
}
