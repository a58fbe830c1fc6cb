import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IndexBuilder } from './build-index.js';
import { DocumentIndex } from './open-index.js';

const facts = { title: 't', category: '', date: '', priority: '', language: 'ko', uri: '' };
const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 });
const documents = fc.array(fc.array(text, { maxLength: 5 }), { maxLength: 40 });

const fileOf = (all: readonly (readonly string[])[]) => {
  const builder = new IndexBuilder({ synonyms: { builtIn: false, groups: [['불량', 'defect']] } });
  for (const [at, passages] of all.entries())
    builder.add({
      document: { ...facts, id: `d${at}`, hash: 'h', source: 's' },
      passages: passages.map((one, place) => ({
        heading: `h${place}`,
        page: place + 1,
        text: one,
      })),
    });
  return builder.finish();
};

describe('DocumentIndex', () => {
  it('gives back every passage and document as it was', () => {
    fc.assert(
      fc.property(documents, (all) => {
        const index = new DocumentIndex(fileOf(all), 'test');
        let passage = 0;
        for (const [at, passages] of all.entries()) {
          expect(index.firstPassage[at]).toBe(passage);
          for (const [place, expected] of passages.entries()) {
            expect(index.passageAt(passage)).toEqual({
              heading: `h${place}`,
              page: place + 1,
              text: expected,
            });
            expect(index.documentAt(passage).id).toBe(`d${at}`);
            passage++;
          }
        }
        expect(index.passageCount).toBe(passage);
      }),
      { numRuns: 60 },
    );
  });

  it('refuses a file that is cut or changed anywhere', () => {
    const file = fileOf([['용탕 온도'], ['금형', '압력 123']]);
    fc.assert(
      fc.property(fc.nat(file.length - 1), (at) => {
        const cut = () => new DocumentIndex(file.subarray(0, at), 'cut');
        expect(cut).toThrow(expect.objectContaining({ code: 'documents.index-damaged' }));
        const changed = Uint8Array.from(file);
        changed[at]! ^= 1;
        const open = () => new DocumentIndex(changed, 'changed');
        expect(open).toThrow(expect.objectContaining({ code: 'documents.index-damaged' }));
      }),
    );
  });
});
