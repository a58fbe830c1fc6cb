import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sampleOfSchema } from './sample-of-schema.js';

// zod writes the schema and judges the sample.
const schemas = {
  flat: z.object({
    city: z.string().min(3),
    days: z.int().min(2).max(9),
    exact: z.boolean(),
    note: z.string().optional(),
  }),
  choice: z.object({
    level: z.enum(['high', 'low']),
    kind: z.literal('x'),
    either: z.union([z.number(), z.string()]),
  }),
  nested: z.object({ rows: z.array(z.object({ value: z.number().gt(4) })).min(2), none: z.null() }),
  short: z.object({ code: z.string().max(4), step: z.number().multipleOf(5).min(12) }),
};

describe('sampleOfSchema', () => {
  it.each(Object.entries(schemas))('fits the schema %s', (_name, schema) => {
    const sample = sampleOfSchema(z.toJSONSchema(schema), '[emulator]');
    expect(schema.safeParse(sample).error).toBeUndefined();
  });

  it('follows references, and survives endless ones and what is no schema', () => {
    const tree = {
      $defs: {
        node: {
          type: 'object',
          properties: { next: { $ref: '#/$defs/node' } },
          required: ['next'],
        },
      },
      $ref: '#/$defs/node',
    };
    expect(sampleOfSchema(tree, 'x')).toHaveProperty('next.next.next');
    expect(sampleOfSchema('nothing', 'x')).toBeNull();
    expect(sampleOfSchema({}, 'x')).toEqual({});
  });
});
