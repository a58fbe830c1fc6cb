// One table feeds the environment, the configuration file, the command line and the docs.
import { problem } from './problems/problem.js';

interface SettingRow<T> {
  /** Names in the environment, the preferred one first; the others are kept because documents use them. */
  readonly variables: readonly string[];
  readonly default: T;
  /** What values are accepted, in words, with the unit. */
  readonly expected: string;
  readonly sentence: string;
  /** The value, or undefined when the text is not acceptable. */
  readonly parse: (text: string) => T | undefined;
}

function row<T>(definition: SettingRow<T>): SettingRow<T> {
  return definition;
}

const anyText = (text: string) => (text === '' ? undefined : text);
const integer = (from: number, to: number) => (text: string) => {
  const value = Number(text);
  return /^\d+$/.test(text) && value >= from && value <= to ? value : undefined;
};
const numberBetween = (from: number, to: number) => (text: string) => {
  const value = Number(text);
  return text.trim() !== '' && value >= from && value <= to ? value : undefined;
};
// `default` keeps what a function documents, `none` leaves the parameter to the model.
const parameter =
  (read: (text: string) => number | undefined) =>
  (text: string): number | 'default' | 'none' | undefined =>
    text === 'default' || text === 'none' ? text : read(text);
// Every item of a list parted by commas; the text stays as it was given.
const listOf = (item: RegExp) => (text: string) =>
  text.split(',').every((part) => item.test(part.trim())) ? text : undefined;
const flag = (text: string) =>
  ({ true: true, '1': true, yes: true, false: false, '0': false, no: false })[text.toLowerCase()];
const oneOf =
  <const V extends string>(...values: readonly V[]) =>
  (text: string) =>
    values.find((value) => value.toLowerCase() === text.toLowerCase());

