import path from 'node:path';
import { Command } from 'commander';
import { problem } from '../../shared/index.js';
import type { CommandContext } from '../command-context.js';
import { integerOption } from '../output/number-option.js';

interface ChatOptions {
  readonly port: number;
  readonly function?: string;
  readonly url?: string;
  readonly oac?: boolean;
  readonly sign?: boolean;
  readonly region?: string;
  readonly profile?: string;
  readonly once?: string | true;
  readonly history: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** `casthouse chat`: asks the assistant or a streaming function, here or in AWS, and writes the answer as it comes. */
export function chatCommand(context: CommandContext): Command {
  const { settings } = context;
  return new Command('chat')
    .description(
      'Converse with the assistant or a streaming function; the answer is written as it comes.',
    )
    .option('--port <n>', 'port of the local server', integerOption(1, 65535), settings.port)
    .option('--function <name>', 'streaming function of the local server (default: the assistant)')
    .option('--url <address>', 'function URL or CloudFront address instead of the local server')
    .option('--oac', 'send the hash of the body, as CloudFront wants it')
    .option('--sign', 'sign with SigV4, as a function URL with IAM wants it')
    .option('--region <name>', 'region to sign for (default: as the address says)')
    .option('--profile <name>', 'AWS profile to sign with')
    .option('--once [prompt]', 'ask one question and end; without PROMPT it is read from stdin')
    .option('--no-history', 'keep no history of what was typed')
    .option('--json', 'print events as JSON lines')
    .addHelpText('after', '\nExample:\n  casthouse chat --once "불량의 주요 원인은?"')
    .action((options: ChatOptions) => chat(context, options));
}

async function chat(context: CommandContext, options: ChatOptions): Promise<void> {
  const terminal = context.terminal(options);
  const { host, home } = context.settings;
  const [{ chatTarget, talkingTarget }, { ask }, { chatSession, writeAnswer }, { historyFile }] =
    await Promise.all([
      import('../chat/chat-target.js'),
      import('../chat/ask.js'),
      import('../chat/chat-session.js'),
      import('../chat/history-file.js'),
    ]);
  const where =
    options.function === undefined
      ? await talkingTarget({ ...options, host })
      : { function: options.function };
  const target = chatTarget({ ...options, ...where, host, now: () => context.clock.now() });
  const write = (text: string) => void process.stdout.write(text);
  const json = options.json ?? false;
  if (options.once !== undefined) {
    const prompt = options.once === true ? await readStdin() : options.once;
    if (prompt.trim() === '') throw problem('language.prompt-empty', {});
    const never = new AbortController().signal;
    await writeAnswer(
      { write, json, terminal },
      ask(target, { prompt, history: [], sessionId: null }, never),
    );
    return;
  }
  if (target.isLocal) await checkServer(target.url);
  terminal.say(`talking to ${target.url.href}; quit leaves, Ctrl-C stops an answer`);
  await chatSession({
    ask: (question, signal) => ask(target, question, signal),
    terminal,
    input: process.stdin,
    screen: process.stderr,
    write,
    json,
    history:
      options.history && process.stdin.isTTY
        ? historyFile(path.resolve(context.folder, home, 'chat-history'))
        : null,
    onInterrupt: (listener) => {
      process.on('SIGINT', listener);
      return () => process.off('SIGINT', listener);
    },
  });
}

// Said before the first question is typed.
async function checkServer(url: URL): Promise<void> {
  try {
    await fetch(new URL('/health', url), { signal: AbortSignal.timeout(5_000) });
  } catch (cause) {
    throw problem('chat.no-server', { address: url.origin }, cause);
  }
}

async function readStdin(): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of process.stdin) pieces.push(piece);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces));
  } catch (cause) {
    throw problem('chat.not-utf8', { what: 'the question on stdin' }, cause);
  }
}
