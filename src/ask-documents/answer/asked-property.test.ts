import { expect, it } from 'vitest';
import { askedProperty } from './asked-property.js';

it.each([
  ['진공 밸브의 교체 주기는?', '교체 주기'],
  ['1호기의 형체력은 얼마인가?', '형체력'],
  ['CR7의 최대 이동 속도는 얼마인가?', '최대 이동 속도'],
  ['3호기 배압은 몇으로 잡나요?', '배압'],
  ['소화기의 유효 기간은 몇 년인가?', '유효 기간'],
  ['7호기 금형 온도 알려줘', '금형 온도'],
  ['축구 수강료', '축구 수강료'],
  ['What was the scrap rate of line 2?', 'scrap rate'],
  ['Who is the data protection officer?', 'data protection officer'],
  ['How many parts did line 3 make?', 'parts'],
  ['What current is used for aluminium sheet?', 'current'],
  ['The lamp flashes. What is the meaning?', 'meaning'],
])('%s asks for %s', (question, property) => {
  expect(askedProperty(question)).toBe(property);
});

it.each([
  '재생 원료는 얼마나 섞어 써도 되나요?',
  'B동에서 일하는 사람은 어디로 대피하나?',
  '막힌 노즐은 왜 생기나?',
  'How do I calibrate the LP4?',
  'Why is a worn electrode a problem?',
  '',
  '?',
])('%s asks for none by name', (question) => {
  expect(askedProperty(question)).toBe('');
});
