/** One measured line: what was done, our figure, the rival's, and how they compare. */
export interface BenchmarkRow {
  readonly what: string;
  /** Our figure in `unit`. */
  readonly ours: number;
  /** The rival's name and figure, measured in the same run; null where there is none at hand. */
  readonly rival: { readonly name: string; readonly value: number } | null;
  /** Unit of both figures. */
  readonly unit: string;
  /** ours / rival, or ours - rival where the bar speaks of a difference; null without a rival. */
  readonly ratio: number | null;
  /** The bar in words, and whether it was met; null where the row is for information. */
  readonly bar: { readonly text: string; readonly met: boolean } | null;
  /** Anything a reader must know: a peer that is not installed, the size of the data. */
  readonly note?: string;
}
