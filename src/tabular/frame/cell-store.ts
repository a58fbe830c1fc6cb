import { cellForm, type ParsedNumber, parseNumberCell } from './csv-number.js';
import { TextDictionary } from './text-dictionary.js';

export interface CellStoreOptions {
  /** Per column: keep the letters of every number that cannot be written again from its value. */
  readonly exactText: readonly boolean[];
  /** Byte of the point or the comma. */
  readonly decimalSign: number;
  readonly firstLine: number;
  /** Columns of about this many rows are never moved while they grow; 0 when unknown. */
  readonly expectedRows: number;
}

const cellsPerBlock = 65_536;
const longestSegmentRows = 65_536;
/** Room a finished column may have beyond its rows. */
const spareFactor = 1.1;

/**
 * The cells of a table while it is being read: 9 bytes a cell, no text but the distinct ones.
 *
 *   block   rows x columns, filled row by row by the readers
 *   segment one column's rows, a block or more; a full block is turned into segments
 *
 * Readers write `values` and `forms` (see `cellForm`) at `rowInBlock * columnCount + column`, then
 * commit the row; what they wrote of a row they do not commit is forgotten.
 */
export class CellStore {
  readonly columnCount: number;
  readonly rowsPerBlock: number;
  /** The block. */
  readonly values: Float64Array;
  readonly forms: Uint8Array;
  rowInBlock = 0;
  /** Line of the file, from 1, on which the next row starts. */
  line: number;
  /** Rows in full blocks. */
  #rowsAbove = 0;
  #segments: { readonly firstRow: number; readonly rows: number }[] = [];
  readonly #columns: ColumnCells[];
  readonly #decimalSign: number;
  readonly #parsed: ParsedNumber = { value: 0, form: 0 };
  // rows from which on `line - row` has a new value, with that value
  readonly #shiftRows: number[] = [0];
  readonly #shifts: number[];
  #shift: number;

  readonly #expectedRows: number;

  constructor({ exactText, decimalSign, firstLine, expectedRows }: CellStoreOptions) {
    this.columnCount = exactText.length;
    this.#expectedRows = expectedRows;
    this.rowsPerBlock = Math.max(4, Math.floor(cellsPerBlock / this.columnCount));
    this.values = new Float64Array(this.rowsPerBlock * this.columnCount);
    this.forms = new Uint8Array(this.rowsPerBlock * this.columnCount);
    this.#columns = exactText.map((exact) => ({ exact, dictionary: null, values: [], forms: [] }));
    this.#decimalSign = decimalSign;
    this.line = firstLine;
    this.#shift = firstLine;
    this.#shifts = [firstLine];
  }

  get rowCount(): number {
    return this.#rowsAbove + this.rowInBlock;
  }

  /** Any cell but the clean number that a reader stores itself. Unquoted cells lose blanks at their ends. */
  putCell(
    at: number,
    column: number,
    bytes: Uint8Array,
    start: number,
    end: number,
    quoted: boolean,
  ): void {
    if (!quoted) {
      while (start < end && isBlank(bytes[start]!)) start++;
      while (end > start && isBlank(bytes[end - 1]!)) end--;
    }
    if (start === end) {
      this.values[at] = Number.NaN;
      this.forms[at] = cellForm.empty;
      return;
    }
    const cells = this.#columns[column]!;
    // Bytes above "9" begin no number.
    if (bytes[start]! <= 57) {
      const parsed = this.#parsed;
      const isNumber = parseNumberCell(bytes, start, end, this.#decimalSign, parsed);
      if (isNumber && !(cells.exact && parsed.form === cellForm.measured)) {
        this.values[at] = parsed.value;
        this.forms[at] = parsed.form;
        return;
      }
    }
    cells.dictionary ??= new TextDictionary();
    this.values[at] = cells.dictionary.code(bytes, start, end, quoted);
    this.forms[at] = cellForm.text;
  }

  /** Keeps the row just written, which started on `line`; the next one starts `lines` further down. */
  commitRow(lines: number): void {
    const shift = this.line - this.rowCount;
    if (shift !== this.#shift) {
      this.#shift = shift;
      this.#shiftRows.push(this.rowCount);
      this.#shifts.push(shift);
    }
    this.line += lines;
    if (++this.rowInBlock === this.rowsPerBlock) this.#turnBlock();
  }

  /** Line of the file, from 1, on which a row, from 0, starts. */
  lineOfRow(row: number): number {
    let low = 0;
    let high = this.#shiftRows.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (this.#shiftRows[middle]! <= row) low = middle;
      else high = middle;
    }
    return row + this.#shifts[low]!;
  }

