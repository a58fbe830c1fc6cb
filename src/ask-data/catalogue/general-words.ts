// A small general dictionary: words that name tables, columns and values in very many databases, in
// English and Korean. Nothing here belongs to one database. A line holds one idea: English words, then
// Korean ones. After `>` stand verbs that speak of the idea ("borrow" of a loan), by their stems.
import { columnLines } from './words/column-words.js';
import { thingLines } from './words/thing-words.js';
import { tradeLines } from './words/trade-words.js';
import { valueLines } from './words/value-words.js';

const lines = [thingLines, columnLines, valueLines, tradeLines]
  .map((text) => text.trim())
  .join('\n');

export interface GeneralIdea {
  readonly en: readonly string[];
  readonly ko: readonly string[];
  /** Stems of verbs, both languages. */
  readonly verbs: readonly string[];
}

/** Every idea, in the order of the dictionary. */
export const generalIdeas: readonly GeneralIdea[] = lines
  .trim()
  .split('\n')
  .map((line) => {
    const [nouns = '', verbs = ''] = line.split('>');
    const [en = '', ko = ''] = nouns.split('|');
    return { en: listed(en), ko: listed(ko), verbs: listed(verbs) };
  });

const ideasOfWord = new Map<string, GeneralIdea[]>();
for (const idea of generalIdeas)
  for (const word of [...idea.en, ...idea.ko]) {
    const ideas = ideasOfWord.get(word) ?? [];
    ideas.push(idea);
    ideasOfWord.set(word, ideas);
  }

/** The ideas a word or phrase names: English in lower case and singular, or Korean. */
export function ideasOf(word: string): readonly GeneralIdea[] {
  return ideasOfWord.get(word) ?? [];
}

const personIdeas = new Set(
  'owner customer member user employee worker manager supervisor technician person student teacher doctor vet nurse patient author artist actor player driver guest passenger seller'.split(
    ' ',
  ),
);

/** Whether a word of these ideas names people. */
export function namesPeople(word: string): boolean {
  return ideasOf(word).some(({ en }) => personIdeas.has(en[0] ?? ''));
}

function listed(text: string): readonly string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
