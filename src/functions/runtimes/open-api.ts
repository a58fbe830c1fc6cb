import type { JsonSchema, OpenFunction } from '../contract.js';

/**
 * The OpenAPI 3.1 document of the functions: each contract's route and the route by its deployed name,
 * drawn from the same schemas the functions are tested against.
 */
export async function openApi(
  functions: readonly OpenFunction[],
  version: string,
): Promise<JsonSchema> {
  const paths: Record<string, unknown> = {};
  const schemas: Record<string, JsonSchema> = { Error: errorSchema };
  for (const { name, contract } of functions) {
    const { input, output } = await contract.schemas();
    const title = contract.kind.replace(/(^|-)([a-z])/g, (_, __, letter) => letter.toUpperCase());
    schemas[`${title}Input`] = input;
    schemas[`${title}Answer`] = output;
    const operation = (operationId: string) => ({
      [contract.method.toLowerCase()]: {
        operationId,
        summary: contract.summary,
        requestBody: { required: true, content: json(`${title}Input`) },
        responses: {
          200: { description: 'The answer.', content: json(`${title}Answer`) },
          '4XX': { description: 'The request cannot be answered.', content: json('Error') },
          '5XX': { description: 'The server failed.', content: json('Error') },
        },
      },
    });
    paths[contract.path] = operation(contract.kind);
    paths[`/api/functions/${name}`] = operation(name);
  }
  for (const [path, summary] of Object.entries(readRoutes))
    paths[path] = {
      get: { summary, responses: { 200: { description: 'The answer.' } } },
    };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Casthouse',
      version,
      description: 'Predict a defect and explain it.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
    components: { schemas },
  };
}

/** Routes that only read, with what they answer. */
export const readRoutes: Readonly<Record<string, string>> = {
  '/': 'The start page.',
  '/health': 'Whether the server is up and which model it serves.',
  '/openapi.json': 'This document.',
  '/api/functions': 'The functions: name, kind, route, summary.',
  '/api/models': 'The models of the registry with versions and aliases.',
};

const json = (schema: string) => ({
  'application/json': { schema: { $ref: `#/components/schemas/${schema}` } },
});

const errorSchema: JsonSchema = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message', 'fix', 'retryable', 'request_id'],
      properties: {
        code: { type: 'string', description: 'Stable word for the kind of failure.' },
        message: { type: 'string', description: 'What happened, what was got and expected.' },
        fix: { type: 'string', description: 'The next step.' },
        retryable: { type: 'boolean', description: 'Whether the same call can succeed later.' },
        request_id: { type: 'string' },
      },
    },
  },
};
