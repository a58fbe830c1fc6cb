import readline from 'node:readline';
import { Writable } from 'node:stream';

export interface PromptReaderProps {
  readonly input: NodeJS.ReadStream;
  /** Takes the prompt sign and the echo of typing. */
  readonly output: NodeJS.WriteStream;
  /** Lines typed before, newest first. */
  readonly history: readonly string[];
  /** Told of the lines typed so far, newest first, after each line. */
  readonly onHistory: (lines: readonly string[]) => void;
  /** Ctrl-C; `hasText` says whether something was typed that is now thrown away. */
  readonly onInterrupt: (hasText: boolean) => void;
}

/**
 * Reads prompts of one or more lines: a line that ends with a backslash goes on, and what is pasted into a
 * terminal stays one prompt until Enter. Without a terminal each line is a prompt. Korean input is read as
 * whole characters wherever its bytes were cut.
 */
export class PromptReader {
  readonly #reader: readline.Interface;
  readonly #props: PromptReaderProps;
  readonly #isTerminal: boolean;
  readonly #waiting: string[] = [];
  #lines: string[] = [];
  #isPasting = false;
  #isMuted = false;
  #isClosed = false;
  #wake: () => void = () => {};

  constructor(props: PromptReaderProps) {
    const { input, output, history } = props;
    this.#props = props;
    this.#isTerminal = input.isTTY === true && output.isTTY === true;
    this.#reader = readline.createInterface({
      input,
      output: this.#isTerminal ? this.#echo(output) : undefined,
      terminal: this.#isTerminal,
      history: [...history],
      historySize: longestHistory,
      removeHistoryDuplicates: true,
      crlfDelay: Number.POSITIVE_INFINITY,
    });
    this.#reader.on('line', (line) => this.#onLine(line));
    this.#reader.on('history', (lines: readonly string[]) => props.onHistory(lines));
    this.#reader.on('close', () => {
      this.#isClosed = true;
      // Without a terminal a last line may lack its end.
      if (this.#lines.length > 0) this.#submit();
      this.#wake();
    });
    this.#reader.on('SIGINT', () => this.#onInterrupt());
    if (!this.#isTerminal) return;
    // Bracketed paste: the terminal marks what was pasted.
    output.write('\x1b[?2004h');
    input.on('keypress', (_, key: { readonly name?: string } | undefined) => {
      if (key?.name === 'paste-start') this.#isPasting = true;
      if (key?.name === 'paste-end') this.#isPasting = false;
    });
  }

  /** The next prompt, null when the input has ended. */
  async next(): Promise<string | null> {
    this.#isMuted = false;
    for (;;) {
      const prompt = this.#waiting.shift();
      if (prompt !== undefined) {
        this.#isMuted = true;
        return prompt;
      }
      if (this.#isClosed) return null;
      this.#sign();
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  close(): void {
    if (this.#isTerminal) this.#props.output.write('\x1b[?2004l');
    if (!this.#isClosed) this.#reader.close();
  }

  #onLine(line: string): void {
    const goesOn = /(^|[^\\])\\$/.test(line);
    this.#lines.push(goesOn && !this.#isPasting ? line.slice(0, -1) : line);
    if (goesOn || this.#isPasting) this.#sign();
    else this.#submit();
  }

  #submit(): void {
    this.#waiting.push(this.#lines.join('\n'));
    this.#lines = [];
    this.#wake();
  }

  #onInterrupt(): void {
    const hasText = !this.#isMuted && (this.#reader.line !== '' || this.#lines.length > 0);
    this.#lines = [];
    if (hasText) {
      // Ctrl-E, Ctrl-U: to the end, then everything before it away.
      this.#reader.write(null, { ctrl: true, name: 'e' });
      this.#reader.write(null, { ctrl: true, name: 'u' });
    }
    this.#props.onInterrupt(hasText);
    if (!this.#isMuted && !this.#isClosed) this.#sign();
  }

  #sign(): void {
    if (!this.#isTerminal || this.#isMuted) return;
    this.#reader.setPrompt(this.#lines.length > 0 ? '… ' : '> ');
    this.#reader.prompt();
  }

  // While an answer is being written, what is typed is kept but not shown in between.
  #echo(output: NodeJS.WriteStream): Writable {
    const echo = new Writable({
      decodeStrings: false,
      write: (chunk, _, done) => {
        if (!this.#isMuted) output.write(chunk);
        done();
      },
    });
    Object.defineProperty(echo, 'columns', { get: () => output.columns });
    output.on('resize', () => echo.emit('resize'));
    return echo;
  }
}

const longestHistory = 1000;
