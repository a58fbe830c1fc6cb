import { nearestName, noProgress, problem, seededRandom } from '../../shared/index.js';
import type { Preparation } from '../prepare/preparation.js';
import { sigmoid } from '../trees/sigmoid.js';
import { cosineRestarts } from './cosine-restarts.js';
import { encoderInputs } from './encoder-inputs.js';
import type { EncoderWatch } from './fit-encoder.js';
import { focalLoss } from './focal-loss.js';
import { openTransformer, type Transformer } from './open-transformer.js';
import { fillRows, orderOf, reserveRows } from './placed-rows.js';
import { transformerNetwork } from './transformer-network.js';

/** How an FT-Transformer is trained. */
export interface TransformerOptions {
  /** Blocks of attention and SwiGLU, 1..8. Default 2. */
  readonly blocks?: number;
  /** 1..16. Default 4. */
  readonly heads?: number;
  /** Numbers of a token, a multiple of four for every head, at most 256. Default 16. */
  readonly tokenWidth?: number;
  /** Times every training row is seen, 1..10,000. Default 30. */
  readonly epochs?: number;
  /** Rows of one step, 1..4096. Default 128. */
  readonly batchRows?: number;
  /** The highest learning rate, above 0, at most 1; it falls as an encoder's does. Default .001. */
  readonly learningRate?: number;
  /** AdamW's decay, 0..1. Default .0001. */
  readonly weightDecay?: number;
  /** Same rows, same options, same seed: same model. Default 0. */
  readonly seed?: number;
}

export interface FittedTransformer {
  readonly transformer: Transformer;
  /** Mean log loss of every epoch, on training rows as they were passed. */
  readonly history: readonly number[];
  /** Probability of class 1 for the given rows of prepared columns, default every row. */
  probabilities(columns: readonly Float64Array[], rows?: Uint32Array): Float64Array;
}

const defaults: Required<TransformerOptions> = {
  blocks: 2,
  heads: 4,
  tokenWidth: 16,
  epochs: 30,
  batchRows: 128,
  learningRate: 1e-3,
  weightDecay: 1e-4,
  seed: 0,
};

/**
 * Trains an FT-Transformer (Gorishniy et al. 2021) on the given rows of prepared columns (feature-major, NaN = missing,
 * which counts as the mean) and labels 0 and 1. Stage `transformer`, unit epochs. Throws `learning.no-rows`,
 * `learning.stopped`, `learning.diverged`, `learning.no-webassembly`, `learning.no-memory` and problems of options.
 */
export function fitTransformer(
  preparation: Preparation,
  columns: readonly Float64Array[],
  labels: Uint8Array,
  rows: Uint32Array,
  options: TransformerOptions = {},
  { progress = noProgress, signal }: Omit<EncoderWatch, 'validationRows'> = {},
): FittedTransformer {
  const settings = readOptions(options);
  if (rows.length === 0) throw problem('learning.no-rows', { purpose: 'training' });
  const { epochs, learningRate, weightDecay, blocks, heads, tokenWidth } = settings;
  const random = seededRandom(settings.seed).fork('transformer');
  const inputs = encoderInputs(preparation);
  const shape = { inputCount: inputs.inputCount, blocks, heads, tokenWidth };
  const batchRows = Math.min(settings.batchRows, rows.length);
  const { tape: plan, input, logit } = transformerNetwork(shape, batchRows);
  const placed = reserveRows(plan, input.stride, labels, rows);
  const tape = plan.open(random.fork('weights'));
  fillRows(tape, placed, input.stride, inputs, columns, rows);
  const { kernel, numbers } = tape;
  const order = orderOf(numbers, placed);
  const shuffling = random.fork('order');
  const ofRow = new Float64Array(2);
  const history: number[] = [];
  for (let epoch = 0; epoch < epochs; epoch++) {
    if (signal?.aborted) throw problem('learning.stopped', { rounds: epoch });
    shuffling.shuffle(order);
    let sum = 0;
    for (let from = 0; from < rows.length; from += batchRows) {
      const count = Math.min(batchRows, rows.length - from);
      kernel.gather(placed.table, placed.order + 4 * from, input.values, count, input.stride);
      tape.forward(count);
      for (let i = 0; i < count; i++) {
        const z = numbers[logit.values / 4 + i * logit.stride]!;
        focalLoss(z, placed.labels[order[from + i]!] === 1, halfLogLoss, ofRow);
        sum += 2 * ofRow[0]!;
        // Nodes that steps make have gradients.
        numbers[logit.gradients! / 4 + i * logit.stride] = (2 * ofRow[1]!) / count;
      }
      tape.backward(count);
      tape.learn({ learningRate: learningRate * cosineRestarts(epoch), weightDecay });
    }
    if (!Number.isFinite(sum)) throw problem('learning.diverged', { epoch: epoch + 1 });
    history.push(sum / rows.length);
    progress({ stage: 'transformer', done: epoch + 1, total: epochs });
  }
  const tensors = new Map(
    tape.parameters.map((parameter) => [parameter.name, tape.valuesOf(parameter)]),
  );
  const transformer = { ...shape, tensors };
  const logitOf = openTransformer(transformer);
  return {
    transformer,
    history,
    probabilities: (given, asked) => {
      const prepared = new Float64Array(given.length);
      const row = new Float64Array(inputs.inputCount);
      const answers = new Float64Array(asked?.length ?? given[0]?.length ?? 0);
      for (let i = 0; i < answers.length; i++) {
        for (let f = 0; f < prepared.length; f++)
          prepared[f] = given[f]![asked === undefined ? i : asked[i]!]!;
        inputs.write(prepared, row);
        answers[i] = sigmoid(logitOf(row));
      }
      return answers;
    },
  };
}

// Focal loss without focus and with equal weights is half of log loss.
const halfLogLoss = { focus: 0, positiveShare: 0.5 };

function readOptions(options: TransformerOptions): Required<TransformerOptions> {
  // The keys of the table are exactly the names of the options.
  const known = Object.keys(defaults) as (keyof TransformerOptions)[];
  for (const option of Object.keys(options))
    if (!known.some((name) => name === option))
      throw problem('input.unknown-option', {
        option,
        nearest: nearestName(option, known),
        known,
      });
  const settings = { ...defaults, ...options };
  const { tokenWidth, heads } = settings;
  const integer = (name: keyof TransformerOptions, from: number, to: number) =>
    expectThat(
      Number.isInteger(settings[name]) && settings[name] >= from && settings[name] <= to,
      name,
      settings[name],
      `an integer from ${from} to ${to}`,
    );
  integer('blocks', 1, 8);
  integer('heads', 1, 16);
  integer('tokenWidth', 4, 256);
  integer('epochs', 1, 10_000);
  integer('batchRows', 1, 4096);
  expectThat(
    tokenWidth % (4 * heads) === 0,
    'tokenWidth',
    tokenWidth,
    `a multiple of ${4 * heads}, four for every head`,
  );
  const { learningRate, weightDecay } = settings;
  expectThat(
    learningRate > 0 && learningRate <= 1,
    'learningRate',
    learningRate,
    'a number above 0, at most 1',
  );
  expectThat(
    weightDecay >= 0 && weightDecay <= 1,
    'weightDecay',
    weightDecay,
    'a number from 0 to 1',
  );
  return settings;
}

function expectThat(fits: boolean, at: string, got: unknown, expected: string): void {
  if (!fits) throw problem('input.invalid', { at, got: String(got), expected });
}
