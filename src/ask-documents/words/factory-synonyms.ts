import { readSynonyms } from './read-synonyms.js';

/**
 * Words of the shop floor that mean the same, Korean and English. Used unless a caller gives other
 * groups; a `synonyms.txt` beside the documents adds to them.
 */
export const factorySynonyms = readSynonyms(`
불량, 결함, defect
포로시티, 기공, porosity, blow hole
기포, bubble, blister
미성형, short shot, misrun
크랙, 균열, crack
소착, soldering
얼룩, stain
긁힘, scratch
찍힘, dent
이물, impurity
개재물, inclusion
박리, exfoliation
변형, deformation
오염, contamination
버, flash, burr
원인, cause
대책, 조치, countermeasure, corrective action
온도, temperature
압력, pressure
속도, velocity, speed
두께, thickness
습도, humidity
유량, flow rate
금형, die, mould, mold
용탕, 쇳물, melt, molten metal
용해로, melting furnace
주조 압력, casting pressure
고속 사출, high-speed injection, fast injection
형체력, clamping force
타이바, tie bar
비스킷, biscuit
플런저, plunger
슬리브, sleeve
사이클 타임, cycle time
이형제, release agent, die lubricant
스프레이, 분사, spray
노즐, nozzle
냉각수, coolant, cooling water
스트레이너, strainer
압축공기, compressed air
센서, sensor
교정, calibration
영점, zero point
경보, 알람, alarm
검사, inspection
엑스선, X-ray
격리, quarantine
재작업, rework
예열, warm-up, preheat
교체, replacement, replace
청소, cleaning, clean
점검, check
정비, 보전, maintenance
주기, interval, how often
기준, standard, criterion
한도, limit
정상 범위, normal range
설정, setting
품질, quality
설비, equipment
작업자, operator
교대, shift
로트, lot
회의, meeting
결정, decision
안전, safety
비용, cost
예측, prediction
모델, model
확률, probability
문턱값, threshold
신뢰도, confidence
보관, 보존, kept, retention
제품, product
합금, alloy
슬러지, sludge
탈가스, degassing
수소, hydrogen
필터, filter
밸브, valve
누유, 누수, leak
마모, wear
거부, 채택하지, rejected
`);
