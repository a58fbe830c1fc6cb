// How well each set is answered by models fitted on the other sets.
import { supportOf } from '../../src/ask-documents/answer/abstention.js';
import { fitAbstention, type Sample, samplesOf } from './fit-abstention.js';
import { fitSentences } from './fit-sentences.js';
import type { Observation } from './observe-answers.js';

export interface AnswerFigures {
  readonly set: string;
  readonly of: Observation['of'];
  readonly answerable: number;
  readonly unanswerable: number;
  /** Shares 0 to 1: known text among the quotes, refused or not; and of questions that were answered. */
  readonly chosen: number;
  readonly quoted: number;
  readonly abstained: number;
  readonly refused: number;
  /** Chance that an answerable question has more support than an unanswerable one. */
  readonly auc: number;
  /** Abstained where the threshold refuses exactly a twentieth, a tenth of this set's answerable questions. */
  readonly abstainedAt5: number;
  readonly abstainedAt10: number;
  /** Abstained when asked of the documents of another set; null among all sets. */
  readonly abstainedElsewhere: number | null;
  readonly meanQuotes: number;
  readonly meanCharacters: number;
}

/** The figures of every set, asked alone and among all sets; `mixed` takes the mixed sets together. */
export function figuresOfUnseenSets(all: readonly Observation[]): AnswerFigures[] {
  const sets = [...new Set(all.map(({ set }) => set))];
  const judged = sets.flatMap((set) => {
    const others = all.filter((one) => one.set !== set);
    const sentences = fitSentences(others);
    const model = fitAbstention(samplesOf(others, sentences));
    const own = samplesOf(
      all.filter((one) => one.set === set),
      sentences,
    );
    return own.map((sample) => ({
      sample,
      support: supportOf(sample.evidence, model),
      isRefused: supportOf(sample.evidence, model) < model.threshold,
    }));
  });
  return (['own set', 'all sets'] as const).flatMap((of) =>
    [...sets, 'mixed'].flatMap((set) => {
      const some = judged.filter(
        ({ sample }) =>
          sample.of === of &&
          (sample.set === set || (set === 'mixed' && sample.set.startsWith(set))),
      );
      const elsewhere = judged.filter(
        ({ sample }) =>
          sample.of === 'another set' &&
          (sample.set === set || (set === 'mixed' && sample.set.startsWith(set))),
      );
      return some.length === 0 ? [] : [figuresOf(set, of, some, of === 'own set' ? elsewhere : [])];
    }),
  );
}

interface Judged {
  readonly sample: Sample;
  readonly support: number;
  readonly isRefused: boolean;
}

function figuresOf(
  set: string,
  of: Observation['of'],
  judged: readonly Judged[],
  elsewhere: readonly Judged[],
): AnswerFigures {
  const right = judged.filter(({ sample }) => sample.isAnswerable);
  const wrong = judged.filter(({ sample }) => !sample.isAnswerable);
  const share = (some: readonly Judged[], is: (one: Judged) => boolean) =>
    rounded(some.filter(is).length / some.length);
  const mean = (of: (sample: Sample) => number) =>
    rounded(right.reduce((sum, { sample }) => sum + of(sample), 0) / right.length);
  const below = (part: number) => {
    const supports = right.map(({ support }) => support).sort((a, b) => a - b);
    const threshold = supports[Math.floor(part * supports.length)]!;
    return share(wrong, ({ support }) => support < threshold);
  };
  const pairs = right.flatMap((a) =>
    wrong.map((b) => (a.support > b.support ? 1 : a.support === b.support ? 0.5 : 0)),
  );
  return {
    set,
    of,
    answerable: right.length,
    unanswerable: wrong.length,
    chosen: share(right, ({ sample }) => sample.isQuoted),
    quoted: share(right, ({ sample, isRefused }) => sample.isQuoted && !isRefused),
    abstained: share(wrong, ({ isRefused }) => isRefused),
    refused: share(right, ({ isRefused }) => isRefused),
    auc: rounded(pairs.reduce((sum: number, one) => sum + one, 0) / pairs.length),
    abstainedAt5: below(0.05),
    abstainedAt10: below(0.1),
    abstainedElsewhere:
      elsewhere.length === 0 ? null : share(elsewhere, ({ isRefused }) => isRefused),
    meanQuotes: mean((sample) => sample.quotes),
    meanCharacters: mean((sample) => sample.quoted),
  };
}

function rounded(value: number): number {
  return Number(value.toFixed(3));
}
