import type { EventType } from '../event-types.js';

/** Places of the shop, as the camera names them. */
export const places = {
  entrance: '매장 입구',
  centre: '매장 중앙',
  fridge: '음료 냉장고',
  snacks: '과자 진열대',
  counter: '계산대',
  seats: '휴게 테이블',
  storeroom: '창고',
  parking: '주차장',
} as const;

export type Place = (typeof places)[keyof typeof places];

/** Where people stay while they shop. */
export const shoppingPlaces: readonly Place[] = [
  places.centre,
  places.fridge,
  places.snacks,
  places.counter,
];

/** What the camera writes beside the type. */
export const actions: Readonly<Record<EventType, string>> = {
  person_enter: '매장에 들어옴',
  person_exit: '매장에서 나감',
  walking: '매장 안을 걸음',
  standing: '한곳에 서 있음',
  sitting: '자리에 앉아 있음',
  picking: '진열대에서 물건을 집음',
  interaction: '다른 사람과 이야기함',
  loitering: '같은 곳을 오래 서성임',
  theft: '물품 가방에 넣기',
  fighting: '서로 밀치고 때림',
  collapse: '바닥에 쓰러짐',
  vandalism: '진열대를 발로 참',
  intrusion: '출입 금지 구역에 들어감',
  anomaly: '알 수 없는 움직임',
};
