import { Worker } from 'node:worker_threads';
import { Problem, type Progress } from '../../shared/index.js';
import { decodeModelFile, type TrainedModel } from '../../tabular/index.js';
import type { FirstModelMessage, FirstModelRequest } from './first-model-worker.js';

/**
 * Trains on rows of the workspace's simulator in a thread of its own, so that a server meanwhile answers.
 * Null when the signal ended it; throws what the training throws.
 */
export async function trainFirstModel(
  request: FirstModelRequest,
  { progress, signal }: { readonly progress: Progress; readonly signal: AbortSignal },
): Promise<TrainedModel | null> {
  const worker = new Worker(new URL('./first-model-worker.js', import.meta.url), {
    workerData: request,
  });
  const stop = () => void worker.terminate();
  signal.addEventListener('abort', stop, { once: true });
  try {
    if (signal.aborted) stop();
    const bytes = await new Promise<Uint8Array | null>((resolve, reject) => {
      worker.on('message', (message: FirstModelMessage) => {
        if ('progress' in message) progress(message.progress);
        else if ('failure' in message)
          reject(new Problem(message.failure.code, message.failure.facts));
        else resolve(message.modelFile);
      });
      worker.on('error', reject);
      worker.on('exit', () => resolve(null));
    });
    return bytes === null ? null : decodeModelFile(bytes);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
