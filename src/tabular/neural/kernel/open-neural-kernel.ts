import { problem } from '../../../shared/index.js';
import { type WasmMemory, webAssembly } from '../../trees/kernel/web-assembly.js';
import { neuralBase64 } from './neural-binary.js';

/** The compiled functions; addresses and strides in bytes, what each does stands in the folder assembly. */
export interface NeuralKernel {
  multiply(
    a: number,
    aRow: number,
    aColumn: number,
    b: number,
    bRow: number,
    c: number,
    cRow: number,
    m: number,
    n: number,
    k: number,
    accumulate: number,
  ): void;
  transpose(from: number, to: number, toRow: number, rows: number, columns: number): void;
  gateForward(given: number, sigmoids: number, answer: number, rows: number, width: number): void;
  gateBackward(
    given: number,
    sigmoids: number,
    answerGradient: number,
    gradient: number,
    rows: number,
    width: number,
  ): void;
  reluForward(given: number, answer: number, count: number): void;
  reluBackward(given: number, answerGradient: number, gradient: number, count: number): void;
  rectifiedGateForward(given: number, answer: number, rows: number, width: number): void;
  rectifiedGateBackward(
    given: number,
    answerGradient: number,
    gradient: number,
    rows: number,
    width: number,
  ): void;
  attendForward(
    given: number,
    weights: number,
    answer: number,
    scratch: number,
    rows: number,
    tokens: number,
    queryTokens: number,
    heads: number,
    size: number,
  ): void;
  attendBackward(
    given: number,
    weights: number,
    answerGradient: number,
    gradient: number,
    scratch: number,
    rows: number,
    tokens: number,
    queryTokens: number,
    heads: number,
    size: number,
  ): void;
  normaliseForward(
    given: number,
    gain: number,
    bias: number,
    between: number,
    inverses: number,
    answer: number,
    rows: number,
    width: number,
  ): void;
  normaliseBackward(
    gain: number,
    between: number,
    inverses: number,
    answerGradient: number,
    gradient: number,
    gainGradient: number,
    biasGradient: number,
    rows: number,
    width: number,
  ): void;
  tokeniseForward(
    given: number,
    stride: number,
    weight: number,
    bias: number,
    answer: number,
    rows: number,
    tokens: number,
    answerTokens: number,
    width: number,
  ): void;
  tokeniseBackward(
    given: number,
    stride: number,
    answerGradient: number,
    weightGradient: number,
    biasGradient: number,
    rows: number,
    tokens: number,
    answerTokens: number,
    width: number,
  ): void;
  embedForward(
    given: number,
    stride: number,
    table: number,
    bias: number,
    answer: number,
    rows: number,
    tokens: number,
    answerTokens: number,
    width: number,
  ): void;
  embedBackward(
    given: number,
    stride: number,
    answerGradient: number,
    tableGradient: number,
    biasGradient: number,
    rows: number,
    tokens: number,
    answerTokens: number,
    width: number,
  ): void;
  takeFirst(from: number, to: number, rows: number, tokens: number, width: number): void;
  putFirst(from: number, to: number, rows: number, tokens: number, width: number): void;
  repeatRow(from: number, to: number, rows: number, width: number): void;
  addColumnSums(from: number, to: number, rows: number, width: number): void;
  dropForward(
    values: number,
    factors: number,
    count: number,
    state: number,
    limit: number,
    scale: number,
  ): void;
  scaleBy(values: number, factors: number, count: number): void;
  copyColumns(
    from: number,
    fromStride: number,
    to: number,
    toStride: number,
    rows: number,
    width: number,
  ): void;
  gather(table: number, numbers: number, to: number, rows: number, width: number): void;
  add(one: number, other: number, answer: number, count: number): void;
  squaredError(
    answer: number,
    target: number,
    gradient: number,
    count: number,
    share: number,
  ): number;
  adamStep(
    values: number,
    gradients: number,
    means: number,
    squares: number,
    count: number,
    learningRate: number,
    weightDecay: number,
    first: number,
    second: number,
  ): void;
}

export interface OpenNeuralKernel {
  readonly kernel: NeuralKernel;
  readonly memory: WasmMemory;
}

const pageBytes = 65536;
const mostPages = 65536;

/**
 * The kernel over a memory of its own of at least so many bytes. Throws `learning.no-memory` where the machine does not
 * give as much, `learning.no-webassembly` where WebAssembly or its SIMD instructions are refused.
 */
export function openNeuralKernel(bytes: number): OpenNeuralKernel {
  const api = webAssembly();
  if (api === null) throw problem('learning.no-webassembly', {});
  const pages = Math.ceil(bytes / pageBytes);
  if (pages > mostPages) throw problem('learning.no-memory', { bytes });
  const memory = orProblem(
    () => new api.Memory({ initial: pages, maximum: pages }),
    () => problem('learning.no-memory', { bytes }),
  );
  const binary = Uint8Array.from(atob(neuralBase64), (letter) => letter.charCodeAt(0));
  const { exports } = orProblem(
    () => new api.Instance(new api.Module(binary), { env: { memory } }),
    () => problem('learning.no-webassembly', {}),
  );
  // The binary is ours, and a test holds each of its functions.
  return { kernel: exports as NeuralKernel, memory };
}

function orProblem<T>(make: () => T, failure: () => Error): T {
  try {
    return make();
  } catch {
    // Engines throw each its own error.
    throw failure();
  }
}
