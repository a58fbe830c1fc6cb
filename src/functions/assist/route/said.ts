// What a question says about itself, whatever it is about: the words of asking, not the words of any workspace.
// What it is about is asked of the rooms.

const fold = (text: string) => text.normalize('NFC').toLowerCase().trim();

/** Whether the text is an order to change something or to act outside: none of which is done here. */
export function isOrder(text: string): boolean {
  const said = fold(text);
  // "다시 예측해 줘" is work this product does, whatever else the sentence says.
  if (asksToPredict(said) || /다시\s*(계산|예측|판정)|what\s+(?:would|if|happens)/.test(said))
    return false;
  return orders.some((order) => order.test(said));
}

const orders: readonly RegExp[] = [
  /^(?:(?:please|now|just|hey|ok|okay|so|then)[\s,]+|(?:can|could|would|will) you\s+(?:please\s+)?|go ahead and\s+|i(?:'d| would)? (?:want|like|need)(?: you)? to\s+|let's\s+)*(?:delete|remove|erase|drop|update|insert|add|change|modify|edit|set|rename|truncate|wipe|turn|switch|stop|start|shut|restart|reboot|reset|open|close|book|schedule|reserve|order|buy|purchase|send|email|mail|call|phone|text|pay|transfer|refund|cancel|register|lower|raise|increase|reduce|adjust|deploy|promote|roll back|retrain|train|upload|download|install|export|print|post|approve|dispatch|notify|fire|hire)\b(?!\s*(?:of|up to)\b)/,
  /(?:삭제|제거|추가|수정|변경|등록|갱신|초기화|예약|주문|발주|구매|전송|발송|결제|환불|취소|신청|가동|정지|중단|중지|재시작|재가동|설정|적용|배포|승격|재학습|업로드|다운로드|설치|출력|승인|호출|신고|통보|보고)\s*(?:을|를|도)?\s*(?:좀\s*)?(?:해\s*(?:줘|주세요|주십시오|주라|줄래|주시|라|놔|버려|두어|둬)|해요?[.!]?$|하세요|하라|하시오|하십시오|시켜|해\s*주면|부탁|할게|할래|하고\s*싶|하려고|해야겠)/,
  /(?:지워|바꿔|꺼|켜|멈춰|세워|돌려|내려|올려|낮춰|높여|맞춰|줄여|늘려|보내|열어|닫아|잠가|풀어|옮겨|불러|고쳐|사|넣어|빼)\s*(?:놔|버려|둬)?\s*(?:줘|주세요|주십시오|줄래|주시|라(?:\s|[.!]|$)|버려)/,
  /(?:을|를)\s*(?:지금\s*)?(?:바로\s*)?(?:당장\s*)?(?:멈춰|꺼|켜|세워|지워|바꿔|보내|열어|닫아|고쳐)[.!]?$|(?:^|\s)(?:멈춰|꺼|켜|세워|지워|중지해|정지해|가동해)[.!]?$|전화\s*(?:해|걸어|좀)|메일\s*(?:을|좀)?\s*(?:보내|써)|문자\s*(?:를|좀)?\s*(?:보내|해)|(?:예약|주문|신청|결제|환불)(?:을|를)?\s*(?:하고\s*싶|할\s*수\s*있|하려|원해|부탁|잡아)/,
];

/** Whether the text tries to steer the machine itself, holds SQL, or asks for what is kept secret. */
export function isTampering(text: string): boolean {
  const said = fold(text);
  // Piece by piece: what some of these look for may lie far apart, and is not looked for so far.
  for (
    let from = 0;
    from === 0 || from + pieceOverlap < said.length;
    from += pieceLetters - pieceOverlap
  ) {
    const piece = said.slice(from, from + pieceLetters);
    if (tampering.some((pattern) => pattern.test(piece))) return true;
  }
  return false;
}

const pieceLetters = 1000;
const pieceOverlap = 300;

const tampering: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass)\s+(?:\w+\s+){0,4}(?:instructions?|prompts?|rules?|guards?|guardrails?|limits?|restrictions?|above|previous|prior|checks?)/,
  /(?:지시|명령|지침|규칙|제한|설정|안전\s*장치(?!\S*\s*\S+\s*(?:작업|점검|정비|운전))|프롬프트)(?:을|를|은|는|사항을|사항은)?\s*(?:모두|전부|다|싹)?\s*(?:무시|잊|우회|해제)/,
  /system\s+prompt|시스템\s*(?:프롬프트|메시지)|\byou are now\b|\bjailbreak|\bdeveloper mode|개발자\s*모드|역할극|pretend (?:to be|you|that you)/,
  /\b(?:drop|truncate|alter|grant|revoke)\s+(?:table|database|schema|user|index|view|role)\b|\bdelete\s+from\b|\binsert\s+into\b|\bupdate\s+\w+\s+set\b|\bselect\s+.+\s+from\s+\w+|\bunion\s+(?:all\s+)?select\b|;\s*--|pg_(?:sleep|shadow|read_file)|information_schema|load_file|xp_cmdshell/,
  /(?:비밀번호|암호|패스워드|api\s*키|액세스\s*키|접속\s*정보|인증\s*정보|자격\s*증명|환경\s*변수)(?:를|을|가|는|이|좀)?\s*(?:모두\s*)?(?:알려|보여|출력|뭐|말해|공개|무엇)/,
  /\b(?:passwords?|api[\s_-]?keys?|access keys?|secret keys?|credentials?|env(?:ironment)? variables?|connection string)\b/,
  /\b(?:rm\s+-rf|curl\s+https?:|eval\(|os\.system|subprocess|process\.env|\/etc\/passwd)|<script\b/,
];

