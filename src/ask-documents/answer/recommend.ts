import type { DocumentIndex } from '../index-file/open-index.js';
import type { DocumentFilters } from '../search/filters.js';
import { type FoundPassage, searchPassages } from '../search/search-passages.js';
import { foldText } from '../words/scan-words.js';
import { isAdvice, isAdvisingRow, isSaidToProgram, listMark } from './advice.js';
import { type FeatureNaming, featureNaming, featureWords, type Naming } from './feature-naming.js';
import { type Sentence, sentencesOf } from './sentences.js';

/** A prediction that a question is about. */
export interface PredictionContext {
  /** The class that was predicted, such as `defect`; default unknown. */
  readonly prediction?: string;
  /** The strongest features, strongest first. */
  readonly topFeatures?: readonly ContextFeature[];
}

export interface ContextFeature {
  readonly name: string;
  readonly value: number | null;
  /** What people call it, in any language; default the words of its name. */
  readonly titles?: readonly string[];
  /** On which side of its normal range the value lies; default unknown. */
  readonly side?: 'below' | 'inside' | 'above';
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
const passagesRead = 40;
/** What a document in the language of the question is preferred by. */
const ownLanguage = 0.25;

/** What steers a search towards a prediction. */
export function steeringOf(context: PredictionContext | undefined): string {
  const features = context?.topFeatures?.slice(0, 3) ?? [];
  return features
    .flatMap(({ name, titles = [] }) => (titles.length > 0 ? titles : [featureWords(name)]))
    .join(' ');
}

/**
 * One recommendation a feature at most, in the order of the features: a sentence or a row of a table that names the
 * feature itself and says what to do, on the side its value lies. None where the documents are silent.
 */
export function recommend(
  index: DocumentIndex,
  context: PredictionContext | undefined,
  {
    filters = {},
    language,
  }: { readonly filters?: DocumentFilters; readonly language?: string } = {},
): Recommendation[] {
  const features = context?.topFeatures?.slice(0, featuresRead) ?? [];
  const recommendations: Recommendation[] = [];
  const rank = ({ score, found }: Advice) =>
    score + (found.document.language === language ? ownLanguage : 0);
  const dateOf = ({ found }: Advice) => found.document.date;
  for (const feature of features) {
    const naming = featureNaming(index, feature.name, feature.titles);
    if (naming === null) continue;
    const found = searchPassages(index, naming.query, { filters, limit: passagesRead });
    const [chosen] = found
      .flatMap((one) => advicesIn(one, naming, feature.side))
      .filter(({ text }) => recommendations.every((given) => given.text !== text))
      .sort((a, b) => rank(b) - rank(a) || dateOf(b).localeCompare(dateOf(a)));
    if (chosen === undefined) continue;
    const { document, passage } = chosen.found;
    recommendations.push({
      feature: feature.name,
      text: chosen.text,
      document: document.id,
      title: document.title,
      heading: passage.heading,
    });
  }
  return recommendations;
}

interface Advice {
  readonly found: FoundPassage;
  readonly text: string;
  readonly score: number;
}

/** What names the feature late, or speaks of the other side, is about something else. */
const leastScore = 1;

function advicesIn(
  found: FoundPassage,
  naming: FeatureNaming,
  side: ContextFeature['side'],
): Advice[] {
  const { text, heading } = found.passage;
  const aboutHeading = aboutness(foldText(heading.split(' > ').at(-1)!), naming, side);
  const sentences = sentencesOf(text);
  let tableHeader: string | null = null;
  return sentences.flatMap((sentence, at): Advice[] => {
    const folded = foldText(sentence.text).replace(listMark, '');
    const isRow = folded.startsWith('|');
    const header = tableHeader;
    tableHeader = isRow ? (header ?? folded) : null;
    if ((isRow && header === null) || isSaidToProgram(text, sentence)) return [];
    if (!(isRow ? isAdvisingRow(folded, header!) : isAdvice(folded))) return [];
    const score = isRow
      ? aboutness(subjectOf(folded), naming, side)
      : (aboutness(folded, naming, side) ?? lessened(aboutHeading, 0.2));
    return score === null || score < leastScore
      ? []
      : [{ found, text: withNext(text, sentences, at), score }];
  });
}

function lessened(score: number | null, by: number): number | null {
  return score === null ? null : score - by;
}

// How far a text is about the feature on its side, about -1 to 1.8; null when it does not name it.
function aboutness(
  folded: string,
  naming: FeatureNaming,
  side: ContextFeature['side'],
): number | null {
  const own = naming.in(folded);
  if (own === null) return null;
  const said = sideOf(folded, own);
  const fits = fitOf(said, side);
  // What is to be checked or set stands at the end of a Korean sentence.
  const isObject = /[을를도]$/.test(folded.slice(own.from, own.to)) && folded.length - own.to < 15;
  const isConditional = /면\s/.test(folded.slice(0, own.from));
  const place = isObject ? (isConditional ? 0.6 : 0.4) : own.from / folded.length;
  // The setting alarm of the hall's humidity is about the alarm.
  const isOwner = attached.test(folded.slice(own.to)) || attached.test(folded.slice(own.from));
  return 1.3 - 0.5 * place + fits - (isOwner ? 0.5 : 0);
}

function fitOf(said: 'below' | 'above' | null, side: ContextFeature['side']): number {
  if (side === undefined) return 0;
  // What to do when it is low helps nobody whose value is as it should be.
  if (side === 'inside') return said === null ? 0 : -0.4;
  return said === null ? -0.05 : said === side ? 0.5 : -1;
}

const attached =
  /^(?:[가-힣 ]{1,24}의)?\s*(?:설정|경보|센서|기록계|전송기|sensor\b|transmitter\b|gauge\b|alarm\b|limit\b|setting\b)/;

// The cell that says what a row is about: the first one that is no code or number.
function subjectOf(row: string): string {
  const cells = row.split('|').slice(1, -1);
  return cells.find((cell) => !/^\s*[a-z]{0,3}[-\d.]+\s*$/.test(cell)) ?? '';
}

const low =
  /낮|떨어|짧|느리|느림|얇|부족|차가|차갑|미만|\b(?:low|lower|falls?|fell|short|slow|thin|below|under|cold)\b/;
const high =
  /높|길|김|긴|늦|빠르|빠름|두꺼|두껍|지나치|초과|뜨거|뜨겁|\b(?:high|higher|rises?|long|late|fast|thick|above|over|hot)\b/;

const lowBefore = /(?:낮은|짧은|느린|얇은|차가운|부족한|\b(?:low|lower|short|slow|thin|cold))\s+$/;
const highBefore =
  /(?:높은|긴|늦은|빠른|두꺼운|뜨거운|\b(?:high|higher|long|late|fast|thick|hot))\s+$/;

// What is said of the feature right behind its name or, as an adjective, right before it.
function sideOf(folded: string, { from, to }: Naming): 'below' | 'above' | null {
  const before = folded.slice(0, from);
  const behind = folded.slice(to, to + 22).split(/\.\s|[|,]|고\s/)[0]!;
  const isLow = lowBefore.test(before) || low.test(behind);
  const isHigh = highBefore.test(before) || high.test(behind);
  return isLow === isHigh ? null : isLow ? 'below' : 'above';
}

/** A short sentence says little without the next of its paragraph. */
const shortSentence = 40;

function withNext(text: string, sentences: readonly Sentence[], at: number): string {
  const own = sentences[at]!;
  const next = sentences[at + 1];
  const start = own.start + (listMark.exec(own.text)?.[0].length ?? 0);
  const end = own.start + own.text.length;
  const isShort = end - start < shortSentence && !own.text.startsWith('|');
  return isShort && next !== undefined && !text.slice(end, next.start).includes('\n')
    ? text.slice(start, next.start + next.text.length)
    : text.slice(start, end);
}
