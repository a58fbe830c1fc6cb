// Words of measured quantities and machine parts as features are named and as people say them: what lets
// `Melt_Temp` be called 용탕 온도 where nobody has written its other names down.

/** Words that mean the same, each in lower case; Korean ones without blanks. */
const groups: readonly (readonly string[])[] = [
  ['temp', 'temperature', 'temperatures', '온도'],
  ['pressure', 'press', '압력', '압'],
  ['speed', 'velocity', '속도'],
  ['time', 'duration', '시간', '타임'],
  ['force', '력', '힘'],
  ['thickness', '두께'],
  ['humidity', '습도'],
  ['position', '위치'],
  ['level', '수위', '레벨'],
  ['flow', 'flowrate', '유량'],
  ['rate', '율', '비율'],
  ['current', '전류'],
  ['voltage', '전압'],
  ['power', '전력', '출력'],
  ['torque', '토크'],
  ['weight', '무게', '중량'],
  ['length', '길이'],
  ['width', '폭', '너비'],
  ['height', '높이'],
  ['diameter', '직경', '지름'],
  ['angle', '각도'],
  ['vibration', '진동'],
  ['noise', '소음'],
  ['count', '횟수', '개수'],
  ['load', '부하', '하중'],
  ['viscosity', '점도'],
  ['density', '밀도'],
  ['cycle', '사이클'],
  ['rise', '상승'],
  ['high', '고속', '높은'],
  ['low', '저속', '낮은'],
  ['max', 'maximum', '상한', '최대'],
  ['min', 'minimum', '하한', '최소'],
  ['casting', '주조'],
  ['clamping', 'clamp', '형체'],
  ['injection', '사출'],
  ['cylinder', '실린더'],
  ['biscuit', '비스킷'],
  ['spray', '분사', '스프레이'],
  ['melting', 'melt', '용해', '용탕'],
  ['furnace', '용해로', '로'],
  ['coolant', 'cooling', '냉각수', '냉각'],
  ['air', '공기', '에어'],
  ['factory', '공장'],
  ['mould', 'mold', 'die', '금형'],
  ['nozzle', '노즐'],
  ['motor', '모터'],
  ['spindle', '스핀들', '주축'],
  ['tool', '공구'],
  ['product', '제품'],
  ['type', '종류', '유형', '타입'],
  ['shot', '샷'],
  ['age', '나이', '연령'],
];

const groupOf = new Map(groups.flatMap((group) => group.map((word) => [word, group] as const)));

/** The other words for one; the word alone when it is not known. */
export function measureWords(word: string): readonly string[] {
  return groupOf.get(word) ?? [word];
}

/** Whether a word names a quantity or a part by itself. */
export function isMeasureWord(word: string): boolean {
  return groupOf.has(word);
}
