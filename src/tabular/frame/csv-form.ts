/** How records and cells are told apart. */
export interface CsvForm {
  readonly delimiter: string;
  readonly delimiterByte: number;
  /** A line feed also ends CRLF records: the carriage return counts as a blank. */
  readonly recordEnd: '\n' | '\r';
  readonly recordEndByte: number;
  readonly decimal: '.' | ',';
  readonly decimalByte: number;
}
