/**
 * The plainest value that a JSON Schema accepts: constants and first choices where they are given, required members
 * only, lower bounds, shortest lists. `text` fills free strings. Understands what tool schemas use; `$ref` only into
 * `#/$defs` and `#/definitions`.
 */
export function sampleOfSchema(schema: unknown, text: string): unknown {
  return sample(schema, text, schema, 0);
}

const deepest = 20;

function sample(schema: unknown, text: string, root: unknown, depth: number): unknown {
  if (!isRecord(schema) || depth > deepest) return null;
  const next = (inner: unknown) => sample(inner, text, root, depth + 1);
  if ('const' in schema) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0] ?? null;
  if ('default' in schema) return schema.default;
  if (typeof schema.$ref === 'string') return next(resolve(schema.$ref, root));
  const choices = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(choices)) return next(choices[0]);
  if (Array.isArray(schema.allOf))
    return Object.assign({}, ...schema.allOf.map(next).filter(isRecord));
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  switch (type) {
    case 'string':
      return fitLength(text, schema);
    case 'integer':
    case 'number':
      return lowest(schema);
    case 'boolean':
      return false;
    case 'null':
      return null;
    case 'array':
      return Array.from({ length: Number(schema.minItems ?? 0) }, () => next(schema.items));
    default:
      return sampleObject(schema, next);
  }
}

function sampleObject(
  schema: Record<string, unknown>,
  next: (inner: unknown) => unknown,
): Record<string, unknown> {
  const properties = isRecord(schema.properties) ? schema.properties : {};
  const required = Array.isArray(schema.required) ? schema.required.map(String) : [];
  return Object.fromEntries(required.map((name) => [name, next(properties[name] ?? {})]));
}

function lowest(schema: Record<string, unknown>): number {
  const step = Number(schema.multipleOf ?? 1);
  if (typeof schema.minimum === 'number') return Math.ceil(schema.minimum / step) * step;
  if (typeof schema.exclusiveMinimum === 'number')
    return (Math.floor(schema.exclusiveMinimum / step) + 1) * step;
  if (typeof schema.maximum === 'number')
    return Math.min(0, Math.floor(schema.maximum / step) * step);
  return 0;
}

function fitLength(text: string, schema: Record<string, unknown>): string {
  const least = Number(schema.minLength ?? 0);
  const most = Number(schema.maxLength ?? Number.POSITIVE_INFINITY);
  return [...text.padEnd(least, '.')].slice(0, most).join('');
}

function resolve(reference: string, root: unknown): unknown {
  let found: unknown = root;
  for (const step of reference.replace(/^#\//, '').split('/'))
    found = isRecord(found) ? found[step] : undefined;
  return found;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
