import { list, record } from '../wire/loose-json.js';
import { ServiceError } from '../wire/service-error.js';
import type { DataApiStatement, DataApiValue } from './data-api-database.js';
import { findNamedParameters } from './named-parameters.js';

/** The statement with the request's parameters in place. Throws BadRequestException or ValidationException. */
export function bindParameters(
  sql: string,
  parameters: unknown,
  dialect: 'postgres' | 'mysql',
): DataApiStatement {
  const named = findNamedParameters(sql, dialect);
  if (named.isMulti)
    throw new ServiceError('ValidationException', 400, "Multistatements aren't supported.");
  const values = new Map(
    list(parameters)
      .map(record)
      .map((one) => [String(one.name), readValue(one)]),
  );
  return {
    texts: named.texts,
    values: named.names.map((name) => {
      const value = values.get(name);
      if (value === undefined) throw badRequest(`Cannot find parameter: ${name}`);
      return value;
    }),
  };
}

const hinted: Readonly<
  Record<
    string,
    {
      readonly type: 'date' | 'time' | 'timestamp' | 'decimal' | 'uuid' | 'json';
      readonly form: RegExp | null;
    }
  >
> = {
  DATE: { type: 'date', form: /^\d{4}-\d\d-\d\d$/ },
  TIME: { type: 'time', form: /^\d\d:\d\d:\d\d(\.\d{1,6})?$/ },
  TIMESTAMP: { type: 'timestamp', form: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?$/ },
  DECIMAL: { type: 'decimal', form: /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/ },
  UUID: { type: 'uuid', form: /^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/ },
  JSON: { type: 'json', form: null },
};

function readValue(parameter: Readonly<Record<string, unknown>>): DataApiValue {
  const name = String(parameter.name);
  const field = record(parameter.value);
  const members = Object.entries(field).filter(
    ([, value]) => value !== null && value !== undefined,
  );
  if (members.length !== 1) throw badRequest(`Parameter ${name} must have exactly one value.`);
  const [kind, value] = members[0]!;
  switch (kind) {
    case 'isNull':
      return { type: 'null', value: null };
    case 'booleanValue':
      return { type: 'boolean', value: value === true };
    case 'longValue':
      return { type: 'long', value: String(value) };
    case 'doubleValue':
      return { type: 'double', value: Number(value) };
    case 'blobValue':
      return { type: 'blob', value: Buffer.from(String(value), 'base64') };
    case 'stringValue':
      return textValue(name, String(value), parameter.typeHint);
    case 'arrayValue':
      throw badRequest('Array parameters are not supported.');
    default:
      throw badRequest(`Parameter ${name} has an unknown kind of value: ${kind}.`);
  }
}

function textValue(name: string, value: string, hint: unknown): DataApiValue {
  if (hint === undefined || hint === null) return { type: 'string', value };
  const known = typeof hint === 'string' && Object.hasOwn(hinted, hint) ? hinted[hint] : undefined;
  if (known === undefined)
    throw new ServiceError(
      'ValidationException',
      400,
      `Value '${String(hint)}' at 'parameters.typeHint' failed to satisfy constraint: Member must satisfy enum value set: [${Object.keys(hinted).join(', ')}]`,
    );
  const fits = known.form === null ? isJson(value) : known.form.test(value);
  if (!fits)
    throw badRequest(
      `Parameter ${name}: the value does not have the format of type hint ${String(hint)}.`,
    );
  return { type: known.type, value };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function badRequest(message: string): ServiceError {
  return new ServiceError('BadRequestException', 400, message);
}
