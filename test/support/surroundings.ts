import type { Invocation, Surroundings } from '../../src/functions/index.js';
import { fixedModel } from '../../src/functions/index.js';
import { fixedClock } from '../../src/shared/index.js';
import { memoryStore } from '../../src/storage/index.js';
import type { AnyModel } from '../../src/tabular/index.js';

/** Surroundings that stand still: the clock does not move, charts stay in memory. */
export function testSurroundings(
  model: AnyModel,
  changes: Partial<Surroundings> = {},
): Surroundings {
  return {
    clock: fixedClock(),
    model: fixedModel(model, '3'),
    charts: memoryStore(),
    chartUrl: async (key) => `https://charts.example/${key}`,
    language: 'ko',
    ...changes,
  };
}

/** A call that nobody aborts; its log lines are kept. */
export function testInvocation(lines: string[] = []): Invocation {
  const write = (message: string) => void lines.push(message);
  return {
    requestId: 'request-1',
    functionName: 'test',
    signal: new AbortController().signal,
    remainingMs: () => 30_000,
    log: { debug: write, info: write, warn: write, error: write },
  };
}
