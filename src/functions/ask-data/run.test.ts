import { expect, test } from 'vitest';
import { denied, failing, saying, scriptedModel } from '../../../test/support/scripted-model.js';
import { testInvocation } from '../../../test/support/surroundings.js';
import type { AskAnswer } from '../../ask-data/index.js';
import { fixedClock } from '../../shared/index.js';
import type { AskSurroundings } from './ask-surroundings.js';
import { openAskData } from './run.js';
import { askDataAnswer } from './schema.js';
import { SessionStore } from './session-store.js';

const abstained: AskAnswer = {
  status: 'abstained',
  answer: 'I do not know the word "price".',
  language: 'en',
  sql: null,
  columns: [],
  rows: [],
  personalColumns: [],
  truncated: false,
  eventIds: [],
  interpretation: [],
  unknownWords: ['price'],
  suggestions: [],
  chart: null,
  planner: null,
  confirmable: null,
  memory: null,
  timings: { interpret: 1, guard: 0, query: 0, phrase: 0 },
};

function opened(changes: Partial<AskSurroundings> = {}) {
  const memories: unknown[] = [];
  const surroundings: AskSurroundings = {
    clock: fixedClock(),
    title: { ko: '동물병원', en: 'Pet clinic' },
    desk: {
      ask: async (_, options) => {
        memories.push(options?.memory);
        return { ...abstained, memory: memories.length };
      },
    },
    sessions: new SessionStore(fixedClock(), () => 'session-1'),
    adviser: null,
    examples: async () => ['Which owners live in Madison?', '강아지는 몇 마리야?'],
    ...changes,
  };
  const { call } = openAskData('genai', { kind: 'ask-data', path: '/api/genai' }, surroundings);
  const lines: string[] = [];
  const ask = async (input: unknown) =>
    askDataAnswer.parse(await call(input, testInvocation(lines)));
  return { ask, lines, memories };
}

const wish = { question: 'How should I feed my hamster?' };

test('gives advice by the model when there is one; the model gets the question and nothing else', async () => {
  const model = scriptedModel('m', saying('Little and often.'));
  const { ask, lines } = opened({ adviser: async () => model });
  expect(await ask(wish)).toMatchObject({
    answer: 'Little and often.',
    question_type: 'GENERAL_ADVICE',
    data_source: 'language-model',
    rows: [],
  });
  expect(model.requests).toHaveLength(1);
  expect(model.requests[0]!.messages).toEqual([{ role: 'user', text: wish.question }]);
  expect(model.requests[0]!.tools).toBeUndefined();
  expect(lines.join()).not.toContain('hamster');
});

test.each([
  ['it is refused', scriptedModel('m', failing(denied))],
  ['it says nothing', scriptedModel('m', saying(' '))],
  ['only the offline one is left', scriptedModel('m', saying('no evidence', 'offline'))],
])('says that the model does not answer when %s, and what can be asked', async (_, model) => {
  const { ask, lines } = opened({ adviser: async () => model });
  const answer = await ask(wish);
  expect(answer).toMatchObject({ question_type: 'GENERAL_ADVICE', data_source: 'none' });
  expect(answer.answer).toContain('does not answer at the moment');
  expect(answer.answer).toContain('Which owners live in Madison?');
  expect(lines.length).toBeGreaterThan(0);
});

test('asks no model for what the data could have answered', async () => {
  const model = scriptedModel('m', saying('It costs 30 dollars.'));
  const { ask } = opened({ adviser: async () => model });
  expect(await ask({ question: 'What is the price of a visit?' })).toMatchObject({
    answer: abstained.answer,
    question_type: 'DATABASE_QUERY',
    data_source: 'none',
  });
  expect(model.requests).toEqual([]);
});

test('hands the memory of an answer to the next question of its session only', async () => {
  const { ask, memories } = opened();
  const { session_id } = await ask({ question: 'a' });
  await ask({ question: 'b', session_id });
  await ask({ question: 'c', session_id: 'another' });
  expect(memories).toEqual([null, 1, null]);
});
