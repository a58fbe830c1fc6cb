import { describe, expect, test } from 'vitest';
import type { ColumnReading } from '../neural/column-reading.js';
import { type TransformerShape, transformerShapes } from '../neural/transformer.js';
import type { OtherScorer } from './scorer.js';
import { readScorer, scorerFacts, storedScorer } from './stored-scorer.js';
import type { Tensor } from './tensor-file.js';

const reading: ColumnReading = {
  columnCount: 4,
  numbers: [
    { column: 0, center: 0.5, scale: 2 },
    { column: 3, center: 0, scale: 1 },
  ],
  categories: [
    { column: 1, cuts: Float64Array.of(0, 1) },
    { column: 2, cuts: new Float64Array(0) },
  ],
  isNormalised: false,
};
const shape: TransformerShape = {
  kind: 'tab',
  blocks: 1,
  heads: 2,
  tokenWidth: 8,
  hiddenWidths: [16, 8],
  outputs: 1,
};
const transformer: OtherScorer = {
  kind: 'transformer',
  transformer: {
    ...shape,
    reading,
    tensors: new Map(
      transformerShapes(shape, reading).map(([name, rows, columns]) => [
        name,
        Float32Array.from({ length: rows * columns }, (_, i) => i / 8),
      ]),
    ),
  },
};
const linear: OtherScorer = {
  kind: 'linear',
  linear: {
    weights: Float64Array.of(1, -0.1, 0.25, 3),
    means: Float64Array.of(0, 1, 2, 3),
    intercept: -1.5,
  },
};
// What JSON leaves of it.
const factsOf = (scorer: OtherScorer) => JSON.parse(JSON.stringify(scorerFacts(scorer)));

describe.each([transformer, linear])('a stored scorer, $kind', (scorer) => {
  test('is read as it was', () => {
    expect(readScorer(factsOf(scorer), storedScorer(scorer), 4)).toEqual(scorer);
  });
});

const tensors = storedScorer(transformer);
const facts = factsOf(transformer);
const spoiled = (name: string, at: number, value: number) => {
  const copy = (tensors[name] as Float32Array | Float64Array).slice();
  copy[at] = value;
  return { ...tensors, [name]: copy };
};
const without = (name: string) => {
  const { [name]: _, ...rest } = tensors;
  return rest;
};

test.each<[RegExp, Record<string, unknown>, Record<string, Tensor>]>([
  [/kind.*"forest"/, { ...facts, kind: 'forest' }, tensors],
  [/shape\.blocks.*9/, { ...facts, shape: { ...facts.shape, blocks: 9 } }, tensors],
  [/shape\.tokenWidth.*8/, { ...facts, shape: { ...facts.shape, heads: 4 } }, tensors],
  [/shape\.outputs.*2/, { ...facts, shape: { ...facts.shape, outputs: 2 } }, tensors],
  [/hidden\.1\.weight/, { ...facts, shape: { ...facts.shape, hiddenWidths: [16, 12] } }, tensors],
  [/numbers\[1\].*4.*below 4/, { ...facts, numbers: [0, 4] }, tensors],
  [/categories\[0\].column/, { ...facts, categories: [{ column: -1, cuts: 2 }] }, tensors],
  [/isNormalised/, { ...facts, isNormalised: 1 }, tensors],
  [/at least one column/, { ...facts, numbers: [], categories: [] }, tensors],
  [/no tensor transformer\.answer\.bias/, facts, without('transformer.answer.bias')],
  [/block\.0\.after\.gain.*finite/, facts, spoiled('transformer.block.0.after.gain', 2, Infinity)],
  [/reading\.scale/, facts, spoiled('reading.scale', 0, 0)],
  [/reading\.cuts.*rise/, facts, spoiled('reading.cuts', 1, 0)],
  [
    /answer\.weight.*float32/,
    facts,
    { ...tensors, 'transformer.answer.weight': new Float64Array(8) },
  ],
])('a damaged one is refused: %s', (message, given, of) => {
  const read = () => readScorer(given, of, 4);
  expect(read).toThrow(expect.objectContaining({ code: 'model.file-damaged' }));
  expect(read).toThrow(message);
});
