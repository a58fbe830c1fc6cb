/** What is asked of things: how much, how long, who, why; time and quantity. See `built-in-synonyms.ts` for the form. */
export const attributeWords = `
이유, 까닭, 사유, 연유, 왜, reason, why
원인, 까닭, 요인, 왜, cause, why, factor
목적, 취지, 의도, purpose, aim, intention
목표, goal, target, objective
결과, 성과, result, outcome
영향, 여파, influence, effect, impact
효과, 효능, effect, effectiveness
방법, 방식, 수단, 하는 법, method, way, how to
절차, 순서, 과정, procedure, process, steps
단계, stage, step, phase
대책, 대응책, 대응 방안, 해결책, countermeasure, remedy, corrective action, solution
조치, 처치, 대응, action, measure, countermeasure
기준, 준거, criterion, criteria, standard
규격, 표준, specification, standard
규정, 규칙, 수칙, regulation, rule
지침, 안내서, 가이드, 요령, guideline, guide, guidance
설명서, 매뉴얼, 사용법, manual, instructions, user guide
조건, 요건, condition, requirement
자격, 요건, qualification, eligibility, eligible
대상, 대상자, target group, subject, eligible
범위, range, scope
한도, 상한, 최대한도, limit, ceiling, upper limit, cap
하한, 최저한도, lower limit, minimum
최대, 최고, 최대치, 가장 큰, 가장 높은, maximum, highest, largest
최소, 최저, 최소치, 가장 작은, 가장 낮은, minimum, lowest, smallest
최적, 가장 좋은, optimal, optimum, best
적정, 알맞은, appropriate, proper
평균, average
합계, 총계, 총합, 총액, 모두 합, total, sum
소계, subtotal
비율, 비중, 퍼센트, 백분율, ratio, proportion, percentage, share
비율, rate
점유율, share
차이, 다른 점, 격차, difference, gap
공통점, 같은 점, similarity, in common
특징, 특성, 특색, characteristic, feature
성질, 속성, property, attribute
장점, 강점, 이점, 좋은 점, advantage, strength, merit, benefit
단점, 약점, 결점, 나쁜 점, disadvantage, weakness, drawback
혜택, 이득, 이점, benefit
이익, 이득, profit, gain
손해, 손실, 피해, loss, damage
위험, 위험성, 리스크, risk, hazard, danger
종류, 유형, 형태, type, kind, sort
항목, 사항, item, entry
목록, 리스트, 일람, list
예시, 사례, 보기, example, instance, case
사실, fact
의미, 뜻, meaning, definition
정의, 뜻, definition
역할, 기능, 구실, role, function
기능, function, feature
구조, 짜임새, structure
성분, 함유 성분, 구성 성분, component, ingredient, composition
함량, 함유량, 들어 있는 양, content, amount contained
농도, concentration
순도, purity
수량, 개수, 갯수, 몇 개, 물량, quantity, number of, how many
인원, 인원수, 사람 수, 몇 명, 명수, headcount, number of people, how many people
횟수, 번수, 몇 번, 몇 회, number of times, how many times
빈도, 얼마나 자주, 몇 번, frequency, how often
주기, 간격, 얼마나 자주, 몇 개월마다, 며칠마다, interval, cycle, how often, period
가격, 값, 금액, 얼마, price, cost
비용, 경비, 드는 돈, 금액, cost, expense, expenses
단가, 개당 가격, unit price
요금, 사용료, 이용료, fee, charge, fare, rate
수수료, commission, fee, service charge
금액, 액수, amount
무게, 중량, 몇 킬로그램, weight, how heavy
질량, mass
하중, 부하, load
길이, 기장, length, how long
높이, height, how tall, how high
너비, 가로, width, breadth, how wide
세로, 높이, vertical length, height
두께, thickness, how thick
깊이, 심도, depth, how deep
지름, 직경, diameter
반지름, 반경, radius
둘레, circumference, perimeter
면적, 넓이, area
부피, 체적, 용적, volume
용량, capacity
크기, 사이즈, 치수, size, dimension
치수, dimension, dimensions
거리, 얼마나 먼, distance, how far
간격, gap, spacing, clearance
온도, 몇 도, temperature, how hot
습도, humidity
압력, pressure
속도, 속력, 빠르기, speed, velocity, how fast
무게 중심, center of gravity
밀도, density
비중, specific gravity
점도, viscosity
경도, 굳기, hardness
강도, 세기, strength, intensity
각도, angle
기울기, 경사도, slope, gradient, inclination
색상, 색깔, 빛깔, colour, color
모양, 형상, 형태, shape, form
냄새, 악취, smell, odor, odour
taste, flavour, flavor
소리, 음향, sound
밝기, 조도, brightness, illuminance
품질, quality
등급, 급수, grade, class, rating
수준, level
순위, 등수, rank, ranking
점수, 평점, 득점, score, points
상태, 상황, condition, state, status
현황, 실태, current status, present state
전망, 예상, 예측, outlook, forecast, prospect
추세, 경향, 동향, trend, tendency
계획, 방안, plan, scheme
일정, 스케줄, schedule, timetable
기간, 얼마 동안, 며칠 동안, 몇 개월, 몇 년, period, duration, how long
기한, 마감, 시한, 언제까지, 며칠 이내, deadline, due date, time limit, by when
마감일, 마감 날짜, 기한, closing date, deadline
유효 기간, 유효 기한, validity, validity period, expiry date, valid until
유통 기한, 소비기한, shelf life, best before, use by
수명, 사용 연한, 내구 연한, 얼마나 쓸 수 있, lifespan, service life, lifetime
보증 기간, 무상 수리 기간, warranty period, guarantee period
소요 시간, 걸리는 시간, 걸리~, time required, take, how long
대기 시간, 기다리는 시간, waiting time
시각, 몇 시, time of day, what time
날짜, 일자, 며칠, 언제, date, when
시기, 시점, 언제, 무렵, timing, when, point in time
시작일, 개시일, 시작 날짜, start date
종료일, 끝나는 날, end date
요일, 무슨 요일, day of the week, weekday
평일, 주중, weekday, weekdays
주말, weekend
휴일, 공휴일, 쉬는 날, holiday, day off, public holiday
오전, 아침, morning, a.m.
오후, afternoon, p.m.
저녁, evening
야간, 밤, 심야, night
새벽, dawn, early morning
정오, 낮 12시, noon, midday
자정, 밤 12시, midnight
하루, 1일, 일일, one day, daily
매일, 날마다, 하루 한 번, every day, daily
매주, 주마다, 일주일에 한 번, 주 1회, every week, weekly
매월, 매달, 달마다, 한 달에 한 번, 월 1회, every month, monthly
매년, 해마다, 연례, 1년에 한 번, 연 1회, every year, annually, yearly
격주, 2주마다, 두 주마다, every two weeks, biweekly
분기, 석 달, 3개월, quarter, quarterly, three months
반기, 반년, 6개월, 여섯 달, half year, half-yearly, six months
일주일, 1주, 7일, one week, seven days
한 달, 1개월, one month
두 달, 2개월, two months
1년, 일 년, 한 해, 12개월, one year, twelve months
사흘, 3일, three days
나흘, 4일, four days
닷새, 5일, five days
열흘, 10일, ten days
보름, 15일, fifteen days
이틀, 2일, two days
연간, 1년간, 한 해, annual, per year, yearly
월간, 한 달간, monthly, per month
주간, 일주일간, weekly, per week
올해, 금년, 이번 해, this year
작년, 지난해, 전년, last year, previous year
내년, 다음 해, 이듬해, next year
이번 달, 당월, 금월, this month
지난달, 전월, last month, previous month
다음 달, 익월, 내달, next month
오늘, 금일, 당일, today
내일, 익일, 다음 날, 이튿날, tomorrow, next day
어제, 전날, 전일, yesterday, previous day
현재, 지금, 요즘, currently, now, at present
과거, 예전, 옛날, in the past, formerly
미래, 앞날, 장래, future
최근, 요즘, 근래, recent, recently, lately
처음, 최초, 첫 번째, first, initial
마지막, 최종, last, final
다음, next, following
이전, 직전, 앞선, previous, former, prior
절반, 2분의 1, 50%, half
두 배, 2배, 갑절, double, twice
세 배, 3배, triple, three times
한 번, 1회, 일회, once, one time
두 번, 2회, twice, two times
세 번, 3회, three times
십억, billion
한 사람, 1명, 1인, one person, per person
두 사람, 2명, 2인, two people
담당자, 책임자, 맡은 사람, 누가, person in charge, responsible person, contact person, who
책임자, 총괄, head, person responsible
관계자, 관련자, stakeholder, persons concerned
당사자, 본인, party concerned, the person concerned
신청자, 신청인, 지원자, applicant
이용자, 사용자, user
수혜자, 수급자, 받는 사람, beneficiary, recipient
대표자, 대표, representative
소유자, 주인, 소유주, owner
작성자, 글쓴이, 필자, 저자, author, writer
장소, 위치, 어디, location, place, where
주소, 소재지, address
출처, 근거, source
연락처, 전화번호, contact, phone number
이름, 명칭, 성명, name
제목, 표제, title
번호, number
순서, 차례, order, sequence
예외, 예외 사항, exception, except
주의 사항, 유의 사항, 조심할 점, precaution, caution, precautions
금지 사항, 하면 안 되는 것, prohibited matters, do not
참고, 참조, reference, refer to
첨부, 붙임, 별첨, attachment, attached, enclosed
부록, 별표, appendix, annex
개요, 요약, 간추린, overview, summary, outline
배경, 경위, background
문제, 문제점, problem, issue
과제, task, assignment
중요성, importance
우선순위, 먼저 해야 할, priority
가능성, 확률, likelihood, possibility, probability, chance
필요성, necessity
신뢰성, 믿을 만한, reliability
효율, 능률, efficiency
성능, performance
정확도, 정밀도, accuracy, precision
오차, 편차, error margin, deviation
허용 오차, 공차, tolerance
민감도, sensitivity
안정성, stability
호환성, compatibility
편의성, 편리함, convenience
접근성, accessibility
투명성, transparency
공정성, 형평성, fairness, equity
다양성, diversity
지속 가능성, sustainability
규모, 크기, scale, size
구역, 구간, 지역, zone, section, area
지역, 지방, region, area
국내, 우리나라, domestic
해외, 국외, 외국, overseas, foreign, abroad
세계, 전 세계, 글로벌, world, global, worldwide
국가, 나라, country, nation
도시, city
농촌, 시골, rural area, countryside
개인, individual
단체, 조직, organization, organisation, group
전문가, expert, specialist
초보자, 입문자, 처음 하는 사람, beginner, novice
경험, 경력, experience
능력, 역량, ability, capability, competence
노력, effort
의견, 견해, 생각, opinion, view
제안, 건의, suggestion, proposal
불만, 민원, complaint
만족도, satisfaction
관심, interest in, concern
기대, expectation
신뢰, 믿음, trust
습관, 버릇, habit
취미, hobby
성공, success
실패, failure
기회, opportunity, chance
한계, 제약, limitation, constraint
의무, 책무, obligation, duty
권리, right to, entitlement
권한, authority, power to
면제, 안 해도 되, exemption, exempt, waived
보상, 배상, compensation, indemnity
벌칙, 처벌, 제재, penalty, sanction, punishment
과태료, 범칙금, administrative fine, fine
벌금, fine, penalty
상금, 포상금, prize money, reward
할인, 깎아 주~, 감면, discount, reduction
추가 요금, 할증료, surcharge, extra charge
결론, 결정, conclusion
소비, 소모, 사용량, 쓰는 양, consumption, usage
보관 기간, 보존 기간, 얼마 동안 보관, retention period
마지막 날, 말일, last day
정확히, 정확하게, exactly, precisely
`;
