// How a Korean verb or adjective looks in a sentence. Syllables are put together from their letters:
// a syllable is 0xac00 + (first letter * 21 + vowel) * 28 + last letter.

const firstSyllable = 0xac00;
const lastSyllable = 0xd7a3;
/** Numbers of last letters. */
const none = 0;
const final = { n: 4, d: 7, l: 8, m: 16, b: 17, s: 19, ss: 20 } as const;
/** Numbers of vowels. */
const vowel = {
  a: 0,
  ae: 1,
  eo: 4,
  e: 5,
  yeo: 6,
  o: 8,
  wa: 9,
  wae: 10,
  oe: 11,
  u: 13,
  wo: 14,
  eu: 18,
  i: 20,
} as const;

// What keeps its last letter before a vowel; most stems of that letter lose or change it.
const regularB = new Set('입 잡 좁 뽑 접 집 씹 꼽 업 굽 꼬집 붙잡 사로잡 뒤집'.split(' '));
const regularS = new Set('웃 씻 벗 빗 솟 빼앗 비웃'.split(' '));
const irregularD = new Set('듣 걷 싣 깨닫 일컫'.split(' '));
const plainReu = new Set('따르 치르 들르 다다르'.split(' '));

/**
 * How words begin that are forms of the verb or adjective of a stem: 바꾸 gives 바꾸, 바꿔, 바꿨, 바꾼, 바꿀, 바꿈, 바꿉.
 * Stems of one syllable come with what may follow them (찾는, 찾아); no form is one syllable alone.
 */
export function verbForms(stem: string): readonly string[] {
  let forms = known.get(stem);
  if (forms === undefined) {
    forms = [...new Set(formsOf(stem))];
    known.set(stem, forms);
  }
  return forms;
}

const known = new Map<string, readonly string[]>();

function formsOf(stem: string): string[] {
  const last = stem.at(-1);
  if (last === undefined) return [];
  const head = stem.slice(0, -1);
  const code = last.charCodeAt(0);
  if (code < firstSyllable || code > lastSyllable) return [stem];
  const finalLetter = (code - firstSyllable) % 28;
  const with_ = (letter: number) => head + String.fromCharCode(code - finalLetter + letter);
  const open = with_(none);
  const follow = (start: string, endings: string) => [...endings].map((one) => start + one);
  const bright = isBright(vowelOf(last));
  const past = bright ? '아았' : '어었';
  const always = follow(stem, '고는지기게도던거다');
  if (finalLetter === none) {
    const joined = joinedWithEo(stem);
    const closed = [with_(final.n), with_(final.l), with_(final.m), with_(final.b)];
    if (stem.length > 1) return [stem, ...joined, ...closed];
    return [
      ...always,
      ...follow(stem, '면려니러며'),
      ...joined.flatMap((one) => (isPast(one) ? follow(one, '다던을고지') : follow(one, '야서도'))),
      `${with_(final.b)}니`,
      `${with_(final.n)}다`,
      ...follow(with_(final.l), '때수지'),
    ];
  }
  if (finalLetter === final.l) {
    const changed = [with_(final.n), with_(final.b)];
    if (stem.length > 1) return [stem, ...follow(open, '는니'), ...changed];
    return [...follow(stem, `고지기게면려${past}`), ...follow(open, '는니'), `${with_(final.b)}니`];
  }
  if (finalLetter === final.b && !regularB.has(stem)) {
    const soft = stem === '돕' || stem === '곱' ? ['와', '왔'] : ['워', '웠'];
    return [
      ...(stem.length > 1 ? [stem] : always),
      ...follow(open, '운울우움'),
      ...soft.map((one) => open + one),
    ];
  }
  if (finalLetter === final.s && !regularS.has(stem))
    return [...(stem.length > 1 ? [stem] : always), ...follow(open, `으은을음${past}`)];
  if (finalLetter === final.d && irregularD.has(stem))
    return [...(stem.length > 1 ? [stem] : always), ...follow(with_(final.l), `으은을음${past}`)];
  return stem.length > 1 ? [stem] : [...always, ...follow(stem, `으은을음${past}`)];
}

// 바꾸 + 어 = 바꿔, 고치 + 어 = 고쳐, 고르 + 어 = 골라, 모으 + 아 = 모아; and the same with the sign of the past.
function joinedWithEo(stem: string): string[] {
  const last = stem.at(-1)!;
  const head = stem.slice(0, -1);
  if (last === '하') return [`${head}해`, `${head}했`];
  const both = (before: string, syllable: string) => [
    before + syllable,
    before + closedBy(syllable, final.ss),
  ];
  const before = head.at(-1) ?? '';
  const harmony = before !== '' && isBright(vowelOf(before)) ? vowel.a : vowel.eo;
  if (last === '르' && before !== '' && !plainReu.has(stem))
    return both(head.slice(0, -1) + closedBy(before, final.l), withVowel(last, harmony));
  const own = vowelOf(last);
  if (own === vowel.eu) return both(head, withVowel(last, harmony));
  const contracted = contraction.get(own);
  return contracted === undefined ? [] : both(head, withVowel(last, contracted));
}

const contraction = new Map<number, number>([
  [vowel.u, vowel.wo],
  [vowel.o, vowel.wa],
  [vowel.i, vowel.yeo],
  [vowel.oe, vowel.wae],
  [vowel.a, vowel.a],
  [vowel.eo, vowel.eo],
  [vowel.ae, vowel.ae],
  [vowel.e, vowel.e],
  [vowel.yeo, vowel.yeo],
]);

function isPast(form: string): boolean {
  return (form.charCodeAt(form.length - 1) - firstSyllable) % 28 === final.ss;
}

function isBright(own: number): boolean {
  return own === vowel.a || own === vowel.o;
}

function vowelOf(syllable: string): number {
  return Math.floor(((syllable.charCodeAt(0) - firstSyllable) % 588) / 28);
}

function withVowel(syllable: string, to: number): string {
  const code = syllable.charCodeAt(0) - firstSyllable;
  return String.fromCharCode(firstSyllable + Math.floor(code / 588) * 588 + to * 28);
}

function closedBy(syllable: string, letter: number): string {
  const code = syllable.charCodeAt(0) - firstSyllable;
  return String.fromCharCode(firstSyllable + code - (code % 28) + letter);
}
