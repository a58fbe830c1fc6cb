import { describe, expect, test } from 'vitest';
import { type Encoder, encoderShapes } from '../neural/encoder.js';
import { madeUpModel } from './made-up-model.js';
import { readEncoder, storedEncoder } from './stored-encoder.js';
import type { Tensor } from './tensor-file.js';

// Four numbers and a category of three: seven inputs.
const { preparation } = madeUpModel();
const shape = { inputCount: 7, latentCount: 3 };
const encoder: Encoder = {
  ...shape,
  background: Float32Array.from({ length: 7 }, (_, i) => i),
  // One entry for every name there is.
  tensors: Object.fromEntries(
    encoderShapes(7, 3).map(([name, rows, columns]) => [
      name,
      Float32Array.from({ length: rows * columns }, (_, i) => i / 8),
    ]),
  ) as Encoder['tensors'],
};

describe('a stored encoder', () => {
  const tensors = storedEncoder(encoder);

  test('is read as it was', () => {
    expect(readEncoder(tensors, shape, preparation)).toEqual(encoder);
  });

  const changed = (name: string, tensor: Tensor | undefined) => {
    const { [name]: _, ...rest } = tensors;
    return tensor === undefined ? rest : { ...rest, [name]: tensor };
  };
  const infinite = Float32Array.from(encoder.tensors['1.bias']);
  infinite[3] = Number.NaN;

  test.each<[RegExp, Record<string, Tensor>, typeof shape]>([
    [/no tensor encoder\.2\.weight/, changed('encoder.2.weight', undefined), shape],
    [
      /encoder\.3\.bias.*4 values.*3 of float32/,
      changed('encoder.3.bias', new Float32Array(4)),
      shape,
    ],
    [/encoder\.3\.bias.*3 of float32/, changed('encoder.3.bias', new Float64Array(3)), shape],
    [/encoder\.1\.bias.*finite/, changed('encoder.1.bias', infinite), shape],
    [/encoding\.inputCount.*6.*7/, tensors, { inputCount: 6, latentCount: 3 }],
    [/encoding\.latentCount.*0/, tensors, { inputCount: 7, latentCount: 0 }],
    [/encoder\.3\.weight/, tensors, { inputCount: 7, latentCount: 4 }],
  ])('is refused as damaged: %s', (message, given, wanted) => {
    const read = () => readEncoder(given, wanted, preparation);
    expect(read).toThrow(expect.objectContaining({ code: 'model.file-damaged' }));
    expect(read).toThrow(message);
  });
});
