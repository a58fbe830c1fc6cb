import { expect, it } from 'vitest';
import {
  asksAmount,
  fitsWanted,
  isNarrow,
  namesWanted,
  rowFitsWanted,
  wantedAnswer,
} from './wanted-answer.js';

it.each([
  ['용탕 온도는 얼마인가?', 'temperature', '690 °C로 맞춘다.', '압력은 600 bar이다.'],
  ['How heavy is it?', 'weight', '| Weight | 7.5 kg |', '| Noise | 48 dB(A) |'],
  ['노즐은 얼마나 자주 청소하나?', 'duration', '600샷마다 청소한다.', '노즐은 깨끗해야 한다.'],
  ['수리비는 가격이 얼마인가?', 'money', '86,000원이다.', '3시간 걸린다.'],
  ['When does it start?', 'time', 'It starts on Monday.', 'It starts slowly.'],
  ['보고서는 누가 쓰나?', 'person', '이서연 책임이 쓴다.', '3월에 쓴다.'],
  ['1호기의 형체력은 얼마인가?', 'force', '형체력은 180톤이다.', '금형은 80 ℃이다.'],
  ['물통 용량은?', 'volume', '물통은 20 L이다.', '물통은 90 mm이다.'],
  ['What is the yearly premium?', 'money', 'It is £420 a year.', 'It is paid in May.'],
  ['전압은 몇 V인가?', 'electricity', '60 V이다.', '60 mm이다.'],
  ['How many people take part?', 'number', 'Three appraisers.', 'Appraisers only.'],
] as const)('%s wants %s', (question, wanted, fitting, other) => {
  expect(wantedAnswer(question)).toBe(wanted);
  expect(isNarrow(wanted)).toBe(true);
  expect(fitsWanted(fitting, wanted)).toBe(true);
  expect(fitsWanted(other, wanted)).toBe(false);
});

it('lets any sentence fit a question that says nothing of its form', () => {
  expect(wantedAnswer('What does the planetarium show?')).toBe('any');
  expect(fitsWanted('...', 'any')).toBe(true);
  expect(isNarrow('any')).toBe(false);
  // A time clause asks for no time.
  expect(wantedAnswer('What happens when it rains?')).not.toBe('time');
});

it('knows the words that name what is wanted', () => {
  expect(namesWanted('주기', 'duration')).toBe(true);
  expect(namesWanted('청소', 'duration')).toBe(false);
  expect(namesWanted('weight', 'any')).toBe(false);
});

it('reads the number of a row below the heading that names it or its unit', () => {
  const header = '| Bead | Current (A) | Speed |';
  expect(rowFitsWanted('| 2 | 155 | slow |', header, 'electricity')).toBe(true);
  expect(rowFitsWanted('| 2 | high | slow |', header, 'electricity')).toBe(false);
  expect(rowFitsWanted('| 2 | high | 75 |', header, 'speed')).toBe(true);
  expect(rowFitsWanted('| 2 | 155 | slow |', header, 'money')).toBe(false);
  expect(rowFitsWanted('| 2 | 155 A | slow |', '| a | b | c |', 'electricity')).toBe(true);
});

it('tells amounts from a person or a time', () => {
  for (const wanted of ['money', 'number', 'force'] as const) expect(asksAmount(wanted)).toBe(true);
  for (const wanted of ['person', 'time', 'any'] as const) expect(asksAmount(wanted)).toBe(false);
});
