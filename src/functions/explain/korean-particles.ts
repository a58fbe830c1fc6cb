/** Particles whose form follows the last sound of the word before: after a consonant / after a vowel. */
export type ParticlePair =
  | '은/는'
  | '이/가'
  | '을/를'
  | '과/와'
  | '으로/로'
  | '이며/며'
  | '이고/고';

/**
 * The word with the particle in the form its last sound asks for: 형체력은, 속도는.
 * Digits are read as numbers, Latin words as Koreans read them; where that is not certain both forms
 * are written, 은(는). What stands in brackets at the end is not read.
 */
export function withParticle(word: string, pair: ParticlePair): string {
  const [afterConsonant, afterVowel] = pair.split('/') as [string, string]; // every pair has one slash
  const ending = finalSound(word);
  if (ending === 'uncertain') return `${word}${bothForms(afterConsonant, afterVowel)}`;
  // 으로 drops its vowel after ㄹ too: 칠로, 서울로.
  const takesVowelForm = ending === 'vowel' || (ending === 'rieul' && pair === '으로/로');
  return `${word}${takesVowelForm ? afterVowel : afterConsonant}`;
}

type FinalSound = 'vowel' | 'consonant' | 'rieul' | 'uncertain';

function finalSound(word: string): FinalSound {
  const read = word
    .replace(/\s*[([（][^()[\]（）]*[)\]）]\s*$/u, '')
    .replace(/[^\p{L}\p{N}%℃°]+$/u, '');
  const last = read.at(-1) ?? '';
  const syllable = last.codePointAt(0) ?? 0;
  if (syllable >= 0xac00 && syllable <= 0xd7a3) {
    // Unicode: code = 0xac00 + (initial * 21 + vowel) * 28 + final; final 8 is ㄹ.
    const final = (syllable - 0xac00) % 28;
    return final === 0 ? 'vowel' : final === 8 ? 'rieul' : 'consonant';
  }
  // 퍼센트, 도
  if (/[%℃°]/.test(last)) return 'vowel';
  if (/\d/.test(last)) return digitSound(read);
  if (/[a-z]/i.test(last)) return latinSound(read);
  return 'uncertain';
}

// 영 일 이 삼 사 오 육 칠 팔 구; a whole number that ends in 0 ends in 십, 백, 천 or 만.
function digitSound(text: string): FinalSound {
  const digit = Number(text.at(-1));
  if ([1, 7, 8].includes(digit)) return 'rieul';
  return [0, 3, 6].includes(digit) ? 'consonant' : 'vowel';
}

// Names of single letters (엘, 엠, 엔, 알), else what a Korean makes of the end of an English word.
function latinSound(text: string): FinalSound {
  const word = /[a-z]+$/i.exec(text)![0].toLowerCase();
  const spelled = word.length === 1 || /[A-Z]{2,}$/.test(text);
  const last = word.at(-1)!;
  if (spelled) return 'lr'.includes(last) ? 'rieul' : 'mn'.includes(last) ? 'consonant' : 'vowel';
  if (/(l|[^aeiou]le|[aeiou]le)$/.test(word)) return 'rieul';
  if (/(m|n|ng|[aeiou][mn]e)$/.test(word)) return 'consonant';
  // 스 즈 프 브 드 시 어: a vowel is added to these, or the sound ends in one.
  return /[aiouywsxzfvdjhre]$/.test(word) ? eEnding(word) : 'uncertain';
}

// A silent e after t, s, r and the like is read with an added vowel: 레이트, 프레셔; after k, p, c it varies.
function eEnding(word: string): FinalSound {
  return /[kpcbg]e$/.test(word) ? 'uncertain' : 'vowel';
}

// 은(는), 이(가), 을(를), 과(와), (으)로, (이)며
function bothForms(afterConsonant: string, afterVowel: string): string {
  return afterConsonant.endsWith(afterVowel)
    ? `(${afterConsonant.slice(0, -afterVowel.length)})${afterVowel}`
    : `${afterConsonant}(${afterVowel})`;
}
