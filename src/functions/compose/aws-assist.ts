// Composition root of the deployed assistant: its environment in, its two handlers out. A room is loaded by the first
// question that needs it.
import { readSettings, type Settings, systemClock } from '../../shared/index.js';
import type { AssistRooms, DataRoom, PredictingRoom } from '../assist/assist-rooms.js';
import { openAssist, openAssistAnswer } from '../assist/run.js';
import type { Surroundings } from '../contract.js';
import { bufferedHandler } from '../runtimes/lambda-buffered.js';
import { streamingHandler } from '../runtimes/lambda-streaming.js';
import { originList } from '../runtimes/streaming-cors.js';
import { streamifyResponse } from '../runtimes/streaming-response.js';
import { adviserOf } from './adviser.js';
import { assistRooms } from './assist-rooms.js';
import { writeLogLine } from './write-log-line.js';

/**
 * The handlers of the deployed assistant: `handler` streams, `answer` answers in one piece. Its rooms are what the
 * settings name: a model (MODEL_PATH or BUCKET_NAME), documents (DOCUMENTS_PATH, KNOWLEDGE_BASE_ID or BUCKET_NAME), a
 * database (DB_CLUSTER_ARN or CASTHOUSE_DATABASE_URL), a language model (USE_BEDROCK and its kin). Sessions live as
 * long as the process does; what was said may come with the question.
 */
export function awsAssistHandlers(codeAddress: string) {
  const { AWS_LAMBDA_FUNCTION_NAME: name = 'assist' } = process.env;
  const readable = readableSettings();
  let opened: AssistRooms | null = null;
  const rooms = () => {
    opened ??= deployedRooms(readSettings(process.env), codeAddress);
    return opened;
  };
  const shared = { clock: systemClock, logLevel: readable.logLevel, writeLine: writeLogLine };
  return {
    handler: streamifyResponse(
      streamingHandler(async () => openAssist(name, rooms()), {
        ...shared,
        corsOrigins: originList(readable.corsOrigin),
      }),
    ),
    answer: bufferedHandler(async () => openAssistAnswer(name, rooms()), {
      ...shared,
      corsOrigin: readable.corsOrigin,
    }),
  };
}

function deployedRooms(settings: Settings, codeAddress: string): AssistRooms {
  const { modelPath, bucket, documentsPath, knowledgeBaseId } = settings;
  const hasDatabase = settings.databaseUrl !== '' || settings.databaseClusterArn !== '';
  const hasDocuments = documentsPath !== '' || knowledgeBaseId !== '' || bucket !== '';
  return assistRooms({
    settings,
    predicting: modelPath === '' && bucket === '' ? null : predictingOf(settings),
    documents: hasDocuments ? once(() => documentsOf(settings)) : null,
    data: hasDatabase ? [dataOf(settings, codeAddress)] : [],
    languageModel: adviserOf(settings),
  });
}

function predictingOf(settings: Settings): PredictingRoom {
  const open = once(async () => {
    const [{ chartStore, deployedModel }, { predictingRoom }] = await Promise.all([
      import('./aws.js'),
      import('./predicting-room.js'),
    ]);
    const charts = await chartStore(settings);
    const surroundings: Surroundings = {
      clock: systemClock,
      model: deployedModel(settings),
      charts,
      chartUrl: async (key) => (await charts?.address(key)) ?? null,
      language: settings.language,
    };
    return predictingRoom(surroundings, {});
  });
  return {
    model: async () => (await open()).model(),
    predict: async (...call) => (await open()).predict(...call),
    explain: async (...call) => (await open()).explain(...call),
    importance: async (...call) => (await open()).importance(...call),
  };
}

async function documentsOf(settings: Settings) {
  const { deployedDocuments } = await import('./open-documents.js');
  return await deployedDocuments(settings);
}

function dataOf(settings: Settings, codeAddress: string): DataRoom {
  const { workspace: name } = settings;
  const open = once(async () => {
    const [{ deployedDesk }, { dataRoom }] = await Promise.all([
      import('./aws-ask.js'),
      import('./assist-rooms.js'),
    ]);
    const { workspace, desk, opened } = await deployedDesk(settings, codeAddress);
    return dataRoom(workspace, desk, opened);
  });
  return {
    name,
    title: { ko: name, en: name },
    catalogue: async () => (await open()).catalogue(),
    ask: async (...call) => (await open()).ask(...call),
    understand: async (...call) => (await open()).understand(...call),
  };
}

/** Opens at the first call and keeps what opened; a failure is the answer of that call, and the next tries again. */
function once<T>(open: () => Promise<T>): () => Promise<T> {
  let opening: Promise<T> | null = null;
  return () => {
    opening ??= open().catch((error) => {
      opening = null;
      throw error;
    });
    return opening;
  };
}

// A wrong setting is told by the call, so neither its log nor its headers may fail over it before.
function readableSettings(): Settings {
  try {
    return readSettings(process.env);
  } catch {
    return readSettings({});
  }
}
