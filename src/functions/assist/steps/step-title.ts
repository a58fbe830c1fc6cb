import type { RouteStep } from '../route/route-question.js';
import type { Answering } from '../run.js';

/** What is being done, as a person reads it while waiting. */
export function stepTitle({ kind, room }: RouteStep, { asked, rooms }: Answering): string {
  const ko = asked.language === 'ko';
  const data = rooms.data.find(({ name }) => name === room);
  switch (kind) {
    case 'predict':
      return ko
        ? '측정값을 판정하고 이유를 찾는 중'
        : 'Calling the reading and finding the reasons';
    case 'explain':
      return ko ? '판정의 이유를 찾는 중' : 'Finding the reasons of the call';
    case 'what-if':
      return ko ? '바꾼 값으로 다시 계산하는 중' : 'Calculating with the changed values';
    case 'model':
      return ko ? '모델을 살펴보는 중' : 'Looking at the model';
    case 'documents':
      return ko ? '문서를 찾는 중' : 'Searching the documents';
    case 'data':
      return ko
        ? `데이터에 묻는 중: ${data?.title.ko ?? room}`
        : `Asking the data: ${data?.title.en ?? room}`;
    case 'talk':
      return ko ? '답하는 중' : 'Answering';
    case 'decline':
      return ko ? '요청을 확인하는 중' : 'Looking at the request';
  }
}
