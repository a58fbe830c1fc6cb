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
  | 'pressure'
  | 'force'
  | 'volume'
  | 'area'
  | 'power'
  | 'electricity'
  | 'rotation'
  | 'flow'
  | 'energy'
  | 'score'
  | 'storage'
  | 'contact'
  | 'share'
  | 'time'
  | 'number'
  | 'person'
  | 'place'
  | 'reason'
  | 'method'
  | 'list'
  | 'any';

/** A kind of answer: how it is asked for and what it looks like. */
export interface AnswerKind {
  readonly wanted: Wanted;
  /** Whether it is an amount; has a form so narrow that a sentence without it is none, as amounts have; or any form. */
  readonly form: 'amount' | 'narrow' | 'free';
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

// Things that are paid; asked for with how much, not whenever they are named.
const charges =
  '연봉|급여|월급|임금|보험료|보증금|과태료|벌금|과징금|수수료|입장료|수강료|참가비|회비|월세|관리비|식대|식비|체재비|통신비|등록금|수업료|관람료|주차료|이용료|사용료|보관료|대여료|배송비|운임|제작비|수리비|공사비|예산|매출|손실액|위약금|(?:밥|기름|약|책|집|땅|물건|중고)값';

/** The first kind that a question asks for is the one; the narrower ones stand first. */
export const answerKinds: readonly AnswerKind[] = [
  {
    wanted: 'reason',
    form: 'free',
    asks: either('왜|이유|원인|까닭|때문에|무엇 탓', 'why|causes?|reasons?|what made|what makes'),
    fits: either(
      '때문|인해|원인|이유|의해|탓|덕분|므로|어서|아서|여서|으면|하면|되면|려고|위해|도록|나머지|바람에',
      'because|due to|caused?|leads?|result|since|as|so that|for|by|comes? from|therefore|if|when',
    ),
  },
  {
    wanted: 'person',
    form: 'narrow',
    named: /^(?:담당|책임|누구|누가|responsibl|person)/,
    asks: either(
      '누구|누가|담당자|책임자|어느 부서',
      '(?<!the |those |people |anyone )who|whose|whom|which department',
    ),
    fits: either(
      '[가-힣]{1,4}\\s*(?:팀|과장|부장|대리|사원|주임|반장|책임|선임|기사|팀장|본부장|이사|소장|위원|박사|교수|교사|선생님|간호사|의사)|담당|책임자|사람|직원|임차인|집주인|세입자|업체|고객|작업자|[가-힣]{2}(?:장|팀|부|과|처|실|관)(?:이|은|만|에|에게|의|과|와|을|를|도|님)(?![가-힣])',
      'manager|engineers?|operators?|leader|team|lead|chair|director|president|supplier|seller|customer|buyer|employees?|staff|owner|driver|person|official|council|assessor|inspector|committee|purchasing|tenant|landlord|teacher|parents?|doctor|nurse|[a-z]+ department',
    ),
  },
  {
    wanted: 'range',
    form: 'free',
    asks: either(
      '(?:정상|허용|설정|관리) ?범위',
      '(?:normal|allowed|permitted|target) (?:range|band)s?',
    ),
    fits: /\d[^\d|]{0,4}(?:~|–|-|±|to|에서|부터)[^\d|]{0,4}\d|±/,
  },
  {
    wanted: 'temperature',
    form: 'amount',
    named: /^(?:온도|temperatur|hot|cold|warm)/,
    asks: either(
      '몇\\s*도|온도[는가]?\\s*(?:얼마|몇|어떻)|온도는\\s*\\?|온도는$',
      'how (?:hot|cold|warm)|what temperatures?|which temperature|temperature',
    ),
    fits: /\d\s*(?:°|℃|도(?!\s*면)|c\b|degrees)/i,
  },
  {
    wanted: 'weight',
    form: 'amount',
    named: /^(?:무게|중량|weigh|heavy)/,
    asks: either('무게|중량|몇\\s*(?:kg|킬로|그램|톤)', 'how heavy|weights?|weigh'),
    fits: /\d\s*(?:kg|g|t|톤|킬로|그램|kilograms?|grams?|tonnes?|pounds?)(?![a-z])/i,
  },
  {
    wanted: 'noise',
    form: 'narrow',
    named: /^(?:소음|loud|nois)/,
    asks: /소음|how loud|noise/i,
    fits: /dB|데시벨/i,
  },
  {
    wanted: 'speed',
    form: 'amount',
    named: /^(?:속도|빨[라리]|speed|fast|quick)/,
    asks: either(
      '속도|얼마나 빨[리라]|초당|분당|시속',
      'how (?:fast|quickly)|what speed|speed limit',
    ),
    fits: /\d[\s\S]{0,12}(?:\/|per |초당|분당|시간당|km\/h|rpm|mm\/s|m\/s)|(?:초당|분당|시속|초속)/i,
  },
  {
    wanted: 'contact',
    form: 'narrow',
    named: /^(?:전화|연락|이메일|메일|주소|번호|phone|telephon|email|number|contact|address)/,
    asks: either(
      '전화번호|연락처|내선 ?번호|이메일 ?주소|몇 ?번으로 (?:전화|연락)|어디로 (?:전화|연락|문의)',
      '(?:phone|telephone) number|email address|number (?:do|should|can) (?:i|we) (?:call|ring)',
    ),
    fits: /\d{3,4}|\S@\S/,
  },
  {
    wanted: 'pressure',
    form: 'amount',
    named: /^(?:압력|수압|공기압|유압|보압|배압|pressur)/,
    asks: either(
      '(?:압력|수압|공기압|유압|보압|배압)[은는이]?\\s*(?:얼마|몇|어떻|$|\\?|알려)',
      "what(?:'s| is| are)(?: the)? (?:[a-z]+ ){0,3}pressures?|(?:what|which) pressure\\b",
    ),
    fits: /\d\s*(?:bar|[kM]?Pa|psi|kgf|기압|mmHg|mbar|torr)/i,
  },
  {
    wanted: 'force',
    form: 'amount',
    named: /^(?:형체력|체결력|하중|토크|힘|forc|torqu|load|tonnag)/,
    asks: either(
      '(?:형체력|체결력|하중|인장 ?강도|토크|조임력|삽입력)[은는이]?\\s*(?:얼마|몇|어떻|$|\\?|알려)|몇\\s*(?:뉴턴|kN|톤)',
      "what(?:'s| is| are)(?: the)? (?:[a-z]+ ){0,3}(?:force|torque|tonnage|load|capacity in tonnes)\\b|how much (?:weight|load)",
    ),
    fits: /\d\s*(?:k?N|N·?m|kgf|톤|t|tonnes?|kg)(?![a-z])/i,
  },
  {
    wanted: 'electricity',
    form: 'amount',
    named: /^(?:전압|전류|volt|current|amper)/,
    asks: either(
      '(?:전압|전류)[은는이]?\\s*(?:얼마|몇|어떻|$|\\?|알려)|몇\\s*(?:볼트|암페어|V)',
      "what(?:'s| is| are)(?: the)? (?:[a-z]+ ){0,3}(?:voltage|amperage)|(?:what|which) current\\b",
    ),
    fits: /\d\s*(?:[kmμ]?[VA]|볼트|암페어|volts?|amps?)(?![a-z])/,
  },
  {
    wanted: 'power',
    form: 'amount',
    named: /^(?:출력|소비전력|전력|마력|power|output|consum)/,
    asks: either(
      '(?:소비 ?전력|정격 ?출력|전력 ?사용량|전력 ?소비량|발전량|마력)[은는이]?\\s*(?:얼마|몇|어떻|$|\\?|알려)|전기를 얼마',
      "what(?:'s| is| are| was)(?: the)? (?:[a-z]+ ){0,3}(?:power|wattage|electricity consumption|energy consumption|power consumption)|how much (?:power|electricity|energy)",
    ),
    fits: /\d\s*(?:[kMG]?Wh?|와트|마력|hp|gigawatts?|megawatts?|kilowatts?)(?![a-z])/i,
  },
  {
    wanted: 'rotation',
    form: 'amount',
    named: /^(?:회전|rpm|rotat|spin|revolut)/,
    asks: either(
      '회전 ?(?:수|속도)[은는이]?\\s*(?:얼마|몇|어떻|$|\\?|알려)|몇\\s*rpm',
      '(?:what|which|top|maximum) (?:[a-z]+ )*(?:rotational|spindle|rotor) speed|how many rpm',
    ),
    fits: /\d\s*(?:rpm|회전|r\/min|revolutions)/i,
  },
  {
    wanted: 'flow',
    form: 'amount',
    named: /^(?:유량|풍량|flow)/,
    asks: either(
      '(?:유량|풍량)[은는이]?\\s*(?:얼마|몇|어떻|$|\\?|알려)',
      "what(?:'s| is| are)(?: the)? (?:[a-z]+ ){0,3}flow(?: rate)?",
    ),
    fits: /\d\s*(?:[a-z³]+)\s*(?:\/|per )|분당|시간당|초당/i,
  },
  {
    wanted: 'volume',
    form: 'amount',
    named: /^(?:용량|부피|용적|capacit|volum)/,
    asks: either(
      '(?:용량|용적|부피|주입량)[은는이]?\\s*(?:얼마|몇|어떻|$|\\?|알려)|몇\\s*(?:리터|L|밀리리터|mL)',
      "what(?:'s| is| are)(?: the)? (?:[a-z]+ ){0,3}(?:volume|capacity)\\b|how many (?:lit(?:er|re)s|gallons)|how much (?:water|oil|liquid|fluid)",
    ),
    fits: /\d\s*(?:[mμµ]?l|cc|리터|㎖|㎥|m³|cm³|gallons?|lit(?:er|re)s?|kg|톤|t|cubic|[kMGT]B|[mk]?Ah|k?Wh|명|개)(?![a-z])/i,
  },
  {
    wanted: 'area',
    form: 'amount',
    named: /^(?:면적|넓이|평수|area|size)/,
    asks: either(
      '(?:면적|넓이|평수)[은는이]?\\s*(?:얼마|몇|어떻|$|\\?|알려)|몇\\s*(?:평|제곱미터|㎡)|얼마나 넓',
      "what(?:'s| is| are)(?: the)? (?:[a-z]+ ){0,3}area\\b|how many square|floor space",
    ),
    fits: /\d\s*(?:㎡|m²|m2|평|제곱|square|ha|헥타르|에이커|acres?|km²)/i,
  },
  {
    wanted: 'energy',
    form: 'amount',
    named: /^(?:열량|칼로리|calor)/,
    asks: either('열량|칼로리|몇\\s*kcal', 'how many calories|calorific|calories'),
    fits: /\d\s*(?:k?cal|칼로리|k?J|MJ)(?![a-z])/i,
  },
  {
    wanted: 'storage',
    form: 'amount',
    named: /^(?:저장|storag|memor|resolut|해상도|화소)/,
    asks: either(
      '해상도|화소|저장 ?(?:공간|용량)|메모리[는가]',
      'resolution|pixels?|(?:disk|storage) (?:space|size)|how (?:much|many) (?:memory|storage|gigabytes|megabytes)',
    ),
    fits: /\d\s*(?:[kMGT]i?B|테라|기가|메가|화소|픽셀|만 ?화소|megapixels?|pixels?|dpi|[x×]\s*\d)/i,
  },
  {
    wanted: 'score',
    form: 'amount',
    named: /^(?:점수|등급|합격|score|grade|mark|point)/,
    asks: either(
      '몇\\s*점|점수[는가]?\\s*(?:얼마|몇|$|\\?)|배점|커트라인',
      'how many points|what (?:score|mark|grade)|passing (?:score|mark|grade)|pass mark',
    ),
    fits: /\d\s*(?:점|points?|marks?|%|percent)|[A-F]\s*(?:등급|grade)/i,
  },
  {
    wanted: 'duration',
    form: 'amount',
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
    form: 'amount',
    named:
      /^(?:비용|가격|요금|값|금액|돈|연봉|급여|월급|보험료|보증금|과태료|벌금|수수료|참가비|월세|단가|식대|cost|pric|fee|money|pay|salar|wage|premium|fine|penalt|deposit|rent|fare|charg)/,
    asks: either(
      `비용|가격|요금|(?<![가-힣])값[은이]|얼마를 내|돈을 (?:내|더|얼마)|돈이|금액|보상금|수당|지원금|단가|(?:${charges})[은는이가]?\\s*(?:얼마|몇|어떻|최대|최소|한도|상한|$|\\?|알려)`,
      '(?<!by )how much (?:does|do|is|are|did|can I spend|money|will|would)|costs?|prices?|budget|(?:what|how (?:much|high|big))[^?]*\\b(?:fees?|salary|salaries|wages?|premium|deductible|fines?|penalty|penalties|deposit|rent|fares?|allowance|charges?|turnover|revenue)',
    ),
    fits: /[£€$₩¥]\s?\d|\d\s*(?:천|만|억|백만)?\s*(?:원|달러|유로|£|€|\$)|무료|공짜|\d\s*(?:%|percent|퍼센트)|\b(?:EUR|USD|KRW|GBP|euros?|dollars?|pounds?|free)\b/i,
  },
  {
    wanted: 'share',
    form: 'amount',
    named: /^(?:비율|퍼센트|percentage|shar|proportion)/,
    asks: either(
      '비율|퍼센트|몇\\s*%|확률|점유',
      'what (?:share|percentage|proportion)|how many percent|percentage',
    ),
    fits: /\d\s*(?:%|퍼센트|percent)|절반|분의|\b(?:half|third|tenth|fifth|quarter)\b/i,
  },
  {
    wanted: 'length',
    form: 'amount',
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
    form: 'narrow',
    named: /^(?:날짜|시기|기한|시각|dat|day|month|year|tim)/,
    asks: either(
      '언제|몇\\s*시|날짜|무슨 요일|어느 해|해는|시기|기한|기일',
      '^when|when (?:is|are|do|does|did|was|were|will|must|can|should|may|has|have)|what time|dates?|which (?:day|week|month|year)s?|on which',
    ),
    fits: new RegExp(
      `\\d{1,2}\\s*[월일시]|\\d{4}\\s*년?|\\d{1,2}:\\d{2}|\\d\\s*(?:일|시간|분|주|개월|년|샷)|요일|매일|매주|매월|매년|분기|즉시|때|뒤|전에|다음|부터|까지|${english('january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|daily|weekly|monthly|yearly|every|week|after|before|until|from|since|immediately|century|day|days|noon|when|whenever|if|once|time|as soon as|within')}`,
      'i',
    ),
  },
  {
    wanted: 'number',
    form: 'amount',
    asks: either(
      '몇|얼마|온도|압력|기준값|한도|이상|이하|횟수|개수',
      'how (?:many|much)|what (?:pressure|value|range|limit|number|level)|which (?:pressure|kappa)|limits?',
    ),
    fits: new RegExp(numeral, 'i'),
  },
  {
    wanted: 'place',
    form: 'free',
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
    form: 'free',
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
    form: 'free',
    asks: either('무엇들|종류|어떤 것|항목|어떤 .+들', 'which|list|kinds?|types?'),
    fits: null,
  },
];
