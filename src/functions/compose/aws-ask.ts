// Composition root of the deployed function that answers from data.
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { problem, readSettings, type Settings, systemClock } from '../../shared/index.js';
import { openFeedback } from '../ask-data/feedback.js';
import { isFeedback } from '../ask-data/feedback-contract.js';
import { type FeedbackStore, feedbackStore } from '../ask-data/feedback-store.js';
import { openAskData } from '../ask-data/run.js';
import { SessionStore } from '../ask-data/session-store.js';
import type { OpenFunction } from '../contract.js';
import { bufferedHandler, type LambdaContext } from '../runtimes/lambda-buffered.js';
import type { Workspace } from '../workspace.js';
import { adviserOf } from './adviser.js';
import { openDesk } from './open-desk.js';
import { dataApiEnvironment, databaseAddress, serverDatabase } from './server-database.js';
import { writeLogLine } from './write-log-line.js';

/**
 * The handler of a deployed function that answers questions. Its database is the cluster of DB_CLUSTER_ARN and
 * DB_SECRET_ARN through the RDS Data API (DB_NAME, else CASTHOUSE_WORKSPACE names the database), or
 * CASTHOUSE_DATABASE_URL with its driver (pg, mysql2) in a layer; its catalogue CASTHOUSE_CATALOGUE, else catalogue.json beside the code, else what
 * introspection finds. `GET /health` answers without the database. Pages of any origin may call unless
 * CASTHOUSE_CORS_ORIGIN says otherwise. An event with a `verdict` is feedback, kept below feedback/ of BUCKET_NAME.
 * Sessions live as long as the process does.
 */
export function awsAskHandler(codeAddress: string) {
  const { AWS_LAMBDA_FUNCTION_NAME: name = 'ask-data', CASTHOUSE_CORS_ORIGIN: cors } = process.env;
  const handler = bufferedHandler(() => openDeployed(name, codeAddress), {
    clock: systemClock,
    logLevel: logLevel(),
    writeLine: writeLogLine,
    corsOrigin: cors ?? '*',
  });
  return async (event: unknown, context: LambdaContext): Promise<unknown> =>
    isHealthCheck(event) ? healthy(name) : await handler(event, context);
}

/** The database of a deployed function with its catalogue. Throws `setting.invalid` where none is named. */
export async function deployedDesk(settings: Settings, codeAddress: string) {
  const url = databaseAddress(settings);
  if (url === '')
    throw problem('setting.invalid', {
      setting: 'DB_CLUSTER_ARN',
      got: '',
      expected: 'the ARN of an Aurora cluster with the Data API, or CASTHOUSE_DATABASE_URL',
    });
  const workspace: Workspace = { name: settings.workspace };
  const opened = await serverDatabase(url, {
    clock: systemClock,
    environment: dataApiEnvironment(settings, workspace.name, process.env),
  });
  const desk = openDesk(opened, {
    workspace,
    catalogueFile: catalogueFile(settings, codeAddress),
    settings,
    feedback: await deployedFeedback(settings),
  });
  return { workspace, opened, desk };
}

async function openDeployed(name: string, codeAddress: string): Promise<OpenFunction> {
  const settings = readSettings(process.env);
  const { workspace, desk } = await deployedDesk(settings, codeAddress);
  const sessions = new SessionStore<unknown, unknown>(systemClock, randomUUID);
  const asking = openAskData(
    name,
    { kind: 'ask-data', path: '/api/genai' },
    {
      clock: systemClock,
      title: { ko: workspace.name, en: workspace.name },
      desk,
      sessions,
      adviser: adviserOf(settings),
      examples: async () => (await desk.catalogue()).examples,
    },
  );
  const route = { kind: 'feedback', path: '/api/genai/feedback' };
  const judging = openFeedback(name, route, { feedback: desk.feedback, sessions: [sessions] });
  return {
    ...asking,
    call: (input, invocation) => (isFeedback(input) ? judging : asking).call(input, invocation),
  };
}

// Looked at rarely: each look is a call of S3.
const feedbackRefreshMs = 60_000;

async function deployedFeedback({ bucket, workspace }: Settings): Promise<FeedbackStore | null> {
  if (bucket === '') return null;
  const { s3Store } = await import('../../storage/index.js');
  const options = { clock: systemClock, refreshMs: feedbackRefreshMs };
  return feedbackStore(s3Store({ bucket }), `feedback/${workspace}.jsonl`, options);
}

function catalogueFile({ catalogue }: Settings, codeAddress: string): string | null {
  if (catalogue !== '') return catalogue;
  const beside = fileURLToPath(new URL('catalogue.json', codeAddress));
  return existsSync(beside) ? beside : null;
}

function isHealthCheck(event: unknown): boolean {
  const { httpMethod, path, rawPath, requestContext } = Object(event);
  const method = httpMethod ?? Object(Object(requestContext).http).method;
  return method === 'GET' && /\/health\/?$/.test(String(rawPath ?? path));
}

function healthy(name: string) {
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ status: 'ok', function: name }),
    isBase64Encoded: false,
  };
}

// A wrong setting is told by the call, so the log must not fail over it before.
function logLevel(): Settings['logLevel'] {
  try {
    return readSettings(process.env).logLevel;
  } catch {
    return 'INFO';
  }
}
