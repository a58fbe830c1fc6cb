// Truth: forms as they are spelt in sentences, from a grammar.
import { describe, expect, it } from 'vitest';
import { verbForms } from './verb-forms.js';

const isFormOf = (stem: string, word: string) =>
  verbForms(stem).some((form) => word.startsWith(form));

describe('verbForms', () => {
  it.each([
    ['바꾸', '바꾸어 바꿔야 바꿨다 바꾼 바꿀까 바꿉니다 바꾸면'],
    ['고치', '고치는 고쳐서 고쳤나 고친다 고칠'],
    ['고르', '고르면 골라 골랐다 고른 고를'],
    ['따르', '따라서 따랐다 따르면'],
    ['모으', '모아 모았다 모은'],
    ['쓰', '쓰는 써야 썼다 쓰면'],
    ['만들', '만드는 만들어 만든 만듭니다'],
    ['늘', '늘어 늘었다 느는 늘면'],
    ['무겁', '무거운 무거워 무겁다 무거웠다'],
    ['좁', '좁은 좁아 좁다'],
    ['짓', '짓는 지은 지어 지었다'],
    ['씻', '씻는 씻어 씻은'],
    ['싣', '싣는 실어 실은'],
    ['닫', '닫는 닫아 닫은'],
    ['중요하', '중요한 중요해 중요했다 중요합니다'],
    ['떨어지', '떨어져 떨어진 떨어졌다'],
  ])('%s: %s', (stem, words) => {
    for (const word of words.split(' ')) expect(isFormOf(stem, word), word).toBe(true);
  });

  it('does not take another word for a form', () => {
    for (const [stem, word] of [
      ['바꾸', '바구니'],
      ['찾', '차이'],
      ['쓰', '씀씀이'],
      ['닫', '달아'],
      ['고르', '고기'],
    ] as const)
      expect(isFormOf(stem, word), word).toBe(false);
  });

  it('gives no form of one syllable', () => {
    for (const stem of ['쓰', '찾', '늘', '짓'])
      for (const form of verbForms(stem)) expect(form.length).toBeGreaterThan(1);
  });
});
