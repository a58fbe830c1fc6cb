import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Threads } from '../../tabular/index.js';

/** Worker threads of Node for the learner; by default one for every core but the one that calls. */
export function nodeThreads(count = availableParallelism() - 1): Threads {
  return {
    count,
    start({ program, data }) {
      const start = `new Function('job', ${JSON.stringify(program)})(require('node:worker_threads').workerData)`;
      const worker = new Worker(start, { eval: true, workerData: data });
      // A thread that fails leaves its part undone, which the others notice; nobody waits for it at the end.
      worker.on('error', () => {});
      worker.unref();
      return () => void worker.terminate();
    },
  };
}
