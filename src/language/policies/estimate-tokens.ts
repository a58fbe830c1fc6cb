import type { LanguageRequest, Usage } from '../model.js';

/**
 * Tokens of a text, rather too many than too few: four Latin characters or one of another script
 * count as one. Real tokenizers need about two thirds of that for Korean.
 */
export function estimateTokens(text: string): number {
  let quarters = 0;
  for (let i = 0; i < text.length; i++) quarters += text.charCodeAt(i) < 0x250 ? 1 : 4;
  return Math.ceil(quarters / 4);
}

/** Estimated input of a request, a few tokens of framing per message included. */
export function estimateInputTokens(request: LanguageRequest): number {
  const fixed = [request.system ?? '', JSON.stringify(request.tools ?? request.output ?? '')];
  const texts = request.messages.map((message) =>
    message.role === 'tool' ? message.results.map(({ text }) => text).join('\n') : message.text,
  );
  return [...fixed, ...texts].reduce((sum, text) => sum + estimateTokens(text) + 4, 0);
}

export function totalTokens(usage: Usage): number {
  return usage.inputTokens + usage.outputTokens;
}
