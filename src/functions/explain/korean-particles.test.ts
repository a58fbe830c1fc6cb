import { describe, expect, test } from 'vitest';
import { type ParticlePair, withParticle } from './korean-particles.js';

// Written by the rules of Korean spelling, not by the code.
describe('withParticle', () => {
  test.each<[string, ParticlePair, string]>([
    ['속도', '은/는', '속도는'],
    ['형체력', '은/는', '형체력은'],
    ['형체력', '이/가', '형체력이'],
    ['속도', '이/가', '속도가'],
    ['온도', '을/를', '온도를'],
    ['압력', '을/를', '압력을'],
    ['불량', '으로/로', '불량으로'],
    ['위치', '으로/로', '위치로'],
    ['사출', '으로/로', '사출로'],
    ['사출', '은/는', '사출은'],
    ['두께', '과/와', '두께와'],
    ['시간', '과/와', '시간과'],
    ['시간', '이며/며', '시간이며'],
    ['속도', '이고/고', '속도고'],
  ])('%s %s -> %s', (word, pair, expected) => {
    expect(withParticle(word, pair)).toBe(expected);
  });

  test.each<[string, string]>([
    ['Velocity_1', 'Velocity_1은'], // 일
    ['Velocity_2', 'Velocity_2는'], // 이
    ['Velocity_3', 'Velocity_3은'], // 삼
    ['Zone_4', 'Zone_4는'],
    ['Zone_5', 'Zone_5는'],
    ['Zone_6', 'Zone_6은'],
    ['Zone_7', 'Zone_7은'],
    ['Zone_8', 'Zone_8은'],
    ['Zone_9', 'Zone_9는'],
    ['10', '10은'],
    ['78.0%', '78.0%는'],
  ])('reads digits: %s', (word, expected) => {
    expect(withParticle(word, '은/는')).toBe(expected);
  });

  test.each<[string, string]>([
    ['Cycle_Time', 'Cycle_Time은'], // 타임
    ['Cycle', 'Cycle은'], // 사이클
    ['Clamping_Level', 'Clamping_Level은'],
    ['Coolant_Position', 'Coolant_Position은'],
    ['Casting', 'Casting은'], // 캐스팅
    ['High_Velocity', 'High_Velocity는'],
    ['Casting_Pressure', 'Casting_Pressure는'], // 프레셔
    ['Melting_Furnace_Temp', 'Melting_Furnace_Temp은(는)'],
    ['Biscuit_Thickness', 'Biscuit_Thickness는'], // 스
    ['Flow_Rate', 'Flow_Rate는'], // 레이트
    ['Speed', 'Speed는'],
    ['Air_M', 'Air_M은'], // 엠
    ['RPM', 'RPM은'],
    ['Block', 'Block은(는)'],
  ])('reads Latin words: %s', (word, expected) => {
    expect(withParticle(word, '은/는')).toBe(expected);
  });

  test('a number that ends in ㄹ takes 로', () => {
    expect(withParticle('Zone_7', '으로/로')).toBe('Zone_7로');
    expect(withParticle('Zone_3', '으로/로')).toBe('Zone_3으로');
  });

  test('brackets at the end are not read', () => {
    expect(withParticle('속도(형체력)', '은/는')).toBe('속도(형체력)는');
    expect(withParticle('Velocity_1 (사출 유닛)', '이/가')).toBe('Velocity_1 (사출 유닛)이');
  });

  test('writes both forms when it cannot know', () => {
    expect(withParticle('温度', '이/가')).toBe('温度이(가)');
    expect(withParticle('Temp', '으로/로')).toBe('Temp(으)로');
    expect(withParticle('', '을/를')).toBe('을(를)');
  });
});
