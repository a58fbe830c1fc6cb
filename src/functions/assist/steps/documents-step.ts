import type {
  AskedAnswer,
  Citation,
  PassageSource,
  PredictionContext,
} from '../../../ask-documents/index.js';
import { withParticle } from '../../explain/korean-particles.js';
import { className } from '../../explain/summary.js';
import type { CitationFacts, RecommendationFacts, TopFeature } from '../assist-event.js';
import type { AssistMemory } from '../assist-memory.js';
import { contentWords } from '../route/content-words.js';
import { asksForPastCases, caseCitation, casesText, findPastCases } from './past-cases.js';
import type { Step, StepProps } from './step.js';

/**
 * Asks the documents. About a prediction, its strongest features steer the search and bring recommendations; a question
 * that says nothing of its own ("매뉴얼엔 뭐라고 나와?") asks what the documents say of those features.
 */
export async function* documentsStep(props: StepProps): Step {
  const { step, rooms, memory, language, number, citationsBefore, invocation } = props;
  if (rooms.documents === null)
    return {
      status: 'empty',
      text:
        language === 'ko'
          ? '문서가 등록되어 있지 않습니다. `casthouse documents add`로 넣을 수 있습니다.'
          : 'There are no documents here. `casthouse documents add` takes them in.',
      evidence: {},
      memory,
      model: null,
      citations: citationsBefore,
    };
  if (memory.prediction !== null && asksForPastCases(step.question) && !rooms.documents.isRemote)
    return yield* pastCasesStep(props, (await rooms.documents.open()).source);
  const context = contextOf(props);
  const isOwnQuestion = contentWords(step.question).length > 0 || context === null;
  const { source, model } = await rooms.documents.open();
  const ask = (query: string) =>
    source.ask(query, {
      limit: 5,
      model,
      language,
      signal: invocation.signal,
      remainingMs: invocation.remainingMs,
      ...(context === null ? {} : { context }),
    });
  const isFoundAlready = step.found !== null && model === null && context === null;
  const asked = isFoundAlready
    ? step.found!
    : isOwnQuestion
      ? await ask(step.question)
      : await firstAnswer(questionsAbout(props, rooms.documents.isRemote ? 1 : 3), ask);
  const citations = asked.citations.map((citation) =>
    citationFacts(citation, asked, citationsBefore),
  );
  for (const citation of citations) yield { type: 'citation-found', step: number, citation };
  for (const { feature, text, document, title, heading } of asked.recommendations) {
    const recommendation: RecommendationFacts = { feature, text, document, title, heading };
    yield { type: 'recommendation-found', step: number, recommendation };
  }
  return {
    status: asked.status === 'answered' || asked.recommendations.length > 0 ? 'answered' : 'empty',
    text: props.isPartOfMany ? `${said[language]}\n${textOf(asked, props)}` : textOf(asked, props),
    evidence: {
      passages: [
        ...citations.map(({ quote, title, heading }) => ({
          text: quote,
          source: sourceOf(title, heading),
        })),
        ...asked.recommendations.map(({ text, title, heading }) => ({
          text,
          source: sourceOf(title, heading),
        })),
      ],
    },
    memory,
    model: asked.model,
    citations: citationsBefore + citations.length,
  };
}

async function* pastCasesStep(props: StepProps, source: PassageSource): Step {
  const { memory, number, citationsBefore } = props;
  const found = await findPastCases(props, source);
  const citations = found.map((one, at) => caseCitation(one, citationsBefore + at + 1));
  for (const citation of citations) yield { type: 'citation-found', step: number, citation };
  return {
    status: citations.length > 0 ? 'answered' : 'empty',
    text: casesText(citations, found, props),
    evidence: {
      passages: citations.map(({ quote, title }) => ({ text: quote, source: title })),
    },
    memory,
    model: null,
    citations: citationsBefore + citations.length,
  };
}

const said = { ko: '문서에 따르면:', en: 'The documents say:' } as const;

/** The prediction a question is about: one made in this answer, or a kept one it points at. */
function contextOf({
  memory,
  step,
  isPartOfMany,
  vocabulary,
}: StepProps): PredictionContext | null {
  if (memory.prediction === null || memory.topFeatures.length === 0) return null;
  if (contentWords(step.question).length > 0 && !isPartOfMany) return null;
  const features = raisingOf(memory);
  return {
    prediction: memory.prediction.class,
    topFeatures: features.map(({ name, value, normal_range: range }) => {
      const measured = typeof value === 'number' ? value : null;
      const titles = (['ko', 'en'] as const).map((each) => vocabulary?.title(name, each) ?? name);
      return {
        name,
        value: measured,
        titles: titles.filter((title) => title !== name),
        ...(measured === null || range === null
          ? {}
          : { side: measured < range.low ? 'below' : measured > range.high ? 'above' : 'inside' }),
      };
    }),
  };
}

