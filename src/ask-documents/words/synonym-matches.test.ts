// Truth: a naive search of every member, cut by the same rules of what a word is.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from './scan-words.js';
import { groupOf, type SynonymGroups, synonymMatches } from './synonym-matches.js';
import { SynonymTable } from './synonym-table.js';

const found = (text: string, ...groups: string[]) => {
  const table = new SynonymTable(groups.join('\n'));
  return table
    .matches(foldText(text))
    .map(({ found: member }) => member)
    .sort();
};

describe('SynonymTable', () => {
  it('finds a Korean word at the start and at the end of a compound, not across its words', () => {
    expect(found('불량률이 높은 주조압력은?', '불량, defect', '압력, pressure')).toEqual([
      '불량',
      '압력',
    ]);
    expect(found('사이트가 비정상', '사이, gap', '정상, normal')).toEqual([]);
    expect(found('할수도 있나', '수도, water supply')).toEqual([]);
  });

  it('finds a word of one syllable only by itself', () => {
    expect(found('불이 나면', '불, fire')).toEqual(['불']);
    expect(found('불만이 많은', '불, fire')).toEqual([]);
  });

  it('finds phrases however they are spaced, and Latin words in any form', () => {
    expect(found('유효기간은', '유효 기간, validity')).toEqual(['유효 기간']);
    expect(found('보증 기간은', '보증 기간, warranty period')).toEqual(['보증 기간']);
    expect(found('replaced warranties', 'replace, 교체', 'warranty, 보증')).toEqual([
      'replace',
      'warranty',
    ]);
    expect(found('irreplaceable', 'replace, 교체')).toEqual([]);
    expect(found('Annual leaves?', 'annual leave, 연차')).toEqual(['annual leave']);
  });

  it('finds the forms of a verb, alone and behind other words', () => {
    expect(found('언제 바꿔야 하나', '교체, 바꾸~')).toEqual(['바꾸~']);
    expect(found('어느 것을 골라야', '선택, 고르~')).toEqual(['고르~']);
    expect(found('돈을 돌려받는', '환불, 돈을 돌려받~')).toEqual(['돈을 돌려받~']);
    expect(found('바구니', '교체, 바꾸~')).toEqual([]);
  });

  it('finds every member that is a whole word of a text', () => {
    const word = fc.constantFrom('불량', '온도', 'pressure', '금형', 'die', '용탕', '보증', 'leak');
    const group = fc.uniqueArray(word, { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(
        fc.array(group, { minLength: 1, maxLength: 6 }),
        fc.array(word),
        (groups, words) => {
          const expected = groups.flatMap((members) =>
            words.flatMap((one) => members.filter((member) => member === one)),
          );
          const text = words.join(' ');
          expect(found(text, ...groups.map((members) => members.join(', ')))).toEqual(
            expected.sort(),
          );
        },
      ),
    );
  });
});

describe('synonymMatches', () => {
  const own = (groups: SynonymGroups) => ({ builtIn: false, groups });

  it('passes over what stands inside a longer match', () => {
    const groups = own([
      ['보증', 'warranty'],
      ['보증금', 'deposit'],
    ]);
    expect(synonymMatches('보증금은', groups).map(({ from, to }) => [from, to])).toEqual([[0, 3]]);
  });

  it('brings the others of the group, a verb in its forms, what the question says already not', () => {
    const [match] = synonymMatches('교체 주기', own([['교체', '주기', '바꾸~', 'replace']]));
    const scripts = match!.others().map(({ script }) => script);
    expect(scripts.filter((script) => script === 'latin')).toHaveLength(1);
    expect(scripts.filter((script) => script === 'hangul').length).toBeGreaterThan(4);
  });

  it('takes any groups without failing', () => {
    const member = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('~', 'a ~', '바꾸~', ', ,', '쓰~', '🙂~'),
    );
    fc.assert(
      fc.property(fc.array(fc.array(member)), fc.string({ unit: 'grapheme' }), (groups, text) => {
        for (const question of [text, groups.flat().join(' ')])
          for (const match of synonymMatches(foldText(question), own(groups))) void match.others();
      }),
    );
  });

  it('names the group of a word, verbs left out, the own groups first', () => {
    const synonyms = { builtIn: true, groups: [['비스킷', 'slug']] };
    expect(groupOf('비스킷', synonyms)).toEqual(['비스킷', 'slug']);
    expect(groupOf('교체', synonyms)).toContain('replacement');
    expect(groupOf('교체', synonyms)?.some((member) => member.includes('~'))).toBe(false);
    expect(groupOf('쀍', synonyms)).toBeNull();
    expect(groupOf('', synonyms)).toBeNull();
  });
});
