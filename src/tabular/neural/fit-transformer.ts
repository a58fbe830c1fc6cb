import { noProgress, problem, seededRandom } from '../../shared/index.js';
import type { RoundLoss } from '../trees/boosting-rounds.js';
import { featureKinds } from '../trees/feature-rules.js';
import {
  checkClasses,
  checkColumns,
  checkFinite,
  type LearningWatch,
  refuseMonotone,
  type WeighedRows,
  weighedRows,
} from '../trees/learning-rows.js';
import { type ColumnReading, fitReading, inputCount, writeInputs } from './column-reading.js';
import { logisticLoss, softmaxLoss } from './log-loss.js';
import { fillRows, orderOf, type PlacedRows, reserveRows } from './placed-rows.js';
import { setAside } from './set-aside.js';
import type { OpenTape } from './tape/tape.js';
import type { Transformer, TransformerKind, TransformerShape } from './transformer.js';
import { type TransformerNetwork, transformerNetwork } from './transformer-network.js';
import { readTransformerOptions, type TabTransformerOptions } from './transformer-options.js';

/** What goes along with the rows. */
export interface TransformerWatch extends LearningWatch {
  /** Number of classes, 2..256. Default 2. */
  readonly classCount?: number;
  /** Columns whose numbers name categories, whatever they are and however many. Default none. */
  readonly categories?: readonly number[];
  /** Exactly so many epochs, on all rows; nothing stops earlier. */
  readonly rounds?: number;
}

export interface FittedTransformer {
  readonly transformer: Transformer;
  /** Mean log loss of every epoch: of training rows as they were passed, and of those set aside. */
  readonly history: readonly RoundLoss[];
  /** The epoch whose weights were kept, from 1. */
  readonly epochsKept: number;
}

/**
 * Trains an FT-Transformer or a TabTransformer on the given rows of columns (feature-major, NaN = missing) and class
 * numbers from 0, with AdamW and log loss. It stops by validation rows where there are any, else by a share of the rows
 * that is set aside, identical rows together, and keeps the epoch with the lowest loss there. No other row is read.
 * Stage `transformer`, unit epochs. Throws what other learners throw on rows, weights, labels and options;
 * `learning.stopped`, `learning.diverged`, `learning.no-webassembly`, `learning.no-memory`.
 */
export function fitTransformer(
  kind: TransformerKind,
  columns: readonly Float64Array[],
  labels: Uint8Array,
  rows: Uint32Array,
  options: TabTransformerOptions = {},
  watch: TransformerWatch = {},
): FittedTransformer {
  const settings = readTransformerOptions(kind, options);
  const { classCount = 2, validationRows, rounds, progress = noProgress, signal } = watch;
  const { learningRate, weightDecay, blocks, heads, tokenWidth, hiddenWidth } = settings;
  checkColumns(columns, labels.length);
  refuseMonotone(watch);
  const { features = {}, categories = [] } = watch;
  featureKinds(features, columns.length);
  const every = weighedRows(labels, rows, 'training', watch);
  checkFinite(columns, every.rows);
  checkClasses(labels, every.rows, validationRows ?? new Uint32Array(0), classCount);
  const { training, held } =
    validationRows !== undefined && rounds === undefined
      ? { training: every, held: weighedRows(labels, validationRows, 'validation', watch) }
      : setAside(
          columns,
          labels,
          every,
          rounds === undefined ? settings.stopShare : 0,
          settings.seed,
        );
  const reading = fitReading(columns, training, {
    named: [...categories, ...(features.categorical ?? [])],
    mostValues: kind === 'ft' ? 0 : settings.mostValues,
    parts: kind === 'ft' ? 0 : settings.parts,
    isNormalised: kind === 'tab',
  });
  const shape: TransformerShape = {
    kind,
    blocks,
    heads,
    tokenWidth,
    hiddenWidths: kind === 'ft' ? [] : [hiddenWidth, hiddenWidth / 2],
    outputs: classCount === 2 ? 1 : classCount,
  };
  const random = seededRandom(settings.seed).fork(`${kind}-transformer`);
  const batchRows = Math.min(settings.batchRows, training.rows.length);
  const network = transformerNetwork(shape, reading, batchRows, settings.dropout);
  const place = placing(network, reading, columns, labels);
  const [placedTraining, placedHeld] = [place(training), held === null ? null : place(held)];
  const tape = network.tape.open(random.fork('weights'));
  const ours = placedTraining.fill(tape);
  const theirs = placedHeld?.fill(tape) ?? null;

  const order = orderOf(tape.numbers, ours.placed);
  const shuffling = random.fork('order');
  const history: RoundLoss[] = [];
  const epochs = rounds ?? settings.epochs;
  let best = { loss: Number.POSITIVE_INFINITY, epoch: 0, weights: tape.snapshot() };
  for (let epoch = 0; epoch < epochs; epoch++) {
    if (signal?.aborted) throw problem('learning.stopped', { rounds: epoch });
    shuffling.shuffle(order);
    const trainingLoss = passOver(network, tape, ours, () =>
      tape.learn({ learningRate, weightDecay }),
    );
    const validationLoss = theirs === null ? Number.NaN : passOver(network, tape, theirs);
    if (!Number.isFinite(trainingLoss)) throw problem('learning.diverged', { epoch: epoch + 1 });
    history.push({ trainingLoss, validationLoss });
    if (theirs === null || validationLoss < best.loss)
      best = {
        loss: validationLoss,
        epoch: epoch + 1,
        weights: theirs === null ? best.weights : tape.snapshot(),
      };
    progress({ stage: 'transformer', done: epoch + 1, total: epochs });
    if (epoch + 1 - best.epoch >= settings.patience) break;
  }
  if (theirs !== null) tape.restore(best.weights);
  return {
    transformer: keptOf(tape, shape, reading, columns, training),
    history,
    epochsKept: best.epoch,
  };
}

