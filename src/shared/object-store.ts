/** Bytes by key: a local folder, S3, or memory. Keys are `a/b/c`: letters, digits, `. _ -`, 1..512 characters. */
export interface ObjectStore {
  /** What the store is, for messages: a folder, a bucket. */
  readonly label: string;
  /** The object, or null when there is none. */
  get(key: string): Promise<StoredObject | null>;
  /**
   * Writes the whole object or nothing; answers its new revision.
   * `ifRevision: null` demands that none exists, a revision that it is still the current one;
   * otherwise fails with `store.conflict`.
   */
  put(key: string, bytes: Uint8Array, options?: PutOptions): Promise<string>;
  /** Keys that start with the prefix, sorted. */
  list(prefix: string): Promise<string[]>;
  /** Removes the object; removing what is not there is no failure. */
  delete(key: string): Promise<void>;
  /** Where a person can open the object: a file: or https: address, or null when it has none. */
  address(key: string): Promise<string | null>;
}

export interface StoredObject {
  readonly bytes: Uint8Array;
  /** Changes whenever the bytes do. */
  readonly revision: string;
}

export interface PutOptions {
  readonly ifRevision?: string | null;
  /** Media type, default application/octet-stream. */
  readonly contentType?: string;
}
