// Words of asking by what they mean, Korean and English alike: a question in words that nobody has written before still
// says what is wanted. Words of one workspace have no place here; its rooms know them.

/** Korean words stand for all that begins with them; English ones for themselves, with * for all that begins with them. */
const groups: Readonly<Record<string, string>> = {
  verdict: `불량 결함 양품 정상 합격 불합격 합불 양불 하자 판정 판별 판단 판독 적합 부적합 엔지 폐기 스크랩 출하 통과 탈락 멀쩡 위험 리스크 괜찮 안전한 이상 문제 ng ok
    okay defect* bad good scrap* reject* junk faulty fail* pass* fine normal* risk* safe sound
    acceptable verdict* danger* trouble quality 품질 터지 터질 나쁜 나쁘 좋은 좋아 판정값 합격품 성공 실패 날아간 꽝 불량각 불량임
    rubbish garbage dud nok green red light 빨간불 초록불 녹색 ship shippable keep 양호 미달 기준미달 합격선 클레임 하자품 유출
    반품 accept* rejectable sellable usable suspicious conform* nonconform* noncompliant lousy crap`,
  chance:
    '확률 가능성 퍼센트 프로 점수 스코어 위험도 probabilit* chance* odds likel* percent score* confiden* risk*',
  predict: `예측 예상 추론 평가 감별 진단 돌려 predict* classif* forecast* assess* evaluat* judge* rate infer* inspect*
    grade 감정 진단해 judge judgement opinion guess think 봐줘 봐주 점쳐 맞혀봐 내다 결과예측 어떻게될 estimate* anticipat*
    expect* call verdict`,
  shot: `샷 제품 부품 주물 주조품 물건 이거 얘 casting castings part parts piece shot shots product products sample unit
    요거 요번 이번꺼 지금거 이번거 요번꺼 이제품 낱개 다이캐스팅 샘플`,
  reading: `값 측정 센서값 데이터 판독 수치 조건 설정값 입력 reading* measurement* value* numbers data row settings sensor*
    conditions logger 판독값 로거 로그 시료 실측 measured logged current values reading entered pasted uploaded
    gave`,
  past: '방금 아까 마지막 직전 이전 지난 앞 전에 조금전 last previous* just earlier before ago above latest recent',
  now: '지금 현재 이번 이대로 현 now current* this present running',
  next: '다음 next upcoming',
  why: `왜 와 이유 까닭 어째서 why reason* grounds because account justif* 때문 땜 머땜 뭐땜 탓 덕 근거 배경 원인 cause* culprit
    범인 주범 blame* due 뭐때문 머때문 뭣때문 뭣땜 왜케 왜이리 와이리 어디가 culprits responsible explains 연유 사유 무슨일로
    wherefore basis rationale motive`,
  contribution: `기여 영향 작용 요인 인자 변수 피처 결정적 끌어 올린 좌우 일등 비중 가중 민감 shap contribut* influenc* factor* driver* driv*
    feature* variable* input* impact* affect* tip* push* drag* weigh* play* part matter* involve*
    decid* decisive decompos* waterfall 워터폴 분해 attribut* breakdown break 영향도 기여도 주요인 주범 상위 driver
    main biggest hurt helped argued against culprit tipping sensitive 민감도 미친 미쳤 끼친 끼쳤 몫 크기순 sensors
    센서 responsible role 비율 기여한 발목 악화 높인 낮춘 원흉 주도 지배적 weight* dominant dominat* strongest leading
    chief primary key principal share sway* swing`,
  explain: `설명 해석 풀어 납득 이해 explain* explanation interpret* walk elaborate justify understand clarif* 분석`,
  decision: `판정 결정 결론 결과 답 판단 경보 알람 decision* result* call called conclusion answer output flag* verdict
    alarm prediction inference classification outcome score probability result 점수 확률 빨간불 경고 warning
    red 예측 forecast`,
  model:
    '모델 모형 ai 에이아이 인공지능 알고리즘 분류기 예측기 model models classifier algorithm network',
  overall:
    '전체 전반 일반적 보통 평소 평균적 overall general* global* average* typical* 통틀어 항상 always usually',
  goodness: `정확 성능 신뢰 믿 재현율 정밀도 오차 오탐 미탐 f1 auc accura* perform* trust* reliab* recall precision wrong error
    roc 맞추 맞혀 틀리 틀릴 틀린 버전 version trained 학습된`,
  if: `만약 만일 가정 치면 치고 라면 다면 시뮬 면은 if suppos* assum* imagin* hypothe* would say lets pretend simulat* 쳤을
    였으면 았으면 었으면 더라면 았더라면 hypothetically hypothetical counterfactual 반사실 explore 탐색 test try trying
    시험 시뮬레이션 had`,
  change: `바꾸 바꿔 바뀌 변경 조정 대입 교체해 고치 수정 옮기 change* adjust* alter* modif* tweak* set swap* replac* put mov*
    vary turn tune substitut* instead rather tipping knobs knob 조절 손보 손대 움직 움직여 thinner thicker 갈아
    늘였 교체했 대체 variation`,
  up: `올리 올려 올린 올렸 높이 높여 높인 높였 늘리 늘려 늘린 더 키우 키워 상승 증가 올라 rais* increas* higher more bump* up add*
    longer hotter faster boost* crank* plus extend* lengthen* 두껍 두꺼 뜨겁 세게 빠르게 길게 크게 많이 double triple
    bigger thicker warmer increased lift push`,
  down: `내리 내려 내린 내렸 낮추 낮춰 낮춘 낮췄 낮았 줄이 줄여 줄인 줄였 빼 덜 감소 떨어 깎 lower* reduc* decreas* drop* less cut cooler
    colder shorter slower minus down trim* shorten* fewer decrement 얇 차갑 식히 식혀 식혔 짧게 작게 적게 낮게 느리게
    half halve thinner smaller small cooled weaker ease`,
  needed: `필요 최소 최대한 얼마나 얼마까지 까지 몇도 몇바 smallest minimal minimum least far enough need* required until till
    safest limit 최저 최고 최소로 몇까지 부족 모자라 버티 어디까지 얼마면 tipping point short nearest closest 딱 하나만 only`,
  rescue: `살아 살릴 살리 구제 면할 면하 나아 나아질 좋아질 좋아지 개선 뒤집 달라 바뀔 바뀌나 rescue save* saved better improve* help* flip*
    fix turns make* help worse happy differ* 괜찮아지 안전으로 통과시키 양품으로 정상으로 합격하 합격시키 피할 피하 pass green
    stand 회생 회복 정상화 통과할 넘길 recover* fixable avoid* prevent* escape`,
  compare: '비교 대비 차이 전후 compare* comparison versus vs delta difference',
  rerun: '다시 재계산 재예측 재판정 돌려봐 rerun recalculat* recomput* again retry redo repeat',
  other:
    '나머지 그대로 고정 유지 동일 same everything else hold keep* fixed unchanged constant rest',
  document: `문서 매뉴얼 메뉴얼 설명서 지침 규정 규칙 절차 표준 기준서 표준서 작업표준 회의 회의록 일지 가이드 핸드북 자료 양식 체크리스트 수칙 사양 사양서 도면 manual*
    document* doc docs procedure* guideline* guide rule* regulation* handbook sop sops written
    minutes meeting* logbook standard* spec specs specification* checklist* instruction* paragraph
    section quote cite 인용 policy policies 페이지 장 조항 항목 찾아줘 문헌 교육자료 page chapter manual instructions
    says say according booklet leaflet 작업지도서 지도서 안내문 규격서 사규 조문 부록 appendix clause article textbook
    literature reference knowledge base`,
  limit: `기준 범위 상한 하한 한계 한도 허용 적정 권장 규격 목표 정상범위 관리범위 limit* range* tolerance* maximum minimum allow*
    permissible permitted recommended target* setpoint nominal threshold spec optimal ideal 최댓값 최솟값
    상하한 관리값 관리치 표준값 boundary boundaries window band bounds ceiling floor`,
  interval: `주기 자주 마다 언제 교체 교환 교정 점검 갈아 얼마만에 interval* frequency often schedule* every replac* calibrat*
    inspection* maintenance 정비 유지보수 횟수마다 매일 매주 매월 분기 daily weekly monthly yearly cycles hours
    lifetime 수명`,
  remedy: `조치 대책 대처 대응 방법 해결 예방 방지 막 잡는 고치 처리 remedy remedies countermeasure* prevent* avoid* fix* handle
    deal solve* cure troubleshoot* action* steps measure how 어떻게 어케 우짜 어찌 방안 요령 순서 조처 응급 비결 팁 노하우
    예방책 tip advice guidance recover rectif* mitigat* reduce combat eliminate`,
  must: '해야 하나요 되나요 해도 must should shall required allowed mandatory need 의무 필수 금지 forbidden',
  meaning: `뭐야 무엇 뜻 의미 정의 이란 란 차이 종류 역할 mean* definition define* difference what role purpose kind types 구분`,
  safety: '안전 보호구 사고 화상 비상 위급 safety protective ppe accident* emergency burn* injur*',
  work: `작업 공정 설비 장비 금형 용탕 주조 기계 프레스 라인 현장 공장 교대 작업자 process* machine* equipment die dies mold mould melt
    furnace plunger ladle operator* shift plant factory shop press spray nozzle* valve filter* pump`,
  trouble: `기공 기포 크랙 균열 박리 소착 미성형 탕경계 수축 변형 긁힘 이물 버 플래시 얼룩 porosity crack* blister* flash solder* shrinkage
    cold flake* scratch* leak* 누설 누유 고장 막힘 막히 새 worn stuck symptom* 증상 기공률 터짐 갈라 들뜸 벗겨 찌그러 휨 탄 마모 부식
    오염 leak leaks corrosion wear warp* blow hole holes pinhole* dent* stain* inclusion* discolor*
    misrun`,
  count: `몇 개수 건수 횟수 총 합계 수 집계 통계 평균 비율 count* many number total sum average statistic* ratio percentage
    tally 몇명 몇마리 몇건 몇개 얼마나많 최빈 분포 tallies totals histogram distribution proportion`,
  list: `목록 리스트 명단 나열 전부 모두 다 보여 뽑아 출력 조회 list* show* display all every names enumerat* give print table
    lookup 찾아 검색 find search look 열거 정렬 추려 골라 꺼내 줄세 enumerate sort filter retrieve fetch browse view
    see pull`,
  who: `누구 누가 사람 분 이름 who whose whom person people anyone anybody somebody someone name 고객 고객님 손님 보호자 환자
    씨 님 네 mr mrs ms dr client customer guest patient member staff`,
  when: `언제 시각 시간대 날짜 며칠 몇시 요일 생일 태어 when date time day month year birthday born 새벽 오전 오후 밤 낮 주말 한밤
    midnight dawn noon yesterday hour hours minute minutes 어제 그제 작년 올해 지난달 weekday recently`,
  where: `어디 장소 위치 주소 구역 where place address location area zone near 근처 city 도시 사는 live lives living 동네 번지
    avenue ave street st road 거리 building 출입구 복도 창고 corridor hall gate fence yard dock warehouse
    entrance`,
  most: `가장 제일 최고 많이 최다 top most best biggest largest longest oldest youngest newest highest lowest least
    first 최근 오래 처음 마지막`,
  contact: '전화번호 연락처 전화 번호 주소 phone telephone contact number',
  happened: `있었 왔 왔었 다녀 일어났 발생했 찍힌 나타 was were did happened occurred came visited appeared showed seen caught
    났노 났나 났어 나왔 들어왔 넘었 넘은 올라오 침입 쓰러 넘어진 넘어졌 찍혔 잡힌 감지 포착 목격 detected alarms alarm come visit brought
    in spotted trespass broke into fell smoke fire 연기 화재 낙상 벌어 벌어졌 발견 나타났 일이 사건 사고 incident* event
    events episode* noticed observed recorded captured`,
  own: '키우 기르 소유 가진 주인 own* belong* has have keep* kept',
  video:
    '영상 카메라 cctv 씨씨티비 화면 녹화 비디오 video* camera* footage recording* tape clip monitor*',
  send: `메일 이메일 문자 카톡 보내 전송 발송 공유 전달 보고해 알림 통보 슬랙 팩스 send* email* mail* text sms slack notify share*
    forward* post publish report fax message 올려줘 통지 채널 mailbox inbox outlook teams 팀즈 카카오톡 첨부 attach
    dm cc 부쳐 보내줄 넘겨 송부 회신 답장 reply respond whatsapp telegram messenger broadcast`,
  summon: '전화해 전화걸 불러줘 호출 신고 연락해 부르 phone ring dial summon page alert',
  book: `예약 예매 잡아 일정 미팅 약속 book* reserv* appointment* schedul* meeting calendar remind* 알람맞춰 타이머 timer 연차
    휴가 반차 예약해 예약하 잡아줘 table flight slot leave 결재 신청 미뤄 연기해 당겨 일정등록 초대 invite postpone delay rebook`,
  buy: `주문 구매 발주 결제 환불 송금 입금 구입 사줘 사다 order* buy* purchas* pay* refund* transfer checkout 견적 배달 청구 지불
    buy quote invoice delivery deliver supplier cart 사와 결재올 입고 발주서 reorder restock supply
    procurement subscribe donate`,
  operate: `꺼 켜 멈춰 멈추 정지 중지 가동 시작 재가동 재시동 재시작 작동 세워 열어 닫아 잠가 풀어 적용 start* stop* shut* restart* reboot*
    switch turn power halt pause resume open* close* lock* unlock* apply kill activate deactivate
    disable enable run operate launch 돌려라 돌려 돌려줘 눌러 눌러줘 멎 세우 켜라 꺼라 꺼줄 켜줄 올려라 내려라 pan point tilt
    rotate sound press release unlock jog home 원점 복귀 각도 사이렌 siren alarm gate door 돌려놔 기동 재기동 운전 리셋
    초기 가열 냉각시 올려놔 내려놔 잠궈 engage disengage eject raise lower heat ramp override bypass`,
  record: `삭제 지워 지우 추가 등록 입력해 수정 갱신 초기화 저장 업로드 다운로드 내보내 덮어 delete* remov* eras* insert* add* updat* renam*
    wipe* sav* upload* download* export* overwrit* register* enter edit* drop truncate store mark 합쳐
    합치 merge 이사했 바꿔주이소 correct change replace 기록해 남겨 기입 적어 log record reset 빼줘 지우개 넣어 변경해 갱신해 바꿔놔 반영
    edit amend assign unassign approve confirm tag`,
  train:
    '재학습 학습시 배포 승격 롤백 임계값 retrain* train deploy* promot* roll rollback threshold',
  please: '줘 줄래 주세요 주라 주십시오 부탁 달라 다오 please pls plz kindly could can would',
  create: `써줘 써주 지어 짜줘 작성 그려 만들어 번역 요약 코드 프로그램 시 소설 노래 그림 편지 write compose draw* paint* creat* generat*
    translat* code script poem* song* essay* story letter picture image program* python 파이썬 엑셀 haiku
    joke* 농담 매크로 바꿔줄래 이미지 자바스크립트 javascript html sql c++ java 함수 버그 bug function regex 사직서 초안 draft
    가사 lyrics 수수께끼 riddle 끝말잇기 삼행시 기도문 speech homework 숙제 레포트 generate generated drawing photo 사진 낙서
    시나리오 대본 광고문 소개글 블로그 자소서 주제 lyric slogan advert blog novel sketch logo design spreadsheet
    powerpoint slides website app`,
  secret: `비밀번호 비번 암호 패스워드 프롬프트 관리자 권한 api키 열쇠 password* credential* secret* prompt* token key keys admin
    root hidden`,
  weather: `날씨 비 눈 우산 기온 미세먼지 태풍 weather rain* snow* umbrella sunny forecast storm wind cloudy 미세 황사 폭염 장마
    온대 온다던 비올 비와 눈와 temperature outside humid degrees snowing raining 소나기 번개 더워 추워 춥 덥 습한날 hot cold
    thunder fog sunrise sunset`,
  food: `점심 저녁 아침 메뉴 맛집 음식 밥 먹 식당 국밥 찌개 커피 치킨 피자 레시피 요리 lunch dinner breakfast food eat* restaurant*
    recipe* cook* coffee pizza hungry drink beer 구내식당 식단 배고 간식 라면 파스타 pasta carbonara snack
    vegetarian menu meal 맛있 야식 분식 회식 도시락 술 맥주 tea wine dessert bakery cafe burger noodles`,
  fun: `영화 드라마 노래 음악 게임 축구 야구 농구 경기 월드컵 올림픽 여행 연예 가수 배우 넷플릭스 유튜브 movie* film* song* music game* football
    soccer baseball basketball match world cup olympic* travel trip vacation holiday singer actor
    netflix youtube concert play team won win 프로야구 손흥민 골 넷플 가요 사진 판다 cricket score league goal
    winner tennis olympics celebrity 아이돌 bts 영화관 공연 웹툰 만화 소설책 책추천 연극 콘서트 뮤지컬 예능 골프 배구 podcast series
    show novel painting museum tv television sport sports champion`,
  money: `주식 주가 코스피 환율 비트코인 코인 부동산 로또 월급 금리 삼성전자 stock* share bitcoin crypto* exchange currency lottery
    salary price* invest* tesla dollar* euro* market 시세 gdp 매출 연봉 세금 대출이자 은행 rate economy inflation
    interest bank tax won euro`,
  world: `대통령 수도 나라 역사 세계 지구 우주 행성 태양 달까지 인구 왕 전쟁 과학 수학 철학 인생 사랑 뉴스 정치 선거 국가 미국 일본 중국 한국 프랑스 서울 부산 제주
    president capital country history world earth space planet* sun moon population king war science
    philosophy life love news politic* election france london tokyo seoul busan korea america mount*
    ocean invented invent author wrote famous painter 총리 장관 대사 산 강 바다 섬 역사적 이순신 세종대왕 아인슈타인 피카소 셰익스피어
    hamlet shakespeare einstein newton prime minister mountain highest tallest river continent
    language spoken pope queen quantum physics dinosaur bible headlines headline strike crisis 트럼프
    trump 헤드라인 사건사고 면적 국기 화폐 언어 왕조 전설 신화 종교 철학자 발명 발견한 노벨 nobel chemistry biology religion god
    evolution civil revolution dynasty flag area deepest fastest animal planet star galaxy`,
  travel: `버스 기차 지하철 비행기 항공 공항 택시 기차표 ktx 고속버스 길찾기 bus train subway flight* plane airport taxi ticket*
    hotel route leave* arrive* 택배 배송 교통상황 길막 교통 도로 공휴일 kilometers 킬로 거리 parcel package traffic road
    driving distance holiday tram ferry 고속도로 주유소 지도 길 srt 렌터카 주차비 map directions metro gas station
    parking airline visa passport`,
  body: `감기 다이어트 살 병 약 건강 운동 잠 피곤 여자친구 남자친구 연애 결혼 선물 운세 health diet weight cold medicine sleep girlfriend
    boyfriend gift horoscope exercise doctor headache 두통 배아파 치과예약 병원추천 스트레스 영양제 vitamin fever pain
    sick tired stress workout pregnant`,
  arithmetic: `곱하기 더하기 빼기 나누기 제곱 루트 times plus minus divided square sqrt multiply equation calculus`,
  greet: `안녕 하이 반가 반갑 헬로 여보세요 좋은아침 굿모닝 hello hi hey hiya howdy morning evening afternoon greetings welcome
    yo sup 안뇽 ㅎㅇ 처음 안녕하 반갑습 잘지내 좋은 hiho gm good 헬로우 ㅎㅇㅎㅇ 하위 어서`,
  thanks: `고마 고맙 감사 땡큐 수고 잘했 훌륭 최고야 굿 대단 thank* thanks thx cheers great nice awesome cool perfect brilliant
    appreciate* well done wow 멋지 짱 오케이 알겠 알았 그렇구나 네 넵 응 got 수고하 수고했 덕분 도움됐 도움이 좋네 좋아요 잘했어 good job
    works finally mate 최고네 완벽 칭찬 최고 예쁘 사랑해 엄지 그래 ㅇㅇ ㅇㅋ ㄱㅅ okay alright understood roger noted kudos
    super excellent wonderful fantastic love`,
  bye: '잘가 잘자 바이 다음에 퇴근 주말 내일봐 bye goodbye later night see weekend',
  complaint: `짜증 느려 느리 답답 멍청 쓸모 별로 실망 화나 바보 엉터리 useless slow stupid annoying terrible dumb hate wrong nonsense
    frustrat* boring bored awful 심심 지루 이해가안 왜맨날 똑같은 소리 엉망 쓰레기 구려 별루 못알아 이해못 틀렸 틀려 polite rude
    rubbish crap sucks worse better stop repeating mistaken 이럴거면 만들었 형편없 실망이 틀렸잖 버벅 먹통 안되잖 broken
    buggy crash lag garbage sorry shame ridiculous confusing`,
  you: `너 넌 네 니 당신 챗봇 도우미 비서 로봇 사람이야 you your yourself yours bot robot assistant chatbot casthouse human
    person real 얘 이녀석 이프로그램 프로그램 이앱 app program tool software chat system 시스템 화면 인공지능 ai 이름 name
    made built creator behind`,
  capable: `할수 할줄 도와 도움 도움말 사용 사용법 이용 기능 물어 질문 help capable abilities feature support usage use using ask
    questions type input supposed works work 뭘할 뭘물어 물어보 물어볼 예시 예제 명령어 목록 목록좀 쓰는법 쓰는 쓸 입력 치면 누르 시작하
    example examples command commands sample try getting started howto login 로그인 phrase 질문은 질문을 쓰임새
    매뉴얼말고 사용설명 설명서말고 가능한 가능해 할수있 tutorial onboarding menu options topics purpose`,
  newcomer: `처음 신입 초보 새로온 new newcomer first beginner tutorial started start beginning 시작 컴퓨터 잘못다 처음이 새내기 처음써
    day morning onboarding 몰라`,
  tell: `알려 말해 말씀 가르쳐 궁금 tell say inform know question wonder* curious 브리핑 보고 보고해 report brief let have
    이야기 얘기`,
  self: '나 내 난 저 제가 우리 i my me our we us mine',
  sure: '정말 진짜 확실 really sure certain* definitely truly seriously',
  which: '어느 어떤 무슨 뭐가 뭔 뭣 which what whatever',
  amount: '얼마 how much',
  tomorrow: '내일 모레 오늘 이번주 tomorrow today tonight week 주말에',
};

const byWord = new Map<string, readonly string[]>();
const byPrefix = new Map<string, readonly string[]>();
let longest = 1;
for (const [concept, words] of Object.entries(groups))
  for (const word of words.trim().split(/\s+/)) {
    const isPrefix = word.endsWith('*') || /^[가-힣ㄱ-ㅎ]/.test(word);
    const key = word.replace('*', '');
    const kept = isPrefix ? byPrefix : byWord;
    kept.set(key, [...(kept.get(key) ?? []), concept]);
    longest = Math.max(longest, key.length);
  }

/** What a word in lower case means, by the longest beginning that is known; empty for a word of something else. */
export function conceptsOf(word: string): readonly string[] {
  // 올리면 is up, and if.
  const begun = byWord.get(word) ?? conceptsOfBeginning(word);
  return /[가-힣](?:면|면은|다면|라면)$/.test(word) && !begun.includes('if')
    ? [...begun, 'if']
    : begun;
}

function conceptsOfBeginning(word: string): readonly string[] {
  for (let length = Math.min(longest, word.length); length > 0; length--) {
    const found = byPrefix.get(word.slice(0, length));
    if (found !== undefined) return found;
  }
  return [];
}