/** A greeting, thanks, or a question about the assistant itself: nothing to look up. */
export function isSmallTalk(text: string): boolean {
  const said = fold(text);
  return smallTalk.some((pattern) => pattern.test(said));
}

const smallTalk: readonly RegExp[] = [
  /^(?:안녕(?:하세요|하십니까|하신가요)?|반가워요?|반갑습니다|고마워요?|고맙습니다|감사합니다|감사해요|수고(?:했어|하셨|하세요)\S*|잘\s*자|잘\s*있어|좋은\s*(?:아침|하루|저녁|밤)\S*(?:\s*보내\S*)?|hello|hi|hey(?: there)?|yo|good (?:morning|afternoon|evening|night)|thanks?(?: (?:a lot|so much|very much))?|thank you(?: (?:so|very) much)?|bye|goodbye|see you|well done|great job|nice)(?:[\s,]+(?:there|casthouse|everyone|all|again|너|여러분))?[\s!.,~^?ㅎㅋ]*$/,
  /(?:뭘|무엇을|뭐를|뭐|어떤\s*(?:것|일|걸)을?|무슨\s*일을?)\s*(?:도와|할\s*수|해\s*줄\s*수|대답|답할|물어볼\s*수|물어보면|질문할\s*수)|어떤\s*질문|사용\s*(?:법|방법)(?:을|이|은)?\s*(?:알려|뭐|좀|\?|$)|^도움말|도와\s*줄\s*수\s*있|무슨\s*기능|^어떻게\s*(?:사용|쓰|이용|물어)\S*\s*(?:돼|되|해|하나)\S*\s*[?]?$/,
  /(?:넌|너는|너|당신은|당신|네|니)\s*(?:이름|누구|정체|뭐\s*하|뭐야|뭘|무엇|무슨)|누가\s*(?:널|너를|만들)|(?:자기\s*)?소개\s*(?:해|좀)|^이름이?\s*(?:뭐|무엇|어떻게)/,
  /^(?:please\s+)?help(?: me)?[\s!.?]*$|\bwhat (?:can|could|do) you (?:do|answer|help|know|offer)|\bhow can you help|\bwhat (?:are you|is your name|'s your name)\b|\bwho (?:are you|made you|built you)|\bwhat (?:questions|kind of questions|things|else) can i ask|\bhow (?:do|can) i use (?:you|this)|\bare you (?:a )?(?:human|robot|bot|ai|real)\b|\bintroduce yourself/,
];

/** Whether it wants a call on a reading: "불량이야?", "will this shot be bad?", "predict". */
export function asksToPredict(text: string): boolean {
  const said = fold(text);
  return /(?:예측|판정|판별|분류|추론)(?:해|을\s*해|하면|하고|\s*결과|값|\s*돌려|\s*좀(?!\s*설명)|\s*한\s*번|\s*부탁|\s*실행)|(?:다시|한\s*번\s*더)\s*(?:예측|판정|판별)|\bpredict\b|\bprediction (?:for|on|again)\b|\brun (?:a|the|another) prediction\b|\bclassify\b|\bscore (?:this|it|the)|\bforecast (?:for )?(?:this|it)\b/.test(
    said,
  );
}

/** Whether it asks for a reason. */
export function asksWhy(text: string): boolean {
  return /왜|이유|까닭|원인|때문|어째서|무엇이\s*문제|뭐가\s*문제|근거|\bwhy\b|\bhow come\b|\breasons?\b|\bcauses?d?\b|\bwhat (?:made|pushed|drove|raised|led|increased|lowered|triggered|moved|went wrong)\b|\bbehind\b|\bexplain\b|설명|(?:어느|어떤|무슨)\s*(?:변수|값|요인|인자|센서|조건)(?:이|가|을|를|들이)?\s*\S*\s*\S*(?:올|높|키|작용|영향|끌|좌우|때문)|어떤\s*변수|어떻게\s*(?:알|확신)|\bhow do you know\b|\bhow are you sure\b|\bdrivers?\b|\bfactors?\b|\bbecause of what\b|\bbased on what\b/.test(
    fold(text),
  );
}

/** Whether it names the documents themselves. */
export function namesDocuments(text: string): boolean {
  return /매뉴얼|메뉴얼|설명서|문서|지침|규정|규칙(?!적)|절차|표준서|작업\s*표준|기준서|조건표|회의|일지|안내서|가이드|핸드북|교육\s*자료|자료(?:에|를|집)|\bmanuals?\b|\bdocument(?:s|ation|ed)?\b|\bdocs?\b|\bprocedures?\b|\bguide(?:line|book)?s?\b|\bregulations?\b|\bhandbook\b|\bsops?\b|\bwritten\b|\bminutes of\b|\bmeetings?\b|\blog ?book\b|\bshift log\b|\brules?\b|\binstructions say\b|\bwork standard\b/.test(
    fold(text),
  );
}

/** Whether it asks what to do: the question of manuals. */
export function asksHowTo(text: string): boolean {
  return /어떻게\s*(?!나왔|지내|생각|생겼|됐|된|다른|다르|되어|예측|판정)[가-힣]|어떡해|어찌|방법|대책|조치(?!가)|대응|대처|점검|해결|예방|[가-힣]야\s*(?:해|하|할|돼|되)|하면\s*(?:되|돼)|뭘\s*(?:해야|봐야|확인)|무엇을\s*(?:해야|봐야|확인)|\bhow (?:do|can|should|to|must)\b|\bwhat (?:should|must|do|can) (?:i|we|one|the operator|operators|they)\b|\bwhat to do\b|\bwhat (?:action|steps?|measures?|remed)|\bfix (?:it|this|that)\b|\bhow is it (?:fixed|handled|cleaned)|\bprevent|\bremed(?:y|ies)|\bcountermeasure|\brecommend|추천|권장|얼마나\s*자주|주기(?:는|가|를|마다)|\bhow often\b/.test(
    fold(text),
  );
}

/** Whether it speaks of a call on a reading: its class, its probability, the prediction itself. */
export function speaksOfPrediction(text: string, classes: readonly string[]): boolean {
  const said = fold(text);
  return (
    classes.some((name) => name.length >= 3 && said.includes(name.toLowerCase())) ||
    /예측|판정|판단|확률|불량|양품|샷|결과|변수|\bpredict|\bverdict|\bdefect|\bshots?\b|\bresults?\b|\bprobability\b|\bfeatures?\b|\bvariables?\b|\bcalled?\b/.test(
      said,
    )
  );
}

/** Whether it points at something that was given or said before: "이 샷", "방금", "this shot", "that". */
export function pointsBack(text: string): boolean {
  return /(?:^|\s)(?:이|그|저|요|이번|방금|아까|지금|현재|위|해당|앞)\s*(?:의\s*)?(?:샷|제품|값|수치|데이터|측정|조건|결과|판정|예측|부품|주물|행|레코드|사례|건|상태|조건|불량|답|거|것|설정|입력)|이거|그거|이건|그건|이게|그게|이대로|그걸|이걸|이렇게|그렇게|방금|아까|여기서|이런\s|그런\s|이번에|(?:^|\s)(?:그래서|그럼|그러면)|\b(?:this|that|these|those|it|its|the (?:shot|reading|result|prediction|part|verdict|call|score|row|values?|above)|current|just now|last (?:shot|reading|prediction|one))\b/.test(
    fold(text),
  );
}

/** Whether it speaks of the model as such: its features, how good it is. */
export function asksAboutModel(text: string): boolean {
  const said = fold(text);
  const subject =
    /모델|모형|변수|피처|특성|인자|입력\s*값|\bmodel\b|\bfeatures?\b|\bvariables?\b|\binputs?\b|\bpredictors?\b|\bshap\b/;
  const matter =
    /중요|영향(?:이|을)?\s*(?:가장|제일|크|큰|많|미치)|가장\s*(?:큰\s*)?(?:영향|중요|크게|많이)|제일\s*(?:중요|크게|영향|많이)|(?:무엇|뭘|뭐)(?:을|를)?\s*(?:보고|기준)|크게\s*(?:작용|보|좌우)|정확|성능|믿을|신뢰할|신뢰도는|얼마나\s*(?:잘|맞|정확)|몇\s*점|f1|auc|재현율|정밀도|버전|순위|\bimportan|\bmatter|\bany good\b|\bgood\b|\binfluen|\bdr(?:ive|ives|iving|iven|ove)\b|\bcontribut|\bdecid|\bresponsible|\baccura|\bperform|\bhow good\b|\bhow well\b|\btrust\b|\breliab|\brecall\b|\bprecision\b|\bversion\b|\brank|\blean|\brel(?:y|ies)\b|\bdepend|\bweigh/;
  const figures =
    /(?:^|[^a-z])(?:f1|roc-?auc|auc)(?![a-z])|재현율|정밀도|변수\s*중요도|피처\s*중요도|특성\s*중요도|\bfeature importances?\b|\bvariable importances?\b/;
  return (subject.test(said) && matter.test(said)) || figures.test(said);
}

/** Whether it imagines something otherwise. */
export function isHypothetical(text: string): boolean {
  return /(?:면|더라도|다면|라면|으면|려면)(?=[\s?,.!…]|$)|면은|만약|가정|시뮬|다시\s*(?:계산|예측|판정)|바꿔\s*보|낮춰\s*보|올려\s*보|높여\s*보|줄여\s*보|늘려\s*보|했을\s*때|할\s*때|\bif\b|\bwhat if\b|\bsuppose\b|\bassum|\bwould\b|\binstead\b|\bsimulat|\brecalculat|\bre-?predict|\b(?:predict|calculate|compute|score|try) (?:it |that |this )?again\b|(?:better|worse|help)\s*\?|(?:나아|좋아|줄어|늘어|내려|올라|달라)\S*\s*\?|\bhad been\b|\bwere\b|\btry (?:it )?with\b|\bwith\b.*\b(?:lower|higher|less|more)\b|\bwhat about\b|\bhow about\b|^(?:and |then |now |so )*(?:try )?with\b/.test(
    fold(text),
  );
}

/** What people chat about anywhere: no answer from a factory's documents is meant. A database that knows it goes first. */
export function isCommonTopic(text: string): boolean {
  return /날씨|몇\s*시(?:야|지|인|에요|\?|$)|\bwhat time\b|\d\s*(?:[+*×÷]|\btimes\b|\bplus\b|\bminus\b|곱하기|더하기|빼기|나누기)\s*\d|비\s*(?:올|와|오)|점심|저녁\s*(?:메뉴|뭐|식사)|아침\s*(?:메뉴|식사)|맛집|농담|웃긴|재미있는|\bfunny\b|노래|영화|드라마|축구|야구|월드컵|올림픽|주식|주가|증시|코스피|코스닥|코인|환율|부동산|뉴스|대통령|수도(?:는|가|이)|번역|운세|로또|연애|게임|시\s*한\s*편|소설|레시피|여행|\bweather\b|\bjokes?\b|\blunch\b|\bdinner\b|\brestaurants?\b|\bstock (?:price|market)|\bstocks\b|\bbitcoin\b|\bcrypto|\bexchange rate|\bworld cup\b|\bolympics?\b|\bfootball\b|\bsoccer\b|\bbaseball\b|\bpresident\b|\bcapital (?:city )?of\b|\bmovies?\b|\bsongs?\b|\bpoems?\b|\brecipes?\b|\bhoroscope\b|\btranslate\b|\bnews\b|\blottery\b|\bvacation\b|\bmeaning of life\b|\bstory\b/.test(
    fold(text),
  );
}

/** A question that lives on the one before it. */
export function isElliptical(text: string): boolean {
  const said = fold(text).replace(/[?!.…\s]+$/, '');
  const words = said.split(/\s+/).length;
  return (
    (words <= 5 &&
      /^(?:그럼|그러면|그런데|근데|그리고|또|그\s*중|그중|이\s*중|그\s*사람|그들|거기|and\b|but\b|then\b|so\b|what about|how about|of (?:those|these|them)|which of|among|only\b|also\b)/.test(
        said,
      )) ||
    (words <= 3 && /(?:은|는|은요|는요|도|도요)$/.test(said)) ||
    /^(?:(?:더|좀\s*더)\s*(?:자세히|알려|있어|없어|보여|설명)|자세히|계속|(?:tell me more|more(?: details?)?|go on|continue|anything else|what else|and)(?:\s|$))/.test(
      said,
    )
  );
}

/** Whether it counts, lists or looks something up, as one asks a table. */
export function asksForRows(text: string): boolean {
  return /몇\s*(?:명|개|건|번|마리|회|대|곳|종|분|가지|시)|얼마나\s*많|개수|건수|횟수|합계|평균|최대|최소|목록|리스트|모두|전부|전체|누구|언제|어디|가장\s*(?:많|적|최근|오래)|별로?\s|별\s*\S+\s*수|보여|나열|찾아|있었|있나|있어|\bhow many\b|\bhow much\b|\bhow often\b|\blist\b|\bshow\b|\bwhich\b|\bwho\b|\bwhen\b|\bwhere\b|\baverage\b|\btotal\b|\bnumber of\b|\bcount\b|\bmost\b|\bleast\b|\blatest\b|\bfirst\b|\blast\b|\ball\b|\bfind\b|\bper\b/.test(
    fold(text),
  );
}

/** Whether it asks when a place is open: nothing that rows of what happened there can tell. */
export function asksForHours(text: string): boolean {
  return /(?:진료|영업|운영|업무|상담|이용|면회|개장)\s*시간(?:이|은|을)?\s*(?:어떻|언제|몇\s*시|알려|좀|궁금|[?]|$)|(?:진료|영업|운영|업무|상담)(?:은|는)?\s*몇\s*시(?:부터|까지|에)?|몇\s*시(?:부터|까지)\s*(?:진료|영업|운영|상담|문|열|여)|점심\s*시간에도\s*(?:진료|영업|운영|상담)|\b(?:opening|business|office|visiting|consulting|clinic) hours\b|\b(?:what time|when) do(?:es)? (?:you|the \w+) (?:open|close)\b/.test(
    fold(text),
  );
}
