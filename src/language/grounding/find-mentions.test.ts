import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMentions } from './find-mentions.js';

/** What was found, in short: value and dimension, date, time or kind. */
function shortly(text: string): string[] {
  return findMentions(text).map((mention) => {
    switch (mention.kind) {
      case 'number':
        return `${mention.sign ?? ''}${mention.value}${mention.unit === null ? '' : ` ${mention.unit.dimension}`}${mention.counts ? ' counted' : ''}${mention.approximate ? ' about' : ''}`;
      case 'date':
        return [mention.year ?? '-', mention.month ?? '-', mention.day ?? '-'].join('/');
      case 'time':
        return `${mention.half ?? ''}${mention.hour}:${mention.minute ?? '-'}:${mention.second ?? '-'}`;
      case 'colon':
        return mention.parts.join(':');
      default:
        return `${mention.kind} ${mention.text}`;
    }
  });
}

describe('findMentions', () => {
  it.each([
    ['12분 30초에', ['750 time']],
    ['1시간 5분 이후', ['3900 time']],
    ['1 h 2 min 5 s, then 90 minutes', ['3725 time', '90 time']],
    ['00:12:30과 12:30', ['0:12:30', '12:30']],
    ['신뢰도 95.3 %, .953', ['95.3 percent', '0.953']],
    ['약 35세 남성', ['35 age about']],
    ['세 건, 열두 명, 스물세 마리', ['3 counted', '12 counted', '23 counted']],
    ['네, 두 번째 도난은 한 건도 아닙니다', []],
    ['3만 5천원과 35만 원, 1억 2천만 원', ['35000 KRW', '350000 KRW', '120000000 KRW']],
    ['삼십오만 원, 십이 분', ['350000 KRW', '12 time']],
    ['1,234.5 mm, 12,345건', ['1234.5 length', '12345 counted']],
    ['-0.215만큼 낮고 +1.53 높음', ['-0.215', '+1.53']],
    [
      '180~220 ℃, 2.1–2.8 m/s, 18 to 25 mm',
      [
        '180 temperature',
        '220 temperature',
        '2.1 velocity',
        '2.8 velocity',
        '18 length',
        '25 length',
      ],
    ],
    [
      '2026년 1월 19일, 1월 5일, 2025년 9월, 2012년생',
      ['2026/1/19', '-/1/5', '2025/9/-', '2012/-/-'],
    ],
    ['January 4th, 2013, 4 March, in May 2020', ['2013/1/4', '-/3/4', '2020/5/-']],
    ['2026-01-18T14:03:20Z', ['2026/1/18', 'pm14:3:20']],
    ['오후 2시 45분, 14시, 9:05 p.m.', ['pm2:45:-', '14:-:-', 'pm9:5:-']],
    ['1. 첫째\n2) 둘째\n- 3개', ['3 counted']],
    [
      '[2] lot A-207, Velocity_2, v12, cam-02_night.mp4',
      [
        'citation [2]',
        'identifier A-207',
        'identifier Velocity_2',
        'identifier v12',
        'identifier cam-02_night.mp4',
      ],
    ],
    ['010-2345-6789', ['identifier 010-2345-6789']],
    [
      'twenty-one events, two hundred rows, ten minutes, twice',
      ['21 counted', '200 counted', '10 time', '2 counted'],
    ],
    ['the 3rd of 4 events', ['4 counted']],
    ['a man in his 40s', ['40 decade']],
    ['1e-5 and 2.5e3 s', ['0.00001', '2500 time']],
  ])('%s', (text, expected) => {
    expect(shortly(text)).toEqual(expected);
  });

  it('finds mentions in order, inside the text, none over another', () => {
    const piece = fc.constantFrom(
      '12분',
      ' 30초 ',
      '3만',
      '5천원',
      '세 건',
      '2026-01-19',
      '14:30',
      '-',
      '~',
      '95.3%',
      'v12',
      '\n1. ',
      '오후 2시',
      ' two ',
      '[1]',
      'A',
      '.',
      ',',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }).map((parts) => parts.join('')),
        (text) => {
          const mentions = findMentions(text);
          for (const [i, { start, end }] of mentions.entries()) {
            expect(start).toBeGreaterThanOrEqual(i === 0 ? 0 : mentions[i - 1]!.start);
            expect(end).toBeLessThanOrEqual(text.length);
            expect(end).toBeGreaterThan(start);
          }
        },
      ),
    );
  });
});
