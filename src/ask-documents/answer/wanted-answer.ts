/** What kind of thing a question wants to know. */
export type Wanted =
  | 'range'
  | 'duration'
  | 'temperature'
  | 'weight'
  | 'noise'
  | 'speed'
  | 'length'
  | 'money'
  | 'share'
  | 'time'
  | 'number'
  | 'person'
  | 'place'
  | 'reason'
  | 'method'
  | 'list'
  | 'any';

interface Kind {
  readonly wanted: Wanted;
  /** How a question asks for it. */
  readonly asks: RegExp;
  /** What a sentence that answers holds; null when its form says nothing. */
  readonly fits: RegExp | null;
  /** Stems that name what is asked for: a sentence with `7 kg` answers for the weight without saying so. */
  readonly named?: RegExp;
}

const numeral =
  '(?:\\d|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|반|하루|이틀|사흘|나흘|one|two|three|four|five|six|seven|eight|nine|ten|twelve|half|once|twice)';
const english = (words: string) => `\\b(?:${words})\\b`;
const either = (korean: string, latin: string) => new RegExp(`${korean}|${english(latin)}`, 'i');
const measured = (korean: string, latin: string) =>
  new RegExp(`${numeral}[^가-힣a-z]{0,4}(?:${korean}|(?:${latin})\\b)`, 'i');

