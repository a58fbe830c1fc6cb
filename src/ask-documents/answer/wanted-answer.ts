/** What kind of thing a question wants to know. */
export type Wanted = 'number' | 'time' | 'person' | 'place' | 'reason' | 'method' | 'list' | 'any';

const signs: readonly (readonly [Wanted, RegExp])[] = [
  ['reason', /왜|이유|원인|까닭|때문|\bwhy\b|\bcauses?\b|\breasons?\b/i],
  [
    'time',
    /언제|며칠|몇\s*(?:년|월|일|시|분|초|주|개월|시간)|날짜|주기|\bwhen\b|\bhow (?:long|often)\b|\bdate\b/i,
  ],
  [
    'number',
    /몇|얼마|온도|압력|속도|비율|기준값|한도|이상|이하|\bhow (?:many|much|high|low|hot|fast|thick)\b|\bwhat (?:temperature|pressure|speed|percentage|value|range|limit)\b|\blimit\b/i,
  ],
  ['person', /누구|누가|담당자|\bwho(?:se|m)?\b/i],
  ['place', /어디|어느\s*(?:곳|폴더|파일|위치)|\bwhere\b/i],
  [
    'method',
    /어떻게|방법|절차|하려면|조치|대책|\bhow (?:do|to|can|should)\b|\bprocedure\b|\bsteps?\b/i,
  ],
  ['list', /무엇들|종류|어떤 것|항목|\bwhich\b|\blist\b|\bkinds?\b/i],
];

/** The kind of answer a question wants, by its words. */
export function wantedAnswer(question: string): Wanted {
  return signs.find(([, sign]) => sign.test(question))?.[0] ?? 'any';
}

const fits: Partial<Record<Wanted, RegExp>> = {
  number: /\d|한\s|두\s|세\s|네\s|\b(?:one|two|three|four|five|six|ten)\b/i,
  time: /\d|매일|매주|매월|매년|즉시|daily|weekly|monthly|every|immediately/i,
  person:
    /[가-힣]{2,4}\s*(?:팀|과장|부장|대리|사원|주임|반장|담당|책임|선임|기사)|담당|책임자|[A-Z][a-z]+ [A-Z][a-z]+|\b(?:manager|engineer|operator|leader|team)\b/,
  reason:
    /때문|인해|원인|이유|발생|의해|탓|므로|어서|아서|because|due to|caused?|leads? to|result|since/i,
  method:
    /하십시오|하세요|해야|합니다|한다|낮추|높이|점검|확인|교체|조정|설정|\b(?:check|set|lower|raise|replace|clean|adjust|increase|reduce|must|should|stop|use)\b/i,
};

/** Whether a sentence could be what is wanted, by its form; true when nothing can be said. */
export function fitsWanted(sentence: string, wanted: Wanted): boolean {
  return fits[wanted]?.test(sentence) ?? true;
}
