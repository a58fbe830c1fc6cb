import { problem } from '../../shared/index.js';
import { serviceNames } from '../wire/service-error.js';
import type { EmulatorScript } from './emulator-script.js';
import { knownErrors } from './known-errors.js';
import { readPattern } from './script-player.js';
import {
  anything,
  either,
  flag,
  integer,
  invalid,
  listOf,
  mapOf,
  numberBetween,
  object,
  oneOf,
  type Shape,
  text,
} from './shape.js';

/**
 * Reads a script from JSON text. Throws `emulator.script-not-json`, `emulator.script-unknown-key` (with the nearest
 * key) or `emulator.script-invalid` (with the place).
 */
export function loadEmulatorScript(json: string): EmulatorScript {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw problem('emulator.script-not-json', { detail });
  }
  return checkEmulatorScript(data);
}

/** Checks a script that is already data, for instance the default export of a JavaScript module. Throws as `loadEmulatorScript`. */
export function checkEmulatorScript(data: unknown): EmulatorScript {
  script(data, 'script');
  // Every member was judged by the shape just above, which mirrors the type.
  return data as EmulatorScript;
}

const isText = (value: unknown) => typeof value === 'string';
const isFunction = (value: unknown) => typeof value === 'function';

// The same names as `operations` has; a test compares them.
const operation = oneOf(
  'Converse',
  'ConverseStream',
  'InvokeModel',
  'InvokeModelWithResponseStream',
  'InvokeEndpoint',
  'InvokeEndpointWithResponseStream',
  'Retrieve',
  'RetrieveAndGenerate',
  'Invoke',
  'InvokeWithResponseStream',
  'ExecuteStatement',
  'BatchExecuteStatement',
  'BeginTransaction',
  'CommitTransaction',
  'RollbackTransaction',
);

const formats = oneOf('tgi', 'lmi', 'openai', 'raw');
const afterChunks = integer(0);

const prompt: Shape = (value, at) => {
  text(value, at);
  try {
    readPattern(String(value));
  } catch (error) {
    throw invalid(
      at,
      value,
      `text or a valid pattern: ${error instanceof Error ? error.message : error}`,
    );
  }
};

const when = object({
  service: oneOf(...serviceNames),
  operation: either(isText, operation, listOf(operation, 'an operation name or a list of them')),
  target: text,
  prompt,
});

const answerMembers = object({
  text: either(isFunction, anything, text),
  json: anything,
  reasoning: text,
  tools: listOf(object({ name: text, input: mapOf(anything), id: text }, ['name', 'input'])),
  chunks: listOf(text),
  chunkCharacters: integer(1),
  chunkBytes: listOf(integer(1)),
  format: formats,
  lastLineBreak: flag,
  bodyBase64: text,
  firstDelayMs: integer(0, 600_000),
  chunkDelayMs: integer(0, 600_000),
  stopReason: text,
  usage: object({
    inputTokens: integer(0),
    outputTokens: integer(0),
    cacheReadInputTokens: integer(0),
    cacheWriteInputTokens: integer(0),
  }),
  guardrail: object({ message: text, on: oneOf('input', 'output') }, ['message']),
  cites: listOf(integer(0)),
});

/** Members that say the same thing in different ways. */
const exclusive: readonly (readonly string[])[] = [
  ['text', 'json', 'chunks', 'bodyBase64'],
  ['chunks', 'chunkCharacters'],
];

const answer: Shape = (value, at) => {
  answerMembers(value, at);
  for (const group of exclusive) {
    const given = group.filter(
      (key) => typeof value === 'object' && value !== null && key in value,
    );
    if (given.length > 1)
      throw invalid(at, given.join(' and '), `at most one of ${group.join(', ')}`);
  }
  if (typeof value === 'object' && value !== null && 'chunkBytes' in value) {
    const sizes: unknown = value.chunkBytes;
    if (Array.isArray(sizes) && sizes.length === 0)
      throw invalid(`${at}.chunkBytes`, sizes, 'at least one size');
  }
};

const message = text;
const retryAfterSeconds = integer(0, 86_400);
const faultMembers: Readonly<Record<string, Readonly<Record<string, Shape>>>> = {
  throttle: { message, retryAfterSeconds },
  unavailable: { message, retryAfterSeconds },
  'access-denied': { message },
  'expired-credentials': { message },
  error: { error: text, message, status: integer(400, 599) },
  timeout: { afterChunks },
  'mid-stream-error': { error: text, message, afterChunks },
  'malformed-chunk': { afterChunks },
  cut: { afterChunks },
  'slow-drip': { bytes: integer(1), delayMs: integer(0, 60_000) },
};
const faultKinds = Object.keys(faultMembers);

const fault: Shape = (value, at) => {
  const kind =
    typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined;
  oneOf(...faultKinds)(kind, `${at}.kind`);
  const required = kind === 'error' ? ['error'] : [];
  object({ kind: text, ...faultMembers[String(kind)] }, required)(value, at);
  if (kind !== 'error' || typeof value !== 'object' || value === null) return;
  const name = 'error' in value ? String(value.error) : '';
  if (!('status' in value) && knownErrors[name] === undefined)
    throw invalid(
      `${at}.error`,
      name,
      `a "status" beside it, or one of ${Object.keys(knownErrors).join(', ')}`,
    );
};

const passage = object(
  { text, uri: text, metadata: mapOf(metadataValue()), score: numberBetween(0, 1) },
  ['text', 'uri'],
);

const script = object({
  rules: listOf(
    object({ name: text, when, skip: integer(0), times: integer(1), answer, fault }),
    'a list of rules',
  ),
  models: listOf(text),
  endpoints: mapOf(object({ format: formats })),
  knowledgeBases: mapOf(object({ passages: listOf(passage) }, ['passages'])),
  dataApi: object({
    clusters: listOf(text),
    secrets: listOf(text),
    notEnabled: listOf(text),
    statementTimeoutMs: integer(1),
    transactionIdleMs: integer(1),
    responseLimitBytes: integer(1),
    rowLimitBytes: integer(1),
  }),
});

function metadataValue(): Shape {
  return (value, at) => {
    if (['string', 'number', 'boolean'].includes(typeof value)) return;
    listOf(text, 'text, a number, true, false or a list of text')(value, at);
  };
}