// The first kind that a question asks for is the one; the narrower ones stand first.
const kinds: readonly Kind[] = [
  {
    wanted: 'reason',
    asks: either('왜|이유|원인|까닭|때문에|무엇 탓', 'why|causes?|reasons?|what made|what makes'),
    fits: either(
      '때문|인해|원인|이유|의해|탓|덕분|므로|어서|아서|여서|으면|하면|되면|려고|위해|도록|나머지|바람에',
      'because|due to|caused?|leads?|result|since|as|so that|for|by|comes? from|therefore|if|when',
    ),
  },
  {
    wanted: 'person',
    named: /^(?:담당|책임|누구|누가|responsibl|person)/,
    asks: either(
      '누구|누가|담당자|책임자|어느 부서',
      '(?<!the |those |people |anyone )who|whose|whom|which department',
    ),
    fits: either(
      '[가-힣]{1,4}\\s*(?:팀|과장|부장|대리|사원|주임|반장|책임|선임|기사|팀장|본부장|이사|소장|위원)|담당|책임자|사람|직원|임차인|집주인|세입자|업체|고객|작업자|[가-힣]{2,}(?:장|팀|부|과|처|실|관)(?:이|은|만|에|에게|의|과|와|을|를|도|님)(?![가-힣])',
      'manager|engineers?|operators?|leader|team|lead|chair|director|president|supplier|seller|customer|buyer|employees?|staff|owner|driver|person|official|council|assessor|inspector|committee|purchasing|tenant|landlord|teacher|parents?|doctor|nurse|[a-z]+ department',
    ),
  },
  {
    wanted: 'range',
    asks: either(
      '(?:정상|허용|설정|관리) ?범위',
      '(?:normal|allowed|permitted|target) (?:range|band)s?',
    ),
    fits: /\d[^\d|]{0,4}(?:~|–|-|±|to|에서|부터)[^\d|]{0,4}\d|±/,
  },
  {
    wanted: 'temperature',
    named: /^(?:온도|temperatur|hot|cold|warm)/,
    asks: either(
      '몇\\s*도|온도[는가]?\\s*(?:얼마|몇|어떻)|온도는\\s*\\?|온도는$',
      'how (?:hot|cold|warm)|what temperatures?|which temperature|temperature',
    ),
    fits: /\d\s*(?:°|℃|도(?!\s*면)|c\b|degrees)/i,
  },
  {
    wanted: 'weight',
    named: /^(?:무게|중량|weigh|heavy)/,
    asks: either('무게|중량|몇\\s*(?:kg|킬로|그램|톤)', 'how heavy|weights?|weigh'),
    fits: /\d\s*(?:kg|g|t|톤|킬로|그램|kilograms?|grams?|tonnes?|pounds?)(?![a-z])/i,
  },
  {
    wanted: 'noise',
    named: /^(?:소음|loud|nois)/,
    asks: /소음|how loud|noise/i,
    fits: /dB|데시벨/i,
  },
  {
    wanted: 'speed',
    named: /^(?:속도|빨[라리]|speed|fast|quick)/,
    asks: either(
      '속도|얼마나 빨[리라]|초당|분당|시속',
      'how (?:fast|quickly)|what speed|speed limit',
    ),
    fits: /\d[\s\S]{0,12}(?:\/|per |초당|분당|시간당|km\/h|rpm|mm\/s|m\/s)|(?:초당|분당|시속|초속)/i,
  },
  {
    wanted: 'duration',
    named: /^(?:주기|기간|시간|며칠|자주|오래|interval|period|long|often|soon|duration)/,
    asks: either(
      '며칠|몇\\s*(?:년|개월|달|주|일|시간|분|초)|얼마\\s*동안|얼마나\\s*(?:오래|걸|자주)|언제까지|기간|주기|얼마마다|얼마 안에|자주|얼마나 있',
      'how (?:long|soon|often|late|many (?:years|months|weeks|days|hours|minutes|seconds))|within what time|by when|until when|how much (?:time|longer|later|notice)|what interval|period',
    ),
    fits: new RegExp(
      `${measured('년|개월|달|주|일|시간|분|초|샷|교대|분기|하루|이틀|사흘', '(?:[a-z]+ )?(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|shots?|min|h|s)').source}|매일|매주|매월|매년|매달|매 교대|하루|이틀|사흘|즉시|바로|마다|\\b(?:daily|weekly|monthly|yearly|every|each|immediately|once|twice)\\b|\\d{1,2}월`,
      'i',
    ),
  },
  {
    wanted: 'money',
    named: /^(?:비용|가격|요금|값|금액|돈|cost|pric|fee|money|pay)/,
    asks: either(
      '비용|가격|요금|값은|값이|얼마를 내|돈을|돈이|금액|보상금|수당|지원금|단가',
      'how much (?:does|do|is|are|did|can I spend|money)|costs?|prices?|fees?|budget',
    ),
    fits: /[£€$₩¥]\s?\d|\d\s*(?:천|만|억|백만)?\s*(?:원|달러|유로|£|€|\$)|무료|\b(?:EUR|USD|KRW|GBP|euros?|dollars?|pounds?|free)\b/i,
  },
  {
    wanted: 'share',
    named: /^(?:비율|퍼센트|percentage|shar|proportion)/,
    asks: either(
      '비율|퍼센트|몇\\s*%|확률|점유',
      'what (?:share|percentage|proportion)|how many percent|percentage',
    ),
    fits: /\d\s*(?:%|퍼센트|percent)|절반|분의|\b(?:half|third|tenth|fifth|quarter)\b/i,
  },
  {
    wanted: 'length',
    named:
      /^(?:길이|두께|폭|높이|너비|거리|깊이|length|thick|width|wid|height|high|tall|distanc|far|deep)/,
    asks: either(
      '길이|두께|폭은|높이|너비|거리|깊이|둘레|지름|반경',
      'how (?:tall|high|deep|wide|thick|far|large|big)|thickness|width|height|diameter|distance',
    ),
    fits: /\d\s*(?:mm|cm|km|m|µm|μm|미터|micromet\w*|met(?:er|re)s?|l|리터)(?![a-z])|\d\s*(?:x|×)\s*\d/i,
  },
  {
    wanted: 'time',
    named: /^(?:날짜|시기|기한|시각|dat|day|month|year|tim)/,
    asks: either(
      '언제|몇\\s*시|날짜|무슨 요일|어느 해|해는|시기|기한|기일',
      '^when|when (?:is|are|do|does|did|was|were|will|must|can|should|may|has|have)|what time|dates?|which (?:day|week|month|year)s?|on which',
    ),
    fits: new RegExp(
      `\\d{1,2}\\s*[월일시]|\\d{4}\\s*년?|\\d{1,2}:\\d{2}|\\d\\s*(?:일|시간|분|주|개월|년|샷)|요일|매일|매주|매월|매년|분기|즉시|때|뒤|전에|다음|부터|까지|${english('january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|daily|weekly|monthly|yearly|every|week|after|before|until|from|since|immediately|century|day|days|noon')}`,
      'i',
    ),
  },
  {
    wanted: 'number',
    asks: either(
      '몇|얼마|온도|압력|기준값|한도|이상|이하|횟수|개수',
      'how (?:many|much)|what (?:pressure|value|range|limit|number|level)|which (?:pressure|kappa)|limits?',
    ),
    fits: new RegExp(numeral, 'i'),
  },
  {
    wanted: 'place',
    asks: either(
      '어디|어느\\s*(?:곳|폴더|파일|위치|도시|나라)|장소',
      'where|which (?:city|place|country)',
    ),
    fits: either(
      '에서|에|으로|로|창고|구역|함|실|동|층|센터|입구|위치|캐비닛|상자|서랍|방',
      'in|at|on|to|from|under|behind',
    ),
  },
  {
    wanted: 'method',
    asks: either(
      '어떻게|방법|절차|하려면|조치|대책|무엇을 (?:해|확인|점검)|뭘 해야',
      'how (?:do|to|can|should|must|does)|procedure|steps?|what (?:should|shall|must|do) (?:I|we|you|one)|what is (?:done|to be done)|workaround',
    ),
    fits: either(
      '십시오|세요|해야|한다|합니다|는다|ㄴ다|낮추|높이|점검|확인|교체|조정|설정|누른|바꾼|씻|닦|쓴다|뿌|올린|내린|고친|연다|닫|넣|뺀|신청|알린',
      'check|set|lower|raise|replace|clean|adjust|increase|reduce|must|should|stop|use|press|open|close|hold|insert|switch|write|ask|call|keep|add|remove|put|is|are',
    ),
  },
  {
    wanted: 'list',
    asks: either('무엇들|종류|어떤 것|항목|어떤 .+들', 'which|list|kinds?|types?'),
    fits: null,
  },
];

