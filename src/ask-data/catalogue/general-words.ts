// A small general dictionary: words that name tables, columns and values in very many databases, in
// English and Korean. Nothing here belongs to one database. A line holds one idea: English words, then
// Korean ones. After `>` stand verbs that speak of the idea ("borrow" of a loan), by their stems.

const lines = `
owner, keeper | 주인, 보호자, 소유자, 견주, 집사 > own, 키우, 기르, 소유하
customer, client, buyer, shopper | 고객, 손님, 구매자
member, patron, subscriber | 회원, 멤버, 구독자
user, account holder | 사용자, 이용자, 유저
employee, staff, staff member | 직원, 사원, 종업원
worker, operator | 작업자, 근로자, 운전원
manager | 관리자, 매니저, 담당자
supervisor, boss | 상사, 감독자
technician, engineer | 기술자, 엔지니어, 정비사
person, people | 사람, 인물
student, pupil, learner | 학생, 수강생
teacher, instructor, professor | 교사, 선생님, 강사, 교수 > teach, taught, 가르치
doctor, physician, specialist | 의사, 전문의
vet, veterinarian | 수의사, 수의, 전문의
nurse | 간호사
patient | 환자
author, writer | 저자, 작가, 지은이 > write, written, wrote, 쓴, 집필하, 저술하
artist | 예술가, 아티스트, 가수
actor | 배우
player | 선수
driver | 운전자, 기사
guest, visitor | 투숙객, 게스트, 손님, 고객, 방문객
passenger | 승객, 탑승객
supplier, vendor | 공급업체, 공급자, 납품업체, 공급사, 거래처 > supply, supplied, 공급하, 납품하
manufacturer, maker | 제조사, 제조업체
publisher | 출판사
company, firm | 회사, 기업, 업체
seller, salesperson | 판매자, 영업사원
pet, animal | 반려동물, 애완동물, 펫, 동물
animal | 동물
dog | 강아지, 개, 멍멍이
cat | 고양이, 냥이
bird | 새, 조류
hamster | 햄스터
lizard | 도마뱀
snake | 뱀
rabbit | 토끼
fish | 물고기
turtle | 거북이
visit | 방문, 내원, 진료 > visit, come, came, come in, came in, 방문하, 내원하, 왔, 온, 오, 다녀간, 다녀갔, 다녀온, 찾아온, 찾아왔
specialty, speciality, specialization | 전문 분야, 전공, 전문, 전문과목 > specialize, specialise, 전공하
radiology | 방사선과, 방사선, 영상의학
surgery | 외과, 수술
dentistry, dental | 치과, 치의학
booking, reservation | 예약 > book, reserve, stay, check in, 예약하, 묵, 머무르, 머무른, 머문, 투숙하, 숙박하
appointment | 예약, 진료 예약, 약속 > book, schedule, 예약하
treatment | 치료 > treat, 치료하
prescription | 처방
diagnosis | 진단
disease, illness | 질병, 병
hospital, clinic | 병원
room | 방, 객실, 병실, 호실, 룸
hotel | 호텔
order | 주문, 오더 > order, 주문하
order item, order line, line item | 주문 항목, 주문 상품, 주문 품목
purchase | 구매, 구입 > purchase, buy, bought, 구매하, 구입하, 샀
sale | 판매, 매출 > sell, sold, 판매하, 팔린, 팔렸, 판
product, item, goods | 제품, 상품, 품목, 물품
category | 카테고리, 분류, 범주
part, component | 부품, 자재
material | 재료, 원자재, 소재
machine, equipment | 기계, 설비, 장비
device | 장치, 기기, 디바이스
sensor | 센서
production line, line | 라인, 생산라인
factory, plant | 공장
work order, job | 작업지시, 작업 지시, 작업
production, production run | 생산 > produce, make, made, 생산하, 만들
defect, fault | 불량, 결함
inspection | 검사, 점검 > inspect, 검사하, 점검하
maintenance | 정비, 유지보수, 보전
repair | 수리 > repair, 수리하
failure, breakdown | 고장
alarm, alert | 알람, 경보
shift | 근무조, 교대
mold, mould | 금형
batch, lot | 배치, 로트
measurement, reading | 측정, 측정값, 계측
shipment, delivery | 배송, 출하, 출고, 납품 > ship, deliver, 배송하, 출하하
warehouse | 창고
stock, inventory | 재고
store, shop, branch | 매장, 지점, 점포, 가게
invoice, bill | 송장, 청구서
payment | 결제, 지불, 납부 > pay, paid, 결제하, 지불하, 납부하
transaction | 거래
account | 계좌, 계정
contract | 계약
project | 프로젝트, 과제
task | 업무, 태스크
department, division | 부서, 학과
team | 팀
position, job title, role | 직위, 직급, 직책, 역할
skill | 기술, 스킬
book | 책, 도서, 서적
loan, borrowing, checkout | 대출, 대여 > borrow, lend, lent, check out, 빌리, 빌린, 빌려, 대출하, 대여하
copy | 사본, 복본
library | 도서관
genre | 장르
article, post | 기사, 게시글, 글
comment | 댓글, 코멘트
review | 리뷰, 후기, 평가 > review, write, wrote, written, leave, left, 리뷰하, 평가하, 쓴, 썼, 쓰, 남긴, 남겼, 작성하
rating, star rating | 평점, 별점, 점수
movie, film | 영화
song, track | 곡, 노래
album | 앨범
game, match, fixture | 경기, 게임, 시합
course, class, lecture, subject | 강의, 과목, 수업, 강좌
grade | 성적, 학점, 등급, 학년
enrollment, enrolment, registration | 수강, 등록, 수강 신청 > enroll, enrol, register, take, took, taken, attend, 등록하, 수강하, 듣, 들은, 들었, 신청하
school | 학교
university | 대학교, 대학
flight | 항공편, 비행편, 비행기, 비행 > fly, flew, flown, 비행하
airline, carrier | 항공사
aircraft, airplane, plane | 항공기, 비행기, 기종
seat | 좌석, 자리
seat class, cabin class, cabin | 좌석 등급, 좌석 클래스, 클래스
gate | 게이트, 탑승구
pilot | 조종사, 기장
crew | 승무원
airport | 공항
car, vehicle | 차량, 자동차
route | 노선, 경로
station | 역, 정거장
event, incident | 이벤트, 사건, 사고
video, recording, footage | 비디오, 영상, 동영상, 녹화
camera | 카메라
message | 메시지
document | 문서
file | 파일
image, photo | 이미지, 사진
log | 로그
ticket | 티켓, 표, 항공권, 승차권, 입장권 > buy, bought, purchase, 구매하, 샀
session | 세션
name | 이름, 성명, 성함, 명칭
first name, given name | 이름
last name, surname, family name | 성, 성씨
full name | 성명, 성함, 이름
title | 제목, 타이틀, 책 제목
address, street address | 주소
street | 거리
city, town | 도시, 시, 도시명
country, nation | 국가, 나라, 국가명
nationality, citizenship | 국적
state, province | 주, 도
region, area | 지역
district | 구, 구역
zip, postal code, zip code | 우편번호
telephone, phone, phone number, telephone number, contact number | 전화번호, 전화, 연락처
mobile, cell phone | 휴대폰, 휴대전화
email, e-mail, email address, mail | 이메일, 메일
birth date, birthdate, date of birth, birthday, dob | 생일, 생년월일, 출생일 > born, 태어나, 태어난, 태어났, 출생하
age | 나이, 연령
gender, sex | 성별
male, man, boy, m | 남성, 남자
female, woman, girl, f | 여성, 여자
adult | 성인, 어른
child, kid | 어린이, 아이, 아동
elderly, senior | 노인, 고령자
type, kind | 종류, 유형, 타입, 종
species, breed | 품종, 종
status, state | 상태, 진행 상태
description | 설명, 내용, 사유
reason | 이유, 사유
note, remark, memo | 메모, 비고
date, day | 날짜, 일자
time | 시간, 시각
year | 연도, 년도, 해
month | 월, 달
timestamp | 타임스탬프, 시각, 시간
start date, start time, started, start, begin | 시작일, 시작 시간, 시작 시각, 시작 > start, begin, began, 시작하
end date, end time, ended, end, finish | 종료일, 종료 시간, 종료 시각, 종료 > end, finish, 종료하, 끝나
created, create date, creation date | 생성일, 작성일, 등록일 > create, 생성하
updated | 수정일 > update
due, due date, deadline | 마감일, 기한, 반납 기한, 납기, 납기일, 예정일
order date, ordered | 주문일, 주문 날짜, 주문일자
ship date, shipped date, shipped | 배송일, 출하일, 출고일, 발송일
return date, returned | 반납일, 반납, 반품일 > return, 반납하, 반품하
loan date, borrowed, loaned | 대출일, 대출 날짜, 대여일
visit date | 방문일, 방문 날짜, 내원일, 진료일
hire date, hired | 입사일, 고용일 > hire, 입사하, 고용하
join date, joined | 가입일, 가입 > join, 가입하
publish date, published, publication date, publication year, published year, publish year, year published | 출판일, 출간일, 출판년도, 출판 연도, 발행일, 출간 연도 > publish, 출판하, 출간하, 발행하
install date, installed, installation date | 설치일, 설치 날짜 > install, 설치하
release date, released, release year | 출시일, 개봉일, 출시 연도 > release, 출시하, 개봉하
founded, founded year, established | 설립일, 설립 연도, 창립일 > found, establish, 설립하
completed, completion date | 완료일 > complete, 완료하
planned, plan date, scheduled | 계획일, 예정일
price, unit price, list price | 가격, 단가, 값, 정가, 판매가 > cost
cost, expense | 비용, 원가
fee, charge | 요금, 수수료, 비용
fine, penalty | 연체료, 벌금, 과태료
total price, total cost, total amount, grand total | 총액, 총 금액, 합계 금액, 결제 금액 > spend, spent, pay, paid, 지출하, 결제하, 지불하
amount | 금액, 액수 > spend, spent, pay, paid, 지출하, 결제하, 지불하
salary, wage, pay | 급여, 연봉, 월급, 임금 > earn
revenue | 매출액, 수익
profit | 이익
discount | 할인, 할인율
tax | 세금
balance | 잔액
budget | 예산
currency | 통화
quantity, qty, units | 수량, 개수, 물량
number, no | 번호
code | 코드
count | 횟수, 건수
level | 레벨, 수준, 단계
priority | 우선순위, 우선 순위
score, point, mark | 점수, 평점, 성적
rank | 순위
rate, ratio | 비율, 율
percentage, percent | 퍼센트, 백분율
confidence, confidence score | 신뢰도, 확신도
weight | 무게, 중량, 체중, 몸무게
height | 높이, 키, 신장
length | 길이
width | 너비, 폭
depth | 깊이
thickness | 두께
size | 크기, 사이즈
area | 면적, 넓이
volume | 부피, 용량
capacity | 용량, 정원, 수용 인원, 처리량
speed | 속도
temperature | 온도
pressure | 압력
humidity | 습도
voltage | 전압
power | 전력, 출력
distance | 거리
duration, running time | 소요 시간, 기간, 지속 시간, 길이, 재생 시간
downtime | 정지 시간, 비가동 시간, 가동 중단 시간
page, pages | 페이지, 쪽, 쪽수, 페이지 수
stock quantity, stock | 재고량, 재고 수량, 재고
population | 인구
color, colour | 색, 색상, 색깔
brand | 브랜드
model | 모델, 모델명
serial number | 일련번호, 시리얼 번호
version | 버전
language | 언어
location, place, site | 위치, 장소, 곳
floor | 층
building | 건물, 동
url, link, website | 링크, 웹사이트, 홈페이지
isbn | ISBN, 국제표준도서번호
action, action detected | 행동, 동작, 감지된 행동
feature | 특징, 특성
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

export interface GeneralIdea {
  readonly en: readonly string[];
  readonly ko: readonly string[];
  /** Stems of verbs, both languages. */
  readonly verbs: readonly string[];
}

/** Every idea, in the order of the dictionary. */
export const generalIdeas: readonly GeneralIdea[] = lines
  .trim()
  .split('\n')
  .map((line) => {
    const [nouns = '', verbs = ''] = line.split('>');
    const [en = '', ko = ''] = nouns.split('|');
    return { en: listed(en), ko: listed(ko), verbs: listed(verbs) };
  });

const ideasOfWord = new Map<string, GeneralIdea[]>();
for (const idea of generalIdeas)
  for (const word of [...idea.en, ...idea.ko]) {
    const ideas = ideasOfWord.get(word) ?? [];
    ideas.push(idea);
    ideasOfWord.set(word, ideas);
  }

/** The ideas a word or phrase names: English in lower case and singular, or Korean. */
export function ideasOf(word: string): readonly GeneralIdea[] {
  return ideasOfWord.get(word) ?? [];
}

const personIdeas = new Set(
  'owner customer member user employee worker manager supervisor technician person student teacher doctor vet nurse patient author artist actor player driver guest passenger seller'.split(
    ' ',
  ),
);

/** Whether a word of these ideas names people. */
export function namesPeople(word: string): boolean {
  return ideasOf(word).some(({ en }) => personIdeas.has(en[0] ?? ''));
}

function listed(text: string): readonly string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
