import { expect, it } from 'vitest';
import { foldText } from '../words/scan-words.js';
import { namedThings } from './named-things.js';

it.each([
  ['3호기의 냉각 시간은?', '사출 3호기', '사출 13호기'],
  ['제품 7의 주조 압력은?', '제품 7', '제품 1'],
  ['2023년의 전력 사용량은?', '2023년', '2025년'],
  ['B등급 업체의 대금은?', 'B등급이면', 'C등급이면'],
  ['VX-30의 해상도는?', 'VX-30 카메라', 'VX-20 카메라'],
  ['오류 651이 뜨는데요?', '오류 651', '오류 721'],
  ['How many parts did line 3 make?', 'Line 3 stood.', 'Line 1 ran.'],
  ['Which bugs were fixed in version 4.3?', 'Version 4.3', 'Version 4.2'],
  ['What does error E-31 mean?', 'Error E-31', 'Error E-22'],
  ['How much was used in 2021?', 'the year 2021', 'the year 2019'],
])('%s names one of a kind', (question, itself, other) => {
  const things = namedThings(question);
  expect(things.length).toBeGreaterThan(0);
  expect(things.some((thing) => !thing.itself.test(foldText(itself)))).toBe(false);
  expect(things.some((thing) => thing.itself.test(foldText(other)))).toBe(false);
  expect(things.every((thing) => thing.anyOfKind.test(foldText(other)))).toBe(true);
});

it.each([
  '노즐은 3 mm인가?',
  '압력을 610 bar로 올리면?',
  '80만 원이면 누가 정하나?',
  'How many pieces are checked in a delivery of 400?',
  '3년 동안 두나?',
  '20,000샷마다 하나?',
  '',
])('%s names none', (question) => {
  expect(namedThings(question)).toEqual([]);
});
