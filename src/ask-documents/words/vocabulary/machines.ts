/** Machines, their parts, care and instruments; energy. See `built-in-synonyms.ts` for the form. */
export const machineWords = `
기계, 설비, 장비, 장치, machine, equipment, machinery
기기, 장치, device, appliance, apparatus
부품, 부속, 부속품, 파트, part, component, spare part
예비 부품, 예비품, 스페어, spare part, spare
정비, 보전, 유지 보수, 손보~, maintenance, servicing, upkeep
예방 정비, 예방 보전, preventive maintenance
예지 보전, 예측 정비, predictive maintenance
사후 정비, 사후보전, 고장 정비, breakdown maintenance, corrective maintenance
정기 점검, 주기적 점검, periodic inspection, regular inspection, routine check
일상 점검, 매일 점검, daily check, daily inspection
오버홀, 분해 정비, overhaul
정비 이력, 보전 이력, maintenance history, maintenance record
정비사, 정비원, 보전 담당, 정비 담당, maintenance technician, mechanic
기술자, 엔지니어, 기사, engineer, technician
비가동, 다운타임, 멈춘 시간, 정지 시간, downtime
비상 정지, 긴급 정지, emergency stop
윤활, 기름칠, 급유, lubrication, lubricate
윤활유, 오일, 기름, lubricant, lubricating oil, oil
그리스, 구리스, grease
작동유, 유압유, hydraulic oil, hydraulic fluid
유압, hydraulic, hydraulic pressure
공압, 공기압, pneumatic, air pressure
압축 공기, 에어, compressed air
압축기, 콤프레서, 컴프레서, 공기 압축기, compressor, air compressor
펌프, pump
진공, vacuum
진공 펌프, vacuum pump
송풍기, 블로어, blower, fan
환풍기, 배기 팬, exhaust fan, ventilator
모터, 전동기, motor, electric motor
엔진, 기관, engine
터빈, turbine
발전기, 제너레이터, generator
변압기, 트랜스, transformer
인버터, inverter
감속기, 기어박스, reducer, gearbox, speed reducer
실린더, cylinder
피스톤, piston
밸브, valve
솔레노이드 밸브, 전자 밸브, solenoid valve
체크 밸브, 역류 방지, check valve, non-return valve
안전 밸브, safety valve, relief valve
배관, 파이프, 관로, piping, pipe
호스, hose
연결부, 이음매, 조인트, joint, connection
커플링, coupling
플랜지, flange
노즐, 분사구, nozzle
필터, 여과기, filter
스트레이너, 거름망, strainer
여과, 거르~, filtration, filter
탱크, 저장조, 수조, tank, reservoir
보일러, boiler
열 교환기, heat exchanger
냉각기, 칠러, 냉각 장치, chiller, cooler
냉각수, 냉각 물, coolant, cooling water
냉각탑, 쿨링 타워, cooling tower
냉동기, refrigerator unit, refrigeration machine
냉매, refrigerant
히터, 가열기, 전열기, heater
버너, burner
오븐, oven
가열로, heating furnace
크레인, 기중기, crane
호이스트, hoist
지게차, 포크리프트, forklift, forklift truck
리프트, 승강기, lift
엘리베이터, 승강기, elevator, lift
사다리, ladder
작업대, workbench, work table
로봇, robot
로봇 팔, robot arm, robotic arm
그리퍼, 집게, gripper
무인 운반차, agv, automated guided vehicle
선반, lathe
머시닝 센터, machining center, machining centre
프레스, 프레스기, press machine
사출기, 사출 성형기, injection molding machine
다이캐스팅기, 다이캐스팅 머신, 주조기, die casting machine
용접기, welding machine, welder
드릴, drill
톱, saw
망치, 해머, hammer
렌치, 스패너, wrench, spanner
토크 렌치, torque wrench
드라이버, screwdriver
게이지, 계측기, 측정기, gauge, gage, measuring instrument
캘리퍼스, 버니어, calliper, caliper
마이크로미터, micrometer
저울, scale, weighing scale, balance
온도계, thermometer
압력계, 압력 게이지, pressure gauge
유량계, flow meter, flowmeter
유량, 흐르는 양, flow rate, flow
수위, water level
유위, 오일 레벨, 유면, oil level
전압, voltage
전류, electric current, amperage
저항, resistance
전력, 전기, electric power, electricity
전원, power supply, power source
정전, 전기가 나가~, power failure, power outage, blackout
누전, electric leakage, earth leakage, short circuit
합선, 단락, short circuit
접지, 어스, grounding, earthing, ground wire
퓨즈, fuse
차단기, 누전 차단기, breaker, circuit breaker
배전반, 분전반, switchboard, distribution board
전선, 케이블, 배선, cable, wire, wiring
플러그, plug
콘센트, outlet, socket
커넥터, 접속 단자, connector
단자, terminal
회로, circuit
기판, 회로 기판, circuit board, pcb
반도체, semiconductor
배터리, 건전지, 전지, 축전지, battery
충전기, charger
센서, 감지기, 검출기, sensor, detector
열전대, thermocouple
근접 센서, proximity sensor
압력 센서, pressure sensor, pressure transducer
온도 센서, temperature sensor
카메라, camera
조명, lighting, lamp
전구, bulb, light bulb
스위치, switch
손잡이, 핸들, handle, grip
레버, lever
페달, pedal
화면, 스크린, 디스플레이, 모니터, screen, display, monitor
표시등, 램프, indicator light, indicator lamp
경보, 알람, 경보음, alarm, warning
경고, warning
오류 코드, 에러 코드, error code
제어, control
제어기, 컨트롤러, controller
제어반, 조작반, 조작 패널, control panel
프로그램 가능 논리 제어기, 피엘씨, plc, programmable logic controller
리모컨, 원격 조종기, remote control
원격 제어, 원격 조작, remote control
교정, 검교정, 캘리브레이션, calibration, calibrate
교정 주기, calibration interval
영점, 제로점, 원점, zero point, zero
영점 조정, 영점 맞추~, zero adjustment, zeroing
초기화, 리셋, reset, initialize, initialization
시운전, 시험 운전, trial run, test run, commissioning
공회전, idling, idle running
과열, 너무 뜨거워지~, overheating, overheat
과부하, overload
이상음, 이상한 소리, 이음, abnormal noise, unusual sound
누유, 기름이 새~, 오일 누출, oil leak
누수, 물이 새~, water leak
누기, 공기가 새~, air leak
가스 누출, 가스가 새~, gas leak
부식, corrosion, rust
피로 파괴, fatigue failure
유격, 헐거움, play, backlash
정렬, 얼라인먼트, alignment
수평, level, horizontal
수직, vertical, perpendicular
회전수, 분당 회전수, rpm, revolutions per minute
정격, 정격 용량, rated, rating
정격 하중, rated load, rated capacity, load capacity
최대 하중, maximum load
정격 전압, rated voltage
소비 전력, 전기 사용량, power consumption
출력, output power
입력, 넣는 값, input
방수, waterproof, water resistant
방진, dustproof
방폭, explosion-proof
보호 등급, protection rating, ip rating
설치 공간, installation space
기초 공사, foundation work
앵커 볼트, anchor bolt
덮개, 커버, 뚜껑, cover, lid
가드, 방호 장치, guard, safeguard
안전문, 안전 도어, safety door
인터록, 연동 장치, interlock
안전 장치, safety device
보호 장치, protective device
프린터, 인쇄기, printer
복사기, copier, photocopier
세탁기, washing machine
식기세척기, dishwasher
냉장고, refrigerator, fridge
에어컨, 냉방기, air conditioner
난방, heating
냉방, 에어컨, air conditioning, cooling
환기, 통풍, ventilation
제습기, dehumidifier
가습기, humidifier
공기청정기, air purifier
정수기, water purifier
청소기, 진공청소기, vacuum cleaner
고압 세척기, pressure washer
전자레인지, microwave oven, microwave
텔레비전, 티브이, television, tv
시계, clock, watch
자물쇠, 잠금장치, lock, padlock
열쇠, key
잠금 표지, 잠금·표지, 로토, lockout, lockout tagout
에너지, energy
에너지 절약, 에너지 절감, energy saving, energy conservation
전기 요금, 전기세, electricity bill, electricity charge
태양광, 태양 전지, 태양광 발전, solar power, photovoltaic, solar
풍력, 풍력 발전, wind power
수력, 수력 발전, hydroelectric power, hydropower
원자력, 핵발전, nuclear power, nuclear energy
화력 발전, thermal power
재생 에너지, 신재생에너지, renewable energy
화석 연료, fossil fuel
연료, fuel
연료 전지, fuel cell
석유, 원유, oil, petroleum, crude oil
휘발유, 가솔린, gasoline, petrol
경유, 디젤, diesel
천연 가스, natural gas
도시 가스, city gas, town gas
석탄, coal
연비, fuel efficiency, mileage
전기차, 전기 자동차, electric vehicle, electric car
충전소, charging station
송전, power transmission
전력망, 전력 계통, power grid, grid
발전소, power plant, power station
발전, 전기 생산, power generation
단열, insulation
폐열, 버려지는 열, waste heat
`;
