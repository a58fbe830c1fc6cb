import { asProblem, type Problem, problem } from '../../shared/index.js';
import type { Terminal } from '../output/terminal.js';
import { WordWrapper } from '../output/word-wrapper.js';
import type { ChatQuestion, ChatTurn } from './ask.js';
import type { ChatEvent } from './chat-event.js';
import { EvidenceBook } from './evidence-book.js';
import type { HistoryFile } from './history-file.js';
import { PromptReader } from './prompt-reader.js';

/** Asks one question of a conversation. */
export type Ask = (question: ChatQuestion, signal: AbortSignal) => AsyncIterable<ChatEvent>;

export interface ChatSessionProps {
  readonly ask: Ask;
  readonly terminal: Terminal;
  readonly input: NodeJS.ReadStream;
  /** Takes the prompt sign and the echo. */
  readonly screen: NodeJS.WriteStream;
  /** Takes the answers as they come. */
  readonly write: (text: string) => void;
  /** Null keeps none. */
  readonly history: HistoryFile | null;
  /** Events as JSON lines instead of text. */
  readonly json: boolean;
  /** Calls back at each interrupt that does not come through the terminal; answers how to stop that. */
  readonly onInterrupt: (listener: () => void) => () => void;
}

/**
 * Questions and answers until `quit`, `exit`, the end of the input, or Ctrl-C with nothing typed. Ctrl-C while an
 * answer comes stops the answer only. A failed answer is told, and the conversation goes on.
 */
export async function chatSession(props: ChatSessionProps): Promise<void> {
  const { history, input, screen, terminal } = props;
  let answering: AbortController | null = null;
  let isLeaving = false;
  const interrupt = (hasText: boolean) => {
    if (answering !== null) answering.abort();
    else if (!hasText) {
      isLeaving = true;
      reader.close();
    }
  };
  let typed = (await history?.load()) ?? [];
  const reader = new PromptReader({
    input,
    output: screen,
    history: typed,
    onHistory: (lines) => {
      typed = lines;
    },
    onInterrupt: interrupt,
  });
  const ignore = props.onInterrupt(() => interrupt(false));
  const turns: ChatTurn[] = [];
  let sessionId: string | null = null;
  const onSession = (id: string) => {
    sessionId = id;
  };
  try {
    for (;;) {
      const line = isLeaving ? null : await reader.next();
      const prompt = line?.trim();
      if (prompt === undefined || /^(quit|exit|종료)$/i.test(prompt)) break;
      if (prompt === '') continue;
      answering = new AbortController();
      const question = { prompt, history: [...turns], sessionId };
      const text = await answer(props, question, answering.signal, onSession);
      answering = null;
      if (text !== '') {
        turns.push({ role: 'user', text: prompt }, { role: 'assistant', text });
        forget(turns);
      }
    }
  } finally {
    ignore();
    reader.close();
    await history
      ?.save(typed)
      .catch((error: Error) => terminal.say(`note: the history was not kept: ${error.message}`));
  }
}

/** Writes one answer; gives its text, empty when it failed. */
async function answer(
  props: ChatSessionProps,
  question: ChatQuestion,
  signal: AbortSignal,
  onSession: (id: string) => void,
): Promise<string> {
  const { terminal } = props;
  let text = '';
  try {
    const onText = (part: string) => {
      text += part;
    };
    text = await writeAnswer(props, props.ask(question, signal), { onText, onSession });
  } catch (thrown) {
    if (text !== '' && !text.endsWith('\n') && !props.json) props.write('\n');
    if (signal.aborted) terminal.say('(stopped)');
    else {
      tell(terminal, asProblem(thrown));
      return '';
    }
  }
  return text;
}

/**
 * Writes an answer's events, as text or JSON lines; answers the whole text. Stages are said as they come, and the
 * evidence behind the answer. Throws `chat.answer-failed`.
 */
export async function writeAnswer(
  { write, json, terminal }: Pick<ChatSessionProps, 'write' | 'json' | 'terminal'>,
  events: AsyncIterable<ChatEvent>,
  {
    onText = () => {},
    onSession = () => {},
  }: {
    readonly onText?: (part: string) => void;
    readonly onSession?: (id: string) => void;
  } = {},
): Promise<string> {
  let text = '';
  let isBroken = false;
  const book = new EvidenceBook();
  // Lines are broken for a reader, never for a program.
  const wrapper = terminal.isTerminal === true ? new WordWrapper(terminal.width, write) : null;
  const writeText = (part: string) => (wrapper === null ? write(part) : wrapper.write(part));
  for await (const event of events) {
    if (json) write(`${JSON.stringify(event.type === 'fact' ? event.facts : event)}\n`);
    if (event.type === 'fact') {
      const { session_id: id } = event.facts;
      if (event.name === 'session-opened' && typeof id === 'string') onSession(id);
      const stage = book.take(event);
      if (stage !== null && !json) {
        // A stage stands on a line of its own, and the text behind it goes on where it was.
        if (text !== '' && !text.endsWith('\n') && !isBroken) {
          writeText('\n');
          isBroken = true;
        }
        terminal.say(stage);
      }
    }
    if (event.type === 'text-delta') {
      text += event.text;
      onText(event.text);
      if (!json) writeText(isBroken ? event.text.replace(/^\n/, '') : event.text);
      isBroken = false;
    }
    if (event.type === 'error') {
      wrapper?.flush();
      const { code, message, fix } = event.error;
      throw problem('chat.answer-failed', { message: `${message} (${code})`, fix });
    }
    if (event.type === 'done' && !json) {
      wrapper?.flush();
      if (!text.endsWith('\n')) write('\n');
      const evidence = book.text(terminal.width);
      if (evidence !== '') terminal.say(evidence);
      if (event.finish === 'length') terminal.say('(cut at the longest allowed answer)');
      if (event.finish === 'filtered') terminal.say('(a content filter stepped in)');
    }
  }
  return text;
}

function tell(terminal: Terminal, { message, fix, code }: Problem): void {
  terminal.say(`error: ${message}\n  next: ${fix}\n  code: ${code}`);
}

/** Turns and characters of a conversation that travel with the next question. */
const longestMemory = { turns: 20, characters: 60_000 };

function forget(turns: ChatTurn[]): void {
  const characters = () => turns.reduce((sum, { text }) => sum + text.length, 0);
  // A question and its answer go together.
  while (turns.length > longestMemory.turns || characters() > longestMemory.characters)
    turns.splice(0, 2);
}
