import { inputCount, writeInputs } from './column-reading.js';
import {
  type AttentionPart,
  attendTo,
  type Layer,
  layerOf,
  multiply,
  normaliseTo,
  normOf,
  rectify,
} from './forward-parts.js';
import { padded } from './tape/padded.js';
import { type Transformer, tokenCount, wideOf } from './transformer.js';

/**
 * The forward pass of training, in float64 over the same weights: writes the outputs for a row of columns, the log odds of
 * class 1 or one number per class. Runs in any engine; WebAssembly is not needed, and nothing is allocated.
 */
export function openTransformer(
  transformer: Transformer,
): (row: Float64Array, outputs: Float64Array) => void {
  const { kind, reading, tensors } = transformer;
  const inputs = new Float64Array(inputCount(reading));
  const pass = kind === 'ft' ? openFt(transformer) : openTab(transformer);
  // Of Float64Array, so that products are not rounded to float32 on the way.
  const named = (name: string) => Float64Array.from(tensors.get(name)!);
  const answer = layerOf(named, 'answer');
  return (row, outputs) => {
    writeInputs(reading, row, inputs);
    multiply(answer, pass(inputs), 0, outputs, 0);
  };
}

/** From inputs to what the last layer reads. */
type Pass = (inputs: Float64Array) => Float64Array;

function openFt({ kind, blocks, heads, tokenWidth, reading, tensors }: Transformer): Pass {
  const named = (name: string) => Float64Array.from(tensors.get(name)!);
  const tokens = tokenCount(kind, reading);
  const columns = reading.numbers.length + 1;
  const tokenised: Layer = layerOf(named, 'tokens');
  const embedded = openEmbedding(named, reading, tokenWidth);
  const wideWidth = wideOf({ kind, tokenWidth });
  const stack = Array.from({ length: blocks }, (_, block) => ({
    before: block === 0 ? null : normOf(named, `block.${block}.before`),
    attention: attentionOf(named, `block.${block}`),
    between: normOf(named, `block.${block}.between`),
    wide: layerOf(named, `block.${block}.wide`),
    narrow: layerOf(named, `block.${block}.narrow`),
    queries: block === blocks - 1 ? 1 : tokens,
  }));
  const own = normOf(named, 'own');
  const rows = new Float64Array(tokens * tokenWidth);
  const normal = new Float64Array(tokens * tokenWidth);
  const room = roomFor(tokens, tokenWidth);
  const wide = new Float64Array(2 * wideWidth);
  const added = new Float64Array(tokenWidth);
  const answer = new Float64Array(tokenWidth);
  return (inputs) => {
    for (let i = 0; i < columns * tokenWidth; i++) {
      const token = Math.floor(i / tokenWidth);
      const number = token === 0 ? 0 : inputs[token - 1]!;
      rows[i] = number * tokenised.weight[i]! + tokenised.bias[i]!;
    }
    embedded(inputs, rows, columns);
    for (const { before, attention, between, wide: first, narrow, queries } of stack) {
      let given = rows;
      if (before !== null) {
        for (let token = 0; token < tokens; token++)
          normaliseTo(before, rows, token * tokenWidth, normal, token * tokenWidth);
        given = normal;
      }
      attendTo(attention, given, { tokens, heads, queries }, room);
      for (let token = 0; token < queries; token++) {
        const at = token * tokenWidth;
        for (let i = at; i < at + tokenWidth; i++) rows[i] = rows[i]! + room.answers[i]!;
        normaliseTo(between, rows, at, normal, 0);
        multiply(first, normal, 0, wide, 0);
        for (let i = 0; i < wideWidth; i++) wide[i] = wide[i]! * Math.max(0, wide[wideWidth + i]!);
        multiply(narrow, wide, 0, added, 0);
        for (let i = 0; i < tokenWidth; i++) rows[at + i] = rows[at + i]! + added[i]!;
      }
    }
    normaliseTo(own, rows, 0, answer, 0);
    rectify(answer, tokenWidth);
    return answer;
  };
}

function openTab(transformer: Transformer): Pass {
  const { kind, blocks, heads, tokenWidth, hiddenWidths, reading, tensors } = transformer;
  const named = (name: string) => Float64Array.from(tensors.get(name)!);
  const tokens = tokenCount(kind, reading);
  const embedded = openEmbedding(named, reading, tokenWidth);
  const wideWidth = wideOf({ kind, tokenWidth });
  const stack = Array.from({ length: blocks }, (_, block) => ({
    attention: attentionOf(named, `block.${block}`),
    between: normOf(named, `block.${block}.between`),
    wide: layerOf(named, `block.${block}.wide`),
    narrow: layerOf(named, `block.${block}.narrow`),
    after: normOf(named, `block.${block}.after`),
  }));
  const hidden = hiddenWidths.map((width, i) => ({
    layer: layerOf(named, `hidden.${i}`),
    answer: new Float64Array(width),
  }));
  const { numbers } = reading;
  // rows = [tokens | numbers]
  const rows = new Float64Array(tokens * tokenWidth + numbers.length);
  const room = roomFor(tokens, tokenWidth);
  const wide = new Float64Array(wideWidth);
  const added = new Float64Array(tokenWidth);
  return (inputs) => {
    embedded(inputs, rows, 0);
    for (let i = 0; i < numbers.length; i++) rows[tokens * tokenWidth + i] = inputs[i]!;
    for (const { attention, between, wide: first, narrow, after } of stack) {
      attendTo(attention, rows, { tokens, heads, queries: tokens }, room);
      for (let token = 0; token < tokens; token++) {
        const at = token * tokenWidth;
        for (let i = at; i < at + tokenWidth; i++) rows[i] = rows[i]! + room.answers[i]!;
        normaliseTo(between, rows, at, rows, at);
        multiply(first, rows, at, wide, 0);
        rectify(wide, wideWidth);
        multiply(narrow, wide, 0, added, 0);
        for (let i = 0; i < tokenWidth; i++) rows[at + i] = rows[at + i]! + added[i]!;
        normaliseTo(after, rows, at, rows, at);
      }
    }
    let given = rows;
    for (const { layer, answer } of hidden) {
      multiply(layer, given, 0, answer, 0);
      rectify(answer, answer.length);
      given = answer;
    }
    return given;
  };
}

type Named = (name: string) => Float64Array;

/** Writes the tokens of the categories, from token `first` on. */
function openEmbedding(
  named: Named,
  { numbers, categories }: Transformer['reading'],
  width: number,
) {
  if (categories.length === 0) return () => {};
  const { weight, bias } = layerOf(named, 'categories');
  const from = padded(numbers.length);
  return (inputs: Float64Array, rows: Float64Array, first: number) => {
    for (let category = 0; category < categories.length; category++) {
      const value = inputs[from + category]! * width;
      const to = (first + category) * width;
      for (let i = 0; i < width; i++)
        rows[to + i] = weight[value + i]! + bias[category * width + i]!;
    }
  };
}

function attentionOf(named: Named, block: string): AttentionPart {
  return {
    given: layerOf(named, `${block}.attention.given`),
    answer: layerOf(named, `${block}.attention.answer`),
  };
}

function roomFor(tokens: number, width: number) {
  return {
    given: new Float64Array(3 * tokens * width),
    shares: new Float64Array(tokens),
    mixed: new Float64Array(width),
    answers: new Float64Array(tokens * width),
  };
}
