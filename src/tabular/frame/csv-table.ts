import type { Frame } from './frame.js';
import type { TextEncoding } from './text-encoding.js';

/** A table as it was read, and how. */
export interface CsvTable {
  readonly frame: Frame;
  readonly dialect: CsvDialect;
  /** What a person should know; empty for a clean file. */
  readonly notices: readonly CsvNotice[];
}

export interface CsvDialect {
  readonly delimiter: string;
  readonly headerRows: 1 | 2;
  readonly bom: boolean;
  readonly encoding: TextEncoding;
  readonly decimal: '.' | ',';
  /** The first line end of the file; rows may end in CRLF or LF alike. */
  readonly lineEnd: '\r\n' | '\n' | '\r';
  /** `bytes` when every row of data took the fast path, `parser` when the full parser was needed. */
  readonly path: 'bytes' | 'parser';
}

export interface CsvNotice {
  readonly code:
    | 'column-without-name'
    | 'column-without-values'
    | 'encoding-guessed'
    | 'mostly-numbers'
    | 'read-as-missing';
  /** Null when it concerns the whole file. */
  readonly column: string | null;
  readonly message: string;
}
