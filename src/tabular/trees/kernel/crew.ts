import { problem } from '../../../shared/index.js';
import { crewProgram } from './crew-program.js';
import type { Address, KernelExports } from './kernel-exports.js';
import type { KernelMemory } from './kernel-memory.js';
import type { OpenWasm } from './open-wasm.js';
import type { Threads } from './threads.js';

/** Jobs that threads do together, by their number in assembly/crew.ts. */
export const crewJobs = {
  buildHistogram: 0,
  fetchDivided: 1,
  placeDivided: 2,
  logisticGradients: 3,
  quantisePairs: 4,
  addLeafValues: 5,
} as const;

/** Most threads a crew has, the calling one included. */
export const largestCrew = 64;

// Words of the control block:
//   [turn | stopped | job | first asleep | parts | _ | _ | _ | 24 arguments | 2 results a part | 4 words a thread]
// A thread's words are [ready, turn and part given, turn done, asleep], each written by one side alone.
const turnWord = 0;
const stoppedWord = 1;
const jobWord = 2;
const firstAsleepWord = 3;
const partsWord = 4;
const argumentWord = 8;
const resultWord = 32;
const threadWord = resultWord + 2 * largestCrew;
const givenOffset = 1;
const doneOffset = 2;
const asleepOffset = 3;

/** Bytes of the control block. */
export const crewBytes = 4 * (threadWord + 4 * largestCrew);

// Turns have 23 bits, beside the 8 of a part.
const turnMask = 0x7fffff;
// Looks at a word this often before going to sleep: some 50 microseconds, about what waking up takes.
const patience = 5000;
// After which a thread that does not answer is given up.
const longestWaitMs = 120_000;

/** Threads that work on one memory. They join when they are ready, so the first jobs may find fewer of them. */
export class Crew {
  readonly #code: KernelExports;
  readonly #control: Address;
  readonly #words: Int32Array;
  /** Where each thread's words begin. */
  readonly #threads: readonly number[];
  readonly #stops: readonly (() => void)[];

  constructor({ code, memory, module }: OpenWasm, arrays: KernelMemory, threads: Threads) {
    this.#code = code;
    this.#words = arrays.int32(crewBytes / 4);
    this.#control = this.#words.byteOffset;
    const count = Math.min(threads.count, largestCrew - 1);
    this.#threads = Array.from({ length: count }, (_, i) => threadWord + 4 * i);
    this.#stops = this.#threads.map((own) =>
      threads.start({
        program: crewProgram,
        data: { module, memory, control: this.#control, own },
      }),
    );
  }

  /** How many can have a part now, the calling one included. */
  get size(): number {
    return 1 + this.#threads.filter((own) => Atomics.load(this.#words, own) === 1).length;
  }

  /**
   * Does a job over `begin..end` in so many parts, no more than `size`, with the other arguments from the third on.
   * Answers two result words a part. Throws `learning.thread-lost`.
   */
  run(
    job: number,
    begin: number,
    end: number,
    rest: readonly number[],
    parts: number,
    scales: readonly number[] = [],
  ): Int32Array {
    const words = this.#words;
    words[jobWord] = job;
    words[partsWord] = parts;
    words[argumentWord] = begin;
    words[argumentWord + 1] = end;
    words.set(rest, argumentWord + 2);
    if (scales.length > 0)
      new Float64Array(words.buffer, this.#control + 4 * argumentWord + 24, 2).set(scales);
    const turn = (words[turnWord]! + 1) & turnMask;
    const taking = this.#threads.filter((own) => Atomics.load(words, own) === 1);
    taking.length = parts - 1;
    taking.forEach((own, i) => {
      Atomics.store(words, own + givenOffset, (turn << 8) | (i + 1));
    });
    Atomics.store(words, turnWord, turn);
    if (this.#threads.some((own) => Atomics.load(words, own + asleepOffset) === 1))
      Atomics.notify(words, turnWord);
    this.#code.doPart(this.#control, 0, parts);
    for (const own of taking)
      if (!this.#answered(own + doneOffset, turn))
        throw problem('learning.thread-lost', { threads: parts });
    return words.subarray(resultWord, resultWord + 2 * parts);
  }

  /** Ends the threads. */
  close(): void {
    const words = this.#words;
    Atomics.store(words, stoppedWord, 1);
    Atomics.store(words, turnWord, (words[turnWord]! + 1) & turnMask);
    Atomics.notify(words, turnWord);
    for (const stop of this.#stops) stop();
  }

  #answered(doneWord: number, turn: number): boolean {
    const words = this.#words;
    for (let look = 0; look < patience; look++)
      if (Atomics.load(words, doneWord) === turn) return true;
    Atomics.store(words, firstAsleepWord, 1);
    let inTime = true;
    for (let done = Atomics.load(words, doneWord); inTime && done !== turn; ) {
      inTime = Atomics.wait(words, doneWord, done, longestWaitMs) !== 'timed-out';
      done = Atomics.load(words, doneWord);
    }
    Atomics.store(words, firstAsleepWord, 0);
    return Atomics.load(words, doneWord) === turn;
  }
}
