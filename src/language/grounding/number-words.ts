const native: Readonly<Record<string, number>> = {
  한: 1,
  하나: 1,
  두: 2,
  둘: 2,
  세: 3,
  셋: 3,
  네: 4,
  넷: 4,
  다섯: 5,
  여섯: 6,
  일곱: 7,
  여덟: 8,
  아홉: 9,
  열: 10,
  스물: 20,
  스무: 20,
  서른: 30,
  마흔: 40,
  쉰: 50,
  예순: 60,
  일흔: 70,
  여든: 80,
  아흔: 90,
};
const nativePart = new RegExp(Object.keys(native).join('|'), 'g');

/** Source of a pattern for native Korean numerals 1 to 99 as written before a counter: 열두, 스물세. */
export const nativeNumeral =
  '(?:(?:열|스물|스무|서른|마흔|쉰|예순|일흔|여든|아흔)(?:한|하나|두|세|네|다섯|여섯|일곱|여덟|아홉)?|한|두|세|네|다섯|여섯|일곱|여덟|아홉)';

/** The value of a native numeral: 열두 is 12. */
export function nativeValue(text: string): number {
  return (text.match(nativePart) ?? []).reduce((sum, part) => sum + (native[part] ?? 0), 0);
}

const digits: Readonly<Record<string, number>> = {
  영: 0,
  공: 0,
  일: 1,
  이: 2,
  삼: 3,
  사: 4,
  오: 5,
  육: 6,
  칠: 7,
  팔: 8,
  구: 9,
};
const small: Readonly<Record<string, number>> = { 십: 10, 백: 100, 천: 1000 };
const large: Readonly<Record<string, number>> = { 만: 1e4, 억: 1e8, 조: 1e12 };

/**
 * The value of a Sino-Korean number, in Hangul (삼십오만), in digits with scales (3만 4천5백) or mixed;
 * null when it is none.
 */
export function sinoValue(text: string): number | null {
  let total = 0;
  let section = 0;
  let current: number | null = null;
  for (const [part] of text.matchAll(/\d[\d,]*(?:\.\d+)?|\S/g)) {
    if (/^\d/.test(part)) current = Number(part.replaceAll(',', ''));
    else if (part in digits) current = digits[part]!;
    else if (part in small) {
      section += (current ?? 1) * small[part]!;
      current = null;
    } else if (part in large) {
      const amount = section + (current ?? (section === 0 ? 1 : 0));
      total += amount * large[part]!;
      section = 0;
      current = null;
    } else return null;
  }
  return total + section + (current ?? 0);
}

const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const units = ones.slice(1, 10).join('|');

/** Source of a pattern for English number words from two up; "one" is more often a pronoun. */
export const englishNumeral = `(?:(?:${tens.join('|')})(?:[- ](?:${units}))?|(?:(?:a|${units}) hundred)|${ones
  .slice(2)
  .reverse()
  .join('|')})`;

/** The value of an English number word: twenty-three, two hundred. */
export function englishValue(text: string): number {
  const words = text.toLowerCase().split(/[- ]/);
  if (words[1] === 'hundred') return Math.max(1, ones.indexOf(words[0]!)) * 100;
  return words.reduce((sum, word) => {
    const ten = tens.indexOf(word);
    return sum + (ten >= 0 ? (ten + 2) * 10 : Math.max(0, ones.indexOf(word)));
  }, 0);
}
