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
 * apart when it is made: of each member only its place is kept, by its first letter.
 *
 *   head[letter] -> member -> next[member] -> ...     start[member] = its place in the lines
 */
export class SynonymTable {
  readonly #lines: string;
  readonly #head = new Int32Array(buckets).fill(-1);
  readonly #next: Int32Array;
  readonly #start: Int32Array;

  constructor(lines: string) {
    this.#lines = lines;
    let count = 0;
    for (let at = 0; at < lines.length; at++) if (isMemberStart(lines, at)) count++;
    this.#next = new Int32Array(count);
    this.#start = new Int32Array(count);
    let member = 0;
    for (let at = 0; at < lines.length; at++) {
      if (!isMemberStart(lines, at)) continue;
      const bucket = bucketOf(lines.charCodeAt(at));
      this.#start[member] = at;
      this.#next[member] = this.#head[bucket]!;
      this.#head[bucket] = member++;
    }
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
    for (let at = this.#head[bucketOf(member.charCodeAt(0))]!; at >= 0; at = this.#next[at]!) {
      const start = this.#start[at]!;
      const end = start + member.length;
      if (this.#lines.startsWith(member, start) && memberEnd(this.#lines, start) === end)
        first = start;
    }
    return first < 0 ? null : this.#groupAt(first);
  }

  // `endOf` answers where the member that begins at `at` ends, or -1.
  #at(folded: string, at: number, endOf: (member: string) => number, found: TableMatch[]): void {
    const lines = this.#lines;
    const code = folded.charCodeAt(at);
    for (let member = this.#head[bucketOf(code)]!; member >= 0; member = this.#next[member]!) {
      const start = this.#start[member]!;
      const text = lines.slice(start, memberEnd(lines, start));
      const to = endOf(text);
      if (to > at) found.push({ from: at, to, members: this.#groupAt(start), found: text });
    }
  }

  #groupAt(place: number): string[] {
    const from = this.#lines.lastIndexOf('\n', place) + 1;
    const end = this.#lines.indexOf('\n', place);
    return this.#lines.slice(from, end < 0 ? this.#lines.length : end).split(', ');
  }
}

const buckets = 1024;

// Syllables by their first letter and vowel, since a verb changes the last one: 바꾸, 바꿔; 고르, 골라.
function bucketOf(code: number): number {
  const letter = code >= 0xac00 && code <= 0xd7a3 ? Math.floor((code - 0xac00) / 588) : code;
  return letter & (buckets - 1);
}

function isMemberStart(lines: string, at: number): boolean {
  const code = lines.charCodeAt(at);
  if (code === 10 || code === 32 || code === 44) return false;
  if (at === 0) return true;
  const before = lines.charCodeAt(at - 1);
  return before === 10 || (before === 32 && lines.charCodeAt(at - 2) === 44);
}

function memberEnd(lines: string, start: number): number {
  let end = start;
  while (end < lines.length) {
    const code = lines.charCodeAt(end);
    if (code === 10 || (code === 44 && lines.charCodeAt(end + 1) === 32)) break;
    end++;
  }
  return end;
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
