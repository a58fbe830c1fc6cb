// What the rooms say of a question before anybody answers it: whether a database understands it whole, and how well the
// documents support an answer.
import type { AskAnswer, Catalogue } from '../../../ask-data/index.js';
import type { AskedAnswer } from '../../../ask-documents/index.js';
import { asProblem } from '../../../shared/index.js';
import type { Invocation } from '../../contract.js';
import type { AssistMemory } from '../assist-memory.js';
import type { AskedWith, AssistRooms, DataRoom } from '../assist-rooms.js';
import { contentWords } from './content-words.js';

/** What one database makes of a question. */
export interface DataEvidence {
  readonly room: DataRoom;
  readonly status: AskAnswer['status'];
  /** Words of its catalogue that the question holds, the longer the better; 0 when it holds none. */
  readonly wordScore: number;
  /** Whether the question names a table of it. */
  readonly namesTable: boolean;
  /** Words of its catalogue that the question holds: Korean ones as they stand, English ones by their stems. */
  readonly said: readonly string[];
  /** Words of the question the catalogue has nothing for. */
  readonly unknownWords: readonly string[];
  /** Whether it keeps what happened when, as one table: a question for a time that names nothing means it. */
  readonly isLog?: boolean;
  /** Whether it could not be looked at: whoever needs it is told by its step. */
  readonly hasFailed?: boolean;
}

export interface DocumentEvidence {
  /** Whether it supports an answer, by the room's own bar. */
  readonly answers: boolean;
  /** 0..1. */
  readonly support: number;
  /** Words of the question that stand in what was found: their share, 0..1, and how many. */
  readonly known: {
    readonly share: number;
    readonly count: number;
    /** Those in a heading or in several passages: no chance words. */
    readonly salient: number;
  };
  /** What was found, to be answered with; null when nobody looked. */
  readonly asked: AskedAnswer | null;
  /** Whether they could not be looked at. */
  readonly hasFailed?: boolean;
}

export interface LookingProps {
  readonly rooms: AssistRooms;
  readonly memory: AssistMemory;
  readonly asked: AskedWith;
  readonly invocation: Invocation;
  /** What was looked up for this question already, by text. */
  readonly looked: Map<string, Promise<DocumentEvidence>>;
}

/**
 * Asks every database whether it understands the question; a room that fails understands nothing. Rooms without a word
 * of the question are asked only when `anyway` says so: a name alone may still be found in their rows.
 */
export function lookIntoData(
  question: string,
  props: LookingProps,
  { anyway = false }: { readonly anyway?: boolean } = {},
): Promise<DataEvidence[]> {
  return Promise.all(props.rooms.data.map((room) => dataEvidence(room, question, props, anyway)));
}

async function dataEvidence(
  room: DataRoom,
  question: string,
  { memory, asked, invocation }: LookingProps,
  anyway: boolean,
): Promise<DataEvidence> {
  try {
    const kept = memory.data?.room === room.name ? memory.data.memory : null;
    const catalogue = await room.catalogue();
    const words = wordsSaid(question, catalogue);
    // Without a word of its catalogue it understands nothing but what goes on from before, and times of its main table.
    const isLog = catalogue.defaultTable !== null;
    const mayBeTimes = isLog && saysWhen.test(question);
    if (words.wordScore === 0 && kept === null && !mayBeTimes && !anyway)
      return { room, status: 'abstained', unknownWords: [], isLog, ...words };
    const { status, unknownWords } = await room.understand(question, {
      scope: asked.scope,
      memory: kept,
      signal: invocation.signal,
    });
    return { room, status, unknownWords, isLog, ...words };
  } catch (error) {
    invocation.log.warn('a database could not be looked at', {
      room: room.name,
      code: asProblem(error).code,
    });
    return {
      room,
      status: 'abstained',
      unknownWords: [],
      wordScore: 0,
      namesTable: false,
      said: [],
      hasFailed: true,
    };
  }
}

/** Whether a database takes the question for its own, be it with a question back. */
export function isUnderstood({ status }: Pick<DataEvidence, 'status'>): boolean {
  return status === 'answered' || status === 'clarify';
}

const nothingKnown = { share: 0, count: 0, salient: 0 };

/** What nobody has looked for. */
export const notLooked: DocumentEvidence = {
  answers: false,
  support: 0,
  known: nothingKnown,
  asked: null,
};

/** Looks for an answer in the documents without any model; nothing when it fails or there are none. */
export function lookIntoDocuments(
  question: string,
  props: LookingProps,
): Promise<DocumentEvidence> {
  const known = props.looked.get(question) ?? documentEvidence(question, props);
  props.looked.set(question, known);
  return known;
}

