import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../shared/index.js';
import { autoencoderNetwork } from './autoencoder-network.js';
import { encoderShapes } from './encoder.js';
import { focalLoss } from './focal-loss.js';
import { type NaiveWeights, naiveLoss, naivePass } from './naive-autoencoder.js';
import { openEncoder } from './open-encoder.js';
import type { OpenTape, Parameter } from './tape/tape.js';

// Widths that are no multiple of four, and a batch that fills neither the tape nor a tile of four rows.
const [inputCount, latentCount, rowCount] = [7, 5, 9];
const random = seededRandom('autoencoder');
const rows = Array.from({ length: rowCount }, () =>
  Array.from({ length: inputCount }, () => Math.fround(random.normal())),
);
const labels = rows.map((_, i) => (i % 3 === 0 ? 1 : 0));

function passed() {
  const network = autoencoderNetwork(inputCount, latentCount, 12);
  const tape = network.tape.open(seededRandom(3));
  const { input, rebuilt, logit } = network;
  rows.forEach((row, i) => {
    tape.numbers.set(row, input.values / 4 + i * input.stride);
  });
  tape.forward(rowCount);
  const focal = new Float64Array(2);
  tape.kernel.squaredError(
    rebuilt.values,
    input.values,
    rebuilt.gradients!,
    rowCount * input.stride,
    1 / (rowCount * inputCount),
  );
  labels.forEach((label, i) => {
    const z = tape.numbers[logit.values / 4 + i * logit.stride]!;
    focalLoss(z, label === 1, { focus: 2, positiveShare: 0.25 }, focal);
    tape.numbers[logit.gradients! / 4 + i * logit.stride] = focal[1]! / rowCount;
  });
  tape.backward(rowCount);
  return { network, tape };
}

function naiveWeights(tape: OpenTape): NaiveWeights {
  const byName = new Map(tape.parameters.map((parameter) => [parameter.name, parameter]));
  const matrix = (parameter: Parameter) => {
    const values = tape.valuesOf(parameter);
    return Array.from({ length: parameter.rows }, (_, row) => [
      ...values.subarray(row * parameter.columns, (row + 1) * parameter.columns),
    ]);
  };
  const named = (ending: string) =>
    [...byName.keys()]
      .filter((name) => name.endsWith(ending))
      .map((name) => name.slice(0, -ending.length));
  const row = (name: string) => matrix(byName.get(name)!)[0]!;
  return {
    layers: new Map(
      named('.weight').map((layer) => [
        layer,
        { weight: matrix(byName.get(`${layer}.weight`)!), bias: row(`${layer}.bias`) },
      ]),
    ),
    norms: new Map(
      named('.gain').map((norm) => [
        norm,
        { gain: row(`${norm}.gain`), bias: row(`${norm}.bias`) },
      ]),
    ),
  };
}

/** The very rows of a parameter, to be changed for a moment. */
function rowsOf({ layers, norms }: NaiveWeights, name: string): number[][] {
  const [, owner, part] = /^(.*)\.(weight|bias|gain)$/.exec(name)!;
  const layer = layers.get(owner!);
  const norm = norms.get(owner!);
  const rows =
    part === 'weight' ? layer!.weight : part === 'gain' ? [norm!.gain] : [(layer ?? norm)!.bias];
  return rows as number[][];
}

describe('the autoencoder on its tape', () => {
  const { network, tape } = passed();
  const weights = naiveWeights(tape);

  it('passes forward as the formulas say', () => {
    const at = (node: { values: number; stride: number }, row: number, column: number) =>
      tape.numbers[node.values / 4 + row * node.stride + column]!;
    rows.forEach((row, i) => {
      const naive = naivePass(weights, row);
      // Float32 has seven digits, and sums of sixty-four products lose one.
      naive.latents.forEach((z, j) => {
        expect(at(network.latents, i, j)).toBeCloseTo(z, 5);
      });
      naive.rebuilt.forEach((x, j) => {
        expect(at(network.rebuilt, i, j)).toBeCloseTo(x, 5);
      });
      expect(at(network.logit, i, 0)).toBeCloseTo(naive.logit, 5);
      naive.attention.forEach((share, j) => {
        expect(tape.numbers[network.attention / 4 + i * naive.attention.length + j]).toBeCloseTo(
          share,
          5,
        );
      });
    });
  });

  it('has the gradients that differences of the naive loss give, in every parameter', () => {
    for (const parameter of tape.parameters) {
      const gradients = tape.gradientsOf(parameter);
      const values = rowsOf(weights, parameter.name);
      const size = Math.hypot(...gradients) / Math.sqrt(gradients.length);
      expect(size).toBeGreaterThan(1e-7);
      for (let sample = 0; sample < 6; sample++) {
        const at = random.integer(gradients.length);
        const [row, column] = [Math.floor(at / parameter.columns), at % parameter.columns];
        const kept = values[row]![column]!;
        const loss = (value: number) => {
          values[row]![column] = value;
          return naiveLoss(weights, rows, labels);
        };
        const slope = (loss(kept + 1e-4) - loss(kept - 1e-4)) / 2e-4;
        values[row]![column] = kept;
        // Differences of float64 are good to 1e-8 here; the rest is float32.
        expect(Math.abs(slope - gradients[at]!)).toBeLessThan(1e-4 * size + 2e-7);
      }
    }
  });

  it('is served as it was trained', () => {
    const byName = new Map(tape.parameters.map((parameter) => [parameter.name, parameter]));
    const tensors = Object.fromEntries(
      encoderShapes(inputCount, latentCount).map(([name, height, width]) => {
        const values = tape.valuesOf(byName.get(`encoder.${name}`)!);
        expect(values).toHaveLength(height * width);
        return [name, values];
      }),
    ) as Parameters<typeof openEncoder>[0]['tensors'];
    const encoder = openEncoder({
      inputCount,
      latentCount,
      tensors,
      background: new Float32Array(inputCount),
    });
    const answer = new Float64Array(latentCount + 2).fill(7);
    rows.forEach((row) => {
      encoder.encode(Float64Array.from(row), answer, 1);
      const naive = naivePass(weights, row);
      // Both are float64 over the same weights.
      naive.latents.forEach((z, j) => {
        expect(answer[j + 1]).toBeCloseTo(z, 12);
      });
      naive.attention.forEach((share, j) => {
        expect(encoder.attention[j]).toBeCloseTo(share, 12);
      });
      expect([answer[0], answer[latentCount + 1]]).toEqual([7, 7]);
    });
  });
});
