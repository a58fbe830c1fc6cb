import { randomUUID } from 'node:crypto';
import type { Invocation } from '../functions/index.js';
import type { AnyModel } from '../tabular/index.js';
import type { CommandContext } from './command-context.js';
import { registryFolder } from './open-registry.js';

/** A function of the workspace over the model a command asks for. */
export interface FunctionForRows {
  /** NAME@VERSION. */
  readonly version: string;
  readonly model: AnyModel;
  /** Calls the function as every other face does. */
  readonly call: (input: unknown) => Promise<unknown>;
}

/** Opens `predict` or `explain` over the registry and model of the options. */
export async function openFunctionForRows(
  context: CommandContext,
  kind: 'predict' | 'explain',
  options: { readonly model?: string; readonly registry?: string },
): Promise<FunctionForRows> {
  const { openLocal } = await import('../functions/index.js');
  const local = await openLocal(
    {
      ...context.settings,
      registry: registryFolder(context, options.registry),
      model: options.model ?? context.settings.model,
      modelVersion: options.model === undefined ? context.settings.modelVersion : '',
    },
    // One command run sees one version, whoever promotes meanwhile.
    { folder: context.folder, refreshMs: Number.POSITIVE_INFINITY },
  );
  const version = await local.servedVersion();
  const { model } = await local.registry.loadAny(version);
  const opened = local.functions.find((candidate) => candidate.contract.kind === kind)!;
  return { version, model, call: (input) => opened.call(input, invocation(opened.name)) };
}

function invocation(functionName: string): Invocation {
  const silent = () => {};
  return {
    requestId: randomUUID(),
    functionName,
    signal: new AbortController().signal,
    remainingMs: () => Number.POSITIVE_INFINITY,
    log: { debug: silent, info: silent, warn: silent, error: silent },
  };
}
