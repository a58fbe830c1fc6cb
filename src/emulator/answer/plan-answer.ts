// What a language model would say: the script's words or the default ones, within the limits of the request.
import { languageOf } from '../../shared/index.js';
import type { Call } from '../operation.js';
import { countTokens, tokensOf } from './count-tokens.js';
import { sampleOfSchema } from './sample-of-schema.js';

/** The parts of a request to a language model that shape its answer, whatever the wire format. */
export interface LanguageQuestion {
  /** The last question of the user. */
  readonly prompt: string;
  /** Everything that is counted as input: system, tools, all messages. */
  readonly input: string;
  /** Prefixes of the input that end at a cache point, shortest first. */
  readonly cachePrefixes: readonly string[];
  readonly maxTokens: number | null;
  readonly stopSequences: readonly string[];
  /** The tool the request forces the model to use. */
  readonly forcedTool: { readonly name: string; readonly schema: unknown } | null;
  /** JSON Schema the answer must follow. */
  readonly outputSchema: unknown;
}

export type AnswerBlock =
  | { readonly kind: 'reasoning'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly chunks: readonly string[] }
  | { readonly kind: 'tool'; readonly id: string; readonly name: string; readonly input: unknown };

export interface PlannedAnswer {
  readonly blocks: readonly AnswerBlock[];
  /** In Converse's words. */
  readonly stopReason: string;
  /** The stop sequence that ended the text. */
  readonly stopSequence: string | null;
  readonly usage: {
    readonly inputTokens: number;
    readonly outputTokens: number;
    readonly cacheReadInputTokens: number;
    readonly cacheWriteInputTokens: number;
  };
  readonly guardrail: { readonly message: string; readonly on: 'input' | 'output' } | null;
}

/** Decides the answer. Counts a cached prefix as written the first time and read afterwards, five minutes long. */
export function planAnswer(call: Call, question: LanguageQuestion): PlannedAnswer {
  const script = call.rule?.answer ?? {};
  const guardrail =
    script.guardrail === undefined
      ? null
      : { message: script.guardrail.message, on: script.guardrail.on ?? 'input' };
  if (guardrail !== null) {
    const blocks = [textBlock(guardrail.message, call)];
    return finish(call, question, blocks, 'guardrail_intervened', null, guardrail);
  }
  const tools = toolBlocks(call, question);
  const { text, stopReason, stopSequence } = limited(wholeText(call, question, tools), question);
  const blocks: AnswerBlock[] = [];
  if (script.reasoning !== undefined) blocks.push({ kind: 'reasoning', text: script.reasoning });
  if (text !== '') blocks.push(textBlock(text, call));
  if (stopReason === 'end_turn') blocks.push(...tools);
  const ended = stopReason === 'end_turn' && tools.length > 0 ? 'tool_use' : stopReason;
  return finish(call, question, blocks, ended, stopSequence, null);
}

/** The text of all text blocks. */
export function answerText(answer: PlannedAnswer): string {
  return answer.blocks.map((block) => (block.kind === 'text' ? block.text : '')).join('');
}

/** The answer without a script: says that it is the emulator's and repeats the question, in its language. */
export function defaultText(prompt: string): string {
  const quoted = [...prompt.trim()].slice(0, 200).join('');
  return languageOf(prompt) === 'ko'
    ? `[에뮬레이터] 대본에 맞는 답이 없어 질문을 그대로 돌려드립니다: ${quoted}`
    : `[emulator] No script rule fits, so here is the question again: ${quoted}`;
}

function wholeText(call: Call, question: LanguageQuestion, tools: readonly AnswerBlock[]): string {
  const script = call.rule?.answer ?? {};
  if (script.chunks !== undefined) return script.chunks.join('');
  if (script.json !== undefined) return JSON.stringify(script.json);
  if (typeof script.text === 'function')
    return script.text({
      service: call.operation.service,
      operation: call.operation.name,
      target: call.target,
      prompt: question.prompt,
      body: call.body ?? null,
    });
  if (script.text !== undefined) return script.text;
  if (tools.length > 0) return '';
  if (question.outputSchema !== null)
    return JSON.stringify(sampleOfSchema(question.outputSchema, '[emulator]'));
  return defaultText(question.prompt);
}

