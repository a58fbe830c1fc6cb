import { afterAll, beforeAll } from 'vitest';
import {
  type LanguageModel,
  memoryAnswerCache,
  offlineModel,
  openAiCompatibleModel,
  withAudit,
  withBudget,
  withCache,
  withDeadline,
  withFallback,
  withRetry,
} from '../src/language/index.js';
import { fixedClock, seededRandom } from '../src/shared/index.js';
import { languageContract } from './support/language-contract.js';
import { chatWire, startWireServer, type WireServer } from './support/language-wire-server.js';

let server: WireServer;
beforeAll(async () => {
  server = await startWireServer(chatWire);
});
afterAll(() => server.close());

const clock = fixedClock();
// Waits take no time, and a deadline never comes.
const sleep = () => Promise.resolve();
const never = (_: number, signal?: AbortSignal) =>
  new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()));

const retry = (model: LanguageModel) =>
  withRetry(model, { attempts: 3, sleep, random: seededRandom(1) });
const deadline = (model: LanguageModel) => withDeadline(model, { longestMs: 1000, sleep: never });
const budget = (model: LanguageModel) => withBudget(model, { tokens: 1e6, clock });
const fallback = (model: LanguageModel) => withFallback([model], { clock });
const cache = (model: LanguageModel) =>
  withCache(model, { cache: memoryAnswerCache({ clock }), scope: 'test' });
const audit = (model: LanguageModel) =>
  withAudit(model, { record: () => {}, hashKey: 'key', clock });

const policies: Readonly<Record<string, (model: LanguageModel) => LanguageModel>> = {
  retry,
  deadline,
  budget,
  fallback,
  cache,
  audit,
  'audit of cache of fallback of budget of deadline of retry': (model) =>
    audit(cache(fallback(budget(deadline(retry(model)))))),
};

const question = { messages: [{ role: 'user', text: '오늘 불량은?' }] } as const;
const grounded = {
  ...question,
  evidence: {
    rows: [
      { lot: 3, defects: 2 },
      { lot: 4, defects: 0 },
    ],
  },
} as const;

languageContract('offline', { request: grounded, open: () => offlineModel() });

for (const [name, policy] of Object.entries(policies)) {
  languageContract(`${name} around a server`, {
    request: question,
    server: () => server,
    open: () =>
      policy(
        openAiCompatibleModel({
          baseUrl: server.url,
          model: 'm',
          apiKey: 'sk-test-4711abcdef',
          fetch: globalThis.fetch,
        }),
      ),
  });
  languageContract(`${name} around offline`, {
    request: grounded,
    open: () => policy(offlineModel()),
  });
}
