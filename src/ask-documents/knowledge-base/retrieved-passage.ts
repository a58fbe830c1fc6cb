import type {
  KnowledgeBaseRetrievalResult,
  RetrievedReference,
} from '@aws-sdk/client-bedrock-agent-runtime';
import { languageOf } from '../../shared/index.js';
import { documentFacts } from '../read/document-facts.js';
import type { FoundPassage } from '../search/search-passages.js';

/** A passage as Bedrock hands it over; its facts come from its metadata, its id from the key of its object. */
export function retrievedPassage(
  result: RetrievedReference & Pick<KnowledgeBaseRetrievalResult, 'score'>,
): FoundPassage {
  const fields: Record<string, string> = {};
  let page: number | null = null;
  for (const [name, value] of Object.entries(result.metadata ?? {})) {
    if (typeof value === 'string') fields[name] = value;
    if (typeof value === 'number' && /page/.test(name)) page = value;
  }
  const { s3Location, webLocation, customDocumentLocation } = result.location ?? {};
  const uri =
    s3Location?.uri ??
    webLocation?.url ??
    customDocumentLocation?.id ??
    fields['x-amz-bedrock-kb-source-uri'] ??
    '';
  const text = result.content?.text ?? '';
  // Keys that were put from a Mac are decomposed.
  const id = (fields.id ?? uri.replace(/^s3:\/\/[^/]+\//, '')).normalize('NFC');
  const score = Number(result.score ?? 0);
  return {
    document: {
      ...documentFacts(id, uri, fields, []),
      language: fields.language ?? languageOf(text),
    },
    passage: { heading: fields.heading ?? '', page, text },
    score,
    relevance: Math.min(1, Math.max(0, score)),
  };
}
