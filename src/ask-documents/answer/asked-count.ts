// Units that answer for each other: three weeks for how many days.
const others: Readonly<Record<string, string>> = {
  명: '명|사람|인',
  사람: '명|사람|인',
  곳: '곳|군데|개소|개사|개',
  번: '번|회|차례',
  회: '번|회|차례',
  개: '개|가지|곳|점',
  가지: '가지|개|종',
  건: '건|번|회',
  장: '장|매',
  살: '살|세',
  세: '살|세',
  퍼센트: '퍼센트|%',
  도: '도|℃|°',
  시: '시|:',
  년: '년|개월',
  개월: '개월|달|년',
  달: '개월|달|년',
  주: '주|일',
  일: '일|주|시간|하루|이틀|사흘',
  시간: '시간|분|일',
  분: '분|시간|초',
};
const units =
  '사람|퍼센트|시간|개월|가지|페이지|군데|단계|등급|교대|명|대|곳|건|개|장|번|회|점|단|차|권|벌|팀|종|쪽|줄|층|호|도|년|달|주|일|시|분|초|샷|톤|그램|킬로|미터|마리|그루|병|잔|켤레|인|세|살|kg|mm|cm|m|%';
const asked = new RegExp(`몇\\s*(${units})`);
const numeral =
  '(?:\\d|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|첫|매|하루|이틀|사흘|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|fifty|hundred|half|each|every|per|no|an?)';

/**
 * What a sentence that says how many holds: `몇 점` a number of 점, `how many parts` a number with parts close behind.
 * Null when the question does not ask so.
 */
export function askedCount(question: string): RegExp | null {
  const unit = asked.exec(question)?.[1];
  if (unit !== undefined) return new RegExp(`${numeral}\\s*[+~]?\\s*(?:${others[unit] ?? unit})`);
  const thing = /\bhow many ([a-z]+)/i.exec(question)?.[1];
  if (thing === undefined) return null;
  const stem = thing.replace(/(?:ies|es|s)$/i, '');
  return new RegExp(`(?<![a-z])${numeral}\\W+(?:[a-z]+\\W+){0,3}${stem}`, 'i');
}
