import { noProgress, type Progress, problem, seededRandom } from '../../shared/index.js';
import type { Preparation } from '../prepare/preparation.js';
import { type AutoencoderNetwork, autoencoderNetwork } from './autoencoder-network.js';
import { cosineRestarts } from './cosine-restarts.js';
import { type Encoder, type EncoderTensor, encoderShapes } from './encoder.js';
import { encoderInputs } from './encoder-inputs.js';
import { type EncoderOptions, readEncoderOptions } from './encoder-options.js';
import { focalLoss } from './focal-loss.js';
import { fillRows, orderOf, type PlacedRows, reserveRows } from './placed-rows.js';
import type { OpenTape } from './tape/tape.js';

/** Who looks on while an encoder is trained. */
export interface EncoderWatch {
  /** Rows beside the training rows: the epoch with the lowest loss on them is kept. Default none: the last epoch is kept. */
  readonly validationRows?: Uint32Array;
  /** Stage `encoder`, unit epochs. */
  readonly progress?: Progress;
  /** Looked at before every epoch; throws `learning.stopped`. */
  readonly signal?: AbortSignal;
}

interface Losses {
  /** Mean squared error of the rebuilt inputs. */
  readonly squaredError: number;
  readonly focalLoss: number;
}

/** Mean losses of one epoch, on training rows as they were passed. */
export interface EpochLoss extends Losses {
  /** Both, weighed, on validation rows after the epoch; null without such rows. */
  readonly validation: number | null;
}

export interface FittedEncoder {
  readonly encoder: Encoder;
  readonly history: readonly EpochLoss[];
  /** The epoch whose weights were kept, from 1. */
  readonly epochsKept: number;
}

/**
 * Trains an autoencoder on the given rows of prepared columns (feature-major, NaN = missing) and keeps its encoder: it
 * learns to rebuild its inputs from `latentCount` numbers, from which a small head tells the classes apart (labels 0 and
 * 1), so that the latents keep what matters for the label. AdamW with cosine warm restarts. Rows outside `rows` and
 * `validationRows` are never read. Throws `learning.no-rows`, `learning.lengths-differ`, `learning.stopped`,
 * `learning.diverged`, `learning.no-webassembly`, `learning.no-memory` and problems of options.
 */
export function fitEncoder(
  preparation: Preparation,
  columns: readonly Float64Array[],
  labels: Uint8Array,
  rows: Uint32Array,
  options: EncoderOptions = {},
  { validationRows, progress = noProgress, signal }: EncoderWatch = {},
): FittedEncoder {
  const settings = readEncoderOptions(options);
  checkGiven(preparation, columns, labels, rows, validationRows);
  const { latentCount, epochs, learningRate, weightDecay } = settings;
  const random = seededRandom(settings.seed).fork('encoder');
  const batchRows = Math.min(settings.batchRows, rows.length);
  const inputs = encoderInputs(preparation);
  const network = autoencoderNetwork(inputs.inputCount, latentCount, batchRows);
  const { tape: plan, input } = network;
  const placed = reserveRows(plan, input.stride, labels, rows);
  const held =
    validationRows === undefined ? null : reserveRows(plan, input.stride, labels, validationRows);
  const tape = plan.open(random.fork('weights'));
  const background = fillRows(tape, placed, input.stride, inputs, columns, rows);
  if (held !== null) fillRows(tape, held, input.stride, inputs, columns, validationRows!);
  const order = orderOf(tape.numbers, placed);
  const weighed = (loss: Losses) => loss.squaredError + settings.labelWeight * loss.focalLoss;
  const shuffling = random.fork('order');
  const history: EpochLoss[] = [];
  let best = { loss: Number.POSITIVE_INFINITY, epoch: 0, weights: tape.snapshot() };
  for (let epoch = 0; epoch < epochs; epoch++) {
    if (signal?.aborted) throw problem('learning.stopped', { rounds: epoch });
    shuffling.shuffle(order);
    const rate = learningRate * cosineRestarts(epoch);
    const loss = passOver(network, tape, placed, settings, () =>
      tape.learn({ learningRate: rate, weightDecay }),
    );
    const validation = held === null ? null : weighed(passOver(network, tape, held, settings));
    history.push({ ...loss, validation });
    if (!Number.isFinite(loss.squaredError + loss.focalLoss))
      throw problem('learning.diverged', { epoch: epoch + 1 });
    if (validation === null || validation < best.loss)
      best = {
        loss: validation ?? Number.POSITIVE_INFINITY,
        epoch: epoch + 1,
        weights: validation === null ? best.weights : tape.snapshot(),
      };
    progress({ stage: 'encoder', done: epoch + 1, total: epochs });
    if (epoch + 1 - best.epoch >= settings.patience) break;
  }
  if (held !== null) tape.restore(best.weights);
  return {
    encoder: storedEncoder(tape, inputs.inputCount, latentCount, background),
    history,
    epochsKept: best.epoch,
  };
}