function toolBlocks(call: Call, question: LanguageQuestion): AnswerBlock[] {
  const scripted = call.rule?.answer?.tools;
  if (scripted !== undefined)
    return scripted.map(({ name, input, id }, index) => ({
      kind: 'tool',
      id: id ?? `tooluse_${call.request.id.slice(0, 8)}_${index + 1}`,
      name,
      input,
    }));
  if (question.forcedTool === null) return [];
  const { name, schema } = question.forcedTool;
  const id = `tooluse_${call.request.id.slice(0, 8)}_1`;
  return [{ kind: 'tool', id, name, input: sampleOfSchema(schema, '[emulator]') }];
}

function limited(text: string, { maxTokens, stopSequences }: LanguageQuestion) {
  let kept = text;
  let stopReason = 'end_turn';
  let stopSequence: string | null = null;
  for (const sequence of stopSequences) {
    const at = sequence === '' ? -1 : kept.indexOf(sequence);
    if (at < 0) continue;
    kept = kept.slice(0, at);
    stopReason = 'stop_sequence';
    stopSequence = sequence;
  }
  const tokens = tokensOf(kept);
  if (maxTokens === null || tokens.length <= maxTokens)
    return { text: kept, stopReason, stopSequence };
  return {
    text: tokens.slice(0, maxTokens).join(''),
    stopReason: 'max_tokens',
    stopSequence: null,
  };
}

function textBlock(text: string, call: Call): AnswerBlock {
  return { kind: 'text', text, chunks: chunksOf(text, call) };
}

function chunksOf(text: string, call: Call): readonly string[] {
  const script = call.rule?.answer ?? {};
  // A text that was shortened no longer is the concatenation of the scripted pieces.
  if (script.chunks?.join('') === text) return script.chunks;
  if (script.chunkCharacters === undefined) return text.match(/\s*\S+|\s+$/gu) ?? [];
  const characters = [...text];
  const chunks: string[] = [];
  for (let at = 0; at < characters.length; at += script.chunkCharacters)
    chunks.push(characters.slice(at, at + script.chunkCharacters).join(''));
  return chunks;
}

function finish(
  call: Call,
  question: LanguageQuestion,
  blocks: readonly AnswerBlock[],
  stopReason: string,
  stopSequence: string | null,
  guardrail: PlannedAnswer['guardrail'],
): PlannedAnswer {
  const script = call.rule?.answer ?? {};
  const cache = cachedTokens(call, question);
  const counted = {
    inputTokens: Math.max(0, countTokens(question.input) - cache.read - cache.written),
    outputTokens: blocks.reduce((sum, block) => sum + countTokens(blockText(block)), 0),
    cacheReadInputTokens: cache.read,
    cacheWriteInputTokens: cache.written,
  };
  return {
    blocks,
    stopReason: script.stopReason ?? stopReason,
    stopSequence,
    usage: { ...counted, ...script.usage },
    guardrail,
  };
}

function blockText(block: AnswerBlock): string {
  return block.kind === 'tool' ? JSON.stringify(block.input) : block.text;
}

/** A shorter prefix is not cached, and nothing says so: so it is with most models. */
const leastCachedTokens = 1024;
const cacheLifeMs = 5 * 60 * 1000;

function cachedTokens(call: Call, question: LanguageQuestion): { read: number; written: number } {
  const { promptCache, clock } = call.world;
  const now = clock.now();
  let read = 0;
  let longest = 0;
  for (const prefix of question.cachePrefixes) {
    const tokens = countTokens(prefix);
    if (tokens < leastCachedTokens) continue;
    const key = `${call.target}\n${prefix}`;
    if ((promptCache.get(key) ?? 0) > now) read = tokens;
    promptCache.set(key, now + cacheLifeMs);
    longest = tokens;
  }
  return { read, written: longest - read };
}
