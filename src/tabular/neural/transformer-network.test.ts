import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../shared/index.js';
import { type ColumnReading, inputCount, writeInputs } from './column-reading.js';
import { openTransformer } from './open-transformer.js';
import { type TransformerShape, transformerShapes } from './transformer.js';
import { transformerNetwork } from './transformer-network.js';

// Three numbers are padded to four; tokens are no multiple of four, so keys are padded too.
const reading: ColumnReading = {
  columnCount: 5,
  numbers: [0, 2, 4].map((column) => ({ column, center: 0.1, scale: 1.5 })),
  categories: [
    { column: 1, cuts: Float64Array.of(-0.5, 0, 0.5) },
    { column: 3, cuts: Float64Array.of(0) },
  ],
  isNormalised: false,
};
const rowCount = 6;
const random = seededRandom('transformer');
const rows = Array.from({ length: rowCount }, (_, row) =>
  Float64Array.from({ length: 5 }, (_, f) => (row === f ? Number.NaN : random.normal())),
);
const half = { blocks: 2, heads: 2, tokenWidth: 8 };
const shapes: readonly TransformerShape[] = [
  { kind: 'ft', ...half, hiddenWidths: [], outputs: 1 },
  { kind: 'ft', ...half, blocks: 1, hiddenWidths: [], outputs: 3 },
  { kind: 'tab', ...half, hiddenWidths: [16, 8], outputs: 1 },
];

describe.each(shapes)('$kind with $blocks blocks and $outputs outputs', (shape) => {
  const network = transformerNetwork(shape, reading, 8);
  const tape = network.tape.open(seededRandom(2));
  const { input, logits } = network;
  const inputs = new Float64Array(inputCount(reading));
  rows.forEach((row, i) => {
    writeInputs(reading, row, inputs);
    tape.numbers.set(inputs, input.values / 4 + i * input.stride);
  });
  tape.forward(rowCount);
  // The loss is the sum of the outputs, so every slope above is 1.
  rows.forEach((_, i) => {
    for (let k = 0; k < shape.outputs; k++)
      tape.numbers[logits.gradients! / 4 + i * logits.stride + k] = 1;
  });
  tape.backward(rowCount);
  const tensors = new Map(
    tape.parameters.map((parameter) => [parameter.name, tape.valuesOf(parameter)]),
  );
  const outputs = new Float64Array(shape.outputs);

  it('is served as it was trained', () => {
    const serve = openTransformer({ ...shape, reading, tensors });
    rows.forEach((row, i) => {
      serve(row, outputs);
      outputs.forEach((output, k) => {
        // Float32 against float64.
        expect(tape.numbers[logits.values / 4 + i * logits.stride + k]).toBeCloseTo(output, 5);
      });
    });
  });

  it('has the tensors that a file of its shape must hold', () => {
    const sizes = tape.parameters.map(({ name, rows: count, columns }) => [name, count, columns]);
    expect(new Set(sizes.map(String))).toEqual(
      new Set(transformerShapes(shape, reading).map(String)),
    );
  });

  it('has the gradients that differences of the served answers give, in every parameter', () => {
    for (const parameter of tape.parameters) {
      const gradients = tape.gradientsOf(parameter);
      const values = tensors.get(parameter.name)!;
      const size = Math.hypot(...gradients) / Math.sqrt(gradients.length);
      for (let sample = 0; sample < 6; sample++) {
        const at = random.integer(values.length);
        const kept = values[at]!;
        const sumAt = (value: number) => {
          values[at] = value;
          const serve = openTransformer({ ...shape, reading, tensors });
          const sum = rows.reduce((total, row) => {
            serve(row, outputs);
            return outputs.reduce((all, output) => all + output, total);
          }, 0);
          return { value: values[at]!, sum };
        };
        const [above, below] = [sumAt(kept + step), sumAt(kept - step)];
        values[at] = kept;
        const slope = (above.sum - below.sum) / (above.value - below.value);
        // ReLU bends: a step over a bend is off by its width, which the small step keeps rare and slight.
        expect(Math.abs(slope - gradients[at]!)).toBeLessThan(2e-3 * size + 1e-4);
      }
    }
  });
});

const step = 1e-4;
