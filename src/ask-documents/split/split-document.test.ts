import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { categories } from '../document.js';
import { passageSizeOf } from './passage-size.js';
import { splitDocument } from './split-document.js';

const section = (text: string) => ({ headings: ['H'], page: 3, text });

describe('splitDocument', () => {
  it('loses no word, stays within the size, cuts pieces of the text', () => {
    const word = fc.constantFrom('온도', '압력이', '높다.', 'die', '\n', '\n\n', '불량률은', '🙂');
    const texts = fc.array(word, { maxLength: 400 }).map((all) => all.join(' '));
    fc.assert(
      fc.property(texts, fc.integer({ min: 40, max: 200 }), (text, characters) => {
        const size = { characters, overlap: Math.floor(characters / 5) };
        const passages = splitDocument({ category: '', sections: [section(text)] }, size);
        let reached = 0;
        for (const passage of passages) {
          const at = text.indexOf(passage.text, Math.max(0, reached - characters * 1.25));
          expect(at).toBeGreaterThanOrEqual(0);
          expect(text.slice(reached, at).trim()).toBe('');
          expect(passage.text.length).toBeLessThanOrEqual(characters * 1.25);
          reached = Math.max(reached, at + passage.text.length);
        }
        expect(text.slice(reached).trim()).toBe('');
      }),
    );
  });

  it('ends on a text without a blank', () => {
    const passages = splitDocument({ category: '', sections: [section('가'.repeat(10_000))] });
    expect(passages.length).toBeGreaterThan(5);
    expect(passages[0]).toMatchObject({ heading: 'H', page: 3 });
  });

  it('has a size for each documented category, larger ones for manuals', () => {
    for (const category of categories)
      expect(passageSizeOf(category).overlap).toBeLessThan(passageSizeOf(category).characters / 2);
    expect(passageSizeOf('process-manual').characters).toBeGreaterThan(
      passageSizeOf('meeting-notes').characters,
    );
    expect(passageSizeOf('constructor')).toEqual(passageSizeOf(''));
  });
});
