// The thread that trains a first model: a request in, progress and the bytes of a model file out.
import { parentPort, workerData } from 'node:worker_threads';
import { loadWorkspace } from '../../functions/index.js';
import { asProblem, type Problem, type Progress, problem } from '../../shared/index.js';
import { encodeModelFile, trainModel } from '../../tabular/index.js';

export interface FirstModelRequest {
  /** As `loadWorkspace` takes it. */
  readonly workspace: string;
  readonly rows: number;
  readonly seed: number;
  /** ISO time for the model's provenance. */
  readonly createdAt: string;
  readonly casthouseVersion: string;
}

/** Any number of steps, then either a file or a failure. */
export type FirstModelMessage =
  | { readonly progress: Parameters<Progress>[0] }
  | { readonly modelFile: Uint8Array }
  | { readonly failure: Pick<Problem, 'code' | 'facts'> };

if (parentPort !== null) {
  const post = (message: FirstModelMessage) => parentPort?.postMessage(message);
  try {
    // Only `trainFirstModel` starts this thread.
    const request = workerData as FirstModelRequest;
    post({ modelFile: await firstModel(request, (progress) => post({ progress })) });
  } catch (error) {
    const { code, facts } = asProblem(error);
    post({ failure: { code, facts } });
  }
}

async function firstModel(request: FirstModelRequest, progress: Progress): Promise<Uint8Array> {
  const { rows, seed, createdAt, casthouseVersion } = request;
  const { name, simulate, labelPrefix, label, ignore, operatorFacts } = await loadWorkspace(
    request.workspace,
  );
  if (simulate === undefined)
    throw problem('workspace.cannot', {
      workspace: name,
      what: 'train a first model',
      missing: 'simulator',
    });
  const { frame } = simulate({ rows, seed, progress });
  const { model } = trainModel(
    frame,
    {
      name,
      ...(labelPrefix === undefined ? {} : { label: { anyPrefix: labelPrefix } }),
      ...(label === undefined ? {} : { label: { column: label } }),
      ignore,
      operatorFacts,
      seed,
      provenance: {
        createdAt,
        dataHash: '',
        dataName: `simulated, seed ${seed}`,
        casthouseVersion,
      },
    },
    { progress },
  );
  return encodeModelFile(model);
}
