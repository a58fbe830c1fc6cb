// The body of Amazon Titan text models in InvokeModel.

import { countTokens } from '../answer/count-tokens.js';
import { answerText, type LanguageQuestion, type PlannedAnswer } from '../answer/plan-answer.js';
import { list, numberOf, record, textOf } from '../wire/loose-json.js';
import type { BodyChunk } from './anthropic-messages.js';
import type { InvokedBody } from './invoke-model.js';

/** Reads a Titan body; the prompt of an embedding is its text too. */
export function readTitanText(body: unknown): LanguageQuestion {
  const request = record(body);
  const config = record(request.textGenerationConfig);
  const prompt = textOf(request.inputText);
  return {
    prompt,
    input: prompt,
    cachePrefixes: [],
    maxTokens: numberOf(config.maxTokenCount),
    stopSequences: list(config.stopSequences).map(String),
    forcedTool: null,
    outputSchema: null,
  };
}

/** The whole answer in Titan's format. */
export function titanBody(answer: PlannedAnswer): InvokedBody {
  const { inputTokens, outputTokens } = answer.usage;
  return {
    body: {
      inputTextTokenCount: inputTokens,
      results: [
        {
          tokenCount: outputTokens,
          outputText: answerText(answer),
          completionReason: completionReason(answer),
        },
      ],
      ...(answer.guardrail === null ? {} : { 'amazon-bedrock-guardrailAction': 'INTERVENED' }),
    },
    inputTokens,
    outputTokens,
  };
}

/** The answer as Titan streams it. */
export function titanChunks(answer: PlannedAnswer, latencyMs: number): BodyChunk[] {
  const { inputTokens, outputTokens } = answer.usage;
  const pieces = answer.blocks.flatMap((block) => (block.kind === 'text' ? block.chunks : []));
  return (pieces.length === 0 ? [''] : pieces).map((outputText, index, all) => {
    const isLast = index === all.length - 1;
    return {
      isContent: true,
      json: {
        outputText,
        index: 0,
        totalOutputTextTokenCount: isLast
          ? outputTokens
          : countTokens(all.slice(0, index + 1).join('')),
        completionReason: isLast ? completionReason(answer) : null,
        inputTextTokenCount: index === 0 ? inputTokens : null,
        ...(isLast
          ? {
              'amazon-bedrock-invocationMetrics': {
                inputTokenCount: inputTokens,
                outputTokenCount: outputTokens,
                invocationLatency: latencyMs,
                firstByteLatency: latencyMs,
              },
            }
          : {}),
      },
    };
  });
}

function completionReason(answer: PlannedAnswer): string {
  if (answer.guardrail !== null) return 'CONTENT_FILTERED';
  return answer.stopReason === 'max_tokens' ? 'LENGTH' : 'FINISH';
}
