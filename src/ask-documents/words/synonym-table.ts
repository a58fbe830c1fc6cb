import { latinStem } from './latin-stem.js';
import { stemLength } from './particles.js';
import { scanWords } from './scan-words.js';
import { verbForms } from './verb-forms.js';

/** A member of a group that stands in a text. */
export interface TableMatch {
  readonly from: number;
  readonly to: number;
  /** Members of its group, folded, a verb with `~` behind its stem; the one found among them. */
  readonly members: readonly string[];
  readonly found: string;
}

/**
 * Groups of words by their members. Groups are lines, members are parted by `, `, and all is folded. Nothing is cut
 * apart when it is made: of each member only its place is kept, by its first character; of a verb whose forms change
 * that one (쓰, 써; 고르, 골라), by the first letter and the vowel of its syllable.
 *
 *   head[bucket] -> entry -> next[entry] -> ...     start[entry] = the member's place in the lines
 */
export class SynonymTable {
  readonly #lines: string;
  readonly #head = new Int32Array(characterBuckets + vowelBuckets);
  readonly #next: Int32Array;
  readonly #start: Int32Array;

  constructor(lines: string) {
    this.#lines = lines;
    // A member and what parts it from the next one are two characters or more; some come twice. 0 is no entry.
    const most = lines.length + 2;
    const head = this.#head;
    const next = new Int32Array(most);
    const starts = new Int32Array(most);
    let count = 1;
    // In one loop without calls: a process that begins runs it uncompiled.
    for (let start = 0, lineEnd = -1, comma = -1; start < lines.length; ) {
      if (lineEnd < start) lineEnd = placeOf('\n', lines, start);
      if (comma < start) comma = placeOf(',', lines, start);
      const code = lines.charCodeAt(start);
      if (start < lineEnd) {
        const second = lines.charCodeAt(start + 1);
        const isChanging =
          code >= 0xac00 &&
          (second === tilde || (second === reu && lines.charCodeAt(start + 2) === tilde));
        const bucket = isChanging ? vowelBucket(code) : code & characterMask;
        starts[count] = start;
        next[count] = head[bucket]!;
        head[bucket] = count++;
        // 쓰, 끄: 써, 꺼.
        if (isChanging && second === tilde && (code - 0xac00) % 588 === eu * 28) {
          const other = vowelBucket(code + (eo - eu) * 28);
          starts[count] = start;
          next[count] = head[other]!;
          head[other] = count++;
        }
      }
      start = comma < lineEnd ? comma + 2 : lineEnd + 1;
    }
    this.#next = next;
    this.#start = starts;
  }

  /** Every member that stands in a folded text, in no order; one inside another too. */
  matches(folded: string): TableMatch[] {
    const found: TableMatch[] = [];
    scanWords(folded, (from, to, script) => {
      if (script === 'latin') {
        this.#at(folded, from, (member) => latinEnd(folded, from, member), found);
        return;
      }
      const stem = from + stemLength(folded.slice(from, to));
      this.#at(folded, from, (member) => wordEnd(folded, from, to, stem, member), found);
      // The end of a compound: 주조압력. Not 비정상, what a single syllable stands before is often its opposite.
      for (let at = from + 2; at <= stem - 2; at++)
        this.#at(folded, at, (member) => tailEnd(folded, at, stem, member), found);
    });
    return found;
  }

