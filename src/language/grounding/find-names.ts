import { isCommonWord } from './common-words.js';
import { type EvidenceIndex, holdsText } from './evidence-index.js';
import type { NameMention } from './mention.js';

/**
 * Words of an answer that name someone or something and that none of the indexes holds:
 * Latin words in capitals that are no everyday words, quoted names, Korean names before or after a
 * title, places from lists of words for them, what a phrase such as `specialises in` states, and words of `terms` (all spellings of one
 * value) of which no spelling is held.
 */
export function unheldNames(
  text: string,
  held: readonly EvidenceIndex[],
  terms: readonly (readonly string[])[],
): readonly NameMention[] {
  const known = (name: string) => held.some((index) => holdsText(index, name));
  return [
    ...latinNames(text, held, terms),
    ...quotedNames(text, known),
    ...koreanNames(text, known),
    ...koreanPlaces(text, known),
    ...englishPlaces(text, known),
    ...statedWords(text, held, terms),
    ...koreanCities(text, held, known),
    ...unheldTerms(text, known, terms),
  ];
}

function mention(text: string, start: number): NameMention {
  return { kind: 'name', start, end: start + text.length, text };
}

function latinNames(
  text: string,
  held: readonly EvidenceIndex[],
  terms: readonly (readonly string[])[],
): NameMention[] {
  const names: NameMention[] = [];
  // Not inside an identifier or file name; those are judged as such.
  for (const found of text.matchAll(
    /(?<![\p{L}\p{N}_.@/])[A-Z][A-Za-z'’]*(?:-[A-Za-z]+)*(?![\w@])(?!\.\w)/gu,
  )) {
    const name = found[0].replace(/['’]s?$/, '');
    const words = name
      .toLowerCase()
      .split(/[-'’]/)
      .filter((word) => word.length > 1);
    const unheld = words.filter(
      (word) =>
        !isCommonWord(word) && !holdsWord(held, word) && !terms.some((term) => term.includes(word)),
    );
    if (unheld.length > 0) names.push(mention(name, found.index));
  }
  // Gate B, Line A: a letter is a name together with the word before it.
  for (const found of text.matchAll(/(?<![\p{L}\p{N}])\p{L}{2,} ([A-Z])(?![\w'’+-])/gu)) {
    if (!held.some((index) => holdsText(index, found[0])))
      names.push(mention(found[0], found.index));
  }
  return names;
}

// Singular and plural, and the endings of a verb, are one word: Detected for detection is not a name.
function holdsWord(held: readonly EvidenceIndex[], word: string): boolean {
  const forms = [
    word,
    `${word}s`,
    word.replace(/s$/, ''),
    word.replace(/ies$/, 'y'),
    word.replace(/(?:ed|ing|ly)$/, ''),
  ];
  return held.some(({ words }) => forms.some((form) => words.has(form)));
}

const longestQuotedName = 30;

function quotedNames(text: string, known: (name: string) => boolean): NameMention[] {
  return [
    ...text.matchAll(
      /["“”「『]([^"“”「」『』\n]+)["“”」』]|(?<![\p{L}\p{N}])['‘]([^'‘’\n]+)['’](?![A-Za-z])|`([^`\n]+)`/gu,
    ),
  ]
    .map((found) => ({ name: (found[1] ?? found[2] ?? found[3])!.trim(), start: found.index + 1 }))
    .filter(({ name }) => name.length <= longestQuotedName && !known(name))
    .map(({ name, start }) => mention(name, start));
}

const surnames =
  '김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민나진지엄채원천방공현함변염여추도소석선설마길연위표명기반라왕금옥육인맹제모탁국어은편용';
const titles = '님|씨|과장|대리|부장|팀장|반장|차장|주임|사원|기사|수의사|원장|선생님|작업자';
const roles = '보호자|고객|담당자|수의사|작업자|책임자|환자|관리자|이름은|이름이|성함은';
const noNames = new Set(
  '보호자 고객 손님 선생 주인 의사 원장 담당자 작업자 수의사 이용자 사용자 관리자 여러분 기사 임직원 신규 전체 모든 해당 다른 정보 번호 연락처 전화번호 이름 주소 나이 성별 명단 목록 성함 수는'.split(
    ' ',
  ),
);
const particle = '(?:은|는|이|가|을|를|의|과|와|도|에게|께서|이며|이고|입니다)?';

function koreanNames(text: string, known: (name: string) => boolean): NameMention[] {
  const before = new RegExp(
    `(?<![가-힣])([가-힣]{2,4})(?:\\s?(?:님|씨)|\\s(?:${titles}))(?![가-힣]*장치)`,
    'g',
  );
  const after = new RegExp(
    `(?:${roles})(?:는|은|가|이|인)?\\s+([${surnames}][가-힣]{2})${particle}(?![가-힣])`,
    'g',
  );
  return [before, after]
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .map((found) => ({ name: found[1]!, start: found.index + found[0].indexOf(found[1]!) }))
    .filter(({ name }) => !noNames.has(name) && surnames.includes(name[0]!) && !known(name))
    .map(({ name, start }) => mention(name, start));
}

const places =
  '주차장|정문|후문|출입구|입구|출구|로비|복도|계단|옥상|창고|매장|사무실|엘리베이터|계산대|진열대|화장실|휴게실|지하|현관|담장|하역장|회의실|식당|광장|골목|승강장|대합실|교실|운동장|탈의실|보관실|기계실|경비실|안내데스크';

function koreanPlaces(text: string, known: (name: string) => boolean): NameMention[] {
  // Not within a word (유지하세요), unless a part of a building stands before it: 2층로비.
  return [...text.matchAll(new RegExp(`(?:(?<![가-힣])|(?<=[층동관쪽측]))(?:${places})`, 'g'))]
    .filter((found) => !known(found[0]))
    .map((found) => mention(found[0], found.index));
}

const englishPlace =
  /\b(?:(?:main|front|back|rear|side|north|south|east|west) (?:gate|door|entrance|exit)|parking (?:lot|garage)|loading (?:dock|bay)|meeting room|car park|lobby|hallway|corridor|stairwell|staircase|rooftop|warehouse|cafeteria|elevator|restroom|basement|courtyard|playground|north|south|east|west)s?\b/gi;

function englishPlaces(text: string, known: (name: string) => boolean): NameMention[] {
  return [...text.matchAll(englishPlace)]
    .filter((found) => !known(found[0]) && !known(found[0].replace(/s$/i, '')))
    .map((found) => mention(found[0], found.index));
}

// A small word becomes a fact where a phrase states it of someone or something.
const stating =
  /\b(?:named|called|lives in|living in|located in|speciali[sz](?:es|ed|ing) in|diagnosed with|(?:breed|specialty|colou?r) is) (?:(?:a|an|the) )?([a-z]{3,})/g;

function statedWords(
  text: string,
  held: readonly EvidenceIndex[],
  terms: readonly (readonly string[])[],
): NameMention[] {
  return [...text.matchAll(stating)]
    .map((found) => mention(found[1]!, found.index + found[0].length - found[1]!.length))
    .filter(
      ({ text: word }) =>
        !holdsWord(held, word) &&
        !terms.some((term) => term.includes(word)) &&
        !/^(?:any|both|all|no|not|this|that|these|those|one|each|same)$/.test(word),
    );
}

// Names of cities and districts are checked when the evidence names places that way.
function koreanCities(
  text: string,
  held: readonly EvidenceIndex[],
  known: (name: string) => boolean,
): NameMention[] {
  const city = /(?<![가-힣])[가-힣]{2,3}(?:시|군|구)(?=에|의|로|은|는|이|가|,|\s|$)/g;
  if (!held.some((index) => index.text.search(city) >= 0)) return [];
  return [...text.matchAll(city)]
    .filter((found) => !known(found[0]))
    .map((found) => mention(found[0], found.index));
}

function unheldTerms(
  text: string,
  known: (name: string) => boolean,
  terms: readonly (readonly string[])[],
): NameMention[] {
  const folded = text.toLowerCase();
  return terms
    .filter((term) => !term.some(known))
    .flatMap((term) =>
      term
        .map((word) => ({ word, start: positionOf(folded, word) }))
        .filter(({ start }) => start >= 0)
        .map(({ word, start }) => mention(text.slice(start, start + word.length), start)),
    );
}

function positionOf(text: string, word: string): number {
  // One Hangul syllable is a part of too many words, and counts things after a number (네 개는).
  if (word.length === 1)
    return text.search(
      new RegExp(
        `(?<![가-힣])(?<![\\d가-힣]\\s?)${word}(?:은|는|이|가|을|를|의|도|와|과)(?![가-힣])`,
      ),
    );
  if (!/^[a-z]/.test(word)) return text.indexOf(word);
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.search(new RegExp(`(?<![a-z])${escaped}(?:s|es)?(?![a-z])`));
}
