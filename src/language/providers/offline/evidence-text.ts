import type { Language } from '../../../shared/index.js';
import {
  type Contribution,
  type Evidence,
  type Fact,
  hasEvidence,
  type Passage,
  type Row,
  type Scalar,
} from '../../evidence.js';

const rowsShown = 20;
const passageCharacters = 400;

/** Evidence as sentences of a language: what was found, then the single items. Adds nothing to it. */
export function evidenceText(evidence: Evidence, language: Language): string {
  const { facts, rows, contributions, passages } = evidence;
  const parts = [
    facts?.length ? factLines(facts, language) : '',
    rows === undefined ? '' : rowLines(rows, evidence, language),
    contributions?.length ? contributionLines(contributions, language) : '',
    passages?.length ? passageLines(passages, language) : '',
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** What a model that cannot think up an answer says when it has nothing to phrase. */
export function nothingToSay(language: Language): string {
  return language === 'ko'
    ? '지금은 언어 모델이 연결되어 있지 않아 이 질문에 자유롭게 답할 수 없습니다. 데이터 조회, 문서 검색, 예측과 설명은 모델 없이도 근거와 함께 답합니다. 대화형 답변이 필요하면 언어 모델을 설정하세요.'
    : 'No language model is connected, so this question cannot be answered freely. Questions about data, documents, predictions and their explanation are answered from evidence without one. For a conversation, configure a language model.';
}

/** Text for a request: its evidence, or a plain word that there is none. */
export function offlineText(evidence: Evidence | undefined, language: Language): string {
  return hasEvidence(evidence) ? evidenceText(evidence, language) : nothingToSay(language);
}

function factLines(facts: readonly Fact[], language: Language): string {
  return facts.map((fact) => `${fact.label}: ${shown(fact.value, fact.unit, language)}`).join('\n');
}

function rowLines(rows: readonly Row[], { rowCount, units }: Evidence, language: Language): string {
  const count = rowCount ?? rows.length;
  if (count === 0)
    return language === 'ko' ? '조건에 맞는 기록이 없습니다.' : 'No matching records were found.';
  const line = (row: Row) =>
    Object.entries(row)
      .map(([column, value]) => `${column}: ${shown(value, units?.[column], language)}`)
      .join(', ');
  // One value is the answer itself, not a record to be counted.
  if (count === 1 && rows.length === 1 && Object.keys(rows[0]!).length === 1) return line(rows[0]!);
  const head =
    language === 'ko'
      ? `기록 ${count}건을 찾았습니다.`
      : `${count} ${count === 1 ? 'record was' : 'records were'} found.`;
  const listed = rows.slice(0, rowsShown).map((row) => `- ${line(row)}`);
  const more = count > listed.length;
  const tail =
    language === 'ko' ? '나머지 기록은 생략했습니다.' : 'The remaining records are left out.';
  return [head, ...listed, ...(more ? [tail] : [])].join('\n');
}

function contributionLines(contributions: readonly Contribution[], language: Language): string {
  const head =
    language === 'ko'
      ? '예측에 영향을 준 특성입니다.'
      : 'These features moved the prediction, strongest first.';
  const effect = (up: boolean) =>
    language === 'ko' ? (up ? '예측값을 높임' : '예측값을 낮춤') : up ? 'raises it' : 'lowers it';
  const lines = contributions.map(({ feature, value, contribution, unit }) => {
    const signed = `${contribution > 0 ? '+' : ''}${plainNumber(contribution)}`;
    return `- ${feature}: ${shown(value, unit, language)} (${signed}, ${effect(contribution > 0)})`;
  });
  return [head, ...lines].join('\n');
}

function passageLines(passages: readonly Passage[], language: Language): string {
  const head = language === 'ko' ? '문서에서 찾은 내용입니다.' : 'This is what the documents say.';
  const lines = passages.map(
    ({ text, source }, i) => `[${i + 1}] ${source}: ${excerpt(text.replace(/\s+/g, ' ').trim())}`,
  );
  return [head, ...lines].join('\n');
}

// Ends after a sentence, or else at a blank, so that no number or name is cut in two.
function excerpt(text: string): string {
  if (text.length <= passageCharacters) return text;
  const start = text.slice(0, passageCharacters);
  const sentence = /^[\s\S]*[.!?。](?=\s)/.exec(start)?.[0];
  return `${sentence ?? start.slice(0, Math.max(start.lastIndexOf(' '), 1))} ...`;
}

function shown(value: Scalar, unit: string | undefined, language: Language): string {
  if (value === null) return language === 'ko' ? '값 없음' : 'no value';
  if (typeof value !== 'number') return String(value);
  if (unit === 's' && value >= 60 && Number.isInteger(value)) return duration(value, language);
  if (unit === 'ratio') return `${plainNumber(value * 100)} %`;
  if (unit === 'percent') return `${plainNumber(value)} %`;
  if (unit === undefined || unit === '') return plainNumber(value);
  return `${plainNumber(value)} ${unit}`;
}

function duration(seconds: number, language: Language): string {
  const parts: readonly (readonly [number, string, string])[] = [
    [Math.floor(seconds / 3600), '시간', 'h'],
    [Math.floor((seconds % 3600) / 60), '분', 'min'],
    [seconds % 60, '초', 's'],
  ];
  return parts
    .filter(([amount]) => amount > 0)
    .map(([amount, ko, en]) => (language === 'ko' ? `${amount}${ko}` : `${amount} ${en}`))
    .join(' ');
}

// Whole numbers stay whole, others keep four significant digits and at least their whole part.
function plainNumber(value: number): string {
  if (Number.isInteger(value) || !Number.isFinite(value)) return String(value);
  const wholeDigits = Math.trunc(Math.abs(value)).toString().length;
  return String(Number(value.toPrecision(Math.min(100, Math.max(4, wholeDigits + 1)))));
}
