/** Law, courts, authorities and what they do for people; see `built-in-synonyms.ts` for the form. */
export const lawWords = `
법, 법률, 법령, law, act, statute
헌법, constitution
민법, civil law, civil code
형법, 형사법, criminal law, criminal code
상법, commercial law, commercial act
노동법, 근로기준법, labour law, labor law, labor standards act
행정법, administrative law
시행령, enforcement decree
시행 규칙, enforcement rule
조례, ordinance
조항, 조문, clause, article, provision
개정, 고치~, amendment, revision, revise
제정, 만들~, enactment, enact
시행일, 시행 날짜, 효력 발생일, effective date, enforcement date
효력, effect, validity, legal force
무효, 효력이 없~, void, invalid, null and void
취소, 무르~, revocation, rescission, cancellation
적법, 합법, 법에 맞~, legal, lawful, legitimate
위법, 불법, 법에 어긋나~, illegal, unlawful
법원, 재판소, court
대법원, supreme court
헌법 재판소, constitutional court
고등 법원, high court, appellate court
지방 법원, district court
판사, 법관, 재판관, judge
검사, 검찰, prosecutor
검찰청, 검찰, prosecutors' office, public prosecutor
변호사, lawyer, attorney
변호인, defence counsel, defense counsel
법무사, judicial scrivener
공증, 공증인, notary, notarization
소송, 재판, lawsuit, litigation, legal action
민사 소송, civil lawsuit, civil action
형사 소송, 형사 재판, criminal trial, criminal procedure
행정 소송, administrative litigation
원고, 소송을 건 사람, 고소인, plaintiff
피고, 소송을 당한 사람, defendant
피고인, accused, defendant
고소, 고발, criminal complaint, accusation
고소인, complainant
기소, 재판에 넘기~, indictment, prosecution, indict
판결, 재판 결과, ruling, judgment, verdict
선고, 판결을 내리~, sentence, pronounce
유죄, guilty
무죄, not guilty, innocent, acquittal
항소, 항고, 상소, appeal
상고, final appeal
증거, evidence, proof
증인, witness
증언, testimony
자백, confession
합의, settlement
조정, mediation, conciliation
중재, arbitration
화해, reconciliation, settlement
손해 배상, 배상, damages, compensation for damages
위자료, consolation money, alimony
배상 책임, liability for damages
과실, 잘못, 부주의, negligence, fault
고의, 일부러, intent, intentional, deliberately
범죄, crime, offence, offense
범인, 범죄자, criminal, offender
피해자, 당한 사람, victim
가해자, perpetrator, assailant
용의자, 피의자, suspect
체포, 붙잡~, arrest
구속, 가두~, detention, custody
압수, seizure, confiscation
수색, search warrant, search
영장, warrant
수사, 조사, criminal investigation, investigation
경찰, police
경찰서, police station
교도소, 감옥, prison, jail
징역, 감옥살이, imprisonment, prison sentence
집행 유예, suspended sentence
사형, death penalty
절도, 훔치~, theft, larceny
강도, robbery
살인, 죽이~, murder, homicide
폭행, 때리~, assault, battery
협박, 위협, threat, intimidation
횡령, embezzlement
배임, breach of trust
명예 훼손, defamation, libel
공소 시효, statute of limitations
소멸 시효, extinctive prescription, limitation period
시효, limitation period, prescription
채권, claim, receivable
소유권, ownership, title
점유, possession
등기, registration of title, registry
등기부, 등기부 등본, register, land register
저당권, mortgage right
유치권, lien
상속, 물려받~, 물려주~, inheritance, inherit, succession
상속인, 물려받는 사람, heir
유언, 유언장, will and testament, testament
증여, 거저 주~, donation, gift
혼인, 결혼, marriage
이혼, 헤어지~, divorce
양육권, custody of children, child custody
양육비, child support
입양, adoption
친권, parental authority
미성년자, minor, underage
성년, 성인, 어른, adult
법정 대리인, legal representative, legal guardian
후견인, guardian
대리인, 대신하는 사람, agent, proxy
위임장, power of attorney, letter of attorney
내용 증명, certified mail, content-certified mail
지식 재산권, 지적 재산권, intellectual property, intellectual property right
특허권, patent right
상표권, trademark right
영업 비밀, trade secret
독점, monopoly
담합, 짬짜미, collusion, cartel
공정 거래, fair trade
공정거래위원회, 공정위, fair trade commission
불공정, unfair
소비자 보호, consumer protection
면책 조항, disclaimer, exemption clause
정부, 당국, government, authorities
국회, 의회, national assembly, parliament
국회의원, member of parliament, lawmaker
대통령, president
국무총리, 총리, prime minister
장관, minister
차관, vice minister
부처, 정부 부처, ministry, government department
지방 자치 단체, 지자체, local government, municipality
시청, city hall
구청, district office
군청, county office
동사무소, 주민 센터, 행정복지센터, community center, resident center
시장, mayor
도지사, governor
공무원, public official, civil servant
공공 기관, public institution, public agency
공기업, public corporation, state-owned enterprise
행정, public administration, administration
행정 처분, administrative disposition
행정 심판, administrative appeal
이의 신청, 이의 제기, objection, appeal, formal objection
청구, claim, request for
청구인, 청구한 사람, claimant, petitioner
청원, petition
민원, 민원 신청, civil complaint, civil petition
민원인, civil petitioner, complainant
정보 공개, disclosure of information, freedom of information
공청회, public hearing
입법 예고, pre-announcement of legislation
선거, election
투표, vote, voting
유권자, voter
후보, 후보자, candidate
정당, political party
정책, policy
제도, system, scheme
사업, project, program, programme
예산안, budget bill
공모, 공개 모집, public contest, open call
지원 사업, support program, support project
지원 대상, eligible for support, support target
신청 방법, 신청하는 법, how to apply, application method
신청 기간, 접수 기간, application period
제출 서류, 구비 서류, 필요한 서류, required documents, documents to submit
심사, 평가, screening, review
선발, 뽑~, selection
허가, 인가, permit, authorization, licence
인허가, 허가, licensing, permits and approvals
허가증, 면허증, permit document, license certificate
신고, 알리~, report, declaration, notification
주민 등록, resident registration
주민등록번호, 주민 번호, resident registration number
주민등록증, 신분증, id card, identification card, identity card
주민등록 등본, 등본, resident register copy, certificate of residence
가족 관계 증명서, family relation certificate
전입 신고, 이사 신고, moving-in notification, change of address report
출생 신고, birth registration
사망 신고, death registration
혼인 신고, 결혼 신고, marriage registration
여권, passport
비자, 사증, visa
출입국, immigration
이민, immigration, emigration
난민, refugee
국적, nationality, citizenship
외국인, foreigner, alien
외국인 등록, alien registration
체류, 머무르~, stay, sojourn
영주권, permanent residence, permanent residency
귀화, naturalization
병역, 군 복무, military service
군대, military, army
전쟁, war
평화, peace
통일, unification, reunification
외교, diplomacy
대사관, embassy
조약, treaty
국제 기구, international organization
유엔, 국제 연합, united nations, un
유럽 연합, european union, eu
복지, 사회 복지, welfare, social welfare
기초 생활 보장, basic livelihood security
기초 생활 수급자, basic livelihood recipient
차상위 계층, near poverty group
취약 계층, 어려운 사람, vulnerable group, vulnerable people
저소득층, 저소득 가구, low-income household, low-income group
노인, 어르신, 고령자, elderly, senior citizen, older people
노인 돌봄, 요양, elderly care
장애인, person with a disability, disabled person, disabled
장애, disability
장애 등급, disability grade
아동, 어린이, 아이, child, children
청소년, youth, adolescent, teenager
청년, 젊은 사람, young adult, youth
여성, 여자, woman, women, female
남성, 남자, man, men, male
다문화 가족, 다문화 가정, multicultural family
한부모 가족, 한부모 가정, single-parent family
다자녀, 자녀가 많은, large family, multi-child family
출산 장려금, childbirth grant, baby bonus
양육 수당, 아동 수당, child allowance, child benefit
보육료, childcare fee
돌봄, 보살피~, care
주거 급여, housing benefit
공공 임대 주택, public rental housing
긴급 지원, emergency aid, emergency support
재난 지원금, disaster relief fund
인구, population
저출산, 출산율 하락, 저출생, low birth rate
출산율, 출생률, birth rate, fertility rate
고령화, population ageing, aging population
인구 조사, census
시민, 주민, 국민, citizen, resident
국민, the people, citizens
이웃, neighbour, neighbor
가구, 세대, household
가족, 식구, family
배우자, 남편, 아내, spouse, husband, wife
부모, 아버지, 어머니, parents
자녀, 아들, 아이, children, child
조부모, 할아버지, 할머니, grandparents
형제, 자매, 형제자매, siblings
친척, 친족, relative, relatives
도시 계획, urban planning, city planning
용도 지역, zoning
건축 허가, building permit
공사, 건설 공사, construction work
상하수도, water and sewage
공원, park
쓰레기 수거, garbage collection
소방, fire service
대응, response
복구, 되살리~, recovery, restoration
국립 공원, national park
문화재, 국가유산, cultural heritage, cultural property
박물관, museum
기념일, anniversary, memorial day
주민등록증, 민증, 신분증, identity card, id card
아르바이트, 알바, 시간제 근무, part-time job
자동차 등록증, 차량 등록증, vehicle registration certificate
`;
