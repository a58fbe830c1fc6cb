import { readSynonyms } from './read-synonyms.js';

/**
 * Everyday words that mean nearly the same, Korean and English: what a person says and what a document
 * writes. Used with `factorySynonyms` unless a caller gives other groups.
 */
export const everydaySynonyms = readSynonyms(`
무게, 중량, weight, heavy
소음, 시끄러, noise, loud
가격, 요금, 비용, 금액, 단가, price, cost, fee
돈, 금액, 비용, money
급여, 임금, 월급, 봉급, salary, pay, wage
수당, 보수, allowance
환불, 반품, refund, return
배송, 운송, 배달, 택배, delivery, shipping, shipment
우편, 택배, 소포, postage, parcel
구매, 구입, purchase, buy
판매, 매각, sale, sell
예산, budget
계약, contract, agreement
해지, 해약, 종료, terminate, termination
보증, 보장, warranty, guarantee
보험, insurance
기간, 기한, period, duration
기한, 마감, 납기, deadline, due
날짜, 일자, date
담당자, 책임자, 담당, responsible
직원, 사원, 임직원, 근로자, 종업원, employee, staff, worker
신입, 신규 입사자, newcomer, new employee
입사, 채용, hire, recruitment
퇴사, 퇴직, resignation
상사, 팀장, 관리자, manager, supervisor, team lead
회사, 기업, 업체, 법인, company, firm
부서, 팀, department
고객, 손님, 소비자, customer, client
공급사, 협력사, 납품업체, 업체, supplier, vendor
휴가, 연차, 쉬는 날, holiday, vacation, annual leave
휴일, 공휴일, public holiday
병가, 아파, sick leave
출장, 여행, business trip, travel
재택근무, 재택, 집에서 일, remote work, home office, work from home
교육, 훈련, 강의, training, course
시험, 검사, 테스트, test, exam
신청, 접수, 지원, apply, application
승인, 결재, 허가, 허락, approval, approve, permission
제출, 내야, submit, hand in
서류, 문서, 양식, document, form
영수증, 전표, 증빙, receipt, bill
보고, 알림, 통보, report, notify
회의, 미팅, meeting
결정, 결론, decision, decide
연기, 미루, 늦춰, postpone, delay
취소, 철회, cancel
금지, 제한, 불가, ban, prohibited, not allowed, forbidden
허용, 가능, allow, permit
위반, 벌칙, 과태료, 벌금, penalty
보상, 배상, compensation, compensate
비밀번호, 암호, 패스워드, password
아이디, 계정, account, user name
이메일, 메일, 전자 우편, email, mail
컴퓨터, 노트북, 피시, computer, laptop, notebook
휴대폰, 전화기, 스마트폰, mobile phone, phone
인터넷, 네트워크, 통신, internet, network
접속, 연결, 로그인, connect, connection, login
설치, 구축, install, installation
업데이트, 갱신, 최신, update
백업, 복사본, 사본, backup, copy
복구, 복원, restore, recovery
오류, 에러, 고장, error, fault, failure
고장, 망가, 파손, broken, breakdown, damage
수리, 고치, 보수, repair, fix
멈춤, 정지, 중단, 멈추, 멈춘, 서는, stop, standstill, halt
시작, 개시, 가동, start, begin
버튼, 단추, 스위치, button, switch
화면, 스크린, 디스플레이, screen, display
전원, 전기, 전력, power, electricity
소모, 소비, 사용량, consumption
배터리, 전지, 축전지, battery
충전, charge, charging
온도, 뜨거, 더워, temperature, hot, warm
냉각, 식히, 차가, cooling, cold
습기, 습도, 수분, humidity, moisture, damp
속도, 빠르, 빨리, speed, fast
높이, 키, height, tall
길이, 길게, length, long
너비, 폭, width, wide
두께, 두꺼, thickness, thick
거리, 떨어, distance, far
용량, 부피, capacity, volume
면적, 넓이, area
크기, 사이즈, size
개수, 수량, 몇 개, quantity, number of
비율, 퍼센트, 몫, share, ratio, percentage, rate
증가, 늘어, 늘었, 커지, increase, rise, grow
감소, 줄어, 줄었, 작아, decrease, fall, drop, decline
최대, 최고, 가장 큰, maximum, most, highest
최소, 최저, 가장 작은, minimum, least, lowest
평균, average, mean
목표, 목적, goal, target, aim
장점, 이점, 혜택, advantage, benefit
단점, 문제, 약점, disadvantage, drawback
위험, 사고, danger, accident, risk
보호구, 장갑, 보안경, protective equipment, gloves, goggles
대피, 피난, evacuation, evacuate
소화기, fire extinguisher
화재, 불, fire
교체, 바꾸, 갈아, 갈며, 새것, replace, exchange, change
청소, 세척, 닦, 씻, clean, wash
보관, 저장, 두는, 둔다, store, storage, keep
폐기, 버리, 버려, dispose, throw away
윤활, 그리스, 오일, 기름, lubricate, lubrication, grease, oil
누출, 새는, 누설, leak
막힘, 막혀, 막히, clogged, blocked
먼지, 오물, dirt, dust
균열, 금, 실금, crack
재료, 소재, 원료, 자재, material
제품, 물건, 상품, product, goods, article, item
부품, 파트, part, component, piece
기계, 설비, 장비, 장치, machine, equipment, device
공장, 사업장, plant, factory, site
건물, 청사, building
창고, 물류, warehouse
자동차, 차량, 트럭, car, vehicle, truck, lorry
버스, 대중교통, bus
주차, parking
학교, 학생, school, pupil, student
병원, 의원, hospital
의사, 의료진, doctor, physician
약, 의약품, 복용, medicine, drug
주사, 접종, 백신, 예방 접종, vaccine, vaccination
환자, patient
증상, 징후, symptom
식사, 밥, 점심, 저녁, meal, lunch, dinner
식당, 구내식당, cafeteria, canteen, restaurant
세금, 과세, tax
이자, 금리, interest
대출, 빌리, 융자, loan, borrow
투자, 매입, invest, investment
보조금, 지원금, 지원, subsidy, aid, grant
세입자, 임차인, tenant
집주인, 임대인, 건물주, landlord
월세, 임대료, 차임, 전세, rent
보증금, deposit
정부, 당국, government, authority
시민, 주민, resident, citizen
노조, 노동조합, labour union, works council
날씨, 기상, weather
바다, 해상, 해양, sea, ocean
강, 하천, river
숲, 산림, forest
나무, 목재, wood, tree
동물, animal
건설, 짓, 지은, 건축, build, construction
발명, 만들어, invent
발견, 찾아, discover
`);
