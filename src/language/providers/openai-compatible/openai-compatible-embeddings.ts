import { problem } from '../../../shared/index.js';
import type { EmbeddingModel } from '../../model.js';
import { checkTexts, vectorOf } from '../wire/embedding-vectors.js';
import { asCount, asList, asObject } from '../wire/lenient-json.js';
import { postJson, type ServerOptions } from './post-json.js';

export interface OpenAiCompatibleEmbeddingOptions extends ServerOptions {
  readonly model: string;
}

/** Vectors from `POST /embeddings`; all texts go in one call. */
export function openAiCompatibleEmbeddings(
  options: OpenAiCompatibleEmbeddingOptions,
): EmbeddingModel {
  const name = `openai-compatible/${options.model}`;
  return {
    name,
    embed: async (texts, { signal }) => {
      checkTexts(texts);
      const response = await postJson(options, name, {
        path: '/embeddings',
        body: { model: options.model, input: texts, encoding_format: 'float' },
        signal: signal ?? null,
        accept: 'application/json',
      });
      const body = asObject(await response.json().catch(() => null));
      const items = asList(body?.data).map((item) => asObject(item));
      if (items.length !== texts.length)
        throw problem('language.stream-malformed', {
          model: name,
          detail: `${items.length} vectors for ${texts.length} texts`,
        });
      // Servers may answer out of order; each item says which text it is for.
      const ordered = items.map((item, i) => ({ place: asCount(item?.index) ?? i, item }));
      ordered.sort((a, b) => a.place - b.place);
      return {
        vectors: ordered.map(({ item }) => vectorOf(name, item?.embedding)),
        inputTokens: asCount(asObject(body?.usage)?.prompt_tokens) ?? null,
      };
    },
  };
}
