// Words of single trades: hotels, flights, schools, hospitals, sports, energy, staff.

/** In the form that `general-words.ts` describes. */
export const tradeLines = `
built, built year, year built, construction year | 준공, 준공 연도, 건축 연도, 건립 연도 > build, built, 지어진, 지은, 건축하, 건립하, 준공하, 준공되
scored goal, goal | 골, 득점 > score, 넣, 득점하
home stadium, home ground | 홈구장
kick off | 킥오프
suite | 스위트, 스위트룸
single room | 싱글, 싱글룸, 1인실
double | 더블, 더블룸
twin | 트윈, 트윈룸
deluxe | 디럭스
standard | 스탠다드, 스탠더드, 일반
economy | 이코노미, 일반석
business | 비즈니스
premium | 프리미엄
basic | 베이직, 기본
gold | 골드, 금
silver | 실버, 은
bronze | 브론즈, 동
platinum | 플래티넘
vip | 브이아이피
cash | 현금
card, credit card | 카드, 신용카드, 신용 카드
transfer, bank transfer, wire | 계좌이체, 이체, 송금
no show | 노쇼
full time | 정규직, 풀타임
part time | 시간제, 파트타임, 아르바이트
online | 온라인
offline | 오프라인
domestic | 국내
international | 국제, 해외
north | 북쪽, 북부
south | 남쪽, 남부
east | 동쪽, 동부
west | 서쪽, 서부
critical | 심각, 위급, 치명적
warning | 경고
emergency | 응급
outpatient | 외래
inpatient | 입원
morning | 오전, 아침
afternoon | 오후
evening | 저녁
night | 밤, 야간
electronics | 전자제품, 전자
furniture | 가구
clothing, apparel | 의류, 옷
food | 식품, 음식
toy | 장난감
sports | 스포츠
math, mathematics | 수학
english | 영어
physics | 물리, 물리학
chemistry | 화학
biology | 생물, 생물학
art | 미술, 예술
music | 음악
cardiology | 심장내과, 심장과
neurology | 신경과
pediatrics | 소아과
orthopedics | 정형외과
oncology | 종양내과
dermatology | 피부과
engineering | 엔지니어링, 공학
marketing | 마케팅
sales | 영업, 판매
finance | 재무, 금융
hr, human resources | 인사
management | 관리, 경영
reception | 프런트, 접수
housekeeping | 하우스키핑, 객실 관리
departure, origin | 출발, 출발지 > depart, leave, left, take off, 출발하, 떠나
arrival, destination | 도착, 도착지, 목적지 > arrive, land, reach, 도착하
departure time, departs, departed | 출발 시각, 출발 시간, 출발일 > depart, 출발하
arrival time, arrives, arrived | 도착 시각, 도착 시간, 도착일 > arrive, 도착하
sender | 보낸 사람, 발신자, 송신자 > send, sent, 보내, 보낸
receiver, recipient | 받는 사람, 수신자, 수령인 > receive, 받
home | 홈
away | 원정, 어웨이
check in date, check in | 체크인, 입실, 체크인 날짜 > check in
check out date, check out | 체크아웃, 퇴실, 체크아웃 날짜 > check out
restaurant | 식당, 음식점, 레스토랑
menu, dish, meal | 메뉴, 요리, 음식
ingredient | 식재료, 재료
recipe | 레시피, 조리법
chef, cook | 요리사, 셰프
table | 테이블
delivery driver, courier | 배달원, 배송 기사, 택배 기사
parcel, package | 소포, 택배
container | 컨테이너
pallet | 팔레트
bin, shelf | 선반, 진열대
meter | 계량기, 미터기, 검침기
meter reading | 검침, 검침값
consumption, usage | 사용량, 소비량 > consume, use, used, 사용하, 소비하
energy | 에너지
electricity | 전기
household, home unit | 가구, 세대
tenant, renter | 세입자, 임차인 > rent, 임차하
landlord | 집주인, 임대인
property, real estate | 부동산, 매물, 물건지
apartment, flat | 아파트
house | 집, 주택
lease, rental | 임대, 대여, 렌탈
rent | 임대료, 월세
agent, broker | 중개인, 상담원, 에이전트
policy | 보험, 정책
claim | 청구, 보험금 청구
premium | 보험료, 프리미엄
loan amount | 대출금
interest rate | 이자율, 금리
bank | 은행
branch office | 지점
deposit | 입금, 예금 > deposit, 입금하
withdrawal | 출금 > withdraw, withdrew, 출금하
ward | 병동
bed | 침대, 병상
nurse station | 간호사실
medication, medicine, drug | 약, 의약품, 약물 > prescribe, 처방하
dose, dosage | 용량, 투여량
lab test, test | 검사, 시험, 테스트
exam, examination | 시험, 검사
admission | 입원 > admit, 입원하
discharge, discharged, discharge date | 퇴원, 퇴원일 > discharge, 퇴원하
admitted, admission date | 입원일 > admit, 입원하
operation | 수술 > operate, 수술하
blood type | 혈액형
insurance | 보험
teacher in charge | 담임
club | 동아리, 클럽
major | 전공
semester, term | 학기
attendance | 출석 > attend, 출석하
absence | 결석
scholarship | 장학금
classroom | 교실, 강의실
thesis | 논문
tournament | 대회
league | 리그
stadium, venue | 경기장, 장소
coach | 감독, 코치
win | 승리 > win, won, 이긴
loss | 패배 > lose, lost
season | 시즌, 계절
round | 라운드
concert | 콘서트, 공연
show, performance | 공연
exhibition | 전시, 전시회
museum | 박물관, 미술관
painting | 그림, 회화
trip, journey, ride | 운행, 여행, 이동
bus | 버스
train | 열차, 기차
ship, vessel | 배, 선박
truck | 트럭
bike, bicycle | 자전거
mileage | 주행 거리, 마일리지
fuel | 연료
license plate, plate number | 차량 번호, 번호판
fleet | 차량
service | 서비스, 정비
subscription | 구독
plan | 요금제, 계획, 플랜
campaign | 캠페인
lead | 잠재 고객
support ticket, case | 문의, 티켓, 상담
complaint | 불만, 민원
response | 응답
question | 질문
answer | 답변, 정답
survey | 설문, 설문 조사
vote | 투표 > vote, 투표하
channel | 채널
playlist | 재생 목록, 플레이리스트
view | 조회, 조회수 > view, watch, 시청하
like | 좋아요
follower | 팔로워
tag | 태그
director | 감독 > direct, directed, 감독하, 연출하
studio | 스튜디오, 제작사
episode | 에피소드, 회차
series | 시리즈
label | 레이블
crop | 작물
farm, field | 농장, 밭
farmer | 농부, 농장주
harvest, yield | 수확, 수확량 > harvest, 수확하
greenhouse | 온실
tree | 나무
plant species | 식물
animal species | 동물종
zoo | 동물원
cage, enclosure | 우리, 사육장
keeper | 사육사
shelter | 보호소
donation, donor | 기부, 후원 > donate, 기부하
volunteer | 자원봉사자
event registration | 참가 신청
participant, attendee | 참가자, 참석자 > participate, attend, 참가하, 참석하
organizer | 주최자
speaker | 연사, 발표자
talk | 발표, 강연
conference | 학회, 컨퍼런스
paper | 논문, 종이
journal | 학술지, 저널
researcher, scientist | 연구원, 연구자
experiment | 실험
sample | 샘플, 시료
lab, laboratory | 연구실, 실험실
grant | 연구비, 지원금
leave, vacation | 휴가
overtime | 초과 근무, 야근
bonus | 상여금, 보너스
hourly rate | 시급
candidate, applicant | 지원자, 후보
application | 지원, 신청 > apply, 지원하, 신청하
interview | 면접, 인터뷰
job posting | 채용 공고
training | 교육, 훈련
certificate, certification | 자격증, 인증서
budgeted | 예산
expense report | 경비
allergy | 알레르기
emergency contact | 비상 연락처
nickname | 별명
occupation, profession | 직업
married | 기혼
single | 미혼, 독신
income | 소득, 수입
credit limit | 신용 한도
interest | 이자, 관심
opening hours | 영업 시간
opened, opening date | 개업일, 개장일 > open, 개업하
closed date | 폐업일, 종료일
picking | 집기, 물건 집기 > pick, pick up
`;
