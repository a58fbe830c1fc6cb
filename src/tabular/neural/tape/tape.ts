import type { Random } from '../../../shared/index.js';
import { type NeuralKernel, openNeuralKernel } from '../kernel/open-neural-kernel.js';
import { padded } from './padded.js';

/**
 * Values that one step of a network hands to the next: rows of `width` numbers, `stride` numbers apart, the rest zeros.
 * Addresses are bytes in the tape's memory.
 */
export interface TapeNode {
  readonly width: number;
  /** Width rounded up to a multiple of four. */
  readonly stride: number;
  readonly values: number;
  /** Null where nobody asks for the gradient. */
  readonly gradients: number | null;
  /** Steps that read it: the last of them writes its gradient, the others add to it. Views of a node share the count. */
  readonly readers: { count: number };
}

/** Numbers that are learned, `rows x stride`, padded with zeros that stay zeros. */
export interface Parameter {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly stride: number;
  /** Where it lies among all parameters, in numbers. */
  readonly offset: number;
  readonly start: (random: Random) => number;
}

/** One step of a network, forward and back, for the first `rows` rows of its nodes. */
export interface TapeStep {
  forward(run: TapeRun, rows: number): void;
  backward(run: TapeRun, rows: number): void;
}

/** What steps work with once the tape is open. */
export interface TapeRun {
  /** Whether gradients will be asked for, so that dropout takes part. */
  readonly isLearning: boolean;
  readonly kernel: NeuralKernel;
  readonly valuesOf: (parameter: Parameter) => number;
  readonly gradientsOf: (parameter: Parameter) => number;
}

/**
 * A network written down once, step by step, with a fixed place in memory for everything: running it forward and back
 * allocates nothing. Steps are added by the functions of this folder, then `open` makes it ready.
 */
export class Tape {
  readonly mostRows: number;
  readonly #steps: TapeStep[] = [];
  readonly #parameters: Parameter[] = [];
  #parameterCount = 0;
  readonly #randomStates: number[] = [];
  // Byte 0 stays unused, so that no address is 0.
  #bytes = 16;

  /** `mostRows`: rows that pass at once. */
  constructor(mostRows: number) {
    this.mostRows = mostRows;
  }

  /** A place for so many bytes, a multiple of sixteen. */
  reserve(bytes: number): number {
    const at = this.#bytes;
    this.#bytes += Math.ceil(bytes / 16) * 16;
    return at;
  }

  /** A place for four random numbers above 0, drawn when the tape is opened. */
  randomState(): number {
    const at = this.reserve(16);
    this.#randomStates.push(at);
    return at;
  }

  /** Numbers that come from outside; they get no gradient unless asked. */
  input(width: number, hasGradient = false): TapeNode {
    return this.node(width, this.mostRows, hasGradient);
  }

  /** A node of `rows` rows at most. */
  node(width: number, rows: number = this.mostRows, hasGradient = true): TapeNode {
    const stride = padded(width);
    const bytes = 4 * rows * stride;
    return {
      width,
      stride,
      values: this.reserve(bytes),
      gradients: hasGradient ? this.reserve(bytes) : null,
      readers: { count: 0 },
    };
  }

  /** Numbers to learn; `start` gives the first value of each. */
  parameter(
    name: string,
    rows: number,
    columns: number,
    start: (random: Random) => number,
  ): Parameter {
    const stride = padded(columns);
    const offset = this.#parameterCount;
    this.#parameterCount += rows * stride;
    const parameter = { name, rows, columns, stride, offset, start };
    this.#parameters.push(parameter);
    return parameter;
  }

  step(step: TapeStep): void {
    this.#steps.push(step);
  }

