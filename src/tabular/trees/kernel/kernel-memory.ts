// A cache line, so that no two arrays share one.
const alignment = 64;

/** One memory that hands out arrays, zeroed, one after another, and takes none back. Whoever opens it knows its size. */
export class KernelMemory {
  readonly buffer: ArrayBufferLike;
  #top: number;

  /** The first `reserved` bytes are left alone. */
  constructor(buffer: ArrayBufferLike, reserved = 0) {
    this.buffer = buffer;
    this.#top = rounded(reserved);
  }

  /** What arrays of these bytes take. */
  static bytesFor(arrays: readonly number[]): number {
    return arrays.reduce((sum, bytes) => sum + rounded(bytes), 0);
  }

  bytes(length: number): Uint8Array {
    return new Uint8Array(this.buffer, this.#take(length), length);
  }

  int32(length: number): Int32Array {
    return new Int32Array(this.buffer, this.#take(4 * length), length);
  }

  uint32(length: number): Uint32Array {
    return new Uint32Array(this.buffer, this.#take(4 * length), length);
  }

  float64(length: number): Float64Array {
    return new Float64Array(this.buffer, this.#take(8 * length), length);
  }

  #take(bytes: number): number {
    const at = this.#top;
    this.#top = rounded(at + bytes);
    return at;
  }
}

function rounded(bytes: number): number {
  return Math.ceil(bytes / alignment) * alignment;
}
