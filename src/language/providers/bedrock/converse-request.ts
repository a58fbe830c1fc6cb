import type {
  ContentBlock,
  ConverseCommandInput,
  Message,
  SystemContentBlock,
  Tool,
  ToolConfiguration,
} from '@aws-sdk/client-bedrock-runtime';
import type { JsonOutput, LanguageMessage, LanguageRequest } from '../../model.js';

export interface ConverseOptions {
  /** Model id, profile id or ARN. */
  readonly modelId: string;
  /** `forced-tool`: the model has to call a tool whose input is the document. `native`: `outputConfig`. */
  readonly jsonOutput: 'forced-tool' | 'native';
  readonly guardrail?: Guardrail;
}

export interface Guardrail {
  readonly id: string;
  /** A number or DRAFT; default DRAFT. */
  readonly version?: string;
}

/** The input of Converse and ConverseStream for a request. */
export function converseRequest(
  request: LanguageRequest,
  options: ConverseOptions,
): ConverseCommandInput {
  const { output } = request;
  const native = output !== undefined && options.jsonOutput === 'native';
  const toolConfig = native ? undefined : toolsOf(request);
  return {
    modelId: options.modelId,
    messages: mergedByRole(request.messages),
    ...(request.system === undefined ? {} : { system: systemOf(request) }),
    inferenceConfig: {
      maxTokens: request.maxTokens,
      temperature: request.temperature,
      topP: request.topP,
      stopSequences: request.stop === undefined ? undefined : [...request.stop],
    },
    ...(toolConfig === undefined ? {} : { toolConfig }),
    ...(native ? { outputConfig: outputConfigOf(output) } : {}),
    ...(options.guardrail === undefined
      ? {}
      : {
          guardrailConfig: {
            guardrailIdentifier: options.guardrail.id,
            guardrailVersion: options.guardrail.version ?? 'DRAFT',
          },
        }),
    // Converse has no field for it; the name is the one Anthropic's models read.
    ...(request.topK === undefined
      ? {}
      : { additionalModelRequestFields: { top_k: request.topK } }),
  };
}

// The prefix that is cached ends at the mark: tools come before system text on the wire, so one mark
// after the last fixed part covers both.
function systemOf({ system, cacheFixedPart }: LanguageRequest): SystemContentBlock[] {
  const text: SystemContentBlock = { text: system! };
  return cacheFixedPart ? [text, { cachePoint: { type: 'default' } }] : [text];
}

function toolsOf(request: LanguageRequest): ToolConfiguration | undefined {
  const { tools, output, system, cacheFixedPart } = request;
  const listed = output === undefined ? (tools ?? []) : [documentTool(output)];
  if (listed.length === 0) return undefined;
  const specifications = listed.map(
    ({ name, description, inputSchema }): Tool => ({
      // The SDK's document type lists what JSON can hold; a JSON schema is such a document.
      toolSpec: { name, description, inputSchema: { json: inputSchema as never } },
    }),
  );
  if (cacheFixedPart && system === undefined)
    specifications.push({ cachePoint: { type: 'default' } });
  return {
    tools: specifications,
    ...(output === undefined ? {} : { toolChoice: { tool: { name: output.name } } }),
  };
}

function documentTool({ name, schema }: JsonOutput) {
  return { name, description: 'Takes the answer as one document.', inputSchema: schema };
}

function outputConfigOf({ name, schema }: JsonOutput): ConverseCommandInput['outputConfig'] {
  return {
    textFormat: {
      type: 'json_schema',
      structure: { jsonSchema: { name, schema: JSON.stringify(schema) } },
    },
  };
}

// Converse wants user and assistant in turn; tool results travel as a user's message.
function mergedByRole(messages: readonly LanguageMessage[]): Message[] {
  const merged: { role: 'user' | 'assistant'; content: ContentBlock[] }[] = [];
  for (const message of messages) {
    const role = message.role === 'assistant' ? 'assistant' : 'user';
    const last = merged.at(-1);
    if (last?.role === role) last.content.push(...blocksOf(message));
    else merged.push({ role, content: blocksOf(message) });
  }
  return merged.filter(({ content }) => content.length > 0);
}

function blocksOf(message: LanguageMessage): ContentBlock[] {
  // Converse refuses blank text blocks.
  const text: ContentBlock[] =
    message.role !== 'tool' && message.text.trim() !== '' ? [{ text: message.text }] : [];
  if (message.role === 'user') return text;
  if (message.role === 'assistant')
    return [
      ...text,
      ...(message.toolCalls ?? []).map(
        ({ id, name, input }): ContentBlock => ({
          // Parsed JSON is a document.
          toolUse: { toolUseId: id, name, input: input as never },
        }),
      ),
    ];
  return message.results.map(
    ({ callId, text: result, failed }): ContentBlock => ({
      toolResult: {
        toolUseId: callId,
        content: [{ text: result }],
        status: failed ? 'error' : 'success',
      },
    }),
  );
}