  /** Takes the memory and draws the first values of all parameters. Throws what `openNeuralKernel` throws. */
  open(random: Random): OpenTape {
    const count = this.#parameterCount;
    const [values, gradients, means, squares] = [0, 1, 2, 3].map(() => this.reserve(4 * count));
    const { kernel, memory } = openNeuralKernel(this.#bytes);
    const numbers = new Float32Array(memory.buffer);
    const places = { values: values!, gradients: gradients!, means: means!, squares: squares! };
    for (const parameter of this.#parameters)
      for (let row = 0; row < parameter.rows; row++)
        for (let column = 0; column < parameter.columns; column++)
          numbers[places.values / 4 + parameter.offset + row * parameter.stride + column] =
            parameter.start(random);
    const states = new Uint32Array(memory.buffer);
    for (const at of this.#randomStates)
      for (let lane = 0; lane < 4; lane++) states[at / 4 + lane] = 1 + random.integer(2 ** 32 - 1);
    return new OpenTape(
      this.mostRows,
      kernel,
      numbers,
      this.#steps,
      this.#parameters,
      count,
      places,
    );
  }
}

interface ParameterPlaces {
  readonly values: number;
  readonly gradients: number;
  readonly means: number;
  readonly squares: number;
}

export interface AdamOptions {
  readonly learningRate: number;
  readonly weightDecay: number;
}

/** A tape with its memory: runs forward and back, and learns. */
export class OpenTape {
  readonly mostRows: number;
  readonly kernel: NeuralKernel;
  /** The whole memory; an address divided by four is a place in it. */
  readonly numbers: Float32Array;
  readonly parameters: readonly Parameter[];
  readonly #steps: readonly TapeStep[];
  readonly #count: number;
  readonly #places: ParameterPlaces;
  readonly #answering: TapeRun;
  readonly #learning: TapeRun;
  #adamSteps = 0;

  constructor(
    mostRows: number,
    kernel: NeuralKernel,
    numbers: Float32Array,
    steps: readonly TapeStep[],
    parameters: readonly Parameter[],
    count: number,
    places: ParameterPlaces,
  ) {
    this.mostRows = mostRows;
    this.kernel = kernel;
    this.numbers = numbers;
    this.parameters = parameters;
    this.#steps = steps;
    this.#count = count;
    this.#places = places;
    this.#answering = {
      isLearning: false,
      kernel,
      valuesOf: ({ offset }) => places.values + 4 * offset,
      gradientsOf: ({ offset }) => places.gradients + 4 * offset,
    };
    this.#learning = { ...this.#answering, isLearning: true };
  }

  /** Passes the first rows; where there is dropout, `backward` follows only a pass that was for learning. */
  forward(rows: number, isLearning = false): void {
    const run = isLearning ? this.#learning : this.#answering;
    for (const step of this.#steps) step.forward(run, rows);
  }

  /** The gradients of all parameters, from those that losses wrote into the last nodes. */
  backward(rows: number): void {
    const from = this.#places.gradients / 4;
    this.numbers.fill(0, from, from + this.#count);
    for (let i = this.#steps.length - 1; i >= 0; i--)
      this.#steps[i]!.backward(this.#learning, rows);
  }

  /** One step of AdamW with decay rates .9 and .999. */
  learn({ learningRate, weightDecay }: AdamOptions): void {
    const { values, gradients, means, squares } = this.#places;
    const step = ++this.#adamSteps;
    this.kernel.adamStep(
      values,
      gradients,
      means,
      squares,
      this.#count,
      learningRate,
      weightDecay,
      1 - 0.9 ** step,
      1 - 0.999 ** step,
    );
  }

  /** A copy of the values of a parameter without padding, `rows x columns`. */
  valuesOf(parameter: Parameter): Float32Array {
    return this.#unpadded(parameter, this.#places.values);
  }

  gradientsOf(parameter: Parameter): Float32Array {
    return this.#unpadded(parameter, this.#places.gradients);
  }

  #unpadded({ rows, columns, stride, offset }: Parameter, place: number): Float32Array {
    const copy = new Float32Array(rows * columns);
    for (let row = 0; row < rows; row++) {
      const from = place / 4 + offset + row * stride;
      copy.set(this.numbers.subarray(from, from + columns), row * columns);
    }
    return copy;
  }

  /** All parameters with their padding; a snapshot to go back to. */
  snapshot(): Float32Array {
    const from = this.#places.values / 4;
    return this.numbers.slice(from, from + this.#count);
  }

  restore(snapshot: Float32Array): void {
    this.numbers.set(snapshot, this.#places.values / 4);
  }
}
