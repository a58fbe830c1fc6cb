/** What is done every day and how things are; see `built-in-synonyms.ts` for the form. */
export const everydayVerbs = `
교체, 교환, 바꾸~, 갈아 끼우~, 새것으로, replace, replacement, exchange, swap
변경, 바꾸~, 바뀌~, 고치~, 달라지~, change, alter, modify, modification
수정, 정정, 고치~, 바로잡~, correct, correction, amend, revise
수리, 고치~, 수선, repair, fix, mend
고장, 고장 나~, 망가지~, 망가뜨리~, breakdown, broken, failure, malfunction
파손, 손상, 부서지~, 깨지~, 망가지~, damage, damaged, broken
파괴, 부수~, destroy, destruction
시작, 개시, 착수, 시작되~, start, begin, commence, beginning
가동, 작동, 구동, 돌리~, 돌아가~, operate, run, running
종료, 끝나~, 끝내~, 마치~, finish, end, complete
완료, 마치~, 끝내~, 끝나~, complete, completion, finish
정지, 멈추~, 멈춤, 서 있, stop, halt
중단, 멈추~, 그만두~, interrupt, suspend, discontinue, stop
중지, 멈추~, 그만두~, stop, suspend, cease
재개, 다시 시작하~, resume, restart
계속, 지속, 이어지~, continue, continuous, keep on
유지, 지키~, maintain, keep, preserve
증가, 상승, 늘어나~, 늘~, 많아지~, 커지~, increase, rise, grow
늘리~, 늘려, 확대, 증가시키~, 키우~, increase, expand, enlarge
감소, 줄어들~, 줄~, 적어지~, 작아지~, decrease, decline, drop
하락, 떨어지~, 내려가~, 낮아지~, fall, drop, decline
상승, 올라가~, 오르~, 높아지~, rise, go up, climb
인상, 올리~, 올려, raise, increase
인하, 내리~, 낮추~, lower, reduce, cut
감축, 줄이~, 축소, 삭감, reduce, cut, reduction
절감, 절약, 아끼~, 줄이~, save, saving, reduce
추가, 더하~, 덧붙이~, 보태~, add, addition, additional
삭제, 지우~, 없애~, delete, erase, remove
제거, 없애~, 치우~, 떼어 내~, remove, removal, eliminate
제외, 빼~, 빠지~, 빼놓~, exclude, except, excluding
포함, 들어 있~, 들어가~, 담기~, include, contain, including
구성, consist of, composed of, composition
연결, 잇~, 이어지~, 접속, connect, connection, link
분리, 떼~, 나누~, 떨어뜨리~, separate, detach, separation
분할, 나누~, 쪼개~, divide, split
결합, 합치~, 합쳐지~, combine, join
통합, 합치~, 합쳐지~, integrate, merge, integration
혼합, 섞~, 섞이~, mix, blend, mixture
사용, 이용, 쓰~, 쓰이~, use, usage, utilize
활용, 이용, 쓰~, use, make use of, utilize
적용, 해당되~, apply, applicable
제공, 주어지~, 내주~, provide, supply, offer
지급, 지불, 치르~, 내주~, pay, payment
납부, 내야, 내는, 내면, 납입, pay, payment
제출, 내야, 내는, 내면, submit, submission, hand in, turn in
요청, 부탁, 요구, request, ask for
요구, 필요로 하~, require, demand
필요, 필수, need, necessary, required, requirement
문의, 물어보~, 여쭈~, inquiry, inquire, ask
질문, 물음, question
대답, 답변, 응답, 회신, answer, reply, response
설명, 풀이, explain, explanation, describe
알리~, 알려야, 통보, 통지, 고지, notify, notification, inform
보고, 알리~, report
확인, 알아보~, 살펴보~, 살피~, verify, confirm, make sure
점검, 살펴보~, 살피~, 들여다보~, inspect, inspection, check
검사, 검수, inspection, inspect
검토, 살펴보~, 따져 보~, review, examine
조사, 알아보~, survey, investigate, investigation
분석, analyse, analyze, analysis
측정, 재는, 재야, 잴 때, 계측, measure, measurement
계산, 산정, 산출, 셈하~, calculate, calculation, compute
비교, 견주~, 대조, compare, comparison
구분, 구별, 나누~, 가르~, distinguish, distinction
분류, 나누~, classify, classification, category
선택, 고르~, 택하~, choose, select, selection
선정, 뽑~, 고르~, select, selection
결정, 정하~, 정해지~, decide, decision, determine
지정, 정하~, designate, specify
설정, 맞추~, set, setting, configure, configuration
조절, 조정, 맞추~, adjust, adjustment, regulate
조작, 다루~, operate, operation, handle
취급, 다루~, handle, handling
관리, 다루~, 맡아보~, manage, management, administer
운영, 운용, 꾸리~, operate, run, operation
담당, 맡~, 책임지~, in charge of, responsible for
책임, 책임지~, responsibility, responsible
진행, 나아가~, proceed, progress
실시, 시행, 실행, carry out, conduct, perform, implement
수행, 해내~, perform, carry out, conduct
이행, 지키~, fulfil, fulfill, perform, performance
준수, 지키~, comply, compliance, observe, adhere
위반, 어기~, 지키지 않, 지키지 못, violate, violation, breach
금지, 못 하게, 하면 안, 해서는 안, prohibit, prohibited, forbidden, ban
허용, 허가, 허락, 해도 되~, allow, allowed, permit, permitted
제한, 한정, limit, restrict, restriction
가능, 할 수 있, 될 수 있, possible, able
불가능, 불가, 할 수 없, 될 수 없, impossible, not possible
방지, 예방, 막~, 막아, prevent, prevention, avoid
차단, 막~, 막아, block, shut off, cut off
보호, 지키~, protect, protection
보관, 저장, 두어야, 두는, 놓아두~, store, storage, keep
보존, 간직하~, 남겨 두~, preserve, retain, retention, keep
저장, 쌓아 두~, save, store
폐기, 버리~, 버려지~, 처분, discard, dispose, disposal, throw away, scrap
처리, 다루~, process, processing, handle, treat
해결, 풀~, 해소, solve, resolve, solution
개선, 나아지~, 좋아지~, 좋게, improve, improvement
향상, 좋아지~, 높아지~, improve, enhance
악화, 나빠지~, 심해지~, worsen, deteriorate, get worse
저하, 떨어지~, 나빠지~, deteriorate, degradation, decline
발생, 생기~, 일어나~, occur, arise, happen
발견, 찾아내~, 찾~, 알아내~, discover, find, discovery
검색, 찾아보~, 찾~, search, look up, find
탐지, 검출, 감지, 알아채~, detect, detection
인식, 알아보~, recognize, recognition
식별, 알아보~, 가려내~, identify, identification
기록, 적~, 써 두~, 적어 두~, record, write down, log
작성, 쓰~, 적~, 만들~, write, draw up, prepare, fill in
기재, 적~, 써넣~, fill in, write, enter, stated
등록, 올리~, register, registration, enroll
신청, 신청하~, apply, application
접수, 받~, accept, receive, reception
수령, 받~, receive, receipt, collect
발급, 발행, 내주~, 떼~, issue, issuance
배포, 나눠 주~, 나누어 주~, 돌리~, distribute, distribution
공개, 밝히~, 드러내~, disclose, open to the public, publish
발표, 알리~, 밝히~, announce, announcement, publish
공지, 안내, 알림, notice, announcement
취소, 철회, 무르~, cancel, cancellation, withdraw
연기, 미루~, 늦추~, 뒤로 미루~, postpone, defer, put off
지연, 늦어지~, 늦~, 밀리~, delay, delayed, late
연장, 늘리~, 더 길게, extend, extension, prolong
단축, 줄이~, 짧아지~, 앞당기~, shorten, reduce
앞당기~, 빠르게, 서두르~, bring forward, hasten, speed up
갱신, 새로 고치~, 다시 하~, renew, renewal, update
만료, 끝나~, 지나~, expire, expiry, expiration
소멸, 없어지~, 사라지~, lapse, expire, disappear
폐지, 없애~, 없어지~, abolish, abolition, repeal
설립, 세우~, 세워지~, 만들~, establish, found, establishment
창설, 만들~, 세우~, found, establish, create
제작, 만들~, make, produce, manufacture
제조, 생산, 만들~, 만들어지~, manufacture, production, produce, make
생성, 만들~, 생기~, create, generate, creation
개발, 만들~, develop, development
설계, design, designed
건설, 건축, 짓~, 지어지~, 세우~, build, construct, construction
설치, 놓~, 세우~, install, installation, set up
조립, 맞추~, 짜 맞추~, assemble, assembly
분해, 뜯~, 풀어 헤치~, disassemble, dismantle, take apart
부착, 붙이~, 붙어, attach, affix, stick
장착, 끼우~, 붙이~, mount, fit, install
삽입, 끼우~, 넣~, 꽂~, insert, insertion, put in
투입, 넣~, 집어넣~, feed, put in, input, insert
배출, 내보내~, 내뿜~, discharge, emit, emission, exhaust
방출, 내보내~, 내뿜~, release, emit, discharge
주입, 넣~, 부어 넣~, inject, fill, pour
충전, 채우~, charge, recharge
채우~, 채워, 가득, fill, filled
비우~, 비워, 비어, empty
조이~, 조여, 체결, tighten, fasten, tightening
풀~, 풀어, 느슨하~, 헐거워지~, loosen, loose, unfasten
누르~, 눌러, press, push
당기~, 잡아당기~, pull, draw
밀어, 밀면, 미는, push
들어 올리~, 인양, lift, hoist, raise
내려 놓~, put down, lower, set down
옮기~, 이동, 나르~, move, transfer, relocate
이동, 움직이~, 옮겨 가~, move, movement
운반, 나르~, 옮기~, 실어 나르~, carry, transport, convey
보내~, 발송, 송부, 부치~, send, dispatch, ship
전달, 건네~, 넘겨주~, 전하~, deliver, hand over, pass on, convey
도착, 닿~, 다다르~, 오는, arrive, arrival
출발, 떠나~, depart, departure, leave
방문, 찾아가~, 찾아오~, 들르~, visit
참석, 참가, 참여, attend, participate, participation, take part
가입, join, sign up, enroll, subscribe
탈퇴, 그만두~, leave, withdraw, unsubscribe
도와주~, 도움, 돕~, 지원, help, assist, support
협력, 협조, 힘을 합치~, cooperate, cooperation, collaborate
의논, 상의, 협의, consult, discuss, consultation
논의, 토의, 토론, discuss, discussion
합의, 뜻을 모으~, agree, agreement, consensus
동의, 찬성, consent, agree, approval
반대, 거부, oppose, object, objection
거절, 거부, 받아들이지 않, 물리치~, refuse, reject, decline, turn down
승인, 결재, 재가, approve, approval, sign off
위임, 맡기~, delegate, entrust, delegation
의뢰, 맡기~, 부탁, commission, request, entrust
대체, 대신하~, 갈음하~, substitute, replace, alternative
대신, 대신하~, instead, in place of, on behalf of
되돌리~, 원래대로, 복구, 복원, restore, revert, undo, recover
반납, 돌려주~, 되돌려 주~, return, give back
반환, 돌려주~, 되돌려 주~, 돌려받~, return, refund
회수, 거두어들이~, 거둬들이~, 되찾~, recall, retrieve, collect
수집, 모으~, 모아, collect, gather, collection
모집, 뽑~, 구하~, recruit, recruitment
획득, 얻~, 취득, obtain, acquire, gain, get
취득, 얻~, acquire, obtain, acquisition
상실, 잃~, 잃어버리~, lose, loss, forfeit
분실, 잃어버리~, 잃~, lost, lose, missing
도난, 훔치~, 도둑맞~, theft, stolen, steal
숨기~, 숨겨, 감추~, 은닉, hide, conceal
보이~, 표시되~, show, appear, be visible
표시, 나타내~, 보여 주~, display, indicate, show, mark
열어, 개방, open
닫~, 닫아, 폐쇄, close, shut
잠그~, 잠가, 잠금, 잠기~, lock, locked
켜~, 켜야, 켜는, turn on, switch on, power on
끄~, 끄는, 꺼지~, 꺼야, turn off, switch off, power off
깨끗하~, 청결, 깔끔하~, clean, cleanliness
더럽~, 더러워, 지저분하~, 불결, dirty, unclean
청소, 닦~, 치우~, clean, cleaning, sweep
세척, 씻~, 닦~, 헹구~, wash, washing, rinse, clean
건조, 말리~, 마르~, dry, drying
젖~, 젖어, 물에 젖, 축축하~, wet, damp
가열, 데우~, 뜨겁게, 달구~, heat, heating, warm up
냉각, 식히~, 차갑게, cool, cooling, chill
뜨겁~, 고온, 더워지~, hot, high temperature
차갑~, 저온, 추워지~, cold, low temperature
따뜻하~, 온난, warm
녹~, 녹이~, 용해, 용융, melt, melting, dissolve
얼~, 얼어붙~, 동결, freeze, freezing, frozen
끓~, 끓이~, 비등, boil, boiling
태우~, 연소, 소각, burn, combustion, incinerate
폭발, 터지~, explode, explosion, burst
누출, 새는, 새어 나오~, 누설, leak, leakage
넘치~, 넘쳐, 범람, overflow, flood
막히~, 막힘, 막혀, 폐색, clogged, blocked, clogging, blockage
끊어지~, 절단, 끊기~, 단선, cut off, break, broken
자르~, 절단, 베~, 오리~, cut, cutting
구부리~, 휘~, 휘어지~, 굽히~, bend, bending, bent
비틀~, 비틀어, 뒤틀리~, twist, warp, distortion
늘어지~, 처지~, 처짐, sag, sagging, droop
휘어지~, 휘어진, 변형, 뒤틀리~, deform, deformation, warp
닳~, 닳아, 마모, 해지~, wear, worn, abrasion
녹슬~, 녹이 슬~, 부식, rust, corrosion, corrode
썩~, 썩어, 부패, 상하~, rot, decay, spoil
갈라지~, 갈라짐, 금이 가~, 균열, crack, cracking
벗겨지~, 벗겨짐, 떨어져 나가~, 박리, peel, peeling, flake off
떨어뜨리~, 떨어트리~, 낙하, drop
넘어지~, 전도, 쓰러지~, fall over, tip over
미끄러지~, 미끄럽~, slip, slippery
부딪히~, 부딪치~, 충돌, 들이받~, collide, collision, crash, hit
흔들리~, 흔들림, 진동, 떨리~, vibrate, vibration, shake
기울~, 기울어지~, 경사, tilt, slope, inclined
돌~, 회전, 돌아가~, rotate, rotation, turn
뒤집~, 뒤집어, 반전, turn over, flip, invert
펼치~, 전개, unfold, spread
접~, 접어, fold
쌓~, 쌓이~, 적재, 포개~, stack, pile up, accumulate
퍼지~, 번지~, 확산, spread, diffuse, spreading
모이~, 모여, 집합, gather, assemble
흩어지~, 분산, 흩뜨리~, scatter, disperse
겹치~, 겹쳐, 중복, overlap, duplicate
맞~, 일치, 들어맞~, match, agree, fit
다르~, 상이, 차이 나~, different, differ
같~, 동일, 똑같~, same, identical, equal
비슷하~, 유사, 닮~, similar, alike
어렵~, 곤란, 힘들~, difficult, hard
쉽~, 용이, 손쉽~, easy, simple
간단하~, 단순하~, 간편하~, simple, easy
복잡하~, 까다롭~, complex, complicated
중요하~, 중대하~, important, significant, crucial
위험하~, 위태롭~, dangerous, hazardous
안전하~, safe
튼튼하~, 견고하~, 강하~, sturdy, strong, robust
약하~, 연약하~, weak, fragile
단단하~, 딱딱하~, 굳~, hard, rigid, solid
부드럽~, 무르~, 연하~, soft, smooth
날카롭~, 예리하~, 뾰족하~, sharp
무디~, 뭉툭하~, blunt, dull
매끄럽~, 매끈하~, 평활, smooth
거칠~, 거친, 까칠하~, rough, coarse
밝~, 밝은, 환하~, bright, light
어둡~, 어두운, 컴컴하~, dark, dim
조용하~, 정숙, 고요하~, quiet, silent
시끄럽~, 소음, 소란하~, noise, noisy, loud
빠르~, 빨리, 신속하~, 급속, fast, quick, rapid
느리~, 느린, 천천히, 저속, slow, slowly
이르~, 일찍, 조기, early
늦~, 늦게, 뒤늦~, late
오래되~, 낡~, 노후, old, aged, worn out
새롭~, 신규, 새로운, new, novel
젊~, 어리~, young
늙~, 나이 들~, 고령, 노령, old, elderly, aged
가득하~, 꽉 차~, 만재, full
부족하~, 모자라~, 결핍, lack, shortage, insufficient, deficient
충분하~, 넉넉하~, enough, sufficient, adequate
남~, 남아 있~, 잔여, 나머지, remain, remaining, rest, left over
넘~, 초과, 넘어서~, exceed, over, more than
못 미치~, 미달, 밑돌~, fall short, below
지나치~, 과도, 과다, excessive, too much
적당하~, 알맞~, 적절하~, 적합, appropriate, suitable, proper
부적합, 맞지 않, 알맞지 않, unsuitable, nonconforming, inappropriate
정확하~, 올바르~, accurate, correct, exact, precise
틀리~, 잘못되~, 그릇되~, 오류, wrong, incorrect, mistake
분명하~, 명확하~, 뚜렷하~, clear, obvious, distinct
모호하~, 애매하~, 불분명, ambiguous, vague, unclear
가깝~, 인접, 근처, near, close to, nearby
멀~, 떨어져 있~, 원거리, far, distant
깊~, 깊이, 심도, deep, depth
얕~, 얕은, shallow
높~, 높이, 고도, high, height
낮~, 낮은, low
길~, 길이, 길어지~, long, length
짧~, 짧은, 짧아지~, short
넓~, 넓이, 넓은, wide, broad
좁~, 좁은, 협소, narrow
두껍~, 두께, 두꺼운, thick, thickness
얇~, 얇은, thin
크~, 커다랗~, 대형, large, big
작~, 작은, 소형, small, little
무겁~, 무게, 중량, heavy, weight
가볍~, 경량, light in weight, lightweight
많~, 많은, 다수, 다량, many, much, numerous
적~, 적은, 소수, 소량, few, little
비싸~, 고가, expensive, costly
싸~, 저렴하~, 값싸~, cheap, inexpensive
무료, 공짜, 돈을 내지 않, free of charge, for free
유료, 돈을 내~, paid, charged, chargeable
바쁘~, 분주하~, busy
한가하~, 여유 있~, free, idle
강제, 억지로, 의무적, compulsory, mandatory, forced
자발적, 스스로, voluntary, voluntarily
자동, 저절로, 자동으로, automatic, automatically
수동, 손으로, 직접, manual, manually, by hand
직접, 몸소, 스스로, directly, in person
간접, indirectly, indirect
미리, 사전, 앞서, in advance, beforehand, prior
즉시, 바로, 곧바로, 당장, immediately, at once, right away
나중에, 추후, later, afterwards
동시에, 한꺼번에, 함께, simultaneously, at the same time
자주, 빈번하~, 흔히, often, frequently
드물~, 드물게, 희귀, rare, rarely, seldom
항상, 언제나, 상시, always, constantly
가끔, 때때로, 이따금, sometimes, occasionally
완전히, 전부, 모조리, completely, entirely, fully
일부, 부분적, 얼마간, partly, partially, some
대부분, 거의 모두, 대다수, most, mostly, majority
주로, 대개, 대체로, mainly, mostly, chiefly
다시, 재차, 거듭, again, once more
혼자, 단독, 홀로, alone, single-handed
함께, 같이, 공동, together, jointly
외부, 바깥, outside, external
안쪽, 내부, 속에, inside, internal
위쪽, 상단, 상부, top, upper
아래쪽, 하단, 하부, bottom, lower
앞쪽, 전면, 앞면, front
뒤쪽, 후면, 뒷면, rear, back
왼쪽, 좌측, left side, left-hand
오른쪽, 우측, right side, right-hand
가운데, 중앙, 중심, center, centre, middle
가장자리, 모서리, 테두리, edge, rim
측면, side
근처, 주변, 인근, 부근, surroundings, vicinity, nearby
`;
