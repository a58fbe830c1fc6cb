import type { Script } from './scan-words.js';

const unit = /^[\d.,]+(?:mm|cm|m|km|kg|g|t|s|ms|h|l|v|a|w|kw|bar|mpa|c|k|hz)$/;
const ordinal = /^(?:호|차|라인|공장|조|장|절|번|단계|동|층|월)/;

/**
 * Whether the number at `from` up to `to` of a folded question names something: with letters (`adc12`), a year,
 * an ordinal (`3호기`). A quantity with its unit names nothing: 80만 원 stands in no document that says up to 50만 원.
 */
export function isCode(folded: string, from: number, to: number): boolean {
  const word = folded.slice(from, to);
  if (!/\d/.test(word)) return false;
  if (/[a-z]/.test(word)) return !unit.test(word);
  return /^(?:19|20)\d\d$/.test(word) || ordinal.test(folded.slice(to));
}

const capital = /(?<=[^.?!:]\s|[가-힣])\p{Lu}[\p{L}\d-]*/gu;

/** The words of a question that are written with a capital letter without opening a sentence, lower case. */
export function capitalisedWords(question: string): ReadonlySet<string> {
  const words = question.normalize('NFKC').match(capital) ?? [];
  return new Set(words.map((word) => word.toLowerCase()).filter((word) => word !== 'i'));
}

const opensNoun = new Set(
  'the a an of in at on for to from with by per my our your their its his her this that these those which what whose many much and or about into under between any some each every no new'.split(
    ' ',
  ),
);
const verbEnding = /(?:[나까다요죠지고며면서려러한된할될해돼져는던을게]|도록|다가|거나)$/;
const nounParticle =
  /(?:은|는|이|가|을|를|의|에|에서|으로|로|와|과|도|에는|에게|까지|부터|마다|이나)$/;
const adnominal =
  /(?:하는|되는|있는|없는|쓰는|받는|같은|않은|많은|높은|낮은|싶은|좋은|[었았였했됐]을)$/;

/**
 * Whether a word of a question looks like the name of a thing: in Korean by its ending, in English by what stands
 * before it, `before`, and whether that was one. What a document calls otherwise is mostly a verb.
 */
export function looksLikeNoun(
  word: string,
  script: Script,
  before: string,
  wasNoun: boolean,
): boolean {
  if (/\d/.test(word)) return true;
  if (script === 'latin')
    return !opensNoun.has(word) && (opensNoun.has(before) || (wasNoun && /^[a-z]/.test(before)));
  if (word.length < 2 || adnominal.test(word)) return false;
  return nounParticle.test(word) || !verbEnding.test(word);
}
