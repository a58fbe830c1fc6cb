import { expect, test } from 'vitest';
import { contentWords } from './content-words.js';

test.each<[string, readonly string[]]>([
  ['매뉴얼엔 뭐라고 나와?', []],
  ['그럼 어떻게 조치해야 해?', []],
  ['why was it called a defect?', []],
  ['what does the manual say about that?', []],
  ['박리는 왜 생겨?', ['박리', '생겨']],
  ['불량의 주요 원인은?', ['주요']],
  ['플런저 팁은 언제 교체하나요?', ['플런저', '팁', '교체']],
  ['주조 압력이 낮으면?', ['주조', '압력', '낮으면']],
  ['What causes blow holes?', ['blow', 'holes']],
])('%s', (text, words) => {
  expect(contentWords(text)).toEqual(words);
});
