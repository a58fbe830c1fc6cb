import type { Encoder } from '../neural/encoder.js';
import { encoderInputs } from '../neural/encoder-inputs.js';
import { openEncoder } from '../neural/open-encoder.js';
import type { Preparation } from '../prepare/preparation.js';

/** What the trees read of a row: its prepared features, the latents an encoder condenses them to, or both in this order. */
export type FeatureSet = 'baseline' | 'latent' | 'combined';

/** An encoder between preparation and trees. */
export interface Encoding {
  readonly featureSet: Exclude<FeatureSet, 'baseline'>;
  readonly encoder: Encoder;
}

/** The way of a raw row to what the trees read; one row at a time, nothing is allocated. */
export interface TreeInputs {
  /** What the trees read of the row written last. */
  readonly values: Float64Array;
  /** Latents of that row; empty without an encoder. */
  readonly latents: Float64Array;
  /** Attention weights of that row, [head][query][key]; empty without an encoder. */
  readonly attention: Float64Array;
  /** What the encoder read of that row; empty without one. */
  readonly encoderRow: Float64Array;
  write(raw: Float64Array): void;
  /** The same for a row that is prepared already. */
  writePrepared(prepared: Float64Array): void;
}

/** Opens the pipeline of a model: fill and scale, then encode. */
export function treeInputs(preparation: Preparation, encoding: Encoding | undefined): TreeInputs {
  const featureCount = preparation.featureNames.length;
  if (encoding === undefined) {
    const values = new Float64Array(featureCount);
    const none = new Float64Array(0);
    return {
      values,
      latents: none,
      attention: none,
      encoderRow: none,
      write: (raw) => prepareRow(preparation, raw, values),
      writePrepared: (prepared) => values.set(prepared),
    };
  }
  const encoder = openEncoder(encoding.encoder);
  const inputs = encoderInputs(preparation);
  // values = [prepared | latents], or the latents alone.
  const both = new Float64Array(featureCount + encoder.latentCount);
  const own = both.subarray(0, featureCount);
  const latents = both.subarray(featureCount);
  const encoderRow = new Float64Array(inputs.inputCount);
  const encode = () => {
    inputs.write(own, encoderRow);
    encoder.encode(encoderRow, latents);
  };
  return {
    values: encoding.featureSet === 'combined' ? both : latents,
    latents,
    attention: encoder.attention,
    encoderRow,
    write: (raw) => {
      prepareRow(preparation, raw, own);
      encode();
    },
    writePrepared: (prepared) => {
      own.set(prepared);
      encode();
    },
  };
}

/** Numbers the trees of a model read of a row. */
export function treeInputCount(featureCount: number, encoding: Encoding | undefined): number {
  if (encoding === undefined) return featureCount;
  const { featureSet, encoder } = encoding;
  return encoder.latentCount + (featureSet === 'combined' ? featureCount : 0);
}

/** The columns the trees read, from prepared ones; a model's rows in use pass through the same code. */
export function treeColumns(
  preparation: Preparation,
  encoding: Encoding | undefined,
  columns: readonly Float64Array<ArrayBuffer>[],
): readonly Float64Array<ArrayBuffer>[] {
  if (encoding === undefined) return columns;
  const { latents, writePrepared } = treeInputs(preparation, encoding);
  const rowCount = columns[0]?.length ?? 0;
  const latentColumns = Array.from(latents, () => new Float64Array(rowCount));
  const prepared = new Float64Array(columns.length);
  for (let row = 0; row < rowCount; row++) {
    for (let f = 0; f < prepared.length; f++) prepared[f] = columns[f]![row]!;
    writePrepared(prepared);
    for (let j = 0; j < latents.length; j++) latentColumns[j]![row] = latents[j]!;
  }
  return encoding.featureSet === 'combined' ? [...columns, ...latentColumns] : latentColumns;
}

/** Fills and scales one raw row into `prepared`, the same numbers as `applyPreparation`. */
export function prepareRow(
  preparation: Preparation,
  raw: Float64Array,
  prepared: Float64Array,
): void {
  const { fill, center, scale } = preparation;
  for (let f = 0; f < prepared.length; f++) {
    const value = raw[f]!;
    prepared[f] = ((Number.isNaN(value) ? fill[f]! : value) - center[f]!) / scale[f]!;
  }
}
