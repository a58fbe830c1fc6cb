/** Offices, people at work, education; see `built-in-synonyms.ts` for the form. */
export const workWords = `
회사, 기업, 업체, 사업체, company, firm, enterprise, business
법인, corporation, legal entity
중소기업, 작은 회사, small and medium enterprise, sme
대기업, 큰 회사, large company, conglomerate
본사, 본점, headquarters, head office
지사, 지점, branch, branch office
자회사, subsidiary
사업장, 일터, 작업장, workplace, place of business
공장, factory, plant, mill
사무실, 사무소, office
부서, department, division, team
인사부, 인사 부서, 인사팀, human resources, hr department, hr
총무부, 총무팀, general affairs
재무부서, 재무팀, 경리부, finance department
대표이사, 사장, 최고 경영자, ceo, chief executive, president
부사장, vice president
이사회, board of directors
임원, 경영진, executive, executives
상사, 윗사람, 팀장, superior, boss, supervisor, manager
팀장, 팀 책임자, team lead, team leader, team manager
부장, 부서장, department head, head of department
본부장, division head, director
관리자, 매니저, manager, administrator
직원, 사원, 임직원, 근로자, 종업원, 노동자, employee, staff, worker, personnel
동료, colleague, coworker, co-worker
부하 직원, subordinate
신입 사원, 새 직원, 신규 입사자, 새로 온 직원, newcomer, new employee, new hire
정규직, permanent employee, regular worker, full-time employee
비정규직, irregular worker, non-regular worker
계약직, 기간제, fixed-term, contract worker, temporary employee
파견 근로자, 파견 직원, dispatched worker, agency worker, temp
일용직, 일용 근로자, day labourer, daily worker
시간제, 아르바이트, 파트타임, part-time, part time
인턴, 수습사원, intern, trainee
수습 기간, 시용 기간, probation, probation period, probationary period
외국인 근로자, 외국인 노동자, foreign worker
채용, 고용, 뽑~, hire, hiring, recruitment, employment
구인, 채용 공고, 모집 공고, job opening, job posting, vacancy
구직, 일자리 찾~, job search, job seeking
구직자, job seeker
일자리, 직장, 일터, job
취업, 취직, employment, getting a job
실업, 실직, unemployment
실업자, 일자리를 잃은 사람, unemployed
실업 급여, 구직 급여, unemployment benefit
입사, 들어오~, join the company, joining
입사일, 입사 날짜, joining date, date of hire
퇴사, 퇴직, 회사를 그만두~, 그만두~, resign, resignation, leave the company, quit
퇴직금, 퇴직 급여, severance pay, retirement allowance
정년, 은퇴 나이, retirement age
은퇴, 퇴임, retire, retirement
해고, 자르~, 내보내~, dismissal, dismiss, layoff, fire
사직서, 사표, letter of resignation, resignation letter
승진, 진급, promotion
인사 발령, 전보, 부서 이동, transfer, personnel transfer
인사 평가, 근무 평가, 고과, performance review, performance appraisal
징계, 처벌, disciplinary action, discipline
급여, 임금, 월급, 봉급, 보수, salary, pay, wage, wages
연봉, annual salary
시급, 시간당 임금, hourly wage
최저 임금, minimum wage
상여금, 보너스, 성과급, bonus
성과급, 인센티브, incentive, performance pay
수당, allowance
야근 수당, 연장 근로 수당, 초과 근무 수당, overtime pay, overtime allowance
초과 근무, 연장 근로, 야근, 잔업, overtime, overtime work
근무 시간, 근로 시간, 일하는 시간, working hours, work hours
휴게 시간, 쉬는 시간, break time, rest period, break
점심 시간, lunch break, lunch time
출근, come to work, clock in
퇴근, 집에 가~, leave work, clock out
출퇴근, 통근, commute, commuting
통근 버스, 셔틀버스, commuter bus, shuttle bus
지각, 늦게 오~, lateness, late for work, tardiness
결근, 나오지 않~, absence, absent
조퇴, 일찍 퇴근, leave early
근태, 출결, attendance
유연 근무, 탄력 근무, flexible working, flextime
재택 근무, 집에서 일하~, 원격 근무, remote work, work from home, home office, telework
휴가, 쉬는 날, vacation, leave, holiday, time off
연차, 연차 휴가, 유급 휴가, annual leave, paid leave, paid holiday
반차, 반일 휴가, half-day leave, half day off
병가, 아파서 쉬~, sick leave
출산 휴가, maternity leave
배우자 출산 휴가, 아빠 휴가, paternity leave
육아 휴직, parental leave, childcare leave
휴직, leave of absence
경조사, 경조 휴가, family event, family event leave
무급, 급여 없이, unpaid
유급, 급여를 받~, paid
출장, 업무 여행, business trip, business travel
출장비, 출장 경비, 여비, travel expenses, travel allowance
일당, 일비, per diem, daily allowance
식비, 식대, 밥값, meal allowance, meal expenses, meal cost
숙박비, 숙박료, 방값, accommodation cost, lodging expenses, hotel cost
교통비, 차비, travel cost, transportation expenses
경비 정산, 비용 정산, 정산, expense settlement, reimbursement, expense report
비용 처리, 경비 처리, 환급, reimburse, reimbursement
법인 카드, 회사 카드, corporate card, company card
복리 후생, 복지, employee benefits, welfare
건강 검진, 신체검사, medical checkup, health examination, health check
기숙사, 사택, dormitory, company housing
구내식당, 사내 식당, 직원 식당, cafeteria, canteen, company restaurant
노조, 노동 조합, labour union, labor union, trade union
단체 협약, collective agreement
파업, strike, walkout
노사, labour and management, labor and management
취업 규칙, rules of employment, work rules
근로 계약, 고용 계약, employment contract
근로 계약서, written employment contract
업무, 직무, work, duties, task
업무 분장, 직무 분담, division of duties
인수인계, 업무 인계, 넘겨주~, handover
보고서, 리포트, report
회의, 미팅, meeting, conference
회의록, meeting minutes, minutes of the meeting
회의실, meeting room, conference room
안건, 의제, agenda
의장, 회장, chairperson, chairman
위원회, committee
위원, committee member
위원장, committee chair, chairperson
결재, 승인, sign-off, approval
결재권자, 승인권자, 승인하는 사람, approver
서명, 사인, signature, sign
도장, 인감, 날인, seal, stamp
문서, 서류, document, paper
양식, 서식, form, template
신청서, 지원서, application form, application
이력서, résumé, resume, curriculum vitae, cv
자기소개서, cover letter
증빙 서류, 증명 서류, 증빙, supporting document, proof, evidence
증명서, 확인서, certificate
재직 증명서, certificate of employment
경력 증명서, certificate of career
명함, business card
면접, 인터뷰, job interview, interview
합격자, 뽑힌 사람, successful applicant
경력직, experienced hire
추천서, recommendation letter, reference letter
사무용품, 문구, office supplies, stationery
컴퓨터 지급, provided computer
예산, budget
부대 비용, incidental expenses
프로젝트, 사업, 과제, project
마일스톤, 중간 목표, milestone
업무량, workload
협업, 같이 일하~, collaboration
성희롱, 성추행, sexual harassment
괴롭힘, 따돌림, 갑질, harassment, bullying
고충, 애로, grievance
차별, discrimination
비밀 유지, 기밀 유지, confidentiality, non-disclosure
기밀, 비밀, confidential, secret
겸직, 부업, 투잡, side job, second job
이해 충돌, conflict of interest
뇌물, bribe, bribery
선물, gift, present
접대, 향응, entertainment, hospitality
내부 고발, 공익 신고, whistleblowing, whistleblower
윤리, ethics
행동 강령, 윤리 강령, code of conduct
교육, 훈련, 연수, training, education
교육 과정, course, curriculum
교육 이수, 이수, complete training, completion of training
강의, 수업, lecture, class, lesson
강사, instructor, lecturer
멘토, 길잡이, 사수, mentor, buddy
학교, school
초등학교, elementary school, primary school
중학교, middle school
고등학교, high school
대학, 대학교, university, college
대학원, graduate school
유치원, kindergarten
어린이집, 보육원, daycare, nursery, childcare center
학원, private academy
학생, pupil, student
교사, 선생님, 교원, teacher
교수, professor
교장, principal, headmaster
학부모, 부모, parents
학년, school year, grade
학기, semester, term
방학, school holidays, school vacation
입학, admission, enrolment, enrollment
졸업, graduation, graduate
휴학, leave of absence from school
전학, 학교를 옮기~, transfer to another school
등록금, 학비, 수업료, tuition, tuition fee
장학금, scholarship
학위, degree, academic degree
석사, master's degree
박사, doctorate, doctoral degree, phd
전공, 학과, major, field of study
학점, credit, course credit
성적, 점수, grades, marks
시험, 고사, exam, examination, test
숙제, 과제물, homework, assignment
논문, thesis, dissertation, academic paper
연구, research, study
연구원, 연구자, researcher, scientist
연구소, research institute, laboratory
실험, experiment
실험실, laboratory
이론, theory
교과서, textbook
도서관, library
대출 기간, 빌리는 기간, loan period
출석, attendance
자격증, 면허, licence, license, certification
기술, technology, skill
특허, patent
발명, 만들어 내~, invention, invent
저작권, copyright
도서, book
신문, newspaper
잡지, magazine
기사, 보도, news article
방송, broadcast, broadcasting
인터뷰, 회견, interview
통계, statistics
설문 조사, questionnaire, survey
응답자, respondent
재택, 집에서 일하~, working from home
해지, 해약, 종료, 끝내~, terminate, termination, cancel
통보 기간, 미리 알리~, notice period
중장비, heavy equipment
조직도, organization chart
`;
