import { anyText, flag, integer, numberBetween, oneOf, parameter, row } from './setting-row.js';

/** Language models, what they may use, and the assistant. */
export const languageSettings = {
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
  assistQuestion: row({
    variables: ['CASTHOUSE_ASSIST_QUESTION'],
    default: 10_000,
    expected: 'characters, 100 to 1000000',
    sentence:
      'Characters that one line of a question to the assistant may have; a longer one is refused.',
    parse: integer(100, 1_000_000),
  }),
  assistExcerpt: row({
    variables: ['CASTHOUSE_ASSIST_EXCERPT'],
    default: 2000,
    expected: 'characters, 100 to 100000',
    sentence:
      'Characters of a question that decide where the assistant sends it: its first and its last.',
    parse: integer(100, 100_000),
  }),
} as const;
