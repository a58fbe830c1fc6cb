/** Safety at work, chemicals, fire, environment; see `built-in-synonyms.ts` for the form. */
export const safetyWords = `
안전, safety
안전 관리자, 안전 책임자, safety manager, safety officer
안전 교육, safety training, safety briefing
안전 수칙, 안전 규칙, safety rules
안전 점검, safety inspection, safety check
산업 안전, occupational safety, industrial safety
산업 재해, 산재, 업무상 재해, industrial accident, occupational accident, work accident
직업병, 업무상 질병, occupational disease
사고, accident, incident
재해, 재난, disaster
중대 재해, serious accident
아차 사고, 니어미스, near miss
부상, 상해, 다치~, injury, injured, hurt
사망, 죽~, 숨지~, death, die of, deceased
응급 처치, 구급 처치, first aid
구급함, 구급 상자, first aid kit
구급차, 앰뷸런스, ambulance
응급실, emergency room
비상, 긴급, 응급, emergency
비상 연락망, 긴급 연락처, emergency contact
비상구, 비상 출구, 탈출구, emergency exit
대피, 피난, 피하~, 탈출, evacuation, evacuate
대피로, 피난로, 대피 경로, evacuation route, escape route
집결지, 집합 장소, 모이는 곳, 집결 장소, assembly point, meeting point
대피 훈련, evacuation drill
소방 훈련, 화재 훈련, fire drill
화재, 불, 불이 나~, fire
소방서, fire station, fire department
소방관, 소방대원, firefighter
소화기, fire extinguisher
소화전, fire hydrant
스프링클러, 자동 살수, sprinkler
화재 경보기, 화재경보, fire alarm
연기 감지기, 화재 감지기, smoke detector
방화문, fire door
인화성, 불붙기 쉬운, 가연성, flammable, inflammable, combustible
인화점, flash point
발화점, 착화점, ignition point, ignition temperature
폭발성, explosive
위험물, 위험 물질, hazardous material, dangerous goods, hazardous substance
유해, 해롭~, 해로운, harmful
유해 물질, harmful substance, hazardous substance
독성, 유독, toxic, toxicity, poisonous
발암성, 암을 일으키~, carcinogenic
화학 물질, 화학 약품, chemical, chemicals, chemical substance
물질 안전 보건 자료, safety data sheet, msds, sds
산성, acid, acidic
염기, 알칼리, alkali, alkaline, base
중화, neutralize, neutralization
용매, 용제, solvent
신너, 시너, thinner
아세톤, acetone
알코올, 알콜, alcohol
에탄올, ethanol
메탄올, methanol
암모니아, ammonia
염산, hydrochloric acid
황산, sulfuric acid, sulphuric acid
질산, nitric acid
수산화나트륨, 가성소다, sodium hydroxide, caustic soda
과산화수소, hydrogen peroxide
벤젠, benzene
포름알데히드, formaldehyde
석면, asbestos
방사선, radiation
방사능, radioactivity, radioactive
분진, 먼지, dust
미세 먼지, fine dust, particulate matter
매연, 그을음, soot, smoke
연기, smoke
증기, vapour, vapor, steam
유출, 쏟아지~, 흘러나오~, 새어 나오~, spill, spillage, leak
흡착재, 흡착제, absorbent
밀폐 공간, confined space
질식, 숨이 막히~, suffocation, asphyxiation
감전, electric shock
추락, 떨어지~, fall from height, falling
끼임, 협착, caught in, pinching
베임, 절창, cut wound
화상, burn, burn injury
미끄러짐, slip
보호구, 보호 장비, 개인 보호구, protective equipment, ppe, personal protective equipment
안전모, 헬멧, safety helmet, hard hat, helmet
보안경, 보호 안경, 고글, safety glasses, goggles, eye protection
안전화, 안전 신발, safety shoes, safety boots
장갑, 보호 장갑, gloves
마스크, mask
방진 마스크, dust mask
방독면, 방독 마스크, gas mask, respirator
귀마개, 청력 보호구, earplugs, ear plugs, hearing protection
안전대, 안전벨트, 안전띠, safety belt, safety harness, seat belt
보호복, 방호복, protective clothing
작업복, 근무복, work clothes, workwear
앞치마, apron
안전 표지, 표지판, safety sign
경고 표지, warning sign, warning label
출입 금지, no entry, access prohibited
금연, 담배를 피우지, 흡연 금지, no smoking
흡연, 담배, smoking, tobacco
흡연 구역, 담배 피우는 곳, smoking area
작업 허가서, 작업 허가, work permit, permit to work
위험성 평가, 위험 평가, risk assessment
작업 중지, stop work
화기 작업, 불 쓰는 작업, hot work
고소 작업, 높은 곳 작업, work at height, working at height
중량물, 무거운 물건, heavy load, heavy object
환경, environment
환경 보호, environmental protection
환경 오염, environmental pollution, pollution
대기 오염, 공기 오염, air pollution
수질 오염, 물 오염, water pollution
토양 오염, soil contamination, soil pollution
오염 물질, pollutant, contaminant
배출 기준, 배출 허용 기준, emission standard, emission limit
배출량, emissions, amount emitted
배출 가스, 배기 가스, exhaust gas
온실 가스, greenhouse gas
탄소 배출, carbon emission, carbon emissions
탄소 중립, carbon neutral, carbon neutrality, net zero
지구 온난화, global warming
기후 변화, climate change
오존층, ozone layer
산성비, acid rain
폐기물, 쓰레기, waste, refuse
쓰레기, 휴지, garbage, rubbish, trash
음식물 쓰레기, food waste
산업 폐기물, industrial waste
유해 폐기물, 지정 폐기물, hazardous waste
폐수, 오수, wastewater, waste water
하수, 생활 하수, sewage
하수 처리, sewage treatment
폐유, 버린 기름, waste oil, used oil
폐기물 처리, 쓰레기 처리, waste disposal, waste treatment
매립, 매립지, 파묻~, landfill
소각, 태우~, incineration
재활용, 다시 쓰~, 리사이클링, recycling, recycle
재사용, 다시 쓰~, reuse
분리수거, 분리 배출, separate collection, waste sorting
일회용, 한 번 쓰~, disposable, single-use
친환경, 환경친화적, eco-friendly, environmentally friendly
생태계, ecosystem
생물 다양성, biodiversity
멸종, 사라지~, extinction
멸종 위기, endangered
서식지, 사는 곳, habitat
산림, 숲, forest, woodland
벌목, 나무를 베~, logging, felling
조림, 나무 심~, afforestation, tree planting
가뭄, drought
홍수, 물난리, 큰물, flood, flooding
태풍, typhoon
지진, earthquake
해일, 쓰나미, tsunami
산사태, landslide
화산, volcano
폭우, 집중 호우, 큰비, heavy rain, downpour
폭설, 큰눈, heavy snow
폭염, 무더위, heat wave
한파, cold wave
온열 질환, 열사병, 일사병, heat stroke, heat illness
수돗물, 상수도, tap water
지하수, groundwater
식수, 마시는 물, 음용수, drinking water
물 사용량, 용수량, water consumption
소음 공해, noise pollution
악취, 나쁜 냄새, bad smell, stench, odor
환경 영향 평가, environmental impact assessment
보안, security
경비, 경비원, 보안 요원, security guard, guard
출입증, 사원증, 출입 카드, access card, badge, id card
출입 통제, access control
방문객, 방문자, 내방객, 찾아온 사람, visitor
감시 카메라, 씨씨티비, 폐쇄회로, cctv, surveillance camera, security camera
`;
