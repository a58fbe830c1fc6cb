import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stampMs } from './stamp-ms.js';

describe('stampMs', () => {
  it('reads what the ISO form of any date says', () => {
    const dates = fc.date({
      min: new Date('1970-01-01'),
      max: new Date('2099-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(dates, (date) => {
        const iso = date.toISOString();
        expect(stampMs(iso)).toBe(date.getTime());
        expect(stampMs(iso.replace('T', ' ').replace('Z', ''))).toBe(date.getTime());
        expect(stampMs(iso.slice(0, 10).replaceAll('-', ''))).toBe(Date.parse(iso.slice(0, 10)));
      }),
    );
  });

  it.each([
    ['2026.11.21 8:05', '2026-11-21T08:05:00Z'],
    ['2026/3/7', '2026-03-07T00:00:00Z'],
    ['2026-11-21T08:30:15,25', '2026-11-21T08:30:15.250Z'],
    ['20261121 083015', '2026-11-21T08:30:15Z'],
    ['2026-11-21 08:30+09:00', '2026-11-20T23:30:00Z'],
    ['2026-11-21 08:30 -0330', '2026-11-21T12:00:00Z'],
  ])('reads %s', (text, iso) => {
    expect(stampMs(text)).toBe(Date.parse(iso));
  });

  it.each([
    '',
    'later',
    '2026-13-01',
    '2026-02-30',
    '2026-01-00',
    '2026-11/21',
    '2026-1',
    '12026-01-01',
    '2026-11-21 24:00',
    '2026-11-21 08:61',
    '21.11.2026',
  ])('does not take %j for a date', (text) => {
    expect(stampMs(text)).toBeNaN();
  });
});
