import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../shared/index.js';
import { openTransformer } from './open-transformer.js';
import { transformerNetwork } from './transformer-network.js';

// Six tokens: no multiple of four, so keys are padded.
const shape = { inputCount: 5, blocks: 2, heads: 2, tokenWidth: 8 };
const rowCount = 6;
const random = seededRandom('transformer');
const rows = Array.from({ length: rowCount }, () =>
  Float64Array.from({ length: 5 }, () => Math.fround(random.normal())),
);
const network = transformerNetwork(shape, 8);
const tape = network.tape.open(seededRandom(2));
const { input, logit } = network;
rows.forEach((row, i) => {
  tape.numbers.set(row, input.values / 4 + i * input.stride);
});
tape.forward(rowCount);
// The loss is the sum of the logits, so every slope above is 1.
rows.forEach((_, i) => {
  tape.numbers[logit.gradients! / 4 + i * logit.stride] = 1;
});
tape.backward(rowCount);
const tensors = new Map(
  tape.parameters.map((parameter) => [parameter.name, tape.valuesOf(parameter)]),
);

describe('the transformer on its tape', () => {
  it('is served as it was trained', () => {
    const serve = openTransformer({ ...shape, tensors });
    rows.forEach((row, i) => {
      // Float32 against float64.
      expect(tape.numbers[logit.values / 4 + i * logit.stride]).toBeCloseTo(serve(row), 5);
    });
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
          const serve = openTransformer({ ...shape, tensors });
          const sum = rows.reduce((total, row) => total + serve(row), 0);
          return { value: values[at]!, sum };
        };
        const [above, below] = [sumAt(kept + 1e-3), sumAt(kept - 1e-3)];
        values[at] = kept;
        const slope = (above.sum - below.sum) / (above.value - below.value);
        // Differences over a step of a thousandth are good to a millionth of the third derivative.
        expect(Math.abs(slope - gradients[at]!)).toBeLessThan(1e-3 * size + 2e-5);
      }
    }
  });
});
