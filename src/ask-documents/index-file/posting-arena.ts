import { Growing } from './growing.js';

// A term's postings lie in slices of one arena, each slice twice its predecessor up to a limit:
//   slice = [bytes ... | 4 bytes: where the next slice starts]
const firstSlice = 6;
const longestSlice = 512;
const pointer = 4;

/**
 * Collects postings of many terms at once: passages must come in ascending order. A posting is
 * `delta << 1 | (count > 1)` and, when that bit is set, the count; both as variable-length numbers.
 */
export class PostingArena {
  #bytes = new Uint8Array(1 << 16);
  #used = 0;
  #slots = new Int32Array(1 << 12).fill(-1);
  readonly #hash = new Growing(Uint32Array);
  readonly #last = new Growing(Uint32Array);
  readonly #frequency = new Growing(Uint32Array);
  readonly #first = new Growing(Float64Array);
  readonly #at = new Growing(Float64Array);
  readonly #end = new Growing(Float64Array);
  readonly #size = new Growing(Uint32Array);

  get termCount(): number {
    return this.#hash.length;
  }

  add(hash: number, passage: number, count: number): void {
    const term = this.#termOf(hash);
    const frequency = this.#frequency.at(term);
    const delta = frequency === 0 ? passage : passage - this.#last.at(term);
    this.#last.set(term, passage);
    this.#frequency.set(term, frequency + 1);
    this.#number(term, delta * 2 + (count > 1 ? 1 : 0));
    if (count > 1) this.#number(term, count);
  }

  /** Terms in ascending order of their hash, with the number of passages and the bytes of their postings. */
  *terms(): Iterable<{
    readonly hash: number;
    readonly frequency: number;
    readonly bytes: Uint8Array;
  }> {
    const order = Float64Array.from(
      { length: this.termCount },
      (_, term) => this.#hash.at(term) * 0x200000 + term,
    );
    // Hash and term in one number while both fit; beyond two million terms by comparison.
    const sorted =
      this.termCount < 0x200000
        ? order.sort().map((both) => both % 0x200000)
        : Float64Array.from({ length: this.termCount }, (_, term) => term).sort(
            (a, b) => this.#hash.at(a) - this.#hash.at(b),
          );
    for (const term of sorted)
      yield {
        hash: this.#hash.at(term),
        frequency: this.#frequency.at(term),
        bytes: this.#postings(term),
      };
  }

  #postings(term: number): Uint8Array {
    const out: Uint8Array[] = [];
    let at = this.#first.at(term);
    let size = firstSlice;
    const last = this.#at.at(term);
    for (;;) {
      const payloadEnd = at + size - pointer;
      if (last >= at && last <= payloadEnd) {
        out.push(this.#bytes.subarray(at, last));
        break;
      }
      out.push(this.#bytes.subarray(at, payloadEnd));
      at = this.#readPointer(payloadEnd);
      size = Math.min(longestSlice, size * 2);
    }
    return out.length === 1 ? out[0]! : Buffer.concat(out);
  }

  #termOf(hash: number): number {
    let mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let term = this.#slots[slot]!; term !== -1; term = this.#slots[slot]!) {
      if (this.#hash.at(term) === hash) return term;
      slot = (slot + 1) & mask;
    }
    const term = this.termCount;
    if (term * 2 > this.#slots.length) {
      this.#slots = new Int32Array(this.#slots.length * 2).fill(-1);
      mask = this.#slots.length - 1;
      for (let old = 0; old < term; old++) this.#slots[this.#freeSlot(this.#hash.at(old))] = old;
      slot = this.#freeSlot(hash);
    }
    this.#slots[slot] = term;
    const start = this.#slice(firstSlice);
    this.#hash.push(hash);
    this.#last.push(0);
    this.#frequency.push(0);
    this.#first.push(start);
    this.#at.push(start);
    this.#end.push(start + firstSlice - pointer);
    this.#size.push(firstSlice);
    return term;
  }

  #freeSlot(hash: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    while (this.#slots[slot] !== -1) slot = (slot + 1) & mask;
    return slot;
  }

  #number(term: number, value: number): void {
    let rest = value;
    while (rest > 127) {
      this.#byte(term, (rest & 127) | 128);
      rest = Math.floor(rest / 128);
    }
    this.#byte(term, rest);
  }

  #byte(term: number, byte: number): void {
    let at = this.#at.at(term);
    if (at === this.#end.at(term)) {
      const size = Math.min(longestSlice, this.#size.at(term) * 2);
      const next = this.#slice(size);
      this.#writePointer(at, next);
      this.#size.set(term, size);
      this.#end.set(term, next + size - pointer);
      at = next;
    }
    this.#bytes[at] = byte;
    this.#at.set(term, at + 1);
  }

  #slice(size: number): number {
    const start = this.#used;
    this.#used += size;
    if (this.#used > this.#bytes.length) {
      const grown = new Uint8Array(Math.ceil(this.#bytes.length * 1.6) + size);
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
    return start;
  }

  // Slices begin at even places, so 32 bits of halves reach 8 GB.
  #writePointer(at: number, target: number): void {
    new DataView(this.#bytes.buffer).setUint32(at, target / 2, true);
  }

  #readPointer(at: number): number {
    return new DataView(this.#bytes.buffer).getUint32(at, true) * 2;
  }
}
