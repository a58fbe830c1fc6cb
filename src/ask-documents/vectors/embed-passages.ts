import type { EmbeddingModel } from '../../language/index.js';
import type { Passage } from '../document.js';

const embeddedAtOnce = 32;

/** The vectors of passages, in order, each with its heading; asked for a few at a time. */
export async function embedPassages(
  embedding: EmbeddingModel,
  passages: readonly Passage[],
  signal: AbortSignal | undefined,
): Promise<Float32Array[]> {
  const vectors: Float32Array[] = [];
  for (let at = 0; at < passages.length; at += embeddedAtOnce) {
    const texts = passages
      .slice(at, at + embeddedAtOnce)
      .map(({ heading, text }) => (heading === '' ? text : `${heading}\n${text}`));
    const embedded = await embedding.embed(texts, {
      purpose: 'passage',
      ...(signal === undefined ? {} : { signal }),
    });
    vectors.push(...embedded.vectors);
  }
  return vectors;
}
