import { languageOf } from '../../shared/index.js';
import { categories, type DocumentFacts, type Section } from '../document.js';

/** Facts of a document from the fields it states, else from its text. */
export function documentFacts(
  id: string,
  uri: string,
  fields: Readonly<Record<string, string>>,
  sections: readonly Section[],
): DocumentFacts {
  const headings = sections.map(({ headings: trail }) => trail[0] ?? '').filter((h) => h !== '');
  const name = id.slice(id.lastIndexOf('/') + 1);
  return {
    id,
    title: fields.title || headings[0] || name.replace(/\.[^.]+$/, '') || id,
    category: categoryOf(fields.category ?? '') || categoryOf(id.split('/').at(-2) ?? '', true),
    date: isoDate(fields.date ?? fields.updated ?? ''),
    priority: (fields.priority ?? '').toLowerCase(),
    language:
      fields.language || fields.lang || languageOf(sections.map(({ text }) => text).join(' ')),
    uri,
  };
}

const categoryWords: readonly (readonly [RegExp, string])[] = [
  [/trouble|문제|트러블|불량/i, 'troubleshooting'],
  [/meeting|회의/i, 'meeting-notes'],
  [/regulation|standard|rule|규정|규격|기준|표준/i, 'regulations'],
  [/process|공정|작업/i, 'process-manual'],
  [/sensor|센서|계측/i, 'sensor-manual'],
  [/equipment|설비|장비/i, 'equipment-manual'],
];

// A folder's name counts only when it is one of the six; a stated category is kept whatever it is.
function categoryOf(word: string, onlyKnown = false): string {
  const slug = word
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  if (categories.some((known) => known === slug)) return slug;
  return categoryWords.find(([pattern]) => pattern.test(word))?.[1] ?? (onlyKnown ? '' : slug);
}

function isoDate(text: string): string {
  const date = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})/.exec(text.trim());
  return date === null
    ? ''
    : `${date[1]}-${date[2]!.padStart(2, '0')}-${date[3]!.padStart(2, '0')}`;
}