async function documentEvidence(
  question: string,
  { rooms, asked, invocation }: LookingProps,
): Promise<DocumentEvidence> {
  if (rooms.documents === null) return notLooked;
  try {
    const { source } = await rooms.documents.open();
    const found = await source.ask(question, {
      limit: 5,
      language: asked.language,
      signal: invocation.signal,
    });
    return {
      answers: found.status === 'answered',
      support: found.support,
      known: knownWords(question, found),
      asked: found,
    };
  } catch (error) {
    invocation.log.warn('the documents could not be looked at', { code: asProblem(error).code });
    return { ...notLooked, hasFailed: true };
  }
}

export const saysWhen =
  /\d|처음|마지막|첫|어제|오늘|최근|\b(?:first|last|latest|yesterday|today)\b/i;

function knownWords(question: string, { found }: AskedAnswer): DocumentEvidence['known'] {
  const texts = found.map(({ passage }) => passage.text.toLowerCase());
  const titles = found
    .map(({ document, passage }) => `${document.title} ${passage.heading}`.toLowerCase())
    .join(' ');
  const words = contentWords(question).filter((word) => word.length >= 2);
  let count = 0;
  let salient = 0;
  for (const word of words) {
    // At the beginning of a word: 지수 is not in 유지수량.
    const stem = /^[가-힣]/.test(word) ? word : stemOf(word);
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${stem}`, 'u');
    const passages = texts.filter((text) => pattern.test(text)).length;
    const isTitled = pattern.test(titles);
    if (passages > 0 || isTitled) count += 1;
    if (passages > 1 || isTitled) salient += 1;
  }
  return { share: words.length === 0 ? 0 : count / words.length, count, salient };
}

/** An English word without its ending: owns, owner and owning are own. */
export function stemOf(word: string): string {
  const stem = word.replace(/(?:ers?|ing|ed|es|s)$/, '');
  return stem.length >= 3 ? stem : word;
}

const lexicons = new WeakMap<Catalogue, readonly CatalogueWord[]>();

interface CatalogueWord {
  readonly text: string;
  /** Its English words without their endings; null for a Korean one. */
  readonly stem: string | null;
  readonly isTable: boolean;
}

function wordsSaid(question: string, catalogue: Catalogue) {
  const known = lexicons.get(catalogue) ?? wordsOf(catalogue);
  lexicons.set(catalogue, known);
  const folded = question.normalize('NFC').toLowerCase();
  const english = ` ${(folded.match(/[a-z\d]+/g) ?? []).map(stemOf).join(' ')} `;
  const korean = folded.replace(/[^가-힣]+/g, '');
  const isSaid = ({ text, stem }: CatalogueWord) =>
    stem === null ? korean.includes(text) : english.includes(` ${stem} `);
  const said = known.filter(isSaid);
  // A word inside a longer one that was said is not said again.
  const longest = said.filter(
    ({ text }) => !said.some((other) => other.text !== text && other.text.includes(text)),
  );
  return {
    wordScore: longest.reduce((sum, { text }) => sum + Math.min(3, text.length / 2), 0),
    namesTable: said.some(({ isTable }) => isTable),
    said: said.flatMap(({ text, stem }) => (stem === null ? [text] : stem.split(' '))),
  };
}

function wordsOf(catalogue: Catalogue): readonly CatalogueWord[] {
  const words = new Map<string, CatalogueWord>();
  const add = (text: string, isTable: boolean) => {
    const folded = text.normalize('NFC').toLowerCase().trim();
    const key = /[가-힣]/.test(folded)
      ? folded.replace(/\s+/g, '')
      : folded.replace(/[_\s]+/g, ' ');
    if (key.length < 2 || /^[\d\s.,:-]+$/.test(key)) return;
    const stem = /[가-힣]/.test(key) ? null : key.split(' ').map(stemOf).join(' ');
    words.set(key, { text: key, stem, isTable: isTable || words.get(key)?.isTable === true });
  };
  for (const table of catalogue.tables) {
    if (table.isLink) continue;
    for (const { text, source } of table.words) if (source !== 'general') add(text, true);
    for (const column of table.columns) {
      for (const { text, source } of column.words) if (source !== 'general') add(text, false);
      for (const { value, words: own } of column.values ?? []) {
        add(String(value), false);
        for (const { text } of own) add(text, false);
      }
    }
  }
  for (const definition of catalogue.definitions)
    for (const { text } of definition.words) add(text, false);
  return [...words.values()];
}
