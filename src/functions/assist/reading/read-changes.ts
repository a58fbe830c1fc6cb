// "온도를 10도 낮추면", "raise the casting pressure to 1050": which values of a reading are to be others, and by how much.
import type { FeatureSchema } from '../../../tabular/index.js';
import type { FeatureMention, FeatureVocabulary } from './feature-vocabulary.js';

/** How a value is to change. */
export type Amount =
  | { readonly kind: 'to'; readonly value: number }
  | { readonly kind: 'by'; readonly difference: number }
  | { readonly kind: 'times'; readonly factor: number }
  /** No number was said: a step in that direction. */
  | { readonly kind: 'toward'; readonly direction: 1 | -1 };

/** One change that is asked about. */
export interface AskedChange {
  /** Features that may be meant, best first; empty when only the amount was said ("10도 더 낮추면"). */
  readonly candidates: readonly FeatureSchema[];
  readonly amount: Amount;
}

/** Every change a text asks about; empty when it asks about none. */
export function readChanges(text: string, vocabulary: FeatureVocabulary): readonly AskedChange[] {
  const folded = text.normalize('NFC');
  const pieces = folded.split(/,(?!\d{3}(?!\d))|;|(?<=[가-힣])고\s|\band\b|그리고/i);
  const changes: AskedChange[] = [];
  let direction: Direction | null = null;
  for (const piece of pieces) {
    // "lower the speed by 0.2 and the pressure by 5": the verb is said once.
    direction = directionOf(piece) ?? direction;
    const change = changeIn(piece, vocabulary, direction);
    if (change !== null) changes.push(change);
  }
  const whole = changes.length > 0 ? null : changeIn(folded, vocabulary, directionOf(folded));
  return whole === null ? changes : [whole];
}

type Direction = 1 | -1;

function directionOf(text: string): Direction | null {
  return down.test(text) ? -1 : up.test(text) ? 1 : null;
}

function changeIn(
  piece: string,
  vocabulary: FeatureVocabulary,
  direction: Direction | null,
): AskedChange | null {
  const best = meant(piece, vocabulary);
  const amount = amountIn(withoutNames(piece, best), direction);
  // A direction alone, without a feature or a number, asks for nothing.
  if (amount === null || (amount.kind === 'toward' && best.length === 0)) return null;
  return { candidates: best.map(({ feature }) => feature), amount };
}

/** The features a piece speaks of, equally well. A unit tells features apart, but names none by itself. */
function meant(piece: string, vocabulary: FeatureVocabulary): readonly FeatureMention[] {
  const quantity = quantityOf(piece);
  const byUnit = new Map(
    vocabulary.mentions(quantity).map(({ feature, score }) => [feature.name, score]),
  );
  const isNamed = vocabulary.mentions(piece).length > 0;
  const mentions = vocabulary
    .mentions(`${piece} ${quantity}`)
    .filter(({ feature, score }) => isNamed || score > (byUnit.get(feature.name) ?? 0) + 1e-9)
    .filter(({ feature }) => feature.kind === 'number');
  return mentions.filter(({ score }) => score >= mentions[0]!.score - 1e-9);
}

// A unit names its quantity: the furnace 15 degrees hotter is its temperature.
function quantityOf(piece: string): string {
  const quantity = Object.entries(quantities).find(([, unit]) => unit.test(piece));
  return quantity === undefined ? '' : quantity[0];
}

const quantities: Readonly<Record<string, RegExp>> = {
  temperature:
    /\d\s*(?:도(?!\S*달)|℃|°|degrees?)|뜨겁|뜨거|차갑|차가|\bhotter\b|\bcolder\b|\bcooler\b|\bwarmer\b/i,
  pressure: /\d\s*(?:bar|바|mpa)/i,
  speed: /\d\s*m\/s|\bfaster\b|\bslower\b/i,
  thickness: /\d\s*(?:mm|밀리)/i,
};