/** The kind of answer a question wants, by its words. */
export function wantedAnswer(question: string): Wanted {
  return kinds.find(({ asks }) => asks.test(question))?.wanted ?? 'any';
}

const fitting = new Map(kinds.map(({ wanted, fits }) => [wanted, fits]));

/** Whether a sentence could be what is wanted, by its form; true when nothing can be said. */
export function fitsWanted(sentence: string, wanted: Wanted): boolean {
  return fitting.get(wanted)?.test(sentence) ?? true;
}

/** Whether a stem of the question names what is wanted, such as weight or price. */
export function namesWanted(stem: string, wanted: Wanted): boolean {
  return kinds.find((kind) => kind.wanted === wanted)?.named?.test(stem) ?? false;
}

const strict: ReadonlySet<Wanted> = new Set([
  'temperature',
  'weight',
  'noise',
  'speed',
  'duration',
  'money',
  'share',
  'length',
  'time',
  'number',
  'person',
]);

/** Whether the form of the answer is so narrow that a sentence without it is none: a measure, a time, a person. */
export function isNarrow(wanted: Wanted): boolean {
  return strict.has(wanted);
}

const amounts: ReadonlySet<Wanted> = new Set([
  'number',
  'duration',
  'money',
  'share',
  'length',
  'weight',
  'temperature',
  'speed',
]);

/** Whether an amount is wanted. */
export function asksAmount(wanted: Wanted): boolean {
  return amounts.has(wanted);
}
