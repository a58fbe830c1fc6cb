import { expect, test } from 'vitest';
import { asksForAdvice } from './question-type.js';

test.each([
  '강아지가 밥을 안 먹어요. 어떻게 해야 하나요?',
  '고양이에게 우유를 줘도 괜찮을까요?',
  '햄스터 키우는 방법 알려줘',
  '안녕하세요',
  'How should I feed a hamster?',
  'Is it safe to give my dog chocolate?',
  'What should I do when my cat does not eat?',
  'Why does my parrot scream?',
  'Hello!',
])('takes %s as a wish for advice', (question) => {
  expect(asksForAdvice(question)).toBe(true);
});

test.each([
  'Coco라는 반려동물을 키우고 있는 사람은 누구야?',
  '진료비가 얼마야?',
  '병원 예약을 하고 싶어',
  '2023년에 방문은 몇 건이야?',
  'Which owners live in Madison?',
  'How many pets are there?',
  'What is the price of a rabies shot?',
  'Hello Kitty belongs to whom?',
])('takes %s as a question about the data', (question) => {
  expect(asksForAdvice(question)).toBe(false);
});
