// Words for what is told of a thing: names, dates, amounts, measures.

/** In the form that `general-words.ts` describes. */
export const columnLines = `
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
`;
