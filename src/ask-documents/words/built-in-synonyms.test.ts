import { expect, it } from 'vitest';
import { analyseQuestion } from './analyse-question.js';
import { builtInSynonyms } from './built-in-synonyms.js';
import { foldText } from './scan-words.js';

const groups = builtInSynonyms.flatMap((lines) => lines.trim().split('\n'));

it('holds some thousand groups of at least two different words, each group once', () => {
  expect(groups.length).toBeGreaterThan(2500);
  for (const group of groups) {
    const members = group.split(', ');
    expect(members.length, group).toBeGreaterThan(1);
    expect(new Set(members).size, group).toBe(members.length);
    for (const member of members) expect(member, group).toMatch(/^[^\s,~](?:[^,~]*[^\s,~])?~?$/);
  }
  const sorted = groups.map((group) => group.split(', ').sort().join());
  expect(new Set(sorted).size).toBe(groups.length);
});

it('is folded, since nothing folds it later', () => {
  for (const lines of builtInSynonyms) expect(lines).toBe(foldText(lines));
});

it('brings the English words of a Korean question and back', () => {
  const brought = (question: string) =>
    analyseQuestion(question, { builtIn: true, groups: [] })
      .flatMap(({ synonyms }) => synonyms)
      .map(({ script }) => script);
  expect(brought('불량의 원인')).toContain('latin');
  expect(brought('defect causes')).toContain('hangul');
  expect(analyseQuestion('불량의 원인').flatMap(({ synonyms }) => synonyms)).toEqual([]);
});
