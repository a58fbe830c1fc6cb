import type { JsonObject, LanguageMessage, LanguageRequest } from '../../model.js';

/** The body of an OpenAI-style chat completion. Field names are the wire's. */
export function chatRequest(model: string | null, request: LanguageRequest): JsonObject {
  const { system, messages, tools, output } = request;
  return {
    ...(model === null ? {} : { model }),
    messages: [
      ...(system === undefined ? [] : [{ role: 'system', content: system }]),
      ...messages.flatMap(chatMessages),
    ],
    ...(tools === undefined || tools.length === 0
      ? {}
      : {
          tools: tools.map(({ name, description, inputSchema }) => ({
            type: 'function',
            function: { name, description, parameters: inputSchema },
          })),
        }),
    ...(output === undefined
      ? {}
      : {
          response_format: {
            type: 'json_schema',
            json_schema: { name: output.name, schema: output.schema, strict: true },
          },
        }),
    ...defined({
      max_tokens: request.maxTokens,
      temperature: request.temperature,
      top_p: request.topP,
      // Not OpenAI's, but vLLM, LM Studio and OpenRouter read it.
      top_k: request.topK,
      stop: request.stop,
    }),
  };
}

function chatMessages(message: LanguageMessage): JsonObject[] {
  switch (message.role) {
    case 'user':
      return [{ role: 'user', content: message.text }];
    case 'assistant':
      return [
        {
          role: 'assistant',
          content: message.text,
          ...(message.toolCalls === undefined || message.toolCalls.length === 0
            ? {}
            : {
                tool_calls: message.toolCalls.map(({ id, name, input }) => ({
                  id,
                  type: 'function',
                  function: { name, arguments: JSON.stringify(input) },
                })),
              }),
        },
      ];
    case 'tool':
      return message.results.map(({ callId, text, failed }) => ({
        role: 'tool',
        tool_call_id: callId,
        // The wire has no field for failure; the model reads it.
        content: failed ? `error: ${text}` : text,
      }));
  }
}

function defined(fields: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
