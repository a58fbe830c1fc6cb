import type { RouteStep } from '../route/route-question.js';
import type { Answering } from '../run.js';

/** What a step is about, as a noun that stays true when it is done. */
export function stepTitle(
  { kind, room }: RouteStep,
  { asked, rooms }: Pick<Answering, 'asked' | 'rooms'>,
): string {
  if (kind === 'data') {
    const title = rooms.data.find(({ name }) => name === room)?.title[asked.language] ?? room;
    return asked.language === 'ko' ? `데이터 조회: ${title}` : `Data: ${title}`;
  }
  return titles[kind][asked.language];
}

const titles = {
  predict: { ko: '측정값 판정과 이유', en: 'Call of the reading, with reasons' },
  explain: { ko: '판정의 이유', en: 'Reasons of the call' },
  'what-if': { ko: '바꾼 값으로 다시 계산', en: 'The same with changed values' },
  model: { ko: '모델 살펴보기', en: 'The model as a whole' },
  documents: { ko: '문서 검색', en: 'Documents' },
  talk: { ko: '답변', en: 'Answer' },
  decline: { ko: '요청 확인', en: 'Request' },
} as const;