/** Every setting: its variable, default, range and one sentence. */
export const settingsTable = {
  port: row({
    variables: ['CASTHOUSE_PORT', 'PORT'],
    default: 8088,
    expected: 'a TCP port, 0 to 65535 (0 takes a free one)',
    sentence: 'Port of the local server.',
    parse: integer(0, 65535),
  }),
  host: row({
    variables: ['CASTHOUSE_HOST'],
    default: '127.0.0.1',
    expected: 'an address of this machine',
    sentence: 'Address the local server binds; 127.0.0.1 is reachable from this machine only.',
    parse: anyText,
  }),
  home: row({
    variables: ['CASTHOUSE_HOME'],
    default: '.casthouse',
    expected: 'a folder',
    sentence: 'Folder of the registry, charts and other files Casthouse writes.',
    parse: anyText,
  }),
  registry: row({
    variables: ['CASTHOUSE_REGISTRY'],
    default: '',
    expected: 'a folder',
    sentence:
      'Folder of the model registry; empty means the folder "registry" inside the home folder.',
    parse: anyText,
  }),
  workspace: row({
    variables: ['CASTHOUSE_WORKSPACE'],
    default: 'diecasting',
    expected: 'the name of a workspace',
    sentence: 'Workspace that the local server opens.',
    parse: anyText,
  }),
  model: row({
    variables: ['CASTHOUSE_MODEL'],
    default: '',
    expected: 'NAME, NAME@VERSION or NAME@ALIAS',
    sentence: 'Model that the functions serve; empty means the one named after the workspace.',
    parse: anyText,
  }),
  modelPath: row({
    variables: ['MODEL_PATH'],
    default: '',
    expected: 'a folder that holds a registry, or a model file',
    sentence: 'Where a Lambda function finds its model inside its own package or image.',
    parse: anyText,
  }),
  modelVersion: row({
    variables: ['MODEL_VERSION'],
    default: '',
    expected: 'a version such as v2 or 2, or an alias such as champion',
    sentence: 'Version or alias of the model that the functions serve; empty means champion.',
    parse: anyText,
  }),
  bucket: row({
    variables: ['BUCKET_NAME'],
    default: '',
    expected: 'the name of an S3 bucket',
    sentence: 'Bucket that holds the registry and takes the charts; empty means local folders.',
    parse: anyText,
  }),
  language: row({
    variables: ['CASTHOUSE_LANGUAGE'],
    default: 'ko' as 'ko' | 'en',
    expected: 'ko or en',
    sentence: 'Language of summaries when the request does not say.',
    parse: oneOf('ko', 'en'),
  }),
  useBedrock: row({
    variables: ['USE_BEDROCK'],
    default: false,
    expected: 'true or false',
    sentence: 'Whether a Bedrock model may rephrase answers; every answer works without.',
    parse: flag,
  }),
  bedrockRegion: row({
    variables: ['AWS_BEDROCK_REGION', 'AWS_REGION', 'AWS_DEFAULT_REGION'],
    default: 'us-east-1',
    expected: 'an AWS region such as ap-northeast-2',
    sentence: 'Region whose Bedrock and SageMaker endpoints are called.',
    parse: (text: string) => (/^[a-z]{2}(-[a-z]+)+-\d$/.test(text) ? text : undefined),
  }),
  bedrockModelId: row({
    variables: ['AWS_BEDROCK_MODEL_ID', 'BEDROCK_MODEL_ID'],
    default: '',
    expected: 'a model id, an inference profile id or an ARN',
    sentence:
      'Bedrock model that rephrases answers when USE_BEDROCK is true; empty means Nova Lite.',
    parse: anyText,
  }),
  bedrockEmbeddingModelId: row({
    variables: ['AWS_BEDROCK_EMBEDDING_MODEL_ID'],
    default: '',
    expected: 'a Titan or Cohere embedding model id',
    sentence: 'Bedrock model that turns passages and questions into vectors.',
    parse: anyText,
  }),
  bedrockGuardrailId: row({
    variables: ['AWS_BEDROCK_GUARDRAIL_ID'],
    default: '',
    expected: 'the id or ARN of a guardrail',
    sentence: 'Bedrock guardrail that every call passes; empty means none.',
    parse: anyText,
  }),
  bedrockGuardrailVersion: row({
    variables: ['AWS_BEDROCK_GUARDRAIL_VERSION'],
    default: 'DRAFT',
    expected: 'a version number or DRAFT',
    sentence: 'Version of that guardrail.',
    parse: anyText,
  }),
  sageMakerEndpoint: row({
    variables: ['SAGEMAKER_ENDPOINT_NAME', 'ENDPOINT_NAME'],
    default: '',
    expected: 'the name of a SageMaker endpoint',
    sentence: 'SageMaker endpoint with a language model; empty means none.',
    parse: anyText,
  }),
  sageMakerFormat: row({
    variables: ['CASTHOUSE_SAGEMAKER_FORMAT'],
    default: 'text-generation' as 'text-generation' | 'chat',
    expected: 'text-generation or chat',
    sentence: 'Body that the container of that endpoint reads.',
    parse: oneOf('text-generation', 'chat'),
  }),
  languageServerUrl: row({
    variables: ['CASTHOUSE_LANGUAGE_URL', 'OPENAI_BASE_URL'],
    default: '',
    expected: 'an http address up to its version, such as http://127.0.0.1:11434/v1',
    sentence:
      'Server that speaks chat completions: Ollama, vLLM, LM Studio, OpenRouter; empty means none.',
    parse: (text: string) => (/^https?:\/\/\S+$/.test(text) ? text : undefined),
  }),
  languageServerModel: row({
    variables: ['CASTHOUSE_LANGUAGE_MODEL'],
    default: '',
    expected: 'the name of a model at that server',
    sentence: 'Model that is asked at that server.',
    parse: anyText,
  }),
  languageServerEmbeddingModel: row({
    variables: ['CASTHOUSE_EMBEDDING_MODEL'],
    default: '',
    expected: 'the name of an embedding model at that server',
    sentence: 'Model of that server that turns passages and questions into vectors.',
    parse: anyText,
  }),
  languageServerKey: row({
    variables: ['CASTHOUSE_LANGUAGE_KEY', 'OPENAI_API_KEY'],
    default: '',
    expected: 'a key',
    sentence: 'Key for that server, sent as a bearer token and never shown.',
    parse: anyText,
  }),
  awsEndpoint: row({
    variables: ['CASTHOUSE_AWS_ENDPOINT', 'AWS_ENDPOINT_URL'],
    default: '',
    expected: 'an http address',
    sentence: 'Address of an AWS emulator or VPC endpoint; empty means AWS itself.',
    parse: (text: string) => (/^https?:\/\/\S+$/.test(text) ? text : undefined),
  }),
  languageTokensPerHour: row({
    variables: ['CASTHOUSE_LANGUAGE_TOKENS_PER_HOUR'],
    default: 0,
    expected: 'tokens, 0 to 1000000000 (0 sets no limit)',
    sentence: 'Tokens a language model may use in an hour; beyond them answers come without it.',
    parse: integer(0, 1_000_000_000),
  }),
  languageTimeoutMs: row({
    variables: ['CASTHOUSE_LANGUAGE_TIMEOUT_MS'],
    default: 60_000,
    expected: 'milliseconds, 100 to 900000',
    sentence: 'Longest time for one answer of a language model, retries included.',
    parse: integer(100, 900_000),
  }),
  streamMaxTokens: row({
    variables: ['CASTHOUSE_STREAM_MAX_TOKENS'],
    default: 'default' as number | 'default' | 'none',
    expected: 'tokens, 1 to 1000000, none, or default',
    sentence: "Longest streamed answer; default is what the function documents, none the model's.",
    parse: parameter(integer(1, 1_000_000)),
  }),
  streamTemperature: row({
    variables: ['CASTHOUSE_STREAM_TEMPERATURE'],
    default: 'default' as number | 'default' | 'none',
    expected: 'a number from 0 to 2, none, or default',
    sentence: 'Temperature of streamed answers; a model that refuses it is asked again without.',
    parse: parameter(numberBetween(0, 2)),
  }),
  streamTopP: row({
    variables: ['CASTHOUSE_STREAM_TOP_P'],
    default: 'default' as number | 'default' | 'none',
    expected: 'a number from 0.001 to 1, none, or default',
    sentence:
      'Top-p of streamed answers; a model that refuses it beside a temperature goes without.',
    parse: parameter(numberBetween(0.001, 1)),
  }),
  streamTopK: row({
    variables: ['CASTHOUSE_STREAM_TOP_K'],
    default: 'default' as number | 'default' | 'none',
    expected: 'a whole number from 1 to 100000, none, or default',
    sentence: 'Top-k of streamed answers; a model that does not know it goes without.',
    parse: parameter(integer(1, 100_000)),
  }),
  logLevel: row({
    variables: ['LOG_LEVEL', 'CASTHOUSE_LOG_LEVEL'],
    default: 'INFO' as 'DEBUG' | 'INFO' | 'WARN' | 'ERROR',
    expected: 'DEBUG, INFO, WARN or ERROR',
    sentence: 'Least severe log line that is written.',
    parse: oneOf('DEBUG', 'INFO', 'WARN', 'ERROR'),
  }),
  databaseUrl: row({
    variables: ['CASTHOUSE_DATABASE_URL'],
    default: '',
    expected: 'an address such as postgres://USER:PASSWORD@HOST/NAME, mysql://... or data-api:',
    sentence: "Database that questions go to; empty means the workspace's own.",
    parse: anyText,
  }),
  databaseClusterArn: row({
    variables: ['DB_CLUSTER_ARN'],
    default: '',
    expected: 'the ARN of an Aurora cluster',
    sentence:
      'Aurora cluster that questions go to through the RDS Data API when no database address is given.',
    parse: anyText,
  }),
  databaseSecretArn: row({
    variables: ['DB_SECRET_ARN'],
    default: '',
    expected: 'the ARN of a secret with username and password',
    sentence: 'Secret with which the RDS Data API enters that cluster.',
    parse: anyText,
  }),
  databaseName: row({
    variables: ['DB_NAME'],
    default: '',
    expected: 'the name of a database',
    sentence: 'Database of that cluster; empty means the name of the workspace.',
    parse: anyText,
  }),
  catalogue: row({
    variables: ['CASTHOUSE_CATALOGUE'],
    default: '',
    expected: 'a file',
    sentence: "Catalogue file of that database; empty means the workspace's own.",
    parse: anyText,
  }),
  videoLimitBytes: row({
    variables: ['CASTHOUSE_VIDEO_LIMIT_BYTES'],
    default: 2 * 1024 * 1024 * 1024,
    expected: 'bytes, 1024 to 1099511627776',
    sentence: 'Largest video the local server takes.',
    parse: integer(1024, 1_099_511_627_776),
  }),
  corsOrigin: row({
    variables: ['CASTHOUSE_CORS_ORIGIN'],
    default: '',
    expected: 'origins such as https://console.example.com parted by commas, or *',
    sentence:
      'Origins whose pages may call the functions, * for any; empty means none but our own.',
    parse: listOf(/^(\*|https?:\/\/[^\s/,]+\/?)$/),
  }),
  allowedHosts: row({
    variables: ['CASTHOUSE_ALLOWED_HOSTS'],
    default: '',
    expected: 'host names without port, parted by commas',
    sentence:
      'Names besides those of this machine under which the local server may be called, for instance behind a proxy.',
    parse: listOf(/^[^\s/:,]+$/),
  }),
  knowledgeBaseId: row({
    variables: ['AWS_BEDROCK_KNOWLEDGE_BASE_ID', 'KNOWLEDGE_BASE_ID'],
    default: '',
    expected: 'the id of a Bedrock knowledge base',
    sentence: 'Knowledge base that documents are asked from; empty means the index of documents.',
    parse: anyText,
  }),
  knowledgeBaseModelArn: row({
    variables: ['KNOWLEDGE_BASE_MODEL_ARN'],
    default: '',
    expected: 'an ARN',
    sentence: 'Model with which the knowledge base itself answers; empty means it only retrieves.',
    parse: anyText,
  }),
  documentVectorsUrl: row({
    variables: ['DOCUMENTS_VECTORS_URL'],
    default: '',
    expected: 'postgres://... or data-api:',
    sentence: 'Database with pgvector for the vectors of passages; empty means the index file.',
    parse: anyText,
  }),
  documentsPath: row({
    variables: ['DOCUMENTS_PATH'],
    default: '',
    expected: 'the file documents.index',
    sentence: 'Where a Lambda function finds the index of documents inside its package or image.',
    parse: anyText,
  }),
  assistPlanner: row({
    variables: ['CASTHOUSE_ASSIST_PLANNER'],
    default: 'rules-first' as 'rules-first' | 'rules' | 'model',
    expected: 'rules-first, rules or model',
    sentence:
      'Who decides which room the assistant asks: rules-first gives a language model what the rules cannot place.',
    parse: oneOf('rules-first', 'rules', 'model'),
  }),
  assistSteps: row({
    variables: ['CASTHOUSE_ASSIST_STEPS'],
    default: 6,
    expected: 'calls, 1 to 50',
    sentence: 'Rooms a language model may call for one question of the assistant.',
    parse: integer(1, 50),
  }),
  assistTokens: row({
    variables: ['CASTHOUSE_ASSIST_TOKENS'],
    default: 40_000,
    expected: 'tokens, 0 to 10000000',
    sentence: 'Tokens a language model may use to plan one question of the assistant.',
    parse: integer(0, 10_000_000),
  }),
  assistDollars: row({
    variables: ['CASTHOUSE_ASSIST_DOLLARS'],
    default: 0.05,
    expected: 'US dollars, 0 to 1000',
    sentence:
      'Money a language model may cost to plan one question of the assistant, where its price is known.',
    parse: numberBetween(0, 1000),
  }),
  requestLimitBytes: row({
    variables: ['CASTHOUSE_REQUEST_LIMIT_BYTES'],
    default: 6 * 1024 * 1024,
    expected: 'bytes, 1024 to 104857600',
    sentence: 'Largest request body the local server reads; 6 MiB is what Lambda accepts.',
    parse: integer(1024, 104857600),
  }),
} as const;

type SettingName = keyof typeof settingsTable;
/** All settings with their values. */
export type Settings = {
  readonly [N in SettingName]: (typeof settingsTable)[N] extends SettingRow<infer T> ? T : never;
};

/** Reads the settings from an environment; an unacceptable value throws `setting.invalid`, an empty one counts as unset. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const values: Record<string, unknown> = {};
  for (const [name, definition] of Object.entries(settingsTable)) {
    values[name] = definition.default;
    const variable = definition.variables.find((candidate) => environment[candidate]);
    if (variable === undefined) continue;
    const text = environment[variable]!;
    const value = definition.parse(text);
    if (value === undefined)
      throw problem('setting.invalid', {
        setting: variable,
        got: text,
        expected: definition.expected,
      });
    values[name] = value;
  }
  // Each name was given its default or a parsed value of its row's type just above.
  return values as Settings;
}
