// What in a document is advice: a sentence or a row of a table that says what to do.
import type { Sentence } from './sentences.js';

/** What opens an item of a list. */
export const listMark = /^(?:[-*•]|\d{1,2}[.)])\s+/;

const koreanActions =
  '확인|점검|교체|조정|청소|보충|격리|정지|중단|제거|수리|감소|증가|낮춘다|높인다|올린다|내린다|늘린다|줄인다|되돌린다';
const englishActions =
  'check|lower|raise|replace|clean|adjust|increase|reduce|inspect|stop|look at|drain|suspect|compare|close|open|hold|ladle|set|keep|turn|start|never|do not';
const sentenceAdvice = new RegExp(
  [
    `(?:${koreanActions}|측정|기록|관찰|의심|비교)(?:합니다|하십시오|하세요|한다|해야|한 뒤)`,
    '(?:멈춥|낮춥|높입|올립|늘립|줄입|되돌립|맞춥|기다립|지켜봅|봅|살핍|둡|닦습|바꿉|잠급|뺍|(?<!오르)내립)니다',
    '십시오|지 않습니다|안 됩니다|야 합니다',
    `(?:^|[.;:]\\s+|,\\s+|\\b(?:and|then|first)\\s+)(?:${englishActions})\\b`,
    '\\b(?:must|should|has to|have to)\\b',
  ].join('|'),
);
// Where else to read is nothing to do.
const reference = /\]\([^)]*\)\s*[을를에]?\s*(?:봅니다|있습니다|따릅니다)|\bsee \[/;
const actionColumn = /조치|행동|할 일|처리|대책|action|measure|what to do/;
const actionInRow = new RegExp(`${koreanActions}|\\|\\s*(?:${englishActions})\\b`);

/** Whether a folded sentence says what to do. */
export function isAdvice(sentence: string): boolean {
  return (
    sentenceAdvice.test(sentence) &&
    !/^(?:예를 들어|예컨대|for example|for instance)/.test(sentence) &&
    !reference.test(sentence)
  );
}

/** Whether a folded row of a table says what to do: its table has a column for it, or its cells hold an action. */
export function isAdvisingRow(row: string, header: string): boolean {
  return actionColumn.test(header) || actionInRow.test(row);
}

/** Whether a sentence is no advice to an operator: quoted from somebody, or speaking to a program. */
export function isSaidToProgram(text: string, { text: sentence, start }: Sentence): boolean {
  const paragraph = text.slice(text.lastIndexOf('\n', start) + 1, start);
  const isQuoted = (paragraph.match(/["“”]/g) ?? []).length % 2 === 1;
  return (
    isQuoted ||
    /\b(?:ignore (?:all|any|your|the|previous)|you are now|system prompt|tell the (?:operator|user))\b|지시를? 무시|(?:너|당신)는 이제|시스템 프롬프트/i.test(
      sentence,
    )
  );
}