// 저속 1단 속도, Velocity_1: a number of the name is no amount.
function withoutNames(piece: string, mentions: readonly FeatureMention[]): string {
  const withoutSteps = piece.replace(/\d+\s*[단차](?=\s|속|분|[가-힣])/g, ' ');
  return mentions.reduce(
    (text, { feature }) => text.replace(new RegExp(escaped(feature.name), 'gi'), ' '),
    withoutSteps,
  );
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

const number = '([+-]?\\d[\\d,]*(?:\\.\\d+)?)';
const unit =
  '\\s*(?:도|℃|°\\s*[cf]?|degrees?|bar|바|mm|밀리|m\\/s|초|s(?:ec(?:onds?)?)?|tf|톤|%p?|퍼센트|percent|포인트|points?|kg|mpa|rpm)?';

const down =
  /차갑|차가|식히|식혀|느리|느려|짧게|얇게|작게|적게|낮게|낮추|낮춘|낮춰|낮췄|낮아|낮으|내리|내린|내려|내렸|줄이|줄인|줄여|줄였|줄어|감소|떨어|빼|\b(?:lower(?:ed|ing)?|reduc(?:e|ed|ing)|decreas(?:e|ed|ing)|drop(?:ped|ping)?|cut|less|cooler|colder|slower|short(?:er|en(?:ed|ing)?)|thinner|narrow(?:er|ed)?|down|fell|falls?)\b/i;
const up =
  /뜨겁|뜨거|가열|빠르|빨라|빨리|길게|두껍|크게|많이|높게|올리|올린|올려|올렸|올라|높이|높인|높여|높였|높아|높으|늘리|늘린|늘려|늘렸|늘어|증가|키우|키워|더하|\b(?:rais(?:e|ed|ing)|increas(?:e|ed|ing)|higher|more|hotter|warmer|faster|longer|lengthen(?:ed|ing)?|extend(?:ed|ing)?|thicker|up|add(?:ed|ing)?|rose|rises?)\b/i;

function amountIn(text: string, direction: Direction | null): Amount | null {
  const percent = new RegExp(`${number}\\s*(?:%(?!p)|퍼센트|percent)`, 'i').exec(text);
  if (percent !== null && direction !== null)
    return { kind: 'times', factor: 1 + (direction * numberOf(percent[1]!)) / 100 };
  if (/절반|반으로|\bhal(?:f|ve[ds]?)\b/i.test(text)) return { kind: 'times', factor: 0.5 };
  if (/두\s*배|2\s*배|\bdoubl(?:e[ds]?|ing)\b|\btwice\b/i.test(text))
    return { kind: 'times', factor: 2 };
  const target =
    new RegExp(`${number}${unit}\\s*(?:으로|로|까지)(?=\\s|[가-힣]|$)`, 'i').exec(text) ??
    new RegExp(
      `${number}${unit}\\s*(?:(?:이?었|였)?다면|이?라면|이면|일\\s*때|(?:이?었|였)으면)`,
      'i',
    ).exec(text) ??
    new RegExp(`\\b(?:to|were|was|is|at|of|=)\\s*${number}${unit}(?![\\w.])`, 'i').exec(text);
  if (target !== null && !isDifference(text, target))
    return { kind: 'to', value: numberOf(target[1]!) };
  const difference = new RegExp(`${number}${unit}`, 'i').exec(text);
  if (difference !== null && direction !== null)
    return { kind: 'by', difference: direction * Math.abs(numberOf(difference[1]!)) };
  return direction === null ? null : { kind: 'toward', direction };
}

// "10 degrees lower": the number is a difference, whatever stands before it.
function isDifference(text: string, target: RegExpExecArray): boolean {
  const behind = text.slice(target.index + target[0].length);
  return /^\s*(?:degrees?|bar|mm|s|seconds?|units?)?\s*(?:lower|higher|less|more|faster|slower|hotter|colder|cooler)\b/i.test(
    behind,
  );
}

function numberOf(text: string): number {
  return Number(text.replaceAll(',', ''));
}
