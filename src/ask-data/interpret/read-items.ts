// A question cut into stretches, each with everything it may mean by itself.
import { singular, verbStems } from '../catalogue/singular.js';
import { catalogueNames, quotedNames } from './catalogue-names.js';
import { closedWords, isStem } from './closed-words.js';
import type { Item, Meaning, Sense } from './item.js';
import { isEnding, isLightVerb, isParticles, isShortEnding } from './korean-endings.js';
import type { Lexicon } from './lexicon.js';
import { readNumbers } from './number-phrases.js';
import { readTimes, type TimeSurroundings } from './time-phrases.js';

interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly script: 'latin' | 'hangul';
}

const longestPhrase = 5;

/** The items of a question in its order; every letter belongs to one, but for punctuation. */
export function readItems(
  question: string,
  lexicon: Lexicon,
  time: TimeSurroundings,
): readonly Item[] {
  const text = question.normalize('NFC');
  const items: Item[] = [...quotedNames(text)];
  const taken = (start: number, end: number) =>
    items.some((item) => start < item.end && item.start < end);
  // A number that is a whole word of the catalogue ("Line 3", "M-01") stays a word.
  items.push(...catalogueNames(text, lexicon).filter(({ start, end }) => !taken(start, end)));
  for (const item of readTimes(text, time)) if (!taken(item.start, item.end)) items.push(item);
  items.push(...readNumbers(text, taken));
  const tokens = readTokens(text).filter(({ start, end }) => !taken(start, end));
  for (let at = 0; at < tokens.length; ) {
    const run = runFrom(tokens, at, text);
    const before = items
      .filter((item) => item.end <= run[0]!.start)
      .sort((a, b) => b.end - a.end)[0];
    const isGlued = before !== undefined && before.end === run[0]!.start;
    if (run[0]!.script === 'hangul' && isGlued && isParticles(run[0]!.text)) {
      items[items.indexOf(before)] = { ...before, particle: run[0]!.text };
      at++;
      continue;
    }
    const [found, used] =
      run[0]!.script === 'latin' ? readLatin(run, lexicon, at === 0) : readHangul(run, lexicon);
    items.push(...found);
    at += used;
  }
  return items.sort((a, b) => a.start - b.start);
}

