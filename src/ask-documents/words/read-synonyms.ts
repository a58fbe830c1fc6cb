import type { SynonymGroups } from './synonym-matches.js';

/** Name of the file beside the documents that says which words mean the same. */
export const synonymsFile = 'synonyms.txt';

/** Reads `word, word, word` lines; `#` begins a remark, lines with fewer than two words say nothing. */
export function readSynonyms(text: string): SynonymGroups {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) =>
      line
        .replace(/#.*$/, '')
        .split(/[,=]/)
        .map((word) => word.trim())
        .filter((word) => word !== ''),
    )
    .filter((group) => group.length > 1);
}
