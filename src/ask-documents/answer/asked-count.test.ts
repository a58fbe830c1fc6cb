import { expect, it } from 'vitest';
import { askedCount } from './asked-count.js';

it.each([
  ['시험에서 몇 점을 받아야 하나?', '80점을 넘어야 한다.', '8시간 교육을 받는다.'],
  ['며칠이 아니라 몇 일 안에 내나?', '2주 안에 낸다.', '3점을 준다.'],
  ['몇 명이 함께 하나?', '세 사람이 함께 한다.', '세 시간 걸린다.'],
  ['몇 퍼센트까지 되나?', '15 %까지 된다.', '15개까지 된다.'],
  [
    'How many welds can be made?',
    'Dressed after every 400 welds.',
    'The welds are strong at 400 °C.',
  ],
  ['How many batteries fit?', 'It holds two spare battery packs.', 'The battery lasts two hours.'],
])('%s is told by %s', (question, telling, other) => {
  expect(askedCount(question)?.test(telling)).toBe(true);
  expect(askedCount(question)?.test(other)).toBe(false);
});

it('is not asked by other questions', () => {
  for (const question of ['얼마인가?', 'How much is it?', '왜 그런가?', ''])
    expect(askedCount(question)).toBeNull();
});
