import { expect, it } from 'vitest';
import { analyseQuestion } from './analyse-question.js';
import { factorySynonyms } from './factory-synonyms.js';
import { readSynonyms } from './read-synonyms.js';

it('holds groups of at least two different words', () => {
  expect(factorySynonyms.length).toBeGreaterThan(50);
  for (const group of factorySynonyms) expect(new Set(group).size).toBe(group.length);
});

it('brings the English words of a Korean question and back', () => {
  const brought = (question: string) =>
    analyseQuestion(question, factorySynonyms).flatMap(({ synonyms }) => synonyms).length;
  expect(brought('불량의 원인')).toBeGreaterThan(1);
  expect(brought('defect causes')).toBeGreaterThan(1);
});

it('reads a file of groups', () => {
  expect(readSynonyms('# remark\n불량, 결함 = defect # more\nalone\n\n a , b \r\n')).toEqual([
    ['불량', '결함', 'defect'],
    ['a', 'b'],
  ]);
});
