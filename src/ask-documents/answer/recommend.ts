import type { DocumentIndex } from '../index-file/open-index.js';
import type { DocumentFilters } from '../search/filters.js';
import { searchPassages } from '../search/search-passages.js';
import { chooseSentences } from './choose-sentences.js';

/** A prediction that a question is about. */
export interface PredictionContext {
  /** The class that was predicted, such as `defect`; default unknown. */
  readonly prediction?: string;
  /** Names of the strongest features with their values, strongest first. */
  readonly topFeatures?: readonly { readonly name: string; readonly value: number | null }[];
}

/** What the documents say to do about one feature of a prediction. */
export interface Recommendation {
  readonly feature: string;
  /** A piece of the document, exactly as it stands there. */
  readonly text: string;
  readonly document: string;
  readonly title: string;
  readonly heading: string;
}

const featuresRead = 5;
/** Share of the feature's words that a sentence and its heading must hold. */
const leastMatch = 0.55;
const action =
  /하십시오|하세요|해야|낮추|낮춘|높이|높인|점검|확인|교체|조정|청소|보충|\b(?:check|lower|raise|replace|clean|adjust|increase|reduce|inspect|must|should)\b/i;

/** Words of a feature's name: `Biscuit_Thickness` is biscuit thickness. */
export function featureWords(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_\W]+/gu, ' ')
    .trim();
}

/** What steers a search towards a prediction. */
export function steeringOf(context: PredictionContext | undefined): string {
  const features = context?.topFeatures?.slice(0, 3) ?? [];
  return features.map(({ name }) => featureWords(name)).join(' ');
}

/** One recommendation a feature at most, in the order of the features; none where the documents are silent. */
export function recommend(
  index: DocumentIndex,
  context: PredictionContext | undefined,
  filters: DocumentFilters = {},
): Recommendation[] {
  const features = context?.topFeatures?.slice(0, featuresRead) ?? [];
  const recommendations: Recommendation[] = [];
  for (const { name } of features) {
    const words = featureWords(name);
    const found = searchPassages(index, words, { filters, limit: 6 });
    const { quotes, evidence } = chooseSentences(index, words, found, 6);
    if (evidence === null || evidence.support < leastMatch) continue;
    const chosen = quotes.find(
      ({ quote }) => action.test(quote) && recommendations.every(({ text }) => text !== quote),
    );
    if (chosen === undefined) continue;
    const { document, passage } = chosen.found;
    recommendations.push({
      feature: name,
      text: chosen.quote,
      document: document.id,
      title: document.title,
      heading: passage.heading,
    });
  }
  return recommendations;
}
