import { problem } from '../../../shared/index.js';
import type { EmbeddingModel, EmbedOptions } from '../../model.js';
import { type AwsConnection, clientSettings, lazily } from '../aws/aws-connection.js';
import { checkTexts, vectorOf } from '../wire/embedding-vectors.js';
import { asCount, asList, asObject, type Json } from '../wire/lenient-json.js';
import { bedrockProblem } from './bedrock-problem.js';
import { checkModelId, parseModelId } from './model-id.js';

export interface BedrockEmbeddingOptions extends AwsConnection {
  /** A Titan (`amazon.titan-embed-...`) or Cohere (`cohere.embed-...`) model, prefix allowed. */
  readonly modelId: string;
  /** Length of the vectors where the model lets one choose (Titan v2: 256, 512, 1024); default the model's. */
  readonly dimensions?: number;
}

/** Vectors through InvokeModel. Titan takes one text a call, sent four at a time; Cohere up to 96. */
export function bedrockEmbeddings(options: BedrockEmbeddingOptions): EmbeddingModel {
  const id = parseModelId(options.modelId);
  checkModelId(id, options.region);
  const name = `bedrock/${id.wire}`;
  const family = familyOf(id.model ?? id.wire);
  if (family === null)
    throw problem('language.unsupported', { model: name, ability: 'embeddings' });
  const client = lazily(async () => {
    const { BedrockRuntimeClient } = await import('@aws-sdk/client-bedrock-runtime');
    return new BedrockRuntimeClient(await clientSettings(options));
  });

  const invoke = async (body: Json, signal: AbortSignal | undefined): Promise<Json> => {
    try {
      const { InvokeModelCommand } = await import('@aws-sdk/client-bedrock-runtime');
      const command = new InvokeModelCommand({
        modelId: id.wire,
        contentType: 'application/json',
        accept: 'application/json',
        body: JSON.stringify(body),
      });
      const reply = await (await client()).send(command, { abortSignal: signal });
      return asObject(JSON.parse(new TextDecoder().decode(reply.body))) ?? {};
    } catch (thrown) {
      const action = 'bedrock:InvokeModel';
      if (thrown instanceof SyntaxError)
        throw problem('language.stream-malformed', { model: name, detail: 'not JSON' }, thrown);
      throw bedrockProblem(thrown, { model: name, region: options.region, action, signal }, id);
    }
  };

  return {
    name,
    embed: async (texts, embedOptions) => {
      checkTexts(texts);
      const vectors: Float32Array[] = [];
      let inputTokens: number | null = 0;
      const calls = family.calls(texts, embedOptions, options.dimensions);
      for (let from = 0; from < calls.length; from += callsAtOnce) {
        const batch = calls.slice(from, from + callsAtOnce);
        const replies = await Promise.all(batch.map((body) => invoke(body, embedOptions.signal)));
        for (const reply of replies) {
          vectors.push(...family.vectors(reply).map((vector) => vectorOf(name, vector)));
          const tokens = asCount(reply.inputTextTokenCount);
          inputTokens = inputTokens === null || tokens === undefined ? null : inputTokens + tokens;
        }
      }
      if (vectors.length !== texts.length)
        throw problem('language.stream-malformed', {
          model: name,
          detail: `${vectors.length} vectors for ${texts.length} texts`,
        });
      return { vectors, inputTokens };
    },
  };
}

const callsAtOnce = 4;
const cohereTextsPerCall = 96;

interface Family {
  calls(texts: readonly string[], options: EmbedOptions, dimensions: number | undefined): Json[];
  vectors(reply: Json): readonly unknown[];
}

const titan: Family = {
  calls: (texts, _, dimensions) =>
    texts.map((inputText) =>
      dimensions === undefined ? { inputText } : { inputText, dimensions },
    ),
  vectors: (reply) => [reply.embedding],
};

const cohere: Family = {
  calls: (texts, { purpose }, dimensions) => {
    const calls: Json[] = [];
    for (let from = 0; from < texts.length; from += cohereTextsPerCall)
      calls.push({
        texts: texts.slice(from, from + cohereTextsPerCall),
        input_type: purpose === 'question' ? 'search_query' : 'search_document',
        ...(dimensions === undefined ? {} : { output_dimension: dimensions }),
      });
    return calls;
  },
  // v3 answers a list, v4 one list per number type.
  vectors: ({ embeddings }) =>
    Array.isArray(embeddings) ? embeddings : asList(asObject(embeddings)?.float),
};

function familyOf(model: string): Family | null {
  if (/(^|\/)amazon\.titan-embed/.test(model)) return titan;
  return /(^|\/)cohere\.embed/.test(model) ? cohere : null;
}
