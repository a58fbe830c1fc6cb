import { type Clock, problem } from '../../shared/index.js';

/** What a study has measured so far, plain data: hand it back and the study goes on from there. */
export interface StudyState {
  /** The table and the options it belongs to. */
  readonly key: string;
  /** Time spent in all runs so far. */
  readonly spentMs: number;
  /** By the name of the measurement. */
  readonly measured: Readonly<Record<string, Measurement>>;
  /** What a measurement that is not done yet has come to, by its name. */
  readonly parts: Readonly<Record<string, unknown>>;
}

export interface Measurement {
  readonly value: unknown;
  readonly tookMs: number;
}

/**
 * Remembers every measurement of a study by its name, so that none is made twice, how long each took, and how much of the
 * budget is spent. Measurements are plain data without NaN, so that a state may pass through JSON.
 */
export class StudyLedger {
  readonly #key: string;
  readonly #clock: Pick<Clock, 'monotonic'>;
  readonly #startedMs: number;
  readonly #spentBeforeMs: number;
  readonly #measured: Record<string, Measurement>;
  readonly #parts: Record<string, unknown>;
  readonly #checkpoint: (state: StudyState) => void;
  readonly #signal: AbortSignal | undefined;
  /** Measurements taken over from an earlier run. */
  readonly resumed: number;

  constructor(
    key: string,
    watch: {
      readonly clock: Pick<Clock, 'monotonic'>;
      readonly resume?: StudyState;
      readonly checkpoint?: (state: StudyState) => void;
      readonly signal?: AbortSignal;
    },
  ) {
    const earlier = watch.resume?.key === key ? watch.resume : null;
    this.#key = key;
    this.#clock = watch.clock;
    this.#startedMs = watch.clock.monotonic();
    this.#spentBeforeMs = earlier?.spentMs ?? 0;
    this.#measured = { ...earlier?.measured };
    this.#parts = { ...earlier?.parts };
    this.#checkpoint = watch.checkpoint ?? (() => {});
    this.#signal = watch.signal;
    this.resumed = Object.keys(this.#measured).length;
  }

  /** Over all runs. */
  get spentMs(): number {
    return this.#spentBeforeMs + this.#clock.monotonic() - this.#startedMs;
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#measured, name);
  }

  /** How long a measurement took, in whichever run it was made; undefined when it was not made. */
  tookMs(name: string): number | undefined {
    return this.has(name) ? this.#measured[name]!.tookMs : undefined;
  }

  /** The measurement of that name, made now unless it was made before. Throws `learning.stopped` on abort. */
  measure<T>(name: string, work: () => T): T {
    // Written under the same name and key by the same call, so it has the same shape.
    if (this.has(name)) return this.#measured[name]!.value as T;
    this.stopWhenTold();
    const begunMs = this.spentMs;
    const value = work();
    this.#measured[name] = { value, tookMs: this.spentMs - begunMs };
    delete this.#parts[name];
    this.#tell();
    return value;
  }

  /** What a long measurement kept of itself before it was cut short; undefined when it begins anew. */
  part(name: string): unknown {
    return this.#parts[name];
  }

  /** Keeps what a long measurement has come to, until it is done. */
  keepPart(name: string, part: unknown): void {
    this.#parts[name] = part;
    this.#tell();
  }

  stopWhenTold(): void {
    if (this.#signal?.aborted)
      throw problem('learning.stopped', { rounds: Object.keys(this.#measured).length });
  }

  #tell(): void {
    this.#checkpoint({
      key: this.#key,
      spentMs: this.spentMs,
      measured: this.#measured,
      parts: this.#parts,
    });
  }
}
