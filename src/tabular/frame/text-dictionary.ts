/**
 * The distinct texts of one column, kept as bytes: nothing is decoded until the whole file has
 * shown its encoding. A quoted and an unquoted cell of the same bytes are two entries.
 */
export class TextDictionary {
  // entries: pool = bytes of entry 0 | bytes of entry 1 | ..., entry e = pool[ends[e-1], ends[e])
  #pool = new Uint8Array(64);
  #ends = new Int32Array(8);
  #hashes = new Int32Array(8);
  #quoted = new Uint8Array(8);
  // open addressing with linear probing: entry + 1, 0 = free; at most half full
  #slots = new Int32Array(16);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Code 0..size-1 of `bytes[start, end)`, added when new. */
  code(bytes: Uint8Array, start: number, end: number, quoted: boolean): number {
    let hash = quoted ? 0x2545f491 : 0x811c9dc5;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
    // FNV's low bits are weak for short texts.
    hash ^= hash >>> 15;
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const entry = this.#slots[slot]! - 1;
      if (entry < 0) return this.#add(bytes, start, end, quoted, hash, slot);
      if (this.#hashes[entry] === hash && this.#holds(entry, bytes, start, end, quoted))
        return entry;
      slot = (slot + 1) & mask;
    }
  }

  bytesOf(code: number): Uint8Array {
    return this.#pool.subarray(this.#startOf(code), this.#ends[code]!);
  }

  wasQuoted(code: number): boolean {
    return this.#quoted[code] === 1;
  }

  #startOf(code: number): number {
    return code === 0 ? 0 : this.#ends[code - 1]!;
  }

  #holds(entry: number, bytes: Uint8Array, start: number, end: number, quoted: boolean): boolean {
    const from = this.#startOf(entry);
    if (this.#ends[entry]! - from !== end - start) return false;
    if ((this.#quoted[entry] === 1) !== quoted) return false;
    const pool = this.#pool;
    for (let at = start, own = from; at < end; at++, own++)
      if (pool[own] !== bytes[at]) return false;
    return true;
  }

  #add(
    bytes: Uint8Array,
    start: number,
    end: number,
    quoted: boolean,
    hash: number,
    slot: number,
  ): number {
    const entry = this.#size++;
    const from = this.#startOf(entry);
    const until = from + end - start;
    if (until > this.#pool.length) {
      const wider = new Uint8Array(Math.max(until, this.#pool.length * 2));
      wider.set(this.#pool.subarray(0, from));
      this.#pool = wider;
    }
    for (let at = start, own = from; at < end; at++, own++) this.#pool[own] = bytes[at]!;
    if (entry === this.#ends.length) this.#widenEntries();
    this.#ends[entry] = until;
    this.#hashes[entry] = hash;
    this.#quoted[entry] = quoted ? 1 : 0;
    this.#slots[slot] = entry + 1;
    if (this.#size * 2 > this.#slots.length) this.#widenSlots();
    return entry;
  }

  #widenEntries(): void {
    const length = this.#ends.length * 2;
    const [ends, hashes, quoted] = [this.#ends, this.#hashes, this.#quoted];
    this.#ends = new Int32Array(length);
    this.#ends.set(ends);
    this.#hashes = new Int32Array(length);
    this.#hashes.set(hashes);
    this.#quoted = new Uint8Array(length);
    this.#quoted.set(quoted);
  }

  #widenSlots(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let entry = 0; entry < this.#size; entry++) {
      let slot = this.#hashes[entry]! & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = entry + 1;
    }
    this.#slots = slots;
  }
}
