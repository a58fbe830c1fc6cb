// Words for things that have tables of their own: people, goods, events.

/** In the form that `general-words.ts` describes. */
export const thingLines = `
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
`;
