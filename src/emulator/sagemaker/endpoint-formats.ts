// How the containers that people put behind SageMaker endpoints write their answers.
import { countTokens } from '../answer/count-tokens.js';
import { answerText, type PlannedAnswer } from '../answer/plan-answer.js';
import type { Call } from '../operation.js';
import type { EndpointFormat } from '../script/emulator-script.js';

/** The lines of a stream, line breaks included. Without `lastLineBreak` the last one ends bare. */
export function streamLines(
  format: EndpointFormat,
  call: Call,
  answer: PlannedAnswer,
  lastLineBreak: boolean,
): string[] {
  const chunks = answer.blocks.flatMap((block) => (block.kind === 'text' ? block.chunks : []));
  const lines = linesOf(format, call, answer, chunks);
  const last = lines.pop();
  if (last === undefined) return [];
  return [...lines, lastLineBreak ? last : last.replace(/\n+$/, '')];
}

/** The answer to a request that does not stream. */
export function wholeBody(format: EndpointFormat, call: Call, answer: PlannedAnswer): string {
  const text = answerText(answer);
  switch (format) {
    case 'raw':
      return text;
    case 'openai':
      return JSON.stringify({
        ...completionHead(call, 'chat.completion'),
        choices: [
          {
            index: 0,
            message: { role: 'assistant', content: text },
            finish_reason: finishReason(answer),
          },
        ],
        usage: openAiUsage(answer),
      });
    case 'tgi':
      return JSON.stringify([{ generated_text: text }]);
    case 'lmi':
      return JSON.stringify({ generated_text: text });
  }
}

function linesOf(
  format: EndpointFormat,
  call: Call,
  answer: PlannedAnswer,
  chunks: readonly string[],
): string[] {
  const text = answerText(answer);
  switch (format) {
    case 'raw':
      return [...chunks];
    case 'tgi':
      return chunks.map(
        (chunk, index) =>
          `data:${JSON.stringify({ index: index + 1, ...token(chunk, index === chunks.length - 1, text, answer) })}\n\n`,
      );
    case 'lmi':
      return chunks.map(
        (chunk, index) =>
          `${JSON.stringify(token(chunk, index === chunks.length - 1, text, answer))}\n`,
      );
    case 'openai': {
      const head = completionHead(call, 'chat.completion.chunk');
      const choice = (delta: unknown, finish_reason: string | null) =>
        `data: ${JSON.stringify({ ...head, choices: [{ index: 0, delta, finish_reason }] })}\n\n`;
      return [
        choice({ role: 'assistant', content: '' }, null),
        ...chunks.map((content) => choice({ content }, null)),
        choice({}, finishReason(answer)),
        `data: ${JSON.stringify({ ...head, choices: [], usage: openAiUsage(answer) })}\n\n`,
        'data: [DONE]\n\n',
      ];
    }
  }
}

function token(chunk: string, isLast: boolean, text: string, answer: PlannedAnswer): object {
  return Object.assign(
    {
      token: { id: [...chunk][0]?.codePointAt(0) ?? 0, text: chunk, logprob: -0.5, special: false },
    },
    isLast
      ? {
          generated_text: text,
          details: {
            finish_reason: answer.stopReason === 'max_tokens' ? 'length' : 'eos_token',
            generated_tokens: countTokens(text),
            seed: null,
          },
        }
      : { generated_text: null, details: null },
  );
}

function completionHead(call: Call, object: string): Record<string, unknown> {
  return {
    id: `chatcmpl-${call.request.id}`,
    object,
    created: Math.floor(call.request.receivedMs / 1000),
    model: call.target,
  };
}

function finishReason(answer: PlannedAnswer): string {
  return answer.stopReason === 'max_tokens' ? 'length' : 'stop';
}

function openAiUsage({ usage }: PlannedAnswer): Record<string, number> {
  return {
    prompt_tokens: usage.inputTokens,
    completion_tokens: usage.outputTokens,
    total_tokens: usage.inputTokens + usage.outputTokens,
  };
}
