import { expect, it } from 'vitest';
import { readSynonyms } from './read-synonyms.js';

it('reads a file of groups', () => {
  expect(readSynonyms('# remark\n불량, 결함 = defect # more\nalone\n\n a , b \r\n')).toEqual([
    ['불량', '결함', 'defect'],
    ['a', 'b'],
  ]);
});
