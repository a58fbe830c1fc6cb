// Words for kinds and states: statuses, places, materials, acts.

/** In the form that `general-words.ts` describes. */
export const valueLines = `
result, outcome | 결과
active | 활성, 활동중, 가동중
inactive | 비활성
open | 열린, 미결, 열려
closed | 닫힌, 종결, 마감
running | 가동, 가동중, 운전중
idle | 대기, 유휴, 대기중
down, stopped | 정지, 중단
pending, waiting | 대기, 대기중, 보류
processing, in progress | 진행중, 진행 중, 처리중, 처리 중
completed, complete, done, finished | 완료, 완료된, 끝난, 마친 > complete, finish, 완료하, 완료되, 끝나, 끝난
cancelled, canceled, cancellation | 취소, 취소된 > cancel, 취소하, 취소되
shipped | 배송됨, 출하, 출하된, 배송된, 발송
delivered | 배송 완료, 배달 완료, 배송된, 배달된 > deliver, 배송하, 배송되, 배달되
delayed, delay | 지연, 지연된, 연착, 연착된 > delay, 지연되, 연착되
landed | 도착, 착륙 > land, 착륙하
confirmed | 확정, 확정된, 확인됨 > confirm, 확정되
resolved | 해결, 해결된 > resolve, 해결하, 해결되
suspended | 정지, 정지된 > suspend, 정지되
expired | 만료, 만료된 > expire, 만료되
refunded, refund | 환불, 환불된 > refund, 환불하, 환불되
returned | 반품, 반품된, 반납, 반납된 > return, 반품하, 반납하
rented, rent out | 임대, 임대된, 대여중 > rent, 임대하
vacant | 공실, 빈, 비어있는
occupied | 사용중, 입주중
sold | 판매됨, 팔린, 판매 완료 > sell
retired | 퇴직, 폐기, 은퇴 > retire, 퇴직하
active member | 활동 회원
paid | 결제 완료, 납부
unpaid | 미결제, 미납
overdue, late | 연체, 연체된, 지연
lost | 분실
available | 이용 가능, 대출 가능
rejected | 거절, 반려
approved | 승인, 승인된
failed, fail | 실패, 불합격
passed, pass | 합격, 통과
success, succeeded | 성공
high | 높음, 상
medium | 중간, 중
low | 낮음, 하
urgent | 긴급
new | 신규
red | 빨간색, 빨강, 빨간
blue | 파란색, 파랑, 파란
green | 초록색, 녹색, 초록
black | 검은색, 검정
white | 흰색, 하얀색
fiction, novel | 소설
history | 역사
science | 과학
technology | 기술, 공학
poetry | 시
children | 아동
korea, south korea, korean | 한국, 대한민국, 한국인, 국내
germany, german | 독일, 독일인
france, french | 프랑스, 프랑스인
japan, japanese | 일본, 일본인
china, chinese | 중국, 중국인
usa, united states, us, american | 미국, 미국인
uk, united kingdom, british, england, great britain | 영국, 영국인
italy, italian | 이탈리아, 이탈리아인
spain, spanish | 스페인, 스페인인
vietnam, vietnamese | 베트남, 베트남인
india, indian | 인도, 인도인
brazil, brazilian | 브라질, 브라질인
canada, canadian | 캐나다, 캐나다인
australia, australian | 호주, 호주인, 오스트레일리아
mexico, mexican | 멕시코, 멕시코인
norway, norwegian | 노르웨이
sweden, swedish | 스웨덴
denmark, danish | 덴마크
finland, finnish | 핀란드
netherlands, dutch, holland | 네덜란드
belgium, belgian | 벨기에
switzerland, swiss | 스위스
austria, austrian | 오스트리아
poland, polish | 폴란드
portugal, portuguese | 포르투갈
greece, greek | 그리스
turkey, turkish, turkiye | 터키, 튀르키예
russia, russian | 러시아
ukraine, ukrainian | 우크라이나
egypt, egyptian | 이집트
argentina, argentinian | 아르헨티나
chile, chilean | 칠레
thailand, thai | 태국
indonesia, indonesian | 인도네시아
philippines, filipino | 필리핀
singapore | 싱가포르
taiwan, taiwanese | 대만
malaysia, malaysian | 말레이시아
tokyo | 도쿄, 동경
osaka | 오사카
paris | 파리
london | 런던
new york | 뉴욕
berlin | 베를린
madrid | 마드리드
rome | 로마
beijing | 베이징, 북경
shanghai | 상하이
oslo | 오슬로
seoul | 서울
busan | 부산
incheon | 인천
daegu | 대구
daejeon | 대전
gwangju | 광주
ulsan | 울산
suwon | 수원
changwon | 창원
jeju | 제주
theft, stealing | 도난, 절도, 도둑, 훔침 > steal, stole, stolen, 훔치, 훔친, 훔쳐, 훔쳤
fighting, fight | 싸움, 폭행, 다툼 > fight, fought, 싸우, 싸운, 싸웠
collapse, fall | 쓰러짐, 실신, 넘어짐 > collapse, fell, 쓰러지, 쓰러진, 쓰러졌, 넘어지, 넘어진
loitering | 배회, 서성임 > loiter, 배회하, 서성
intrusion | 침입 > intrude, 침입하
vandalism | 기물 파손, 파손 > vandalize, 파손하
sitting | 앉음, 착석 > sit, sat, 앉
walking | 걷기, 보행 > walk, 걷, 걸어
standing | 서 있음 > stand, stood
anomaly, abnormal | 이상, 이상 행동, 이상행동
person enter, enter, entry, entrance | 입장, 출입, 입구 > enter, 들어오, 들어온, 들어왔, 입장하
person exit, exit | 퇴장, 출구 > leave, left, exit, 나가, 나간, 나갔, 퇴장하
interaction | 상호작용
`;