  /** Whether every distinct text passes. */
  everyText(passes: (bytes: Uint8Array) => boolean): boolean {
    for (const { dictionary } of this.#columns)
      for (let code = 0; code < (dictionary?.size ?? 0); code++)
        if (!passes(dictionary!.bytesOf(code))) return false;
    return true;
  }

  /** All cells of a column; the store forgets them, so that no column is held twice for long. */
  takeColumn(column: number): TakenColumn {
    if (this.rowInBlock > 0) this.#turnBlock();
    const cells = this.#columns[column]!;
    const rows = this.#rowsAbove;
    // One segment with little to spare is handed over as it is: fresh memory is what costs here.
    const isWhole = cells.values.length === 1 && cells.values[0]!.length <= rows * spareFactor;
    const values = isWhole ? cells.values[0]!.subarray(0, rows) : new Float64Array(rows);
    const forms = isWhole ? cells.forms[0]!.subarray(0, rows) : new Uint8Array(rows);
    if (!isWhole)
      this.#segments.forEach((segment, index) => {
        values.set(cells.values[index]!.subarray(0, segment.rows), segment.firstRow);
        forms.set(cells.forms[index]!.subarray(0, segment.rows), segment.firstRow);
      });
    const { dictionary } = cells;
    this.#columns[column] = { exact: cells.exact, dictionary: null, values: [], forms: [] };
    return { values, forms, dictionary };
  }

  /** Moves the block's rows into the last segment, opening one when it is full. */
  #turnBlock(): void {
    const rows = this.rowInBlock;
    let index = this.#segments.length - 1;
    let used = index < 0 ? 0 : this.#segments[index]!.rows;
    const room = index < 0 ? 0 : this.#columns[0]!.values[index]!.length;
    if (used + rows > room) {
      const wanted = index < 0 ? this.#expectedRows : Math.min(longestSegmentRows, this.#rowsAbove);
      const length = this.rowsPerBlock * Math.max(1, Math.ceil(wanted / this.rowsPerBlock));
      for (const cells of this.#columns) {
        cells.values.push(new Float64Array(length));
        cells.forms.push(new Uint8Array(length));
      }
      index++;
      used = 0;
      this.#segments.push({ firstRow: this.#rowsAbove, rows: 0 });
    }
    const { values, forms, columnCount } = this;
    for (let column = 0; column < columnCount; column++) {
      const { values: valueSegments, forms: formSegments } = this.#columns[column]!;
      const toValues = valueSegments[index]!;
      const toForms = formSegments[index]!;
      for (let row = 0, at = column; row < rows; row++, at += columnCount) {
        toValues[used + row] = values[at]!;
        toForms[used + row] = forms[at]!;
      }
    }
    const { firstRow } = this.#segments[index]!;
    this.#segments[index] = { firstRow, rows: used + rows };
    this.#rowsAbove += rows;
    this.rowInBlock = 0;
  }
}

/** A column's cells: numbers and codes in `values`, told apart by `forms`. */
export interface TakenColumn {
  readonly values: Float64Array;
  readonly forms: Uint8Array;
  /** Null when the column held numbers and empty cells only. */
  readonly dictionary: TextDictionary | null;
}

interface ColumnCells {
  readonly exact: boolean;
  dictionary: TextDictionary | null;
  readonly values: Float64Array[];
  readonly forms: Uint8Array[];
}

/** Space, tab and carriage return. */
export function isBlank(byte: number): boolean {
  return byte === 32 || byte === 9 || byte === 13;
}
