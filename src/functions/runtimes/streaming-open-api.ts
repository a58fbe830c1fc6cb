import type { OpenStream } from '../stream/stream-definition.js';

/** The OpenAPI paths of the streaming functions: GET with a query, POST with a body, text or events back. */
export async function streamPaths(
  streams: readonly OpenStream[],
): Promise<Readonly<Record<string, unknown>>> {
  const paths: Record<string, unknown> = {};
  for (const { name, contract } of streams) {
    const { input, event } = await contract.schemas();
    const responses = {
      200: {
        description: 'The answer as it comes.',
        content: {
          'text/plain': { schema: { type: 'string' } },
          'text/event-stream': { schema: event },
        },
      },
      '4XX': { description: 'The request cannot be answered.', content: errorContent },
      '5XX': { description: 'The model or the server failed.', content: errorContent },
    };
    const operations = (operationId: string) => ({
      get: {
        operationId: `${operationId}-get`,
        summary: contract.summary,
        parameters: [{ name: 'prompt', in: 'query', schema: { type: 'string' } }],
        responses,
      },
      post: {
        operationId,
        summary: contract.summary,
        requestBody: { content: { 'application/json': { schema: input } } },
        responses,
      },
    });
    paths[contract.path] = operations(contract.kind);
    paths[`/functions/${name}/`] = operations(`${name}-url`);
  }
  return paths;
}

const errorContent = {
  'application/json': { schema: { $ref: '#/components/schemas/Error' } },
};