// What nobody measured can be neither too high nor too low.
function raisingOf({ topFeatures }: AssistMemory): readonly TopFeature[] {
  return topFeatures.filter(({ shap, value }) => shap > 0 && value !== null);
}

/** The answer to the first question that has one, else to the first. */
async function firstAnswer(
  questions: readonly string[],
  ask: (question: string) => Promise<AskedAnswer>,
): Promise<AskedAnswer> {
  let first: AskedAnswer | null = null;
  for (const question of questions) {
    const asked = await ask(question);
    if (asked.status === 'answered') return asked;
    first ??= asked;
  }
  return first!;
}

// What an operator would ask of the values that raised the risk, the strongest first. At least one.
function questionsAbout(
  { memory, language, vocabulary }: StepProps,
  most: number,
): readonly string[] {
  const { positive_class: positive } = memory.prediction!;
  const raising = raisingOf(memory);
  const asked = raising.slice(0, most).map(({ name, value, normal_range }) => {
    const title = vocabulary?.title(name, language) ?? name;
    const isHigh =
      normal_range === null || typeof value !== 'number' || value > normal_range.high
        ? true
        : value >= normal_range.low && value > (normal_range.low + normal_range.high) / 2;
    return language === 'ko'
      ? `${withParticle(title, '이/가')} ${koreanSide(title, isHigh)} 어떻게 조치합니까?`
      : `What should be done when the ${title.toLowerCase()} is too ${englishSide(title, isHigh)}?`;
  });
  if (asked.length > 0) return asked;
  return [
    language === 'ko'
      ? `${className(positive, 'ko')} 조치 방법은?`
      : `What to do about a ${positive}?`,
  ];
}

function koreanSide(title: string, isHigh: boolean): string {
  if (/시간|타임|주기/.test(title)) return isHigh ? '길면' : '짧으면';
  if (/속도/.test(title)) return isHigh ? '빠르면' : '느리면';
  if (/두께/.test(title)) return isHigh ? '두꺼우면' : '얇으면';
  return isHigh ? '높으면' : '낮으면';
}

function englishSide(title: string, isHigh: boolean): string {
  if (/time/i.test(title)) return isHigh ? 'long' : 'short';
  if (/speed|velocity/i.test(title)) return isHigh ? 'fast' : 'slow';
  if (/thickness/i.test(title)) return isHigh ? 'thick' : 'thin';
  return isHigh ? 'high' : 'low';
}

function citationFacts(citation: Citation, asked: AskedAnswer, before: number): CitationFacts {
  const { document, heading, page, quote } = citation;
  const passage = asked.found.find(
    (found) => found.document.id === document.id && found.passage.text.includes(quote),
  );
  return {
    number: before + citation.number,
    document: document.id,
    title: document.title,
    heading,
    page,
    quote,
    passage: passage?.passage.text ?? quote,
    uri: document.uri,
  };
}

function textOf(asked: AskedAnswer, { citationsBefore, language, vocabulary }: StepProps): string {
  const text = asked.text.replace(
    /\[(\d{1,2})\]/g,
    (_, number) => `[${citationsBefore + Number(number)}]`,
  );
  if (asked.recommendations.length === 0) return text;
  const listed = asked.recommendations.map(({ feature, text: said, title }) => {
    const name = vocabulary?.title(feature, language) ?? feature;
    return `- ${name}: ${readableRow(said)} (${title})`;
  });
  const head =
    language === 'ko'
      ? '크게 작용한 값에 대해 문서가 권하는 조치:'
      : 'What the documents recommend for what weighed most:';
  const main = asked.status === 'answered' ? `${text}\n` : '';
  return `${main}${head}\n${listed.join('\n')}`;
}

// | a | b | is a row of a table: a, b.
function readableRow(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (!plain.startsWith('|')) return plain;
  const cells = plain.split('|').map((cell) => cell.trim());
  return cells.filter((cell) => cell !== '').join(' · ');
}

function sourceOf(title: string, heading: string): string {
  return heading === '' ? title : `${title} > ${heading}`;
}
