import { expect, test } from 'vitest';
import { smallModel } from '../../../../test/support/small-model.js';
import { testInvocation } from '../../../../test/support/surroundings.js';
import type { Catalogue } from '../../../ask-data/index.js';
import type { PassageSource } from '../../../ask-documents/index.js';
import { fixedClock } from '../../../shared/index.js';
import { SessionStore } from '../../ask-data/session-store.js';
import { type AssistMemory, nothingKept } from '../assist-memory.js';
import type { AssistRooms } from '../assist-rooms.js';
import { type FeatureVocabulary, featureVocabulary } from '../reading/feature-vocabulary.js';
import { readPasted } from '../reading/read-pasted.js';
import type { RoutingProps } from './placing.js';
import { destinationOf, routeQuestion } from './route-question.js';

const { features, classes } = smallModel();
const vocabulary = featureVocabulary(features, { Pressure: ['주조 압력'] });

// A database that knows fights, and documents that know nothing: what is handed to them is counted.
function counting(word = '싸움', status = 'abstained') {
  const work = { letters: 0, calls: 0 };
  const count = (text: string) => {
    work.letters += text.length;
    work.calls += 1;
  };
  // What routing looks at, and no more.
  const catalogue = {
    tables: [{ isLink: false, words: [{ text: word, source: 'own' }], columns: [] }],
    definitions: [],
    defaultTable: null,
  } as unknown as Catalogue;
  const understood = { status, unknownWords: [] };
  const nothing = { status: 'not-found', support: 0, found: [] };
  const rooms: AssistRooms = {
    clock: fixedClock(0),
    language: 'ko',
    predicting: null,
    documents: {
      isRemote: false,
      open: async () => ({
        model: null,
        source: {
          ask: async (text: string) => {
            count(text);
            return nothing;
          },
        } as unknown as PassageSource,
      }),
    },
    data: [
      {
        name: 'camera',
        title: { ko: '카메라', en: 'camera' },
        catalogue: async () => catalogue,
        ask: async () => Promise.reject(new Error('nobody is asked')),
        understand: async (text) => {
          count(text);
          return understood as never;
        },
      },
    ],
    languageModel: null,
    sessions: new SessionStore<AssistMemory, string>(fixedClock(0), () => 's'),
    limits: {
      planner: 'rules',
      steps: 6,
      tokens: 0,
      dollars: 0,
      question: 1_000_000,
      excerpt: 2000,
    },
    sleep: async () => {},
  };
  const counted = {
    ...vocabulary,
    exact: (name: string) => {
      count(name);
      return vocabulary.exact(name);
    },
    mentions: (text: string) => {
      count(text);
      return vocabulary.mentions(text);
    },
    wordsSaid: (text: string) => {
      count(text);
      return vocabulary.wordsSaid(text);
    },
  };
  return { work, rooms, vocabulary: counted };
}

function propsOf(rooms: AssistRooms, counted: FeatureVocabulary): RoutingProps {
  return {
    rooms,
    memory: nothingKept,
    asked: { language: 'ko', scope: {}, sentReading: null },
    invocation: testInvocation(),
    looked: new Map(),
    vocabulary: counted,
    classes,
    pasted: null,
  };
}

const lines: readonly (readonly [string, (letters: number) => string])[] = [
  ['words', (letters) => '싸움이 왜 will this be bad '.repeat(letters / 22)],
  ['one word', (letters) => '가'.repeat(letters)],
  ['marks', (letters) => 'a=b c:d '.repeat(letters / 8)],
  ['words before a mark', (letters) => `${'word '.repeat(letters / 5)}= 5`],
  ['quotes that never end', (letters) => 'a="b '.repeat(letters / 5)],
  ['numbers', (letters) => '주조 압력 1 '.repeat(letters / 8)],
  ['blanks', (letters) => `a${' '.repeat(letters)}b`],
];

test.each(lines)('a reading is looked for in a line of %s once', (_, line) => {
  const worked = (letters: number) => {
    const { work, vocabulary: counted } = counting();
    readPasted(line(letters), counted);
    return work;
  };
  const [once, twice] = [worked(20_000), worked(40_000)];
  expect(twice.letters).toBeLessThanOrEqual(2.1 * once.letters + 2000);
  expect(twice.calls).toBeLessThanOrEqual(2.1 * once.calls + 20);
});

test.each(lines)('deciding on a line of %s takes what its limit takes', async (_, line) => {
  const worked = async (letters: number) => {
    const { work, rooms, vocabulary: counted } = counting();
    const question = line(letters);
    const { steps } = await routeQuestion(question, propsOf(rooms, counted));
    // Who gets it gets all of it.
    expect(steps.map((step) => step.question)).toEqual([question]);
    return work.letters;
  };
  const [short, long] = [await worked(8000), await worked(200_000)];
  expect(short).toBeGreaterThan(0);
  expect(long).toBe(short);
});

test.each([
  '진료 시간이 어떻게 되나요?',
  '진료는 몇 시부터 하나요?',
  '점심시간에도 진료하나요?',
  'When does the clinic open?',
])('%s is no question to a table of visits', async (question) => {
  const { rooms, vocabulary: counted } = counting('진료', 'answered');
  const destinationIn = async (mounted: AssistRooms) =>
    destinationOf((await routeQuestion(question, propsOf(mounted, counted))).steps);
  expect(await destinationIn(rooms)).toBe('documents');
  expect(await destinationIn({ ...rooms, documents: null })).toBe('talk');
});

test('how many there were is one', async () => {
  const { rooms, vocabulary: counted } = counting('진료', 'answered');
  const { steps } = await routeQuestion('진료는 총 몇 건이야?', propsOf(rooms, counted));
  expect(destinationOf(steps)).toBe('data:camera');
});
