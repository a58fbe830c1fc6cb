type NumberArray = Uint32Array | Float64Array;

/** A typed array that grows as it is pushed to; reading beyond its end is the caller's mistake. */
export class Growing<A extends NumberArray> {
  #values: A;
  #length = 0;
  readonly #make: new (
    length: number,
  ) => A;

  constructor(make: new (length: number) => A) {
    this.#make = make;
    this.#values = new make(1024);
  }

  get length(): number {
    return this.#length;
  }

  at(index: number): number {
    return this.#values[index]!;
  }

  set(index: number, value: number): void {
    this.#values[index] = value;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const grown = new this.#make(this.#length * 2);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.#length++] = value;
  }

  /** What was pushed, as a view. */
  filled(): A {
    // A view of a typed array has its type; the base type only says NumberArray.
    return this.#values.subarray(0, this.#length) as A;
  }
}
