import type { JsonValue, QueryResult, ResultColumn } from './database.js';
import type { QueryLimits } from './query-limits.js';

/** Keeps rows under the caps; asks for no more once one is met. */
export class RowCollector {
  readonly #limits: Pick<QueryLimits, 'rowLimit' | 'byteLimit'>;
  readonly #rows: (readonly JsonValue[])[] = [];
  #bytes = 0;
  #truncated: QueryResult['truncated'] = null;

  constructor(limits: Pick<QueryLimits, 'rowLimit' | 'byteLimit'>) {
    this.#limits = limits;
  }

  /** Whether a cap was met: rows that still come are dropped. */
  get isFull(): boolean {
    return this.#truncated !== null;
  }

  /** Rows that may still come, one more than may be kept so that a longer answer is noticed. */
  get wanted(): number {
    return this.isFull ? 0 : this.#limits.rowLimit + 1 - this.#rows.length;
  }

  /** `bytes` is the size of the row's values in the server's text form. `row` makes the row when it is kept. */
  add(bytes: number, row: () => readonly JsonValue[]): void {
    if (this.isFull) return;
    if (this.#rows.length >= this.#limits.rowLimit) this.#truncated = 'rows';
    else if (this.#bytes + bytes > this.#limits.byteLimit) this.#truncated = 'bytes';
    else {
      this.#bytes += bytes;
      this.#rows.push(row());
    }
  }

  result(columns: readonly ResultColumn[], elapsedMs: number): QueryResult {
    return {
      columns,
      rows: this.#rows,
      rowCount: this.#rows.length,
      truncated: this.#truncated,
      elapsedMs,
    };
  }
}