function checkGiven(
  { featureNames }: Preparation,
  columns: readonly Float64Array[],
  labels: Uint8Array,
  rows: Uint32Array,
  validationRows: Uint32Array | undefined,
): void {
  if (columns.length !== featureNames.length)
    throw problem('learning.lengths-differ', {
      what: 'columns',
      got: columns.length,
      expected: featureNames.length,
    });
  for (const [purpose, given] of [
    ['training', rows],
    ['validation', validationRows],
  ] as const) {
    if (given === undefined) continue;
    if (given.length === 0) throw problem('learning.no-rows', { purpose });
    const outside = given.find((row) => row >= labels.length);
    if (outside !== undefined)
      throw problem('learning.row-out-of-range', { row: outside, rowCount: labels.length });
  }
}

// As its authors found best.
const focal = { focus: 2, positiveShare: 0.25 };

/** Passes all rows through the network, batch after batch; `learn` is called with the gradients of each. */
function passOver(
  { input, rebuilt, logit }: AutoencoderNetwork,
  tape: OpenTape,
  { count, table, order, labels }: PlacedRows,
  { batchRows: wanted, labelWeight }: Required<EncoderOptions>,
  learn: (() => void) | null = null,
): Losses {
  const { kernel, numbers } = tape;
  const rowAt = new Uint32Array(numbers.buffer, order, count);
  const batchRows = Math.min(wanted, tape.mostRows);
  const ofRow = new Float64Array(2);
  let squares = 0;
  let focalSum = 0;
  for (let from = 0; from < count; from += batchRows) {
    const rows = Math.min(batchRows, count - from);
    kernel.gather(table, order + 4 * from, input.values, rows, input.stride);
    tape.forward(rows);
    // Nodes that steps make have gradients.
    const share = 1 / (rows * input.width);
    squares += kernel.squaredError(
      rebuilt.values,
      input.values,
      rebuilt.gradients!,
      rows * input.stride,
      share,
    );
    for (let i = 0; i < rows; i++) {
      const isPositive = labels[rowAt[from + i]!] === 1;
      focalLoss(numbers[logit.values / 4 + i * logit.stride]!, isPositive, focal, ofRow);
      focalSum += ofRow[0]!;
      numbers[logit.gradients! / 4 + i * logit.stride] = (labelWeight * ofRow[1]!) / rows;
    }
    if (learn === null) continue;
    tape.backward(rows);
    learn();
  }
  return { squaredError: squares / (count * input.width), focalLoss: focalSum / count };
}

function storedEncoder(
  tape: OpenTape,
  inputCount: number,
  latentCount: number,
  background: Float32Array,
): Encoder {
  const parameterNamed = new Map(tape.parameters.map((parameter) => [parameter.name, parameter]));
  const tensors = Object.fromEntries(
    encoderShapes(inputCount, latentCount).map(([name]) => [
      name,
      // The network has a parameter for every tensor of an encoder.
      tape.valuesOf(parameterNamed.get(`encoder.${name}`)!),
    ]),
  ) as Record<EncoderTensor, Float32Array>;
  return { inputCount, latentCount, background, tensors };
}
