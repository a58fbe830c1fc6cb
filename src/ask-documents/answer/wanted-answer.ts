import { answerKinds, type Wanted } from './answer-kinds.js';

/** The kind of answer a question wants, by its words. */
export function wantedAnswer(question: string): Wanted {
  return answerKinds.find(({ asks }) => asks.test(question))?.wanted ?? 'any';
}

const kindOf = new Map(answerKinds.map((kind) => [kind.wanted, kind]));

/** Whether a sentence could be what is wanted, by its form; true when nothing can be said. */
export function fitsWanted(sentence: string, wanted: Wanted): boolean {
  return kindOf.get(wanted)?.fits?.test(sentence) ?? true;
}

/**
 * Whether a table row could be what is wanted: by itself, or by a number below a heading that names it or its unit, such as
 * 155 below `Current (A)`.
 */
export function rowFitsWanted(row: string, header: string, wanted: Wanted): boolean {
  if (fitsWanted(row, wanted)) return true;
  const kind = kindOf.get(wanted);
  const cells = row.split('|');
  return header.split('|').some((name, at) => {
    if (!/\d/.test(cells[at] ?? '')) return false;
    const unit = /[([]([^)\]]+)[)\]]/.exec(name)?.[1];
    const isNamed = name
      .toLowerCase()
      .split(/[\s()[\]]+/)
      .some((word) => kind?.named?.test(word) ?? false);
    return isNamed || (unit !== undefined && (kind?.fits?.test(`1 ${unit}`) ?? false));
  });
}

/** Whether a stem of the question names what is wanted, such as weight or price. */
export function namesWanted(stem: string, wanted: Wanted): boolean {
  return kindOf.get(wanted)?.named?.test(stem) ?? false;
}

/** Whether the form of the answer is so narrow that a sentence without it is none: a measure, a time, a person. */
export function isNarrow(wanted: Wanted): boolean {
  return (kindOf.get(wanted)?.form ?? 'free') !== 'free';
}

/** Whether an amount is wanted. */
export function asksAmount(wanted: Wanted): boolean {
  return kindOf.get(wanted)?.form === 'amount';
}
