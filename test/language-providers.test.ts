import { afterAll, beforeAll } from 'vitest';
import { bedrockModel, openAiCompatibleModel, sageMakerModel } from '../src/language/index.js';
import { languageContract } from './support/language-contract.js';
import {
  bedrockWire,
  chatWire,
  sageMakerWire,
  startWireServer,
  type WireServer,
} from './support/language-wire-server.js';

const request = { messages: [{ role: 'user', text: '오늘 불량은?' }] } as const;
const credentials = { accessKeyId: 'AKIATEST', secretAccessKey: 'secret' };
let bedrock: WireServer;
let sageMaker: WireServer;
let chat: WireServer;

beforeAll(async () => {
  bedrock = await startWireServer(bedrockWire);
  sageMaker = await startWireServer(sageMakerWire());
  chat = await startWireServer(chatWire);
});
afterAll(() => Promise.all([bedrock.close(), sageMaker.close(), chat.close()]));

languageContract('bedrock', {
  request,
  server: () => bedrock,
  open: () =>
    bedrockModel({
      region: 'ap-northeast-2',
      endpoint: bedrock.url,
      credentials,
      modelId: 'apac.amazon.nova-lite-v1:0',
    }),
});

languageContract('sagemaker', {
  request,
  server: () => sageMaker,
  open: () =>
    sageMakerModel({
      region: 'ap-northeast-2',
      endpoint: sageMaker.url,
      credentials,
      endpointName: 'e',
    }),
});

languageContract('openai-compatible', {
  request,
  server: () => chat,
  open: () =>
    openAiCompatibleModel({
      baseUrl: `${chat.url}/v1/`,
      model: 'm',
      apiKey: 'sk-test-4711abcdef',
      fetch: globalThis.fetch,
    }),
});
