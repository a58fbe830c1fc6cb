import { expect, test } from 'vitest';
import { intentFeatures } from './intent-features.js';
import type { Observation } from './observe.js';
import { blotted } from './word-pieces.js';

const observation = (text: string, more: Partial<Observation> = {}): Observation => ({
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
  ...more,
});

// Only what features are made of is looked at: no room is asked.
const knowing = (...said: string[]) =>
  [
    { status: 'answered', wordScore: 3, namesTable: true, said, unknownWords: [] },
  ] as unknown as Observation['data'];

test('the same question to two databases looks the same', () => {
  const pets = observation('고양이는 모두 몇 마리야?', { data: knowing('고양이') });
  const rooms = observation('객실은 모두 몇 마리야?', { data: knowing('객실') });
  const [a, b] = [pets, rooms].map((one) => intentFeatures(one, []));
  expect(blotted(pets).replace('는', '은')).toBe(blotted(rooms));
  expect(a!.marks).toEqual(b!.marks);
  expect(intentFeatures(observation('How many cats?', { data: knowing('cat') }), []).words).toEqual(
    intentFeatures(observation('How many rooms?', { data: knowing('room') }), []).words,
  );
});

test('words of features, of databases and of both are told apart; numbers are any number', () => {
  expect(
    blotted(
      observation('압력을 1,050 bar로, 온도는 2.5', {
        featureWords: ['압력', '온도'],
        data: knowing('온도'),
      }),
    ),
  ).toBe('▲을 0 bar 로 , ◈는 0');
});

// A word for each number, without digits, which all look alike.
const lettersOf = (number: number) =>
  [...String(number)].map((digit) => 'abcdefghij'[Number(digit)]).join('');

test('twice the words give at most twice the pieces', () => {
  const words = (count: number) =>
    intentFeatures(
      observation(Array.from({ length: count }, (_, at) => lettersOf(at)).join(' ')),
      [],
    ).words.length;
  const [once, twice] = [words(500), words(1000)];
  expect(once).toBeGreaterThan(500);
  expect(twice).toBeLessThanOrEqual(2.1 * once);
});
