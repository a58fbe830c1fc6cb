import type { Words } from '../words.js';

/** A way of holding rows out, in a person's words: those it brings, else those known for its name, else its name. */
export function protocolWords(protocol: NamedProtocol): {
  readonly label: Words;
  readonly meaning: Words | null;
} {
  const words = known[protocol.name];
  return {
    label: protocol.label ?? words?.label ?? protocol.name,
    meaning: protocol.meaning ?? words?.meaning ?? null,
  };
}

export interface NamedProtocol {
  readonly name: string;
  readonly label?: Words;
  readonly meaning?: Words;
}

const known: Readonly<Record<string, { readonly label: Words; readonly meaning: Words }>> = {
  'twins-together': {
    label: { ko: '쌍둥이 행을 함께', en: 'twins together' },
    meaning: {
      ko: '똑같은 행은 학습과 시험 중 한쪽에만 있습니다',
      en: 'identical rows stay on one side of the split',
    },
  },
  'random-rows': {
    label: { ko: '무작위 행', en: 'random rows' },
    meaning: {
      ko: '행을 무작위로 나눕니다, 쌍둥이 행도',
      en: 'rows are split at random, twins and all',
    },
  },
  forward: {
    label: { ko: '나중 행', en: 'forward' },
    meaning: {
      ko: '앞의 행으로 배우고 뒤의 행으로 시험합니다',
      en: 'learns from earlier rows, is tested on later ones',
    },
  },
  'leave-one-group-out': {
    label: { ko: '한 묶음씩 빼고', en: 'one group left out' },
    meaning: {
      ko: '배운 적 없는 로트로 시험합니다',
      en: 'is tested on lots it has never seen',
    },
  },
};
