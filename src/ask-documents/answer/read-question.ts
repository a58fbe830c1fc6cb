import type { DocumentIndex } from '../index-file/open-index.js';
import { type SoughtWord, soughtWords } from '../search/coverage.js';
import { rarity } from '../search/score-passages.js';
import { analyseQuestion } from '../words/analyse-question.js';
import { foldText, scanTerms } from '../words/scan-words.js';
import type { Wanted } from './answer-kinds.js';
import { askedCount } from './asked-count.js';
import { askedProperty } from './asked-property.js';
import { wantedAnswer } from './wanted-answer.js';

/** A question as its answer is looked for. */
export interface ReadQuestion {
  readonly text: string;
  readonly words: readonly SoughtWord[];
  readonly wanted: Wanted;
  /** Of each word, whether it names the property that is asked for. */
  readonly isProperty: readonly boolean[];
  /** Of each word, the place of the noun that it stands before and belongs to; null when it stands alone. */
  readonly modifies: readonly (number | null)[];
  /** What a sentence that tells how many holds; null when that is not asked. */
  readonly count: RegExp | null;
  /** Each of its terms with its rarity, function words and all; together 1. */
  readonly termShares: ReadonlyMap<number, number>;
}

export function readQuestion(index: DocumentIndex, question: string): ReadQuestion {
  const { synonyms } = index.header;
  const words = soughtWords(index, analyseQuestion(question, synonyms));
  const properties = new Set(
    analyseQuestion(askedProperty(question)).flatMap(({ stem }) => (stem === '' ? [] : [stem])),
  );
  return {
    text: question,
    words,
    wanted: wantedAnswer(question),
    isProperty: words.map(({ stem }) => properties.has(stem) && !kindOfAnswer.test(stem)),
    modifies: modifiedWords(question, words),
    count: askedCount(question),
    termShares: termSharesOf(index, question),
  };
}

// What they name is not said but answered with.
const kindOfAnswer =
  /^(?:경우|것|때|곳|사람|이유|까닭|방법|원인|days?|weeks?|times?|ways?|reasons?|good)$/;

const particle =
  /(?<=..)(?:은|는|이|가|을|를|에|에서|으로|로|와|과|도|면|고|서|한|된|할|될|든|던)$/;

// A word without a particle belongs to the next: 교체 of 교체 주기, spare of spare parts.
function modifiedWords(question: string, words: readonly SoughtWord[]): (number | null)[] {
  const written = foldText(question).split(/\s+/);
  return words.map(({ stem }, at) => {
    const next = words[at + 1]?.stem ?? '';
    if (stem === '' || next === '') return null;
    const place = written.findIndex(
      (word, from) => word.startsWith(stem) && (written[from + 1] ?? '').startsWith(next),
    );
    const isBare = place >= 0 && /^[가-힣a-z]+$/.test(written[place]!);
    return isBare && !particle.test(written[place]!) ? at + 1 : null;
  });
}

function termSharesOf(index: DocumentIndex, question: string): ReadonlyMap<number, number> {
  const rarities = new Map<number, number>();
  scanTerms(foldText(question), (hash) => {
    const term = index.term(hash);
    rarities.set(hash, term < 0 ? Math.log(2 * index.passageCount + 2) : rarity(index, term));
  });
  const total = [...rarities.values()].reduce((sum, one) => sum + one, 0) || 1;
  return new Map([...rarities].map(([hash, one]) => [hash, one / total]));
}