function readTokens(text: string): readonly Token[] {
  return [
    ...text.matchAll(/[A-Za-zÀ-ɏ][\wÀ-ɏ]*(?:[-.'’][A-Za-z0-9À-ɏ]+)*|[가-힣ㄱ-ㅎㅏ-ㅣ]+|[\p{L}]+/gu),
  ].flatMap((match) => {
    const [word] = match;
    const start = match.index;
    const token = (part: string, at: number): Token => ({
      text: part,
      start: start + at,
      end: start + at + part.length,
      script: /^[가-힣ㄱ-ㅣ]/.test(part) ? 'hangul' : 'latin',
    });
    if (/^s$/i.test(word) && /['’]$/.test(text.slice(0, start))) return [];
    const possessive = /^(.*[^s'’])(['’]s)$/i.exec(word);
    return possessive === null
      ? [token(word, 0)]
      : [token(possessive[1]!, 0), token(possessive[2]!, possessive[1]!.length)];
  });
}

// Following tokens of the same script with nothing but blanks between them.
function runFrom(tokens: readonly Token[], at: number, text: string): readonly Token[] {
  const run = [tokens[at]!];
  for (let next = at + 1; next < tokens.length && run.length < longestPhrase; next++) {
    const previous = run.at(-1)!;
    const token = tokens[next]!;
    if (token.script !== previous.script || text.slice(previous.end, token.start).trim() !== '')
      break;
    if (previous.end === token.start && token.script === 'hangul') break;
    run.push(token);
  }
  return run;
}

function readLatin(
  run: readonly Token[],
  lexicon: Lexicon,
  isFirst: boolean,
): readonly [readonly Item[], number] {
  const lower = run.map(({ text }) => text.toLowerCase().replace(/’/g, "'"));
  for (let length = run.length; length >= 1; length--) {
    const words = lower.slice(0, length);
    const phrase = words.join(' ');
    const base = words.map(singular).join(' ');
    const senses =
      lexicon.words.get(base) ??
      lexicon.words.get(phrase) ??
      lexicon.words.get(base.replace(/[-_]/g, ' '));
    const closed = closedWords.get(phrase) ?? closedWords.get(base);
    const isProper = /^[A-Z]/.test(run[0]!.text) && !isFirst;
    // "a" is an article, "A" may be a blood type.
    const isLetter = phrase.length === 1 && !isProper;
    const meaning = chosen(isLetter && closed !== undefined ? undefined : senses, closed, isProper);
    const acts =
      length === 1 && closed !== undefined && givesWay(closed) ? verbsOf(words[0]!, lexicon) : null;
    if (senses === undefined && acts !== null)
      return [[spanned({ kind: 'senses', senses: acts, verb: true }, run, 1)], 1];
    if (meaning !== null)
      return [[spanned(withVerb(meaning, phrase, lexicon), run, length)], length];
  }
  const word = lower[0]!;
  for (const stem of verbStems(word)) {
    const verb = lexicon.verbs.get(stem);
    const noun = word === stem ? undefined : lexicon.words.get(stem);
    if (verb !== undefined)
      return [[spanned({ kind: 'senses', senses: verb, verb: true }, run, 1)], 1];
    if (noun !== undefined)
      return [[spanned({ kind: 'senses', senses: noun, verb: true }, run, 1)], 1];
    const closed = closedWords.get(stem);
    if (closed !== undefined) return [[spanned(closed[0]!, run, 1)], 1];
  }
  return [
    [spanned({ kind: 'unknown', isName: /^[A-ZÀ-Þ]/.test(run[0]!.text) && !isFirst }, run, 1)],
    1,
  ];
}

// "come", "take": an act where the catalogue knows it as one, an empty verb elsewhere.
function givesWay(closed: readonly Meaning[]): boolean {
  return closed.every(
    (meaning) => meaning.kind === 'role' && ['with', 'stop'].includes(meaning.role),
  );
}

function verbsOf(word: string, lexicon: Lexicon): readonly Sense[] | null {
  for (const stem of verbStems(word)) {
    const verbs = lexicon.verbs.get(stem);
    if (verbs !== undefined) return verbs;
  }
  return null;
}

// "borrowed" names a date column and the act itself: both stay possible.
function withVerb(meaning: Meaning, word: string, lexicon: Lexicon): Meaning {
  if (meaning.kind !== 'senses' || !/^[a-z]+ed$/.test(word)) return meaning;
  if (meaning.senses[0]!.kind === 'value') return meaning;
  const acts = verbStems(word).flatMap((stem) => lexicon.verbs.get(stem) ?? []);
  const nouns = verbStems(word).flatMap((stem) =>
    stem === word ? [] : (lexicon.words.get(stem) ?? []),
  );
  const tables = [...acts, ...nouns].filter(({ kind }) => kind === 'table');
  return { kind: 'senses', senses: [...meaning.senses, ...tables], verb: true };
}

function chosen(
  senses: readonly Sense[] | undefined,
  closed: readonly Meaning[] | undefined,
  isProper: boolean,
): Meaning | null {
  if (senses === undefined) return closed?.[0] ?? null;
  if (closed === undefined) return { kind: 'senses', senses, verb: false };
  const isName = isProper && senses.some(({ kind }) => kind === 'value');
  const isNoun = senses.some(
    ({ kind, strength }) => (kind === 'table' || kind === 'column') && strength >= 3,
  );
  const mild = closed.every(
    (meaning) =>
      meaning.kind === 'role' &&
      [
        'stop',
        'with',
        'list',
        'person',
        'count',
        'amount',
        'establishment',
        'thing',
        'all',
      ].includes(meaning.role),
  );
  return isName ||
    (isNoun && (mild || senses[0]!.kind === 'column')) ||
    (mild && senses[0]!.strength >= 2)
    ? { kind: 'senses', senses, verb: false }
    : closed[0]!;
}

function spanned(meaning: Meaning, run: readonly Token[], length: number, particle = ''): Item {
  const last = run[length - 1]!;
  const text = run
    .slice(0, length)
    .map((token) => token.text)
    .join(' ');
  return { ...meaning, text, start: run[0]!.start, end: last.end, particle };
}

interface Piece {
  readonly meaning: Meaning;
  readonly length: number;
  readonly particle: string;
}

function readHangul(run: readonly Token[], lexicon: Lexicon): readonly [readonly Item[], number] {
  for (let length = Math.min(run.length, 4); length >= 1; length--) {
    const text = run
      .slice(0, length)
      .map((token) => token.text)
      .join('');
    const allButLast = text.length - run[length - 1]!.text.length;
    const pieces = segmented(text, lexicon, length > 1 ? allButLast + 1 : 1);
    if (pieces === null) continue;
    const start = run[0]!.start;
    let at = 0;
    const items = pieces.map(({ meaning, length: size, particle }, index): Item => {
      const from = start + at;
      at += size + particle.length;
      const end = index === pieces.length - 1 ? run[length - 1]!.end : start + at;
      return {
        ...meaning,
        text: text.slice(at - size - particle.length, at - particle.length),
        start: from,
        end,
        particle,
      };
    });
    return [items, length];
  }
  const word = run[0]!.text;
  return [
    [spanned({ kind: 'unknown', isName: false }, run, 1, '')].map((item) => ({
      ...item,
      text: word,
    })),
    1,
  ];
}

// Longest word first, then its particles, or further words. `atLeast`: the first word must be this long.
function segmented(
  text: string,
  lexicon: Lexicon,
  atLeast: number,
  isInside = false,
): readonly Piece[] | null {
  const longest = Math.min(text.length, Math.max(lexicon.longestKorean, 12));
  for (let length = longest; length >= atLeast; length--) {
    const head = text.slice(0, length);
    const rest = text.slice(length);
    const senses = lexicon.words.get(head);
    const closed = closedWords.get(head);
    const verbs = lexicon.verbs.get(head);
    const meaning: Meaning | null =
      senses !== undefined &&
      (closed === undefined ||
        (senses[0]!.strength >= 2 && (head.length > 1 || senses[0]!.strength >= 3)))
        ? { kind: 'senses', senses, verb: false }
        : closed !== undefined && (verbs === undefined || !givesWay(closed))
          ? closed[0]!
          : verbs !== undefined
            ? { kind: 'senses', senses: verbs, verb: true }
            : null;
    if (meaning === null) continue;
    if (rest === '' || isParticles(rest)) {
      // 별, 마다 and 라는 do something of their own and stay with the word as its particle.
      return [{ meaning, length, particle: rest }];
    }
    const isVerb =
      verbs !== undefined ||
      (closed !== undefined && isStem(head)) ||
      meaning.kind === 'adjective' ||
      // A value may be said as a verb: 쓰러진, 서있는.
      (senses?.[0]?.kind === 'value' && closed === undefined && head.length > 1);
    const isNounVerb = senses !== undefined && head.length > 1 && isLightVerb(rest);
    const ends = head.length === 1 && closed === undefined ? isShortEnding : isEnding;
    if ((isVerb && ends(rest)) || isNounVerb) return [{ meaning, length, particle: rest }];
    if (head.length === 1 && (senses !== undefined || isInside) && meaning.kind === 'senses')
      continue;
    if (head.length === 1 && meaning.kind === 'role' && !['count'].includes(meaning.role)) continue;
    const following = segmented(rest, lexicon, 1, true);
    if (following !== null) return [{ meaning, length, particle: '' }, ...following];
  }
  return null;
}
