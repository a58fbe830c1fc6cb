import type { EncoderInputs } from './encoder-inputs.js';
import type { OpenTape, Tape } from './tape/tape.js';

/** Rows of a table in a tape's memory, as the network reads them. */
export interface PlacedRows {
  readonly count: number;
  /** Address of the rows, one after another. */
  readonly table: number;
  /** Address of the order in which they pass, 32-bit row numbers from 0. */
  readonly order: number;
  /** By row number. */
  readonly labels: Uint8Array;
}

/** Reserves the place for rows of a table. */
export function reserveRows(
  tape: Tape,
  stride: number,
  labels: Uint8Array,
  rows: Uint32Array,
): PlacedRows {
  return {
    count: rows.length,
    table: tape.reserve(4 * stride * rows.length),
    order: tape.reserve(4 * rows.length),
    labels: Uint8Array.from(rows, (row) => labels[row]!),
  };
}

/** Writes the rows and their order as given; answers the mean of every input. */
export function fillRows(
  { numbers }: OpenTape,
  placed: PlacedRows,
  stride: number,
  inputs: Pick<EncoderInputs, 'inputCount' | 'write'>,
  columns: readonly Float64Array[],
  rows: Uint32Array,
): Float32Array {
  const prepared = new Float64Array(columns.length);
  const given = new Float64Array(inputs.inputCount);
  const sums = new Float64Array(inputs.inputCount);
  rows.forEach((row, i) => {
    for (let f = 0; f < columns.length; f++) prepared[f] = columns[f]![row]!;
    inputs.write(prepared, given);
    numbers.set(given, placed.table / 4 + i * stride);
    for (let j = 0; j < given.length; j++) sums[j] = sums[j]! + given[j]!;
  });
  const order = orderOf(numbers, placed);
  for (let i = 0; i < order.length; i++) order[i] = i;
  return Float32Array.from(sums, (sum) => sum / rows.length);
}

/** The order in which rows pass, to be shuffled in place. */
export function orderOf({ buffer }: Float32Array, { order, count }: PlacedRows): Uint32Array {
  return new Uint32Array(buffer, order, count);
}
