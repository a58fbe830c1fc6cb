import type {
  AskedAnswer,
  Citation,
  FoundPassage,
  PredictionContext,
} from '../../ask-documents/index.js';
import { problem } from '../../shared/index.js';
import type { FunctionDefinition, Surroundings } from '../contract.js';
import { elapsedMs } from '../elapsed-ms.js';
import {
  type AskDocumentsAnswer,
  type AskDocumentsInput,
  askDocumentsContract,
} from './contract.js';

/** Answers from the documents; what they do not say is said so. */
export const askDocuments: FunctionDefinition<AskDocumentsInput, AskDocumentsAnswer> = {
  ...askDocumentsContract,
  run: async (input, { documents, clock, featureNames }, invocation) => {
    if (documents === undefined)
      throw problem('documents.index-not-found', { index: 'this installation' });
    const started = clock.monotonic();
    const { source, model } = await documents();
    const asked = await source.ask(input.query, {
      filters: input.filters,
      limit: input.maxResults,
      model,
      signal: invocation.signal,
      remainingMs: invocation.remainingMs,
      ...(input.context === undefined ? {} : { context: named(input.context, featureNames) }),
      ...(input.language === undefined ? {} : { language: input.language }),
    });
    const { status, text, recommendations, support, model: modelUsed, found } = asked;
    invocation.log.info('asked documents', { status, model: modelUsed, found: found.length });
    return {
      status,
      answer: text,
      sources: input.includesSources
        ? sourcesOf(asked).slice(0, Math.max(input.maxResults, asked.citations.length))
        : [],
      recommendations: recommendations.map((one) => ({
        feature: one.feature,
        text: one.text,
        document: one.document,
        document_title: one.title,
        heading: one.heading,
      })),
      query_metadata: {
        documents_retrieved: new Set(found.map(({ document }) => document.id)).size,
        processing_time_ms: elapsedMs(clock, started),
        model_used: modelUsed,
        retrieved_from: source.name,
        cached: asked.cached ?? false,
        support,
      },
    };
  },
};

// Documents speak of features by the names that people use.
function named(
  context: PredictionContext,
  names: Surroundings['featureNames'] = {},
): PredictionContext {
  const topFeatures = context.topFeatures?.map((feature) => {
    const titles = [...(feature.titles ?? []), ...(names[feature.name] ?? [])];
    return titles.length === 0 ? feature : { ...feature, titles: [...new Set(titles)] };
  });
  return topFeatures === undefined ? context : { ...context, topFeatures };
}

type Source = AskDocumentsAnswer['sources'][number];

/** Every citation, then the other passages found, best first. */
function sourcesOf({ citations, found }: AskedAnswer): Source[] {
  const passageOf = ({ document, heading, quote }: Citation) =>
    found.find(
      (one) =>
        one.document.id === document.id &&
        one.passage.heading === heading &&
        one.passage.text.includes(quote),
    );
  const cited = citations.map((citation) => {
    const passage = passageOf(citation);
    return {
      passage,
      source: {
        ...factsOf(citation.document),
        heading: citation.heading,
        page: citation.page,
        excerpt: citation.quote,
        citation: citation.number,
        score: passage?.score ?? 0,
        relevance_score: passage?.relevance ?? 0,
      },
    };
  });
  const rest = found.filter((one) => cited.every(({ passage }) => passage !== one)).map(uncited);
  return [...cited.map(({ source }) => source), ...rest];
}

const excerptCharacters = 300;

function uncited({ document, passage, score, relevance }: FoundPassage): Source {
  return {
    ...factsOf(document),
    heading: passage.heading,
    page: passage.page,
    excerpt: excerptOf(passage.text),
    citation: null,
    score,
    relevance_score: relevance,
  };
}

// A piece of the passage's beginning, cut between words.
function excerptOf(text: string): string {
  if (text.length <= excerptCharacters) return text;
  const cut = text.slice(0, excerptCharacters);
  const blank = cut.search(/\s\S*$/);
  return blank > 0 ? cut.slice(0, blank) : cut;
}

function factsOf({ id, title, category, date, uri }: FoundPassage['document']) {
  return { document: id, document_title: title, category, date, uri };
}
