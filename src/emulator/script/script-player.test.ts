import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScriptQuestion } from './emulator-script.js';
import { fitsWildcard, readPattern, ScriptPlayer } from './script-player.js';

const question = (more: Partial<ScriptQuestion> = {}): ScriptQuestion => ({
  service: 'bedrock-runtime',
  operation: 'Converse',
  target: 'apac.anthropic.claude-x',
  prompt: 'How many Defects?',
  body: null,
  ...more,
});

describe('ScriptPlayer', () => {
  it('takes the first rule that fits in everything it asks for', () => {
    const player = new ScriptPlayer({
      rules: [
        { name: 'other service', when: { service: 'lambda' } },
        { name: 'other operation', when: { operation: ['ConverseStream', 'Invoke'] } },
        { name: 'other model', when: { target: 'amazon.*' } },
        { name: 'other prompt', when: { prompt: 'weather' } },
        {
          name: 'right',
          when: { operation: 'Converse', target: '*.anthropic.*', prompt: 'defects' },
        },
        { name: 'later' },
      ],
    });
    expect(player.choose(question())?.name).toBe('right');
    expect(player.choose(question({ target: 'amazon.nova' }))?.name).toBe('other model');
    expect(player.choose(question({ prompt: '?' }))?.name).toBe('later');
  });

  it('skips and counts only what fits', () => {
    const player = new ScriptPlayer({
      rules: [
        { when: { prompt: 'a' }, skip: 1, times: 2 },
        { when: { prompt: 'a' }, name: 'rest' },
      ],
    });
    const names = ['a', 'b', 'a', 'a', 'a', 'b'].map(
      (prompt) => player.choose(question({ prompt }))?.name ?? null,
    );
    expect(names).toEqual(['rest', null, 'rule 1', 'rule 1', 'rest', null]);
  });
});

describe('patterns', () => {
  it('wildcards match as the regular expression of the same meaning', () => {
    const letters = fc
      .array(fc.constantFrom('a', 'b', '*'), { maxLength: 8 })
      .map((list) => list.join(''));
    const names = fc
      .array(fc.constantFrom('a', 'b'), { maxLength: 10 })
      .map((list) => list.join(''));
    fc.assert(
      fc.property(letters, names, (pattern, name) => {
        const expression = new RegExp(`^${pattern.replaceAll('*', '.*')}$`);
        expect(fitsWildcard(pattern, name)).toBe(expression.test(name));
      }),
      { numRuns: 1000 },
    );
  });

  it('prompts match by text without letter case, or by expression', () => {
    expect(readPattern('SELECT (')('select (1)')).toBe(true);
    expect(readPattern('/^불량/')('불량률')).toBe(true);
    expect(readPattern('/^불량/')('오늘 불량률')).toBe(false);
    const again = readPattern('/a/g');
    expect([again('a'), again('a')]).toEqual([true, true]);
  });
});