interface Passing {
  readonly placed: PlacedRows;
  /** One for every row, with a mean of 1; null where all weigh the same. */
  readonly weights: Float64Array | null;
}

/** Reserves the place of rows on the plan; `fill` writes them once there is memory. */
function placing(
  { tape: plan, input }: TransformerNetwork,
  reading: ColumnReading,
  columns: readonly Float64Array[],
  labels: Uint8Array,
) {
  const inputs = {
    inputCount: inputCount(reading),
    write: (row: Float64Array, to: Float64Array) => writeInputs(reading, row, to),
  };
  return ({ rows, weights }: WeighedRows) => {
    const placed = reserveRows(plan, input.stride, labels, rows);
    return {
      fill(tape: OpenTape): Passing {
        fillRows(tape, placed, input.stride, inputs, columns, rows);
        const mean = weights === null ? 1 : weights.reduce((sum, w) => sum + w, 0) / rows.length;
        return { placed, weights: weights?.map((weight) => weight / mean) ?? null };
      },
    };
  };
}

/** Passes all rows in their order, and learns from every batch where told to; answers the mean log loss. */
function passOver(
  { input, logits }: TransformerNetwork,
  tape: OpenTape,
  { placed, weights }: Passing,
  learn?: () => void,
): number {
  const { kernel, numbers, mostRows } = tape;
  const order = orderOf(numbers, placed);
  const losses = logits.width === 1 ? logisticLoss : softmaxLoss;
  let sum = 0;
  for (let from = 0; from < placed.count; from += mostRows) {
    const count = Math.min(mostRows, placed.count - from);
    kernel.gather(placed.table, placed.order + 4 * from, input.values, count, input.stride);
    tape.forward(count, learn !== undefined);
    for (let i = 0; i < count; i++) {
      const row = order[from + i]!;
      const weight = weights === null ? 1 : weights[row]!;
      const at = logits.values / 4 + i * logits.stride;
      // Nodes that steps make have gradients.
      const to = logits.gradients! / 4 + i * logits.stride;
      sum += weight * losses(numbers, at, to, logits.width, placed.labels[row]!, weight / count);
    }
    if (learn === undefined) continue;
    tape.backward(count);
    learn();
  }
  return sum / placed.count;
}

/** The weights as they are stored: a value that training never saw missing counts, where it is, as the mean of its column. */
function keptOf(
  tape: OpenTape,
  shape: TransformerShape,
  reading: ColumnReading,
  columns: readonly Float64Array[],
  { rows }: WeighedRows,
): Transformer {
  const tensors = new Map(
    tape.parameters.map((parameter) => [parameter.name, tape.valuesOf(parameter)]),
  );
  const table = tensors.get('categories.weight');
  const row = new Float64Array(columns.length);
  const inputs = new Float64Array(inputCount(reading));
  const counts = new Uint32Array(table === undefined ? 0 : table.length / shape.tokenWidth);
  const firstCategory = inputs.length - reading.categories.length;
  for (const at of rows) {
    for (let f = 0; f < row.length; f++) row[f] = columns[f]![at]!;
    writeInputs(reading, row, inputs);
    for (let i = firstCategory; i < inputs.length; i++)
      counts[inputs[i]!] = counts[inputs[i]!]! + 1;
  }
  let first = 0;
  for (const { cuts } of reading.categories) {
    if (counts[first] === 0) fillMissing(table!, counts, shape.tokenWidth, first, cuts.length + 2);
    first += cuts.length + 2;
  }
  return { ...shape, reading, tensors };
}

function fillMissing(
  table: Float32Array,
  counts: Uint32Array,
  width: number,
  first: number,
  values: number,
): void {
  const mean = new Float64Array(width);
  let total = 0;
  for (let value = first; value < first + values; value++) total += counts[value]!;
  for (let value = first; value < first + values; value++)
    for (let i = 0; i < width; i++)
      mean[i] = mean[i]! + (counts[value]! / total) * table[value * width + i]!;
  table.set(mean, first * width);
}
