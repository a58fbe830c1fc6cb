import type { AskedAnswer, Citation, PredictionContext } from '../../../ask-documents/index.js';
import { className } from '../../explain/summary.js';
import type { CitationFacts, RecommendationFacts } from '../assist-event.js';
import { contentWords } from '../route/content-words.js';
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
  const context = contextOf(props);
  const isOwnQuestion = contentWords(step.question).length > 0 || context === null;
  const query = isOwnQuestion ? step.question : queryAbout(props);
  const { source, model } = await rooms.documents.open();
  const isFoundAlready = step.found !== null && model === null && context === null;
  const asked = isFoundAlready
    ? step.found!
    : await source.ask(query, {
        limit: 5,
        model,
        language,
        signal: invocation.signal,
        remainingMs: invocation.remainingMs,
        ...(context === null ? {} : { context }),
      });
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
    text: textOf(asked, props),
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

/** The prediction a question is about: one made in this answer, or a kept one it points at. */
function contextOf({ memory, step, isPartOfMany }: StepProps): PredictionContext | null {
  if (memory.prediction === null || memory.topFeatures.length === 0) return null;
  if (contentWords(step.question).length > 0 && !isPartOfMany) return null;
  const features = memory.topFeatures.filter(({ shap }) => shap > 0);
  return {
    prediction: memory.prediction.class,
    topFeatures: features.map(({ name, value }) => ({
      name,
      value: typeof value === 'number' ? value : null,
    })),
  };
}

// In the words people use for the features: the documents are written in them.
function queryAbout({ memory, language, vocabulary }: StepProps): string {
  const { positive_class: positive } = memory.prediction!;
  const raising = memory.topFeatures.filter(({ shap }) => shap > 0).slice(0, 2);
  const told = raising.map(({ name, in_range, value, normal_range }) => {
    const title = vocabulary?.title(name, language) ?? name;
    if (in_range !== false || normal_range === null || typeof value !== 'number') return title;
    const isHigh = value > normal_range.high;
    return language === 'ko'
      ? `${title} ${isHigh ? '높음' : '낮음'}`
      : `${isHigh ? 'high' : 'low'} ${title}`;
  });
  return language === 'ko'
    ? `${told.join(', ')} ${className(positive, 'ko')} 조치`
    : `${told.join(', ')} ${positive} action`;
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
    return `- ${name}: ${said.replace(/\s+/g, ' ').trim()} (${title})`;
  });
  const head =
    language === 'ko'
      ? '크게 작용한 값에 대해 문서가 권하는 조치:'
      : 'What the documents recommend for what weighed most:';
  const main = asked.status === 'answered' ? `${text}\n` : '';
  return `${main}${head}\n${listed.join('\n')}`;
}

function sourceOf(title: string, heading: string): string {
  return heading === '' ? title : `${title} > ${heading}`;
}
