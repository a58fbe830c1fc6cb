import type { LanguageQuestion } from '../answer/plan-answer.js';
import { list, numberOf, record } from '../wire/loose-json.js';
import { ServiceError } from '../wire/service-error.js';

/** Text of the last user message of a Converse body, '' when there is none: what script rules match. */
export function conversePrompt(body: unknown): string {
  const messages = list(record(body).messages).map(record);
  const last = messages.filter((message) => message.role === 'user').at(-1);
  return last === undefined ? '' : list(last.content).map(blockText).filter(Boolean).join('\n');
}

/** Reads a Converse body, refusing what Bedrock refuses. Throws ValidationException. */
export function readConverse(body: unknown): LanguageQuestion {
  if (body === undefined)
    throw new ServiceError('SerializationException', 400, 'The request body is not valid JSON.');
  const request = record(body);
  checkMessages(list(request.messages).map(record));
  const config = record(request.inferenceConfig);
  checkInference(config);
  const tools = list(record(request.toolConfig).tools);
  const { input, cachePrefixes } = readInput([
    ...tools,
    ...list(request.system),
    ...list(request.messages).flatMap((message) => list(record(message).content)),
  ]);
  return {
    prompt: conversePrompt(body),
    input,
    cachePrefixes,
    maxTokens: numberOf(config.maxTokens),
    stopSequences: list(config.stopSequences).map(String),
    forcedTool: forcedTool(record(request.toolConfig)),
    outputSchema: outputSchema(record(request.outputConfig)),
  };
}

function checkMessages(messages: readonly Record<string, unknown>[]): void {
  if (messages.length === 0 || messages[0]!.role !== 'user')
    throw invalid(
      'A conversation must start with a user message. Try again with a conversation that starts with a user message.',
    );
  messages.forEach((message, at) => {
    const content = list(message.content);
    if (message.role !== 'user' && message.role !== 'assistant')
      throw invalid(
        `Value '${String(message.role)}' at 'messages.${at + 1}.member.role' failed to satisfy constraint: Member must satisfy enum value set: [user, assistant]`,
      );
    if (at > 0 && messages[at - 1]!.role === message.role)
      throw invalid(
        `A conversation must alternate between user and assistant roles. Make sure the conversation alternates between user and assistant roles and try again.`,
      );
    if (content.length === 0)
      throw invalid(
        `The content field in the Message object at messages.${at} is empty. Add a ContentBlock object to the content field and try again.`,
      );
    content.map(record).forEach((block, index) => {
      if (typeof block.text === 'string' && block.text.trim() === '')
        throw invalid(
          `The text field in the ContentBlock object at messages.${at}.content.${index} is blank. Add text to the text field, and try again.`,
        );
    });
  });
}

function checkInference(config: Record<string, unknown>): void {
  const { maxTokens, temperature, topP } = config;
  if (maxTokens !== undefined && !(typeof maxTokens === 'number' && maxTokens >= 1))
    throw invalid(
      `Value '${String(maxTokens)}' at 'inferenceConfig.maxTokens' failed to satisfy constraint: Member must have value greater than or equal to 1`,
    );
  for (const [name, value] of Object.entries({ temperature, topP }))
    if (value !== undefined && !(typeof value === 'number' && value >= 0 && value <= 1))
      throw invalid(
        `Value '${String(value)}' at 'inferenceConfig.${name}' failed to satisfy constraint: Member must have value between 0 and 1`,
      );
}

// Everything countable in order, and what stands before each cache point.
function readInput(parts: readonly unknown[]): { input: string; cachePrefixes: string[] } {
  let input = '';
  const cachePrefixes: string[] = [];
  for (const part of parts) {
    if ('cachePoint' in record(part)) cachePrefixes.push(input);
    else input += `${blockText(part)}\n`;
  }
  return { input, cachePrefixes };
}

function blockText(part: unknown): string {
  const block = record(part);
  if (typeof block.text === 'string') return block.text;
  const guarded = record(record(block.guardContent).text).text;
  if (typeof guarded === 'string') return guarded;
  if ('toolResult' in block)
    return list(record(block.toolResult).content)
      .map(record)
      .map((content) =>
        'json' in content ? JSON.stringify(content.json) : String(content.text ?? ''),
      )
      .join('\n');
  if ('toolSpec' in block || 'toolUse' in block) return JSON.stringify(block);
  return '';
}

function forcedTool(config: Record<string, unknown>): LanguageQuestion['forcedTool'] {
  const choice = record(config.toolChoice);
  const specs = list(config.tools).map((tool) => record(record(tool).toolSpec));
  const wanted = 'any' in choice ? specs[0]?.name : record(choice.tool).name;
  if (wanted === undefined) return null;
  const spec = specs.find((candidate) => candidate.name === wanted);
  if (spec === undefined)
    throw invalid(
      `The toolChoice.tool.name ${String(wanted)} does not match any tool in toolConfig.tools.`,
    );
  return { name: String(wanted), schema: record(spec.inputSchema).json };
}

function outputSchema(config: Record<string, unknown>): unknown {
  const schema = record(record(record(config.textFormat).structure).jsonSchema).schema;
  if (typeof schema !== 'string') return null;
  try {
    return JSON.parse(schema);
  } catch {
    throw invalid('The provided JSON schema is not valid JSON.');
  }
}

function invalid(message: string): ServiceError {
  return new ServiceError('ValidationException', 400, message);
}
