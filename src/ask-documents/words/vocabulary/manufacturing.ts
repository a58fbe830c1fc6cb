/** Processes, materials and quality of a factory; see `built-in-synonyms.ts` for the form. */
export const manufacturingWords = `
불량, 결함, 하자, defect, defective
불량률, 불량율, defect rate, reject rate
불량품, 부적합품, defective product, nonconforming product
양품, good part, conforming product
포로시티, 기공, porosity, blow hole, blowhole
수축공, 수축 기공, shrinkage porosity, shrinkage cavity, shrinkage
핀홀, pinhole
기포, bubble, blister, air bubble
미성형, 미충전, 덜 채워, short shot, misrun, incomplete filling
탕경, 콜드 셧, cold shut
탕주름, 유동 자국, flow mark, flow line
크랙, 균열, 실금, 갈라지~, crack
열간 균열, 고온 균열, hot tear, hot crack
소착, 눌어붙~, 들러붙~, soldering, sticking
얼룩, stain, discoloration
변색, discoloration
긁힘, 스크래치, 흠집, scratch
찍힘, 눌린 자국, dent
이물, 이물질, 불순물, impurity, foreign matter, foreign material
개재물, inclusion
산화물, oxide
박리, 벗겨짐, exfoliation, delamination, peeling
변형, 뒤틀림, deformation, distortion, warpage
오염, 더러워지~, contamination, pollution
거스러미, flash, burr
지느러미, fin
싱크 마크, 수축 자국, sink mark
웰드 라인, weld line
탄 자국, burn mark
뜯김, galling, drag mark
표면 거칠기, 조도, surface roughness
외관, 겉모습, appearance
외관 검사, 육안 검사, visual inspection
육안, 눈으로, naked eye, visually
비파괴 검사, non-destructive testing, ndt
엑스선, 엑스레이, x-ray
초음파 검사, 초음파탐상, ultrasonic testing
자분 탐상, magnetic particle testing
침투 탐상, penetrant testing
인장 강도, tensile strength
항복 강도, yield strength
연신율, elongation
피로, fatigue
충격 시험, impact test
경도 시험, hardness test
시편, 시험편, test piece, specimen
시료, 샘플, 견본, sample, specimen
표본 추출, 샘플링, sampling
전수 검사, 모두 검사, 100% inspection, full inspection
초품, 초물, first article, first piece
종물, last piece
한도 견본, limit sample
수입 검사, 입고 검사, incoming inspection
출하 검사, outgoing inspection, final inspection, shipping inspection
공정 검사, in-process inspection
합격, 통과, pass, accepted
불합격, 탈락, reject, rejected, fail
합격 판정, acceptance
재작업, 다시 작업, 수정 작업, rework
재검사, 다시 검사, re-inspection
특채, 특별 채용, concession, use as is
격리, 따로 두~, 따로 보관, quarantine, segregate, isolate
반송, 돌려보내~, send back, return
클레임, 고객 불만, customer complaint, claim
시정 조치, 재발 방지, corrective action
예방 조치, preventive action
부적합, nonconformity, nonconformance
근본 원인, root cause
특성 요인도, fishbone diagram, cause and effect diagram
관리도, control chart
관리 한계, control limit
공정 능력, process capability
공정 능력 지수, capability index, cpk
산포, 편차, variation, scatter, dispersion
표준 편차, standard deviation
통계적 공정 관리, statistical process control, spc
품질 관리, quality control
품질 보증, quality assurance
품질 매뉴얼, quality manual
품질 부서, 품질부, 품질팀, quality department, quality team
심사, 감사, 오디트, audit
내부 심사, internal audit
인증, certification
인증서, certificate
성적서, 시험 성적서, test report, certificate of analysis
추적성, 이력 추적, traceability
로트, 묶음, lot, batch
로트 번호, lot number, batch number
일련번호, 시리얼 번호, 제조 번호, serial number
바코드, bar code, barcode
공정, process
공정 조건, process condition, process parameter
작업 표준, 작업 표준서, work standard, standard operating procedure
작업 지시서, 작업 지시, work order, work instruction
생산량, 생산 수량, 산출량, output, production volume
생산성, productivity
수율, yield
가동률, 가동율, utilization rate, operating rate
설비 종합 효율, overall equipment effectiveness, oee
사이클 타임, 주기 시간, cycle time
택트 타임, takt time
리드 타임, lead time
병목, bottleneck
재공품, 재공, work in progress, work in process
반제품, semi-finished product
완제품, 완성품, finished product, finished goods
원자재, 원재료, 원료, raw material
재료, 소재, 자재, material
부자재, 부재료, auxiliary material, subsidiary material
소모품, 소모성 자재, consumable, consumables, supplies
합금, alloy
알루미늄, 알미늄, aluminium, aluminum
마그네슘, magnesium
아연, zinc
구리, copper
강철, steel
주철, cast iron
스테인리스, 스텐, 스테인리스강, stainless steel, stainless
규소, 실리콘, silicon
망간, manganese
니켈, nickel
크롬, chromium, chrome
주석, tin
lead metal, pb
티타늄, 타이타늄, titanium
탄소, carbon
수소, hydrogen
산소, oxygen
질소, nitrogen
아르곤, argon
염소, chlorine
이산화탄소, carbon dioxide, co2
일산화탄소, carbon monoxide
플라스틱, 합성수지, plastic
수지, resin
고무, rubber
유리, glass
세라믹, 도자기, ceramic
종이, 제지, paper
섬유, fibre, fiber, textile
직물, 원단, fabric, cloth
가죽, leather
접착제, 본드, adhesive, glue
페인트, 도료, paint
도장, 페인트칠, 칠하~, painting, coating
분체 도장, powder coating
도막, 코팅, coating, paint film
도막 두께, coating thickness, film thickness
도금, plating, electroplating
양극 산화, 아노다이징, anodizing, anodising
표면 처리, surface treatment
열처리, heat treatment
담금질, 퀜칭, 급랭, quenching
뜨임, 템퍼링, tempering
풀림, 어닐링, annealing
시효, 시효 처리, ageing, aging
경화, 굳히~, 굳~, curing, hardening
건조로, drying oven
주조, casting
다이캐스팅, 다이캐스트, die casting, diecasting
사형 주조, sand casting
단조, forging
압출, extrusion
압연, rolling
인발, drawing process
프레스 가공, press working, stamping
판금, sheet metal
사출 성형, injection molding, injection moulding
금형, 다이, die, mould, mold
코어, core
캐비티, cavity
게이트, 탕구, gate
런너, 탕도, runner
오버플로, 오버플로우, overflow
가스 빼기, 벤트, 공기 빼기, vent, venting, air vent
이젝터 핀, 밀핀, 밀어내기 핀, ejector pin
이형제, release agent, die lubricant, mold release
이형, 빼내~, demoulding, ejection, release
용탕, 쇳물, 녹은 금속, melt, molten metal
용해로, 용광로, melting furnace
보온 로, holding furnace
도가니, crucible
래들, 국자, ladle
잉곳, ingot
회수재, 스크랩, 리턴재, 재활용 재료, return material, scrap
슬러지, 찌꺼기, sludge
드로스, 부유물, 찌꺼기, dross
탈가스, 가스 제거, degassing
플럭스, 용제, flux
주조 압력, casting pressure
증압, intensification
고속 사출, high-speed injection, fast injection
저속 사출, slow injection
사출 속도, injection speed, injection velocity
형체력, clamping force
형체, mold clamping, die clamping
형개, mold opening, die opening
타이바, tie bar
비스킷, biscuit
비스킷 두께, biscuit thickness
플런저, plunger
슬리브, sleeve
다이 온도, 금형 온도, die temperature, mold temperature
응고, 굳~, solidification, solidify
냉각 시간, cooling time
예열, 미리 데우~, 미리 가열, preheat, preheating, warm-up
시사출, 예비 사출, 시험 사출, trial shot, warm-up shot
쇼트, shot
용접, 땜질, welding, weld
점용접, 스폿 용접, spot welding
납땜, soldering, brazing
전극, electrode
용접봉, welding rod
가공, 기계 가공, machining
선삭, 선반 가공, turning
밀링, milling
드릴링, 구멍 뚫~, 천공, drilling, drill
연삭, 그라인딩, 갈아 내~, grinding
연마, 광내~, polishing, polish
탭 가공, 나사 내기, tapping
사상, 다듬질, finishing, deburring
버 제거, 디버링, deburring
쇼트 블라스트, shot blasting
절삭 유, cutting fluid, cutting oil
공구, 연장, tool
칼날, blade
조립 라인, assembly line
생산 라인, production line
컨베이어, 컨베이어 벨트, conveyor, conveyor belt
포장, 패키징, packing, packaging
라벨, 딱지, label
각인, 마킹, marking, engraving
토크, 조임 힘, 조임토크, torque
나사, 볼트, screw, bolt
너트, nut
와셔, washer ring
개스킷, 가스켓, gasket
패킹, seal, sealing
베어링, bearing
샤프트, shaft
기어, 톱니바퀴, gear
벨트, belt
체인, 쇠사슬, chain
스프링, 용수철, spring
용기, 그릇, container, vessel
시제품, 시작품, prototype
양산, 대량 생산, mass production
시험 생산, 파일럿, pilot production, trial production
설계 변경, design change, engineering change
도면, drawing, blueprint
공정도, 공정 흐름도, process flow, flow chart
부품표, 자재 명세서, bill of materials, bom
생산 계획, production plan, production schedule
생산 관리, production management, production control
현장, 작업장, shop floor, workplace
작업자, 작업원, 현장 직원, operator, worker
교대, 교대 근무, 근무조, shift, shift work
주간 근무, 낮 근무, day shift
야간 근무, 밤 근무, night shift
반장, 조장, foreman, team leader, shift leader
공장장, 공장 책임자, plant manager
정리 정돈, housekeeping
낭비, waste, wasteful
린 생산, lean production, lean manufacturing
개선 활동, improvement activity, kaizen
제안 제도, suggestion scheme
목표치, 목표값, target value
실적, 실적치, actual result, performance
측정값, 측정치, measured value, reading
기준값, 기준치, reference value, standard value
허용 범위, allowable range, permissible range
정상 범위, normal range
정상, normal
이상, 비정상, abnormal, abnormality, anomaly
문턱값, 임계값, 임계치, threshold
예측, 예상, prediction, forecast
모형, 모델, model
신뢰도, confidence, reliability
학습, 훈련, training, learning
스프레이, 분사, 뿌리~, spray, spraying
고속, high-speed, high speed
저속, low-speed, low speed
습기, 수분, 물기, moisture
투입량, 넣는 양, feed amount, input amount
시험, 테스트, test, trial
`;
