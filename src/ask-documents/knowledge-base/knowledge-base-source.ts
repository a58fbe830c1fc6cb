import type { BedrockAgentRuntimeClient } from '@aws-sdk/client-bedrock-agent-runtime';
import { Problem, problem } from '../../shared/index.js';
import { answerFrom } from '../answer/answer-question.js';
import { chooseSentences } from '../answer/choose-sentences.js';
import { recommend, steeringOf } from '../answer/recommend.js';
import type { AskedAnswer, PassageSource, SourceSearch } from '../ask.js';
import { IndexBuilder } from '../index-file/build-index.js';
import { DocumentIndex } from '../index-file/open-index.js';
import { type FoundPassage, searchPassages } from '../search/search-passages.js';
import { heldToReferences } from './held-to-references.js';
import { metadataFilter } from './metadata-filter.js';
import { retrievedPassage } from './retrieved-passage.js';

export interface KnowledgeBaseProps {
  readonly id: string;
  readonly region: string;
  /** Address instead of AWS's own, for an emulator or a VPC endpoint. */
  readonly endpoint?: string;
  /** ARN of the model that RetrieveAndGenerate asks; default: sentences are chosen here, nothing is generated. */
  readonly modelArn?: string;
  /** Credentials, retries and such for the client; default the SDK's own. */
  readonly client?: Readonly<Record<string, unknown>>;
}

/** Bedrock's longest question to RetrieveAndGenerate and to Retrieve, in characters. */
const longestGenerated = 1000;
const longestRetrieved = 20_000;

/**
 * A Bedrock Knowledge Base as a source of passages. What it retrieves is searched again here, so that
 * quotes, the bar for "not in the documents" and recommendations are the same as with an index.
 * Throws `documents.knowledge-base`, or `documents.knowledge-base-refused` for what no retry helps.
 */
export function knowledgeBaseSource(props: KnowledgeBaseProps): PassageSource {
  const { id, region } = props;
  let loading: Promise<Loaded> | null = null;
  const load = () => {
    loading ??= loadClient(props);
    return loading;
  };

  const retrievalConfiguration = (options: SourceSearch) => {
    const filter = metadataFilter(options.filters ?? {});
    return {
      vectorSearchConfiguration: {
        numberOfResults: Math.min(100, options.limit ?? 10),
        ...(filter === undefined ? {} : { filter }),
      },
    };
  };

  const retrieve = async (text: string, options: SourceSearch): Promise<FoundPassage[]> => {
    const { signal } = options;
    const { sdk, client } = await load();
    const command = new sdk.RetrieveCommand({
      knowledgeBaseId: id,
      retrievalQuery: { text: text.slice(0, longestRetrieved) },
      retrievalConfiguration: retrievalConfiguration(options),
    });
    const { retrievalResults = [] } = await explained(id, () =>
      client.send(command, signal === undefined ? {} : { abortSignal: signal }),
    );
    return retrievalResults.map(retrievedPassage);
  };

  return {
    name: `knowledge-base/${id}`,
    search: async (question, options) =>
      await retrieve([question, options.steering ?? ''].join(' ').trim(), options),
    ask: async (question, options): Promise<AskedAnswer> => {
      const { modelArn } = props;
      const steering = [options.steering ?? '', steeringOf(options.context)].join(' ').trim();
      const found = await retrieve(`${question} ${steering}`.trim(), {
        ...options,
        limit: Math.max(10, options.limit ?? 10),
      });
      const index = indexOf(found);
      const again =
        index === null ? [] : matched(searchPassages(index, question, { limit: 10 }), found);
      const recommendations = index === null ? [] : recommend(index, options.context);
      const rest = { found: found.slice(0, options.limit ?? 10), recommendations };
      const choice =
        index === null ? { quotes: [], evidence: null } : chooseSentences(index, question, again);
      // What the knowledge base phrases is phrased once.
      const own = await answerFrom(
        question,
        choice,
        again,
        modelArn === undefined ? options : { ...options, model: null },
      );
      if (
        modelArn === undefined ||
        own.status === 'not-in-documents' ||
        question.length > longestGenerated
      )
        return { ...own, ...rest };
      const { sdk, client } = await load();
      const generated = await explained(id, () =>
        client.send(
          new sdk.RetrieveAndGenerateCommand({
            input: { text: question },
            retrieveAndGenerateConfiguration: {
              type: 'KNOWLEDGE_BASE',
              knowledgeBaseConfiguration: {
                knowledgeBaseId: id,
                modelArn,
                retrievalConfiguration: retrievalConfiguration({ ...options, limit: 10 }),
              },
            },
          }),
          options.signal === undefined ? {} : { abortSignal: options.signal },
        ),
      );
      const held = await heldToReferences(question, generated, modelArn);
      return { ...own, ...held, support: own.support, ...rest };
    },
  };

  function matched(
    searched: readonly FoundPassage[],
    found: readonly FoundPassage[],
  ): FoundPassage[] {
    // The small index carries each passage's place as its id.
    return searched.map((one) => {
      const original = found[Number(one.document.id)]!;
      return { ...original, score: one.score, relevance: one.relevance };
    });
  }

  async function loadClient({ endpoint, client }: KnowledgeBaseProps): Promise<Loaded> {
    const sdk = await import('@aws-sdk/client-bedrock-agent-runtime');
    const own =
      endpoint === undefined
        ? {}
        : {
            endpoint,
            requestHandler: new (await import('@smithy/node-http-handler')).NodeHttpHandler(),
          };
    return { sdk, client: new sdk.BedrockAgentRuntimeClient({ region, ...own, ...client }) };
  }
}

const synonyms = { builtIn: true, groups: [] };

interface Loaded {
  readonly sdk: typeof import('@aws-sdk/client-bedrock-agent-runtime');
  readonly client: BedrockAgentRuntimeClient;
}

/** An index over what was retrieved, each passage a document named after its place; null for nothing. */
function indexOf(found: readonly FoundPassage[]): DocumentIndex | null {
  if (found.length === 0) return null;
  const builder = new IndexBuilder({ synonyms });
  for (const [place, { document, passage }] of found.entries())
    builder.add({
      document: { ...document, id: String(place), hash: '', source: '' },
      passages: [passage],
    });
  return new DocumentIndex(builder.finish(), 'retrieved passages');
}

async function explained<T>(id: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Problem) throw error;
    const name = error instanceof Error ? error.name : '';
    const detail = error instanceof Error ? error.message : String(error);
    if (name === 'AbortError')
      throw problem('language.aborted', { model: `knowledge-base/${id}` }, error);
    const isFinal = /^(?:Validation|AccessDenied|ResourceNotFound|UnrecognizedClient)/.test(name);
    throw problem(
      isFinal ? 'documents.knowledge-base-refused' : 'documents.knowledge-base',
      { id, detail: detail || name },
      error,
    );
  }
}
