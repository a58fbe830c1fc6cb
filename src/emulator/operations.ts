import { converse, converseStream } from './bedrock/converse.js';
import { invokeModel, invokeModelWithResponseStream } from './bedrock/invoke-model.js';
import { dataApiOperations } from './data-api/data-api-operations.js';
import { retrieve, retrieveAndGenerate } from './knowledge-base/retrieve.js';
import { invoke, invokeWithResponseStream } from './lambda/invoke.js';
import type { Operation } from './operation.js';
import { invokeEndpoint, invokeEndpointWithResponseStream } from './sagemaker/invoke-endpoint.js';

/** Everything that is emulated. */
export const operations: readonly Operation[] = [
  converse,
  converseStream,
  invokeModel,
  invokeModelWithResponseStream,
  invokeEndpoint,
  invokeEndpointWithResponseStream,
  retrieve,
  retrieveAndGenerate,
  invoke,
  invokeWithResponseStream,
  ...dataApiOperations,
];

const patterns = operations.map((operation) => ({
  operation,
  // A label may hold slashes: some clients leave those of an ARN as they are.
  pattern: new RegExp(`^${operation.path.replace(/[.]/g, '\\.').replace(/\{\w+\}/, '(.+)')}/?$`),
}));

/** The operation of a request and the label in its path, decoded; null when none is emulated there. */
export function findOperation(
  method: string,
  path: string,
): { readonly operation: Operation; readonly label: string } | null {
  for (const { operation, pattern } of patterns) {
    const found = operation.method === method ? pattern.exec(path) : null;
    if (found !== null) return { operation, label: decoded(found[1] ?? '') };
  }
  return null;
}

function decoded(label: string): string {
  try {
    return decodeURIComponent(label);
  } catch {
    return label;
  }
}