  /** The members of the first group that a folded word or phrase belongs to; null when none does. */
  groupOf(member: string): readonly string[] | null {
    if (member === '') return null;
    let first = -1;
    for (
      let entry = this.#head[member.charCodeAt(0) & characterMask]!;
      entry > 0;
      entry = this.#next[entry]!
    ) {
      const start = this.#start[entry]!;
      if (this.#lines.startsWith(member, start) && this.#memberAt(start) === member) first = start;
    }
    return first < 0 ? null : this.#groupAt(first);
  }

  // `endOf` answers where the member that begins at `at` ends, or -1.
  #at(folded: string, at: number, endOf: (member: string) => number, found: TableMatch[]): void {
    const code = folded.charCodeAt(at);
    const next = folded.charCodeAt(at + 1);
    const look = (bucket: number, isSure: boolean) => {
      for (let entry = this.#head[bucket]!; entry > 0; entry = this.#next[entry]!) {
        const start = this.#start[entry]!;
        if (isSure && !mayBegin(this.#lines, start, code, next)) continue;
        const member = this.#memberAt(start);
        const to = endOf(member);
        if (to > at) found.push({ from: at, to, members: this.#groupAt(start), found: member });
      }
    };
    look(code & characterMask, true);
    if (isSyllable(code)) look(vowelBucket(code), false);
  }

  #memberAt(start: number): string {
    const end = Math.min(placeOf(',', this.#lines, start), placeOf('\n', this.#lines, start));
    return this.#lines.slice(start, end);
  }

  #groupAt(place: number): string[] {
    const from = this.#lines.lastIndexOf('\n', place) + 1;
    const end = this.#lines.indexOf('\n', place);
    return this.#lines.slice(from, end < 0 ? this.#lines.length : end).split(', ');
  }
}

const tilde = 126;
const reu = '르'.charCodeAt(0);
const characterBuckets = 1024;
const characterMask = characterBuckets - 1;
// 19 first letters with 21 vowels each; the number of a vowel.
const vowelBuckets = 19 * 21;
const eo = 4;
const eu = 18;

function vowelBucket(syllable: number): number {
  return characterBuckets + Math.floor((syllable - 0xac00) / 28);
}

function isSyllable(code: number): boolean {
  return code >= 0xac00 && code <= 0xd7a3;
}

function placeOf(what: string, text: string, from: number): number {
  const place = text.indexOf(what, from);
  return place < 0 ? text.length : place;
}

// Whether the first two characters agree; a blank and the last syllable of a verb's stem agree with any.
function mayBegin(lines: string, start: number, code: number, next: number): boolean {
  if (lines.charCodeAt(start) !== code) return false;
  const second = lines.charCodeAt(start + 1);
  if (second === next || next === 32 || lines.charCodeAt(start + 2) === tilde) return true;
  return isSyllable(code) && !isSyllable(second);
}

/** Where a Latin member ends that begins with a word of the text, word by word and by their stems; or -1. */
function latinEnd(folded: string, from: number, member: string): number {
  let at = from;
  for (const [place, word] of member.split(' ').entries()) {
    if (place > 0) {
      if (folded[at] !== ' ') return -1;
      at++;
    }
    const end = latinWordEnd(folded, at);
    const own = folded.slice(at, end);
    if (own !== word && latinStem(own) !== latinStem(word)) return -1;
    at = end;
  }
  return at;
}

function latinWordEnd(folded: string, from: number): number {
  const found = /[a-z0-9à-ɏ]+(?:[-.&'][a-z0-9à-ɏ]+)*/y;
  found.lastIndex = from;
  return found.test(folded) ? found.lastIndex : from;
}

/** Where a Korean member ends that begins where a word does; blanks of either do not count. Or -1. */
function wordEnd(folded: string, from: number, to: number, stem: number, member: string): number {
  if (member.endsWith('~')) {
    const end = endOfParts(folded, from, member.slice(0, -1), true);
    return end;
  }
  const end = endOfParts(folded, from, member, false);
  if (end < 0 || end > to) return end;
  if (end - from === 1) return stem === end || isParticle(folded.slice(end, to)) ? end : -1;
  const rest = Math.max(stem, end) - end;
  if (rest === 0 || rest > 1) return end;
  return suffixes.has(folded[end]!) || isParticle(folded.slice(end, to)) ? end : -1;
}

/** Where a member ends that closes a compound; or -1. */
function tailEnd(folded: string, from: number, stem: number, member: string): number {
  if (member.length < 2 || member.endsWith('~')) return -1;
  return from + member.length === stem && folded.startsWith(member, from) ? stem : -1;
}

// What makes another noun of a noun without leaving its meaning: 불량률, 안전성, 담당자.
const suffixes = new Set(
  '률율성적화자량값치품비료별용력기법등간시식원실소서증들형중차안내외상하'.split(''),
);

function isParticle(text: string): boolean {
  return /^(?:은|는|이|가|을|를|의|에|도|로|만|와|과|나|란)?$/.test(text);
}

// The parts of a member that are parted by blanks; the last one may be a verb's stem.
function endOfParts(folded: string, from: number, member: string, isVerb: boolean): number {
  let at = from;
  const last = isVerb ? member.lastIndexOf(' ') + 1 : member.length;
  for (let place = 0; place < last; place++) {
    if (member[place] === ' ') continue;
    if (folded[at] === ' ' && at > from) at++;
    if (folded[at] !== member[place]) return -1;
    at++;
  }
  if (!isVerb) return at;
  if (folded[at] === ' ' && at > from) at++;
  const stem = member.slice(last);
  // Its first letter stays, and mostly the whole first syllable: 고르, 골라; 짓, 지은.
  const own = folded.charCodeAt(at) - 0xac00;
  if (Math.floor(own / 588) !== Math.floor((stem.charCodeAt(0) - 0xac00) / 588)) return -1;
  if (stem.length > 2 && stem[0] !== folded[at]) return -1;
  let end = -1;
  for (const form of verbForms(stem))
    if (folded.startsWith(form, at)) end = Math.max(end, at + form.length);
  return end;
}
