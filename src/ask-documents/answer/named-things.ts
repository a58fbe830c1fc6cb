import { foldText } from '../words/scan-words.js';

/** A thing that a question tells from others of its kind by a number or a letter: `3호기`, `line 2`, `B등급`, `VX-30`. */
export interface NamedThing {
  /** What a text that speaks of this one holds, in folded text. */
  readonly itself: RegExp;
  /** What a text that speaks of any of its kind holds. */
  readonly anyOfKind: RegExp;
}

const counted =
  '호기|호차|호|라인|학년|학기|공장|차|동|층|반|조|항|등급|번|단계|분기|월|년|년대|기|팀|구역|과';
const lettered = '등급|동|구역|타입|형|조|라인|급';
const notAName =
  /^(?:of|to|at|in|on|by|for|than|over|above|under|below|about|from|until|and|or|up|is|are|was|the|only|every|last|first|most|within|after|before|최대|최소|약|총|한|처음|매|각)$/;

/** The named things of a question, in order of their form. */
export function namedThings(question: string): NamedThing[] {
  const folded = foldText(question);
  const things: NamedThing[] = [];
  const add = (itself: string, anyOfKind: string) =>
    things.push({ itself: new RegExp(itself), anyOfKind: new RegExp(anyOfKind) });
  // 3호기, 2023년; not 3호기마다, 3년 동안.
  const ordinals = new RegExp(
    `(?<![\\d.,~])(\\d+) ?(${counted})(?![가-힣]*(?:마다|동안|째|간|만))`,
    'g',
  );
  for (const [, number, kind] of folded.matchAll(ordinals))
    if (kind !== '년' || number!.length === 4) add(`(?<![\\d.])${number} ?${kind}`, `\\d ?${kind}`);
  // B등급, Q 구역
  for (const [, letter, kind] of folded.matchAll(
    new RegExp(`(?<![a-z\\d])([a-z]) ?(${lettered})(?![가-힣]{3})`, 'g'),
  ))
    add(`(?<![a-z])${letter} ?${kind}`, `(?<![a-z])[a-z] ?${kind}`);
  // VX-30, ADC6, E09
  for (const [, letters, number] of folded.matchAll(
    /(?<![a-z\d])([a-z]{1,6})-?(\d+)(?![a-z\d.]|,\d)/g,
  ))
    add(`(?<![a-z\\d])${letters}-?${number}(?!\\d)`, `(?<![a-z\\d])${letters}-?\\d`);
  // line 2, version 4.3, 오류 651, 제품 7의; not a measure.
  for (const [, word, number] of folded.matchAll(
    /(?<![a-z가-힣])([a-z]{1,24}|[가-힣]{2,24}) (\d+(?:\.\d+)*)(?=(?:은|는|이|가|을|를|의|에|에서|과|와|도|로|으로|까지)?(?:\s(?![a-z%°℃]{1,3}(?![a-z])|[만천억원])|[?!.,;)]*$|[?!,;)]))/g,
  ))
    if (!notAName.test(word!)) add(`${word} ?${literal(number!)}(?![\\d])`, `${word} ?\\d`);
  // in 2021
  for (const [, year] of folded.matchAll(/\b(?:in|of|for|since|by) ((?:19|20)\d\d)\b/g))
    add(`(?<!\\d)${year}(?!\\d)`, '(?<!\\d)(?:19|20)\\d\\d(?!\\d)');
  return things;
}

function literal(number: string): string {
  return number.replaceAll('.', '\\.');
}
