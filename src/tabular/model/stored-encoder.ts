import { problem } from '../../shared/index.js';
import { type Encoder, encoderShapes } from '../neural/encoder.js';
import { encoderInputs } from '../neural/encoder-inputs.js';
import type { Preparation } from '../prepare/preparation.js';
import { type Tensor, tensorNamed } from './tensor-file.js';

const mostLatents = 64;

/** An encoder as tensors of float32: `encoder.background`, `encoder.0.weight` and so on. */
export function storedEncoder({ background, tensors }: Encoder): Record<string, Tensor> {
  return {
    'encoder.background': background,
    ...Object.fromEntries(
      Object.entries(tensors).map(([name, values]) => [`encoder.${name}`, values]),
    ),
  };
}

/**
 * Reads it back: every tensor there, of its size and finite, the inputs those of the model's features. Throws
 * `model.file-damaged`.
 */
export function readEncoder(
  tensors: Readonly<Record<string, Tensor>>,
  { inputCount, latentCount }: Pick<Encoder, 'inputCount' | 'latentCount'>,
  preparation: Preparation,
): Encoder {
  const expectedInputs = encoderInputs(preparation).inputCount;
  if (inputCount !== expectedInputs)
    throw damaged('encoding.inputCount', String(inputCount), String(expectedInputs));
  if (latentCount < 1 || latentCount > mostLatents)
    throw damaged('encoding.latentCount', String(latentCount), `1 to ${mostLatents}`);
  const floats = (name: string, length: number): Float32Array => {
    const tensor = tensorNamed(tensors, name);
    if (!(tensor instanceof Float32Array) || tensor.length !== length)
      throw damaged(`tensor ${name}`, `${tensor.length} values`, `${length} of float32`);
    if (!tensor.every(Number.isFinite))
      throw damaged(`tensor ${name}`, 'a value that is not finite', 'finite values');
    return tensor;
  };
  return {
    inputCount,
    latentCount,
    background: floats('encoder.background', inputCount),
    // One entry for every name there is.
    tensors: Object.fromEntries(
      encoderShapes(inputCount, latentCount).map(([name, rows, columns]) => [
        name,
        floats(`encoder.${name}`, rows * columns),
      ]),
    ) as Encoder['tensors'],
  };
}

function damaged(what: string, got: string, expected: string) {
  return problem('model.file-damaged', { what, got, expected });
}
