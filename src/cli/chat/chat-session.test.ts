import { expect, test } from 'vitest';
import type { Terminal } from '../output/terminal.js';
import type { ChatEvent } from './chat-event.js';
import { writeAnswer } from './chat-session.js';

const answer = '불량의 주요 원인은 차가운 용탕과 낮은 주조 압력입니다. [1]';

async function written(isTerminal: boolean) {
  let text = '';
  const said: string[] = [];
  const terminal: Terminal = {
    print: () => {},
    write: async () => {},
    say: (line) => void said.push(line),
    progress: Object.assign(() => {}, { end: () => {} }),
    width: 40,
    isTerminal,
  };
  async function* events(): AsyncGenerator<ChatEvent> {
    yield { type: 'fact', name: 'session-opened', facts: { session_id: 's', language: 'ko' } };
    const citation = { number: 1, title: '원인', heading: '', page: null, quote: answer, uri: '' };
    yield { type: 'fact', name: 'citation-found', facts: { citation } };
    for (let at = 0; at < answer.length; at += 7)
      yield { type: 'text-delta', text: answer.slice(at, at + 7) };
    yield { type: 'done', finish: 'stop' };
  }
  const write = (part: string) => {
    text += part;
  };
  const whole = await writeAnswer({ write, json: false, terminal }, events());
  return { text, said, whole };
}

test('breaks lines for a terminal, two columns a Korean letter, and leaves them whole for a program', async () => {
  const piped = await written(false);
  expect(piped.text).toBe(`${answer}\n`);
  const shown = await written(true);
  expect(shown.text).toBe('불량의 주요 원인은 차가운 용탕과 낮은\n주조 압력입니다. [1]\n');
  // What is remembered of the conversation is the answer as it came.
  expect(shown.whole).toBe(answer);
  expect(shown.said.join('\n')).toContain('  [1] 원인\n      "불량의 주요 원인은');
});
