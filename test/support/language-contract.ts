// What every LanguageModel promises, run by every provider and every policy around one.
import { describe, expect, it } from 'vitest';
import type { LanguageEvent, LanguageModel, LanguageRequest } from '../../src/language/index.js';
import type { Fault, WireServer } from './language-wire-server.js';

export interface ContractSubject {
  /** A fresh model: no state left from another test. */
  open(): LanguageModel;
  /** A question that it answers with text. */
  readonly request: LanguageRequest;
  /** The server behind it; absent for a model without one. */
  server?(): WireServer;
}

const scene = {
  chunks: ['생산 ', 'lot 3', ': 이상 없음 ', '🙂\r\n', '끝'],
  usage: { input: 12, output: 7 },
};
const tool = { name: 'rows_of', description: 'rows', inputSchema: { type: 'object' } } as const;
const output = { name: 'verdict', schema: { type: 'object' } } as const;

export async function eventsOf(events: AsyncIterable<LanguageEvent>): Promise<LanguageEvent[]> {
  const all: LanguageEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

export function textOf(events: readonly LanguageEvent[]): string {
  return events.map((event) => (event.type === 'text-delta' ? event.text : '')).join('');
}

/** Exactly one end, last. */
export function expectOneEnd(events: readonly LanguageEvent[]): void {
  const ends = events.filter((event) => event.type === 'done' || event.type === 'error');
  expect(ends).toHaveLength(1);
  expect(events.at(-1)).toBe(ends[0]);
}

export function codeOf(events: readonly LanguageEvent[]): string {
  const last = events.at(-1);
  return last?.type === 'error' ? last.problem.code : (last?.type ?? 'nothing');
}

export function languageContract(name: string, subject: ContractSubject): void {
  const { request } = subject;
  const play = (next: WireServer['scene']) => {
    const server = subject.server?.();
    if (server !== undefined) server.scene = next;
  };

  describe(`${name} keeps the contract`, () => {
    it('streams text and ends with exactly one done', async () => {
      play(scene);
      const events = await eventsOf(subject.open().stream(request));
      expectOneEnd(events);
      expect(events.at(-1)).toMatchObject({ type: 'done', finish: 'stop' });
      expect(events.filter((event) => event.type === 'text-delta').length).toBeGreaterThan(1);
      if (subject.server !== undefined) {
        expect(textOf(events)).toBe(scene.chunks.join(''));
        expect(events.find((event) => event.type === 'usage')).toMatchObject({
          usage: { inputTokens: 12, outputTokens: 7 },
        });
      }
    });

    it('generates the same text as it streams', async () => {
      play(scene);
      const reply = await subject.open().generate(request);
      expect(reply.text).toBe(textOf(await eventsOf(subject.open().stream(request))));
      expect(reply).toMatchObject({ finish: 'stop', cached: false, toolCalls: [] });
      expect(reply.model).not.toBe('');
    });

    it('does nothing until it is read, and can be read once per call', async () => {
      play(scene);
      const before = subject.server?.().requests.length;
      subject.open().stream(request);
      expect(subject.server?.().requests.length).toBe(before);
    });

    it.each([
      ['no message', { messages: [] }, 'language.prompt-empty'],
      ['a blank question', { messages: [{ role: 'user', text: ' \n' }] }, 'language.prompt-empty'],
      [
        'half a character',
        { messages: [{ role: 'user', text: '불량\ud83d' }] },
        'language.text-not-unicode',
      ],
      [
        'a megabyte',
        { messages: [{ role: 'user', text: 'a'.repeat(1_000_000) }] },
        'language.prompt-too-large',
      ],
      ['a temperature of 3', { ...request, temperature: 3 }, 'language.request-invalid'],
      ['half a token', { ...request, maxTokens: 0.5 }, 'language.request-invalid'],
      ['tools with JSON output', { ...request, tools: [tool], output }, 'language.request-invalid'],
    ] as const)('refuses %s before anything is sent', async (_, bad, code) => {
      play(scene);
      const before = subject.server?.().requests.length;
      const events = await eventsOf(subject.open().stream(bad));
      expect([events.length, codeOf(events)]).toEqual([1, code]);
      await expect(subject.open().generate(bad)).rejects.toMatchObject({ code });
      expect(subject.server?.().requests.length).toBe(before);
    });

    it('ends with language.aborted when aborted before or between events', async () => {
      play({ ...scene, fault: 'hang' });
      const gone = AbortSignal.abort();
      expect(codeOf(await eventsOf(subject.open().stream(request, { signal: gone })))).toBe(
        'language.aborted',
      );
      await expect(subject.open().generate(request, { signal: gone })).rejects.toMatchObject({
        code: 'language.aborted',
      });
      const controller = new AbortController();
      const events: LanguageEvent[] = [];
      for await (const event of subject.open().stream(request, { signal: controller.signal })) {
        events.push(event);
        controller.abort();
      }
      expectOneEnd(events);
      expect(codeOf(events)).toBe('language.aborted');
      await subject.server?.().clientGone();
    });

    it('lets go of the call when the reader leaves', async () => {
      play({ ...scene, fault: 'hang' });
      for await (const event of subject.open().stream(request)) {
        if (event.type === 'text-delta') break;
      }
      await subject.server?.().clientGone();
    });

    it('calls tools, or says that it cannot', async () => {
      const calls = [
        { id: 'a1', name: 'rows_of', input: { table: '작업', limit: 3 } },
        { id: 'b2', name: 'rows_of', input: {} },
      ];
      play({ chunks: ['먼저 '], tools: calls });
      const model = subject.open();
      const events = await eventsOf(model.stream({ ...request, tools: [tool] }));
      if (!model.abilities.tools) {
        expect(codeOf(events)).toBe('language.unsupported');
        return;
      }
      expectOneEnd(events);
      expect(events.flatMap((e) => (e.type === 'tool-call' ? [e.call] : []))).toEqual(calls);
      expect(events.at(-1)).toMatchObject({ type: 'done', finish: 'tool-calls' });
      const reply = await subject.open().generate({ ...request, tools: [tool] });
      expect(reply).toMatchObject({ toolCalls: calls, finish: 'tool-calls' });
    });

    it('answers one JSON document, or says that it cannot', async () => {
      const document = { verdict: '정상', lots: [1, 2] };
      play({ chunks: [], document });
      const model = subject.open();
      const events = await eventsOf(model.stream({ ...request, output }));
      if (!model.abilities.jsonOutput) {
        expect(codeOf(events)).toBe('language.unsupported');
        return;
      }
      expect(JSON.parse(textOf(events))).toEqual(document);
      expect(events.at(-1)).toMatchObject({ type: 'done', finish: 'stop' });
      const reply = await subject.open().generate({ ...request, output });
      expect(JSON.parse(reply.text)).toEqual(document);
    });

    if (subject.server === undefined) return;

    it('says when the token limit ended the answer', async () => {
      play({ ...scene, finish: 'length' });
      expect(await subject.open().generate(request)).toMatchObject({ finish: 'length' });
    });

    const early: readonly (readonly [Fault, RegExp, boolean])[] = [
      ['throttled', /^language\.throttled$/, true],
      ['access-denied', /^language\.access-denied$/, false],
      ['credentials', /^language\.credentials-(expired|refused)$/, false],
      ['unknown-model', /^language\.model-unknown$/, false],
      ['unavailable', /^language\.unavailable$/, true],
    ];
    it.each(early)('reports %s with its fix', async (fault, code, retryable) => {
      play({ ...scene, fault });
      const events = await eventsOf(subject.open().stream(request));
      expect(events).toHaveLength(1);
      expect(codeOf(events)).toMatch(code);
      const thrown = await subject
        .open()
        .generate(request)
        .catch((error: unknown) => error);
      expect(thrown).toMatchObject({ retryable, code: expect.stringMatching(code) });
      if (fault === 'throttled') expect(thrown).toMatchObject({ facts: { retryAfterMs: 2000 } });
      expect(String(thrown)).not.toContain('sk-test');
    });

    it.each([
      ['mid-stream-error', 'language.model-failed'],
      ['cut', 'language.stream-cut'],
      ['malformed', 'language.stream-malformed'],
    ] as const)('reports %s after the text that came', async (fault, code) => {
      play({ ...scene, fault });
      const events = await eventsOf(subject.open().stream(request));
      expectOneEnd(events);
      expect(codeOf(events)).toBe(code);
      expect(scene.chunks.join('')).toContain(textOf(events));
      expect(textOf(events)).not.toBe('');
    });

    it('does not read ahead of a slow reader', async () => {
      play({ ...scene, fault: 'flood' });
      const server = subject.server!();
      server.written = 0;
      for await (const event of subject.open().stream(request)) {
        if (event.type !== 'text-delta') continue;
        let still = 0;
        // The server shares this event loop: turns without a byte mean that it waits for the reader.
        for (let last = -1; still < 300; still = last === server.written ? still + 1 : 0) {
          last = server.written;
          await new Promise((resolve) => setImmediate(resolve));
        }
        break;
      }
      // Of 65 MB that were on offer; what went is in the buffers of two sockets.
      expect(server.written).toBeLessThan(32e6);
      await server.clientGone();
    });
  });
}
