import { expect, test } from 'vitest';
import {
  encodeIntents,
  fitIntents,
  type ObservedFacts,
} from '../../../../benchmarks/questions/fit-routing.js';
import { featureKey, intentScores, intents, wordValue } from './intent-model.js';
import { intentWeights } from './intent-weights.js';

const rowLength = 4 + intents.length;

test('the stored table is whole, in order, and small enough for a cold start', () => {
  expect(intentWeights.table.length % rowLength).toBe(0);
  const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const keys: number[] = [];
  for (let from = 0; from < intentWeights.table.length; from += rowLength)
    keys.push(
      [...intentWeights.table.slice(from, from + 4)].reduce(
        (key, sign) => key * 64 + signs.indexOf(sign),
        0,
      ),
    );
  expect(keys).toEqual([...new Set(keys)].sort((a, b) => a - b));
  expect(intentWeights.table.length).toBeLessThanOrEqual(40_000);
});

test('scores are shares, and those of a sum of weights read from the table by hand', () => {
  const features = { words: ['w why', 'w weather', 'w nobody-ever-said-this'], marks: ['always'] };
  const scores = intentScores(features);
  expect(Object.values(scores).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  const rows = intentWeights.table.match(new RegExp(`.{${rowLength}}`, 'g'))!;
  const base64 = (text: string) =>
    [...Buffer.from(text.padEnd(Math.ceil(text.length / 4) * 4, 'A'), 'base64')]
      .map((byte) => byte.toString(2).padStart(8, '0'))
      .join('');
  const weightsOf = (feature: string) => {
    const key = featureKey(feature).toString(2).padStart(24, '0');
    const row = rows.find((one) => base64(one).startsWith(key));
    return intents.map((_, at) =>
      row === undefined ? 0 : Number.parseInt(base64(row).slice(24 + 6 * at, 30 + 6 * at), 2) - 32,
    );
  };
  const value = wordValue(3);
  const sums = intents.map(
    (_, at) =>
      intentWeights.step *
      (weightsOf('always')[at]! +
        value * features.words.reduce((sum, word) => sum + weightsOf(word)[at]!, 0)),
  );
  const total = sums.reduce((sum, one) => sum + Math.exp(one), 0);
  for (const [at, intent] of intents.entries())
    expect(scores[intent]).toBeCloseTo(Math.exp(sums[at]!) / total, 9);
});

const observed = (text: string): ObservedFacts => ({
  text,
  lastKinds: [],
  isSameQuestion: false,
  hasReading: false,
  hasPrediction: false,
  hasWhatIf: false,
  mentions: [],
  featureWords: [],
  changes: [],
  data: [],
  isSearchedByName: false,
  documents: null,
});

test('fitting tells apart what can be told apart, the same way each time', () => {
  const pairs = ['book a taxi', 'why was it red', 'hello my friend', 'will this one pass'];
  const wants = ['order', 'explain', 'chat', 'predict'] as const;
  const examples = Array.from({ length: 40 }, (_, at) => ({
    wants: [wants[at % 4]!],
    group: `group ${at}`,
    weight: 1,
    observed: observed(`${pairs[at % 4]} ${'abcdefghij'[at % 10]}`),
  }));
  const first = encodeIntents(fitIntents(examples));
  expect(first.table.length % rowLength).toBe(0);
  expect(encodeIntents(fitIntents(examples))).toEqual(first);
  expect(
    encodeIntents(fitIntents(examples, { mostFeatures: 20 })).table.length,
  ).toBeLessThanOrEqual(20 * rowLength);
});
