import { languageOf } from '../../shared/index.js';
import { answerText, planAnswer } from '../answer/plan-answer.js';
import type { Call, Operation } from '../operation.js';
import type { ScriptPassage } from '../script/emulator-script.js';
import { numberOf, record, textOf } from '../wire/loose-json.js';
import { sendBody } from '../wire/send-body.js';
import { ServiceError } from '../wire/service-error.js';
import { type RankedPassage, rankPassages } from './rank-passages.js';

/** Retrieve: ranked passages of one knowledge base, in pages. */
export const retrieve: Operation = {
  service: 'bedrock-agent-runtime',
  name: 'Retrieve',
  method: 'POST',
  path: '/knowledgebases/{knowledgeBaseId}/retrieve',
  prompt: (body) => textOf(record(record(body).retrievalQuery).text),
  answer: async (call) => {
    const body = record(call.body);
    checkQuery(call.prompt, 'retrievalQuery.text', 20_000);
    const { ranked, limit } = search(call, call.target, body.retrievalConfiguration);
    const start = pageStart(body.nextToken);
    const page = ranked.slice(start, start + limit);
    const next = start + limit;
    await sendBody(
      call,
      200,
      {},
      JSON.stringify({
        ...(next < ranked.length
          ? { nextToken: Buffer.from(String(next)).toString('base64') }
          : {}),
        retrievalResults: page.map((hit) => ({ ...reference(hit), score: hit.score })),
      }),
    );
  },
};

/** RetrieveAndGenerate: an answer with the passages it rests on. */
export const retrieveAndGenerate: Operation = {
  service: 'bedrock-agent-runtime',
  name: 'RetrieveAndGenerate',
  method: 'POST',
  path: '/retrieveAndGenerate',
  prompt: (body) => textOf(record(record(body).input).text),
  target: (body) => textOf(knowledgeBaseConfiguration(body).knowledgeBaseId),
  answer: async (call) => {
    checkQuery(call.prompt, 'input.text', 1000);
    const type = record(record(call.body).retrieveAndGenerateConfiguration).type;
    if (type !== 'KNOWLEDGE_BASE')
      throw new ServiceError(
        'ValidationException',
        400,
        `The emulator supports retrieveAndGenerateConfiguration.type KNOWLEDGE_BASE, got ${String(type)}.`,
      );
    const { ranked, limit } = search(
      call,
      call.target,
      knowledgeBaseConfiguration(call.body).retrievalConfiguration,
    );
    await sendBody(call, 200, {}, JSON.stringify(generated(call, ranked.slice(0, limit))));
  },
};

function generated(call: Call, hits: readonly RankedPassage[]): unknown {
  const scripted = call.rule?.answer;
  const cited = (
    scripted?.cites?.flatMap((index) => hits.filter((hit) => hit.index === index)) ??
    hits.slice(0, 1)
  ).filter((hit) => hit.score > 0);
  const hasOwnWords =
    scripted !== undefined &&
    ['text', 'json', 'chunks', 'guardrail'].some((member) => Object.hasOwn(scripted, member));
  const answer = planAnswer(call, {
    prompt: call.prompt,
    input: call.prompt,
    cachePrefixes: [],
    maxTokens: null,
    stopSequences: [],
    forcedTool: null,
    outputSchema: null,
  });
  const text = hasOwnWords ? answerText(answer) : groundedText(call.prompt, cited);
  return {
    sessionId: textOf(record(call.body).sessionId) || call.world.newId(),
    output: { text },
    citations:
      answer.guardrail !== null || cited.length === 0
        ? []
        : [
            {
              generatedResponsePart: {
                // Counted in code points, the last one included.
                textResponsePart: { span: { start: 0, end: [...text].length - 1 }, text },
              },
              retrievedReferences: cited.map(reference),
            },
          ],
    ...(answer.guardrail === null ? {} : { guardrailAction: 'INTERVENED' }),
  };
}

// Without a scripted answer the passages speak for themselves; Bedrock's own words when there are none.
function groundedText(query: string, cited: readonly RankedPassage[]): string {
  if (cited.length === 0) return 'Sorry, I am unable to assist you with this request.';
  const label =
    languageOf(query) === 'ko' ? '[에뮬레이터] 찾은 문서 내용' : '[emulator] From the passages';
  return `${label}: ${cited.map((hit) => hit.passage.text).join(' ')}`;
}

function search(
  call: Call,
  id: string,
  configuration: unknown,
): { ranked: RankedPassage[]; limit: number } {
  const bases = call.world.player.script.knowledgeBases ?? {};
  if (!Object.hasOwn(bases, id))
    throw new ServiceError(
      'ResourceNotFoundException',
      404,
      `Knowledge Base with id ${id} does not exist`,
    );
  const vector = record(record(configuration).vectorSearchConfiguration);
  const limit = numberOf(vector.numberOfResults) ?? 5;
  if (limit < 1 || limit > 100)
    throw new ServiceError(
      'ValidationException',
      400,
      `Value '${limit}' at 'retrievalConfiguration.vectorSearchConfiguration.numberOfResults' failed to satisfy constraint: Member must have value between 1 and 100`,
    );
  return { ranked: rankPassages(call.prompt, bases[id]!.passages, vector.filter), limit };
}

function knowledgeBaseConfiguration(body: unknown): Readonly<Record<string, unknown>> {
  return record(record(record(body).retrieveAndGenerateConfiguration).knowledgeBaseConfiguration);
}

function checkQuery(text: string, at: string, most: number): void {
  if (text.trim() === '')
    throw new ServiceError(
      'ValidationException',
      400,
      `The field ${at} is empty. Provide a query and try again.`,
    );
  if ([...text].length > most)
    throw new ServiceError(
      'ValidationException',
      400,
      `Value at '${at}' failed to satisfy constraint: Member must have length less than or equal to ${most}`,
    );
}

function pageStart(token: unknown): number {
  if (token === undefined || token === null) return 0;
  const start = Number(Buffer.from(textOf(token), 'base64').toString('utf8'));
  if (!Number.isSafeInteger(start) || start < 1)
    throw new ServiceError('ValidationException', 400, 'The nextToken is invalid.');
  return start;
}

function reference({ passage }: RankedPassage): Record<string, unknown> {
  return {
    content: { text: passage.text, type: 'TEXT' },
    location: locationOf(passage.uri),
    metadata: { 'x-amz-bedrock-kb-source-uri': passage.uri, ...passage.metadata },
  };
}

function locationOf(uri: ScriptPassage['uri']): Record<string, unknown> {
  if (uri.startsWith('s3://')) return { type: 'S3', s3Location: { uri } };
  if (/^https?:/.test(uri)) return { type: 'WEB', webLocation: { url: uri } };
  return { type: 'CUSTOM', customDocumentLocation: { id: uri } };
}
