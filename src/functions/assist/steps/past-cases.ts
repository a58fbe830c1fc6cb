// "Has something like this happened before?" about a prediction: past events and predictions that speak of its features.
import type { FoundPassage, PassageSource } from '../../../ask-documents/index.js';
import { className } from '../../explain/summary.js';
import type { CitationFacts } from '../assist-event.js';
import type { StepProps } from './step.js';

/** Whether a question asks for cases like the one before it. */
export function asksForPastCases(question: string): boolean {
  return pastCases.some((pattern) => pattern.test(question.normalize('NFC').toLowerCase()));
}

const pastCases: readonly RegExp[] = [
  /(?:이런|그런|이와\s*같은|비슷한|유사한|같은)\s*(?:일|적|경우|사례|상황|불량|샷|기록|예측|것|문제)\S*\s*(?:\S+\s*)?(?:있었|있나|있어|있는지|있을까|생겼|일어났|찾아|보여|알려)/,
  /(?:전에도|예전에도|이전에도|과거에도|지난번에도)\s*(?:\S+\s*){0,2}(?:있었|그랬|이랬|생겼|일어났|나왔)/,
  /\b(?:something|anything|a case|cases|a shot|shots)\s+(?:like|similar to)\s+(?:this|that|it)\b/,
  /\b(?:happened|occurred|seen|had)\b.*\bbefore\b|\bsimilar\s+(?:past\s+)?(?:cases?|shots?|events?|predictions?|incidents?|records?)\b/,
];

/** Cases told at most, and looked at. */
const mostCases = 4;
const casesRead = 50;

/**
 * Rows that were taken in as documents and name what weighed most in the kept prediction: the more of it, the earlier;
 * then as they were found.
 */
export async function findPastCases(
  { memory, vocabulary, invocation }: StepProps,
  source: PassageSource,
): Promise<readonly FoundPassage[]> {
  const { prediction, topFeatures } = memory;
  const raising = topFeatures.filter(({ shap }) => shap > 0).slice(0, 3);
  const names = raising.map(({ name }) => [
    name,
    ...(['ko', 'en'] as const).map((language) => vocabulary?.title(name, language) ?? name),
  ]);
  const outcome = prediction === null ? [] : [prediction.class, className(prediction.class, 'ko')];
  const query = [...new Set([...names.flat(), ...outcome])].join(' ');
  const found = await source.search(query, {
    filters: { rowsOnly: true },
    limit: casesRead,
    signal: invocation.signal,
  });
  const named = (text: string) =>
    names.filter((each) => each.some((name) => plain(text).includes(plain(name)))).length;
  return found
    .map((one) => ({ one, count: named(one.passage.text) }))
    .filter(({ count }) => count > 0)
    .sort((x, y) => y.count - x.count)
    .slice(0, mostCases)
    .map(({ one }) => one);
}

function plain(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_-]+/g, '');
}

/** A case as a citation: all of its text. */
export function caseCitation(found: FoundPassage, number: number): CitationFacts {
  const { document, passage } = found;
  return {
    number,
    document: document.id,
    title: document.title,
    heading: passage.heading,
    page: passage.page,
    quote: passage.text,
    passage: passage.text,
    uri: document.uri,
  };
}

/** What is said of the cases; each with its day and its number. */
export function casesText(
  citations: readonly CitationFacts[],
  found: readonly FoundPassage[],
  { language, memory, vocabulary }: StepProps,
): string {
  const named = memory.topFeatures
    .filter(({ shap }) => shap > 0)
    .slice(0, 3)
    .map(({ name }) => vocabulary?.title(name, language) ?? name)
    .join(', ');
  if (citations.length === 0)
    return language === 'ko'
      ? `크게 작용한 값(${named})에 대한 지난 기록이 없습니다. 지난 사건이나 예측은 \`casthouse documents add-rows\`로 넣을 수 있습니다.`
      : `There is no past record of what weighed most (${named}). \`casthouse documents add-rows\` takes past events and predictions in.`;
  const listed = citations.map(({ quote, title, number }, at) => {
    const { date } = found[at]!.document;
    return `- ${date === '' ? title : date}: ${quote.replace(/\s+/g, ' ')} [${number}]`;
  });
  const head =
    language === 'ko'
      ? `크게 작용한 값(${named})에 대한 지난 기록입니다.`
      : `Past records of what weighed most (${named}):`;
  return `${head}\n${listed.join('\n')}`;
}
