import type { Database, WritableDatabase } from '../../databases/index.js';
import type { SessionStore } from '../ask-data/session-store.js';
import { invalid } from '../input/read-fields.js';
import type { HttpRoute } from '../runtimes/http-route.js';
import type { VideoTables } from '../workspace.js';
import { receiveVideo, type VideoStore } from './receive-video.js';
import { addVideo, listVideos } from './video-table.js';

export interface VideoRoutesProps {
  readonly tables: VideoTables;
  readonly store: VideoStore;
  readonly sessions: SessionStore<unknown, unknown>;
  readonly database: () => Promise<Database>;
  readonly change: <T>(work: (database: WritableDatabase) => Promise<T>) => Promise<T>;
  readonly newId: () => string;
  readonly limitBytes: number;
}

/** `POST /api/videos/` (a form with file and name), `GET /api/videos/`, `GET /api/prompt/history/`. */
export function videoRoutes(props: VideoRoutesProps): readonly HttpRoute[] {
  return [
    {
      method: 'POST',
      path: '/api/videos/',
      summary: 'Take a video as a form with file, name and optionally recorded_at.',
      answer: async (request) => ({ status: 201, body: await upload(request, props) }),
    },
    {
      method: 'GET',
      path: '/api/videos/',
      summary: 'The videos that can be asked about.',
      answer: async () => ({
        status: 200,
        body: { videos: await listVideos(await props.database(), props.tables) },
      }),
    },
    {
      method: 'GET',
      path: '/api/prompt/history/',
      summary:
        'Questions and answers this process remembers; ?session_id= and ?limit= narrow them.',
      answer: async (request) => ({ status: 200, body: history(new URL(request.url), props) }),
    },
  ];
}

async function upload(request: Request, props: VideoRoutesProps) {
  const { tables, store, newId, limitBytes, change } = props;
  const video = await receiveVideo(request.headers.get('content-type') ?? '', request.body, {
    store,
    newId,
    limitBytes,
  });
  try {
    const id = await change((database) => addVideo(database, tables, video));
    const { name, type, bytes, recordedAt: recorded_at } = video;
    return { id, name, type, bytes, recorded_at };
  } catch (error) {
    await store.delete(video.key);
    throw error;
  }
}

function history(url: URL, { sessions }: VideoRoutesProps) {
  const session = url.searchParams.get('session_id') ?? undefined;
  const limit = url.searchParams.get('limit') ?? '100';
  if (!/^\d{1,3}$/.test(limit) || Number(limit) < 1)
    throw invalid('limit', limit, 'a whole number from 1 to 999');
  const entries = sessions.history(session, Number(limit));
  return {
    history: entries.map(({ sessionId, question, answer, askedAt }) => ({
      session_id: sessionId,
      prompt: question,
      asked_at: askedAt,
      ...historyAnswer(answer),
    })),
  };
}

// Rows and timings were for the one who asked; the history tells what was said.
function historyAnswer(answer: unknown) {
  const { response, answer: sentence, timestamp, event_id, video_id, status } = Object(answer);
  return {
    response: response ?? sentence ?? null,
    timestamp: typeof timestamp === 'number' ? timestamp : null,
    event_id: event_id ?? null,
    video_id: video_id ?? null,
    status: status ?? null,
  };
}
