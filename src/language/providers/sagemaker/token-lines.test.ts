import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesCutAnywhere } from '../../../../test/support/cut-bytes.js';
import { textOf } from '../../../../test/support/language-contract.js';
import type { LanguageEvent } from '../../model.js';
import { TokenLines } from './token-lines.js';

function read(chunks: readonly Uint8Array[]): LanguageEvent[] {
  const lines = new TokenLines('m');
  return [...chunks.flatMap((chunk) => [...lines.push(chunk)]), ...lines.end()];
}
const bytes = (text: string) => new TextEncoder().encode(text);
const codeOf = (text: string): string | null => {
  try {
    read([bytes(text)]);
    return null;
  } catch (thrown) {
    return (thrown as { code: string }).code;
  }
};

const formats: Readonly<Record<string, (tokens: readonly string[]) => string>> = {
  TGI: (tokens) =>
    tokens
      .map((text) => `data:${JSON.stringify({ token: { text, special: false } })}\n\n`)
      .join(''),
  'TGI with CRLF and blanks': (tokens) =>
    tokens.map((text) => `data: ${JSON.stringify({ token: { text } })}\r\n\r\n`).join(''),
  'LMI JSON lines without a last newline': (tokens) =>
    tokens.map((text) => JSON.stringify({ token: { id: 1, text } })).join('\n'),
  'LMI outputs': (tokens) =>
    tokens.map((text) => `${JSON.stringify({ outputs: [text] })}\n`).join(''),
  'OpenAI deltas': (tokens) =>
    `${tokens.map((content) => `data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`).join('')}data: [DONE]`,
};

describe('TokenLines', () => {
  it.each(Object.entries(formats))('reads %s wherever they are cut', (_, write) => {
    fc.assert(
      fc.property(
        bytesCutAnywhere((text) => write(text)),
        ({ chunks, tokens }) => {
          expect(textOf(read(chunks))).toBe(tokens.join(''));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('keeps blank tokens, drops special ones and takes usage from the details', () => {
    const events = read([
      bytes(
        'data:{"token":{"text":"불량"}}\n\ndata:{"token":{"text":" "}}\n\ndata:{"token":{"text":"<|eot|>","special":true}}\n\ndata:{"token":{"text":"없음"},"generated_text":"불량 없음","details":{"finish_reason":"length","generated_tokens":3,"input_length":9}}',
      ),
    ]);
    expect(textOf(events)).toBe('불량 없음');
    expect(events.slice(-2)).toMatchObject([
      { type: 'usage', usage: { inputTokens: 9, outputTokens: 3 } },
      { type: 'done', finish: 'length' },
    ]);
  });

  it('takes the whole text when no tokens came', () => {
    expect(textOf(read([bytes('[{"generated_text":"전부"}]')]))).toBe('전부');
  });

  it.each([
    ['data:{"error":"Model is overloaded","error_type":"overloaded"}', 'language.throttled'],
    ['{"error":"CUDA out of memory","code":500}', 'language.model-failed'],
    ['{"object":"error","message":"boom"}', 'language.model-failed'],
    ['{"token":{"text":"a"},"details":{"finish_reason":"error"}}', 'language.model-failed'],
    ['data:{"token":', 'language.stream-malformed'],
    ['data:{"choices":[{"delta":{"content":"half"}}]}', 'language.stream-cut'],
    ['', 'language.stream-cut'],
  ])('reports %s', (line, code) => {
    expect(codeOf(line)).toBe(code);
  });

  it('reports bytes that are not UTF-8', () => {
    expect(() => read([new Uint8Array([0x64, 0xff, 0x0a])])).toThrow(/not UTF-8/);
  });
});
