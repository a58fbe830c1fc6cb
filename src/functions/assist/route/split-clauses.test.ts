import { expect, test } from 'vitest';
import { splitClauses } from './split-clauses.js';

test.each<[string, readonly string[]]>([
  [
    '이 샷 불량이야? 왜? 매뉴얼엔 뭐라고 나와?',
    ['이 샷 불량이야?', '왜?', '매뉴얼엔 뭐라고 나와?'],
  ],
  [
    'Will this shot be bad, why, and what does the manual say?',
    ['Will this shot be bad', 'why', 'what does the manual say?'],
  ],
  ['owners who live in Madison, and have cats?', ['owners who live in Madison, and have cats?']],
  ['If it were colder, would it fail?', ['If it were colder, would it fail?']],
  ['싸움은 몇 번 있었고, 규정에는 뭐라고 해?', ['싸움은 몇 번 있었고', '규정에는 뭐라고 해?']],
  ['온도가 690.5도면 어때?', ['온도가 690.5도면 어때?']],
  ['왜?', ['왜?']],
])('%s', (text, clauses) => {
  expect(splitClauses(text)).toEqual(clauses);
});
