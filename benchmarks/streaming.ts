// What streaming costs: latency per token beside a bare relay, 200 streams at once on one core, the start and size
// of the handler. The model is a Bedrock ConverseStream on the real wire that writes the time into every token.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { pathToFileURL } from 'node:url';
import { EventStreamDecoder, encodeStringEvent } from '../src/emulator/index.js';
import { configuredBedrock, streamLanguage } from '../src/functions/compose/stream-language.js';
import { localServer, openStream, streamBedrock } from '../src/functions/index.js';
import { systemSleep } from '../src/language/index.js';
import { readSettings, seededRandom, systemClock } from '../src/shared/index.js';
import { memoryStore } from '../src/storage/index.js';
import type { BenchmarkRow } from './benchmark-row.js';

const rounds = 9;
const tokensPerRound = 500;
const tokenEveryMs = 2;
const crowd = { streams: 200, tokens: 60, everyMs: 50 };

/** Milliseconds a token is under way, ours and a bare relay's in turn; 200 streams; start and size of the bundle. */
export async function run(): Promise<BenchmarkRow[]> {
  const model = await startModel();
  const ours = await startChild('ours', model.url);
  const relay = await startChild('relay', model.url);
  try {
    const delays = { ours: [] as number[][], relay: [] as number[][] };
    // The first round loads the SDK and is not counted.
    for (let round = -1; round < rounds; round++) {
      const mine = await delaysThrough(ours, 'text', tokensPerRound, tokenEveryMs);
      const bare = await delaysThrough(relay, 'frames', tokensPerRound, tokenEveryMs);
      if (round < 0) continue;
      delays.ours.push(mine);
      delays.relay.push(bare);
    }
    const latency = ([50, 99] as const).map((percent): BenchmarkRow => {
      // Per round, then the median: a burst of other work on the machine spoils a round, not the figure.
      const middle = (rounds: readonly number[][]) =>
        percentile(
          rounds.map((one) => percentile(one, percent)),
          50,
        );
      const [a, b] = [middle(delays.ours), middle(delays.relay)];
      return {
        what: `latency of a streamed token, p${percent}, Bedrock to function URL`,
        ours: a,
        rival: { name: 'bare Node relay', value: b },
        unit: 'ms',
        ratio: a - b,
        bar: percent === 99 ? { text: 'at most 1 ms more', met: a - b <= 1 } : null,
        note: `median of ${rounds} rounds of ${tokensPerRound} tokens, in turn`,
      };
    });
    return [...latency, ...(await crowded(model.url)), ...(await handlerStart())];
  } finally {
    ours.stop();
    relay.stop();
    model.stop();
  }
}

/** Runs inside a child process: serves either side and tells its port and, when asked, its memory. */
export async function serve(side: 'ours' | 'relay', modelUrl: string): Promise<void> {
  const port = side === 'ours' ? await serveOurs(modelUrl) : await serveRelay(modelUrl);
  console.log(port);
  readline.createInterface({ input: process.stdin }).on('line', () => {
    console.log(process.resourceUsage().maxRSS);
  });
}

async function serveOurs(modelUrl: string): Promise<number> {
  const settings = readSettings({ USE_BEDROCK: 'true', AWS_ENDPOINT_URL: modelUrl });
  const language = streamLanguage(configuredBedrock, settings, {
    clock: systemClock,
    random: seededRandom(1),
    sleep: systemSleep,
    fetch,
  });
  const { port } = await localServer({
    functions: [],
    streams: [openStream(streamBedrock, 'stream-bedrock', { language })],
    charts: memoryStore(),
    clock: systemClock,
    host: '127.0.0.1',
    port: 0,
    logLevel: 'ERROR',
    requestLimitBytes: 1e6,
    writeLine: () => {},
    version: '0.0.0',
    servedModel: async () => 'none',
    listModels: async () => [],
    startPage: async () => '',
  });
  return port;
}

