import { problem } from '../shared/index.js';
import type { LanguageModel, LanguageRequest } from './model.js';

/** Largest text of one request in bytes of UTF-8: system, messages and tool results together. */
export const promptLimitBytes = 512 * 1024;

/**
 * Refuses a request no provider should see: empty, too large, broken text, parameters out of range,
 * or more than the model is able to. Every provider calls it before anything leaves the process.
 */
export function checkRequest(
  model: Pick<LanguageModel, 'name' | 'abilities'>,
  request: LanguageRequest,
): void {
  checkMessages(request);
  checkTexts(request);
  checkParameters(request);
  const { tools, output } = request;
  if (tools !== undefined && tools.length > 0) {
    if (output !== undefined) throw invalid('tools', 'tools beside output', 'one of the two');
    if (!model.abilities.tools)
      throw problem('language.unsupported', { model: model.name, ability: 'tools' });
    checkNames('tools', tools);
  }
  if (output !== undefined) {
    if (!model.abilities.jsonOutput)
      throw problem('language.unsupported', { model: model.name, ability: 'JSON output' });
    checkNames('output', [output]);
  }
}

function checkMessages({ messages }: LanguageRequest): void {
  const last = messages.at(-1);
  if (last === undefined) throw problem('language.prompt-empty', {});
  if (last.role === 'assistant')
    throw invalid('messages', 'an answer as the last message', 'a question or tool results last');
  if (messages[0]!.role !== 'user')
    throw invalid('messages', `a first message of role ${messages[0]!.role}`, 'role user first');
  for (const message of messages) {
    if (message.role === 'user' && message.text.trim() === '')
      throw problem('language.prompt-empty', {});
    if (message.role === 'tool' && message.results.length === 0)
      throw invalid('messages', 'a tool message without results', 'at least one result');
  }
}

// Half a surrogate pair: a character cut in two before it came here.
const loneSurrogate = /\p{Surrogate}/u;

function checkTexts(request: LanguageRequest): void {
  let bytes = 0;
  for (const { at, text } of textsOf(request)) {
    if (loneSurrogate.test(text)) throw problem('language.text-not-unicode', { at });
    bytes += utf8Length(text);
  }
  if (bytes > promptLimitBytes)
    throw problem('language.prompt-too-large', { bytes, limitBytes: promptLimitBytes });
}

function* textsOf(request: LanguageRequest): Generator<{ at: string; text: string }> {
  if (request.system !== undefined) yield { at: 'system', text: request.system };
  for (const [i, message] of request.messages.entries()) {
    const at = `message ${i + 1}`;
    if (message.role === 'tool') for (const { text } of message.results) yield { at, text };
    else yield { at, text: message.text };
  }
}

function utf8Length(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // Two units of a surrogate pair make four bytes, other units from 0x800 on three, from 0x80 on two.
    if (unit >= 0xd800 && unit <= 0xdfff) bytes += 1;
    else if (unit >= 0x800) bytes += 2;
    else if (unit >= 0x80) bytes += 1;
  }
  return bytes;
}

function checkParameters({ maxTokens, temperature, topP, topK, stop }: LanguageRequest): void {
  const wholeFromOne = (value: number) => Number.isInteger(value) && value >= 1;
  check('maxTokens', maxTokens, wholeFromOne, 'a whole number from 1');
  check('temperature', temperature, (value) => value >= 0 && value <= 2, '0 to 2');
  check('topP', topP, (value) => value > 0 && value <= 1, 'above 0, up to 1');
  check('topK', topK, wholeFromOne, 'a whole number from 1');
  if (stop === undefined) return;
  if (stop.length > 4) throw invalid('stop', `${stop.length} texts`, 'at most 4');
  if (stop.includes('')) throw invalid('stop', 'an empty text', 'texts of at least one character');
}

function check(
  at: string,
  value: number | undefined,
  accepts: (value: number) => boolean,
  expected: string,
): void {
  if (value !== undefined && !accepts(value)) throw invalid(at, String(value), expected);
}

function checkNames(at: string, named: readonly { readonly name: string }[]): void {
  const seen = new Set<string>();
  for (const { name } of named) {
    if (!/^[A-Za-z0-9_-]{1,64}$/.test(name))
      throw invalid(at, 'a name of other characters', '1 to 64 letters, digits, _ and -');
    if (seen.has(name)) throw invalid(at, `two named ${name}`, 'different names');
    seen.add(name);
  }
}

function invalid(at: string, got: string, expected: string) {
  return problem('language.request-invalid', { at, got, expected });
}
