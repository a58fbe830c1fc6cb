/** One passage of one version of a document. */
export interface PassageKey {
  readonly document: string;
  /** Hash of the bytes the document was read from: a vector of an older version is of no use. */
  readonly hash: string;
  /** Place among the document's passages, from 0. */
  readonly passage: number;
}

export interface StoredVector extends PassageKey {
  readonly vector: Float32Array;
}

/** Vectors of passages that are kept elsewhere than in the index file, to be searched. */
export interface VectorSearch {
  /** The nearest passages by cosine, nearest first; those with nothing in common (0 or less) are none. */
  nearest(
    model: string,
    vector: Float32Array,
    limit: number,
    signal?: AbortSignal,
  ): Promise<readonly PassageKey[]>;
}

/** The same to be filled. Throws Problems of its database. */
export interface VectorStore extends VectorSearch {
  /** Every passage of a model that has a vector, without the vectors, in no order. */
  stored(model: string): Promise<readonly PassageKey[]>;
  /** Drops all vectors of the documents named, then keeps those given, replacing what stood in their places. */
  write(
    model: string,
    change: { readonly drop: readonly string[]; readonly put: readonly StoredVector[] },
  ): Promise<void>;
}