/** The least a server in between can do: pass bytes on. */
async function serveRelay(modelUrl: string): Promise<number> {
  const server = http.createServer((request, response) => {
    const onward = http.request(
      `${modelUrl}/model/bare/converse-stream`,
      { method: 'POST', headers: { 'content-type': 'application/json' } },
      (answer) => {
        response.writeHead(200, { 'content-type': 'application/octet-stream' });
        answer.pipe(response);
      },
    );
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

interface Model {
  readonly url: string;
  stop(): void;
}

/** Answers ConverseStream; the prompt says how many tokens and how often, each token is the time it was written. */
async function startModel(): Promise<Model> {
  const server = http.createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text) => {
      body += text;
    });
    request.on('end', () => {
      const [, tokens, everyMs] = /tokens=(\d+) every=(\d+)/.exec(body) ?? [];
      writeTokens(response, Number(tokens), Number(everyMs));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function writeTokens(response: ServerResponse, tokens: number, everyMs: number): void {
  response.writeHead(200, { 'content-type': 'application/vnd.amazon.eventstream' });
  const write = (type: string, payload: unknown) =>
    response.write(
      encodeStringEvent(
        { ':event-type': type, ':content-type': 'application/json', ':message-type': 'event' },
        JSON.stringify(payload),
      ),
    );
  write('messageStart', { role: 'assistant' });
  let written = 0;
  const timer = setInterval(() => {
    if (written++ < tokens) {
      const text = `${performance.now().toFixed(3)}|`;
      write('contentBlockDelta', { contentBlockIndex: 0, delta: { text } });
      return;
    }
    clearInterval(timer);
    write('messageStop', { stopReason: 'end_turn' });
    response.end();
  }, everyMs);
  response.on('close', () => clearInterval(timer));
}

interface Child {
  readonly port: number;
  /** Largest resident memory so far, MB. */
  peakMegabytes(): Promise<number>;
  stop(): void;
}

async function startChild(side: 'ours' | 'relay', modelUrl: string, core?: number): Promise<Child> {
  const program = `const { serve } = await import(${JSON.stringify(import.meta.url)}); await serve(${JSON.stringify(side)}, ${JSON.stringify(modelUrl)});`;
  const node = [process.execPath, '--no-warnings', '--input-type=module', '-e', program];
  const pinned = core !== undefined && spawnSync('taskset', ['-V']).status === 0;
  const [command, ...parameters] = pinned ? ['taskset', '-c', String(core), ...node] : node;
  const child: ChildProcess = spawn(command!, parameters, {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' },
  });
  const lines = readline.createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  const next = async () => Number((await lines.next()).value);
  return {
    port: await next(),
    peakMegabytes: async () => {
      child.stdin!.write('memory\n');
      return (await next()) / 1024;
    },
    stop: () => child.kill(),
  };
}

/** Milliseconds from writing to reading of each token of one stream. */
async function delaysThrough(
  { port }: Child,
  form: 'text' | 'frames',
  tokens: number,
  everyMs: number,
): Promise<number[]> {
  const delays: number[] = [];
  const stamps = stampReader(form);
  for await (const { bytes, at } of arrivals(port, tokens, everyMs))
    for (const stamp of stamps(bytes)) delays.push(at - stamp);
  if (delays.length !== tokens) throw new Error(`${delays.length} of ${tokens} tokens arrived`);
  return delays;
}

async function* arrivals(port: number, tokens: number, everyMs: number) {
  const body = JSON.stringify({ prompt: `tokens=${tokens} every=${everyMs}` });
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const request = http.request(
      {
        port,
        method: 'POST',
        path: '/functions/stream-bedrock/',
        headers: { 'content-type': 'application/json' },
        agent: false,
      },
      resolve,
    );
    request.on('error', reject);
    request.end(body);
  });
  // Taken when the socket gives them out, before anything is done with them.
  const waiting: { readonly bytes: Buffer; readonly at: number }[] = [];
  let wake = () => {};
  let ended = false;
  response.on('data', (bytes: Buffer) => {
    waiting.push({ bytes, at: performance.now() });
    wake();
  });
  response.on('close', () => {
    ended = true;
    wake();
  });
  for (;;) {
    const next = waiting.shift();
    if (next !== undefined) yield next;
    else if (ended) return;
    else
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
  }
}

function stampReader(form: 'text' | 'frames'): (bytes: Buffer) => number[] {
  let rest = '';
  const decoder = new EventStreamDecoder();
  return (bytes) => {
    rest +=
      form === 'text'
        ? bytes.toString('utf8')
        : decoder
            .push(bytes)
            .map(
              ({ payload }) => JSON.parse(Buffer.from(payload).toString('utf8')).delta?.text ?? '',
            )
            .join('');
    const stamps = rest.split('|');
    rest = stamps.pop()!;
    return stamps.map(Number);
  };
}

interface CrowdFigures {
  readonly firstMedian: number;
  readonly firstSlowest: number;
  /** Longest time between two tokens of one stream. */
  readonly longestSilence: number;
  readonly complete: number;
  readonly peakMegabytes: number;
}

async function crowdThrough(
  side: 'ours' | 'relay',
  form: 'text' | 'frames',
  modelUrl: string,
): Promise<CrowdFigures> {
  const { streams, tokens, everyMs } = crowd;
  const child = await startChild(side, modelUrl, 0);
  try {
    await delaysThrough(child, form, 10, 1); // the SDK is loaded once
    const all = await Promise.all(
      Array.from({ length: streams }, async () => {
        const started = performance.now();
        const times: number[] = [];
        const stamps = stampReader(form);
        for await (const { bytes, at } of arrivals(child.port, tokens, everyMs))
          for (const _ of stamps(bytes)) times.push(at);
        const gaps = times.map((time, i) => time - (i === 0 ? started : times[i - 1]!));
        return { first: gaps[0]!, longest: Math.max(...gaps.slice(1)), count: times.length };
      }),
    );
    const firsts = all.map(({ first }) => first);
    return {
      firstMedian: percentile(firsts, 50),
      firstSlowest: Math.max(...firsts),
      longestSilence: Math.max(...all.map(({ longest }) => longest)),
      complete: all.filter(({ count }) => count === tokens).length,
      peakMegabytes: await child.peakMegabytes(),
    };
  } finally {
    child.stop();
  }
}

async function crowded(modelUrl: string): Promise<BenchmarkRow[]> {
  const { streams, tokens, everyMs } = crowd;
  const bare = await crowdThrough('relay', 'frames', modelUrl);
  const ours = await crowdThrough('ours', 'text', modelUrl);
  const note = `${streams} streams of ${tokens} tokens begun at once, one token every ${everyMs} ms, server on one core`;
  const row = (
    what: string,
    figure: keyof CrowdFigures,
    unit: string,
    bar: BenchmarkRow['bar'],
  ): BenchmarkRow => ({
    what,
    ours: ours[figure],
    rival: { name: 'bare Node relay', value: bare[figure] },
    unit,
    ratio: ours[figure] / bare[figure],
    bar,
    note,
  });
  return [
    row('time to first byte, median', 'firstMedian', 'ms', null),
    row('time to first byte, slowest stream', 'firstSlowest', 'ms', {
      text: `no stream starves: none waits for another to end, ${tokens * everyMs} ms`,
      met: ours.firstSlowest < tokens * everyMs,
    }),
    row('longest silence within a stream', 'longestSilence', 'ms', {
      text: 'no stream starves: below 1000 ms, all complete',
      met: ours.longestSilence < 1000 && ours.complete === streams,
    }),
    row('largest memory', 'peakMegabytes', 'MB', {
      text: '<= 150 MB',
      met: ours.peakMegabytes <= 150,
    }),
  ];
}

async function handlerStart(): Promise<BenchmarkRow[]> {
  const scratch = mkdtempSync(path.join(tmpdir(), 'casthouse-streaming-'));
  try {
    const script = path.resolve(import.meta.dirname, '../scripts/bundle-handlers.mjs');
    const { bundleHandlers } = await import(pathToFileURL(script).href);
    await bundleHandlers(scratch, ['stream-bedrock']);
    const folder = path.join(scratch, 'stream-bedrock');
    const bytes = readdirSync(folder).reduce(
      (sum, file) => sum + statSync(path.join(folder, file)).size,
      0,
    );
    const handler = pathToFileURL(path.join(folder, 'index.mjs')).href;
    const timeOf = (program: string) => {
      const started = performance.now();
      spawnSync(process.execPath, ['--input-type=module', '-e', program]);
      return performance.now() - started;
    };
    const bare: number[] = [];
    const loaded: number[] = [];
    for (let i = 0; i < 21; i++) {
      bare.push(timeOf('0'));
      loaded.push(timeOf(`await import(${JSON.stringify(handler)})`));
    }
    const [ours, node] = [percentile(loaded, 50), percentile(bare, 50)];
    const kilobytes = bytes / 1024;
    return [
      {
        what: 'cold start of the stream handler, process to loaded, median',
        ours,
        rival: { name: 'node -e 0', value: node },
        unit: 'ms',
        ratio: ours - node,
        bar: { text: 'at most 30 ms more', met: ours - node <= 30 },
      },
      {
        what: 'bundle of the stream handler without the SDK',
        ours: kilobytes,
        rival: null,
        unit: 'KiB',
        ratio: null,
        bar: { text: '<= 100 KiB', met: kilobytes <= 100 },
      },
    ];
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))]!;
}
