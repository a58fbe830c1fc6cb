/** A column of numbers; NaN marks a missing value. */
export interface NumberColumn {
  readonly kind: 'number';
  readonly name: string;
  readonly values: Float64Array;
}

/** A column of words: `codes[row]` indexes `categories`, -1 marks a missing value. */
export interface CategoryColumn {
  readonly kind: 'category';
  readonly name: string;
  readonly codes: Int32Array;
  readonly categories: readonly string[];
}

export type Column = NumberColumn | CategoryColumn;

/** A table held by columns. All columns have `rowCount` entries; names are unique. */
export interface Frame {
  readonly rowCount: number;
  readonly columns: readonly Column[];
}
