import type { SoughtWord } from '../search/coverage.js';
import { foldText } from '../words/scan-words.js';
import { namedThings } from './named-things.js';
import type { QuotableSentence } from './quotable-sentences.js';
import type { ReadQuestion } from './read-question.js';
import { asksAmount, fitsWanted, isNarrow } from './wanted-answer.js';

/** What speaks for an answer and against it, each 0 to 1 but for `length`. The words of a question weigh 1 together. */
export interface AnswerEvidence {
  /** How much of the question's terms the best sentence consists of, as `SentenceEvidence` says. */
  readonly likeness: number;
  /** The lesser of how much it holds of the property that is asked for and of the other nouns, half without the form. */
  readonly wholeness: number;
  /** 1 when a number of something was asked for and the best quote tells one. */
  readonly holdsCount: number;
  /** Logarithm of the question's number of words: who describes much mostly knows that there is an answer. */
  readonly length: number;
  /** Weight of the heaviest noun that it does not hold with what surrounds it. */
  readonly missingNoun: number;
  /** Weight of the heaviest word with synonyms of which its document holds none. */
  readonly missingSynonyms: number;
  /** Weight of the heaviest word that belongs to the next, which it holds without it: cold of cold water. */
  readonly missingModifier: number;
  /** Weight of the heaviest word that the one before belongs to, which it holds without it: water of cold water. */
  readonly missingHead: number;
  /** 1 when a word written as a name is not in its document. */
  readonly missesName: number;
  /** 1 when a thing told by a number or letter is not in its document: line 3, B등급. */
  readonly missesThing: number;
  /** 1 when the best quote speaks of another thing of that kind: of line 2. */
  readonly otherOfKind: number;
  /** 1 when a measure, a time, a number or a person was asked for and the best quote holds none. */
  readonly missesForm: number;
  /** 1 when the question asks for a named property: its price, the interval. */
  readonly asksProperty: number;
  /** 1 when it asks for an amount. */
  readonly asksAmount: number;
}

/** Which way each piece of evidence speaks; a fit that finds it otherwise leaves it out. */
export const directions: Readonly<Record<keyof AnswerEvidence, 1 | -1>> = {
  likeness: 1,
  wholeness: 1,
  holdsCount: 1,
  length: 1,
  missingNoun: -1,
  missingSynonyms: -1,
  missingModifier: -1,
  missingHead: -1,
  missesName: -1,
  missesThing: -1,
  otherOfKind: -1,
  missesForm: -1,
  asksProperty: -1,
  asksAmount: -1,
};

/** Less than this of a word is chance: bigrams that it shares with others. */
const held = 0.3;

/** The evidence for a sentence as the answer. */
export function answerEvidence(question: ReadQuestion, best: QuotableSentence): AnswerEvidence {
  const { words, wanted, isProperty, count } = question;
  const { matches, quote } = best;
  const { inDocument } = best.place;
  const fits = best.evidence.fits === 1 || fitsWanted(quote, wanted);
  const heaviest = (counts: (word: SoughtWord, at: number) => boolean) =>
    words.reduce((most, word, at) => (counts(word, at) ? Math.max(most, word.weight) : most), 0);
  const { modifier, head } = partedWords(question, best);
  return {
    likeness: best.evidence.likeness,
    wholeness: wholenessOf(question, best) * (isNarrow(wanted) && !fits ? 0.5 : 1),
    holdsCount: Number(count?.test(quote) ?? false),
    length: Math.log(Math.max(1, words.length)),
    missingNoun: heaviest(({ isNoun }, at) => isNoun && matches[at]! < held),
    missingSynonyms: heaviest(({ synonyms }, at) => synonyms.length > 0 && inDocument[at]! < held),
    missingModifier: modifier,
    missingHead: head,
    missesName: Number(words.some(({ isName }, at) => isName && inDocument[at]! < held)),
    ...thingsIn(question.text, best),
    missesForm: Number(isNarrow(wanted) && !fits),
    asksProperty: Number(isProperty.some(Boolean)),
    asksAmount: Number(asksAmount(wanted)),
  };
}

/** What a question without any noun but its property, or without a property, is taken to be held by. */
const unasked = 0.6;

function wholenessOf({ words, isProperty }: ReadQuestion, { own, matches }: QuotableSentence) {
  const share = (counts: (at: number) => boolean, held: (at: number) => number) => {
    const all = words.reduce((sum, { weight }, at) => sum + (counts(at) ? weight : 0), 0);
    if (all === 0) return unasked;
    return (
      words.reduce((sum, { weight }, at) => sum + (counts(at) ? weight * held(at) : 0), 0) / all
    );
  };
  const property = share(
    (at) => isProperty[at]!,
    (at) => Math.max(own[at]!, 0.8 * matches[at]!),
  );
  const others = share(
    (at) => words[at]!.isNoun && !isProperty[at],
    (at) => matches[at]!,
  );
  return Math.min(property, others);
}

// The heaviest word that is missing where the one it belongs to, or that belongs to it, is held.
function partedWords(
  { words, modifies }: ReadQuestion,
  { own, place }: QuotableSentence,
): { readonly modifier: number; readonly head: number } {
  const isThere = (at: number) => own[at]! >= 0.5;
  const isMissing = (at: number) => Math.max(own[at]!, 0.75 * place.around[at]!) < held;
  let modifier = 0;
  let head = 0;
  for (const [at, next] of modifies.entries()) {
    if (next === null) continue;
    if (isThere(next) && isMissing(at)) modifier = Math.max(modifier, words[at]!.weight);
    if (isThere(at) && isMissing(next)) head = Math.max(head, words[next]!.weight);
  }
  return { modifier, head };
}

function thingsIn(
  question: string,
  { found, quote, place }: QuotableSentence,
): Pick<AnswerEvidence, 'missesThing' | 'otherOfKind'> {
  const things = namedThings(question);
  if (things.length === 0) return { missesThing: 0, otherOfKind: 0 };
  const near = foldText(`${found.document.title} ${found.passage.heading} ${quote}`);
  const all = foldText(place.documentText);
  return {
    missesThing: Number(things.some(({ itself }) => !itself.test(all))),
    otherOfKind: Number(
      things.some(({ itself, anyOfKind }) => !itself.test(near) && anyOfKind.test(near)),
    ),
  };
}
