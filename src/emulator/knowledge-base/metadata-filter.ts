import type { ScriptPassage } from '../script/emulator-script.js';
import { list, record } from '../wire/loose-json.js';
import { ServiceError } from '../wire/service-error.js';

type Metadata = NonNullable<ScriptPassage['metadata']>;
type Comparison = (actual: Metadata[string], wanted: unknown) => boolean;

const comparisons: Readonly<Record<string, Comparison>> = {
  equals: (actual, wanted) => actual === wanted,
  notEquals: (actual, wanted) => actual !== wanted,
  greaterThan: (actual, wanted) => bothNumbers(actual, wanted, (a, b) => a > b),
  greaterThanOrEquals: (actual, wanted) => bothNumbers(actual, wanted, (a, b) => a >= b),
  lessThan: (actual, wanted) => bothNumbers(actual, wanted, (a, b) => a < b),
  lessThanOrEquals: (actual, wanted) => bothNumbers(actual, wanted, (a, b) => a <= b),
  in: (actual, wanted) => list(wanted).includes(actual),
  notIn: (actual, wanted) => !list(wanted).includes(actual),
  startsWith: (actual, wanted) => typeof actual === 'string' && actual.startsWith(String(wanted)),
  listContains: (actual, wanted) => Array.isArray(actual) && actual.includes(wanted),
  stringContains: (actual, wanted) =>
    Array.isArray(actual)
      ? actual.some((item) => String(item).includes(String(wanted)))
      : typeof actual === 'string' && actual.includes(String(wanted)),
};

/**
 * Whether a passage passes a retrieval filter; without a filter every one does. A passage that lacks the key passes
 * only the negations. Throws ValidationException for what is no filter.
 */
export function passesFilter(filter: unknown, metadata: Metadata): boolean {
  if (filter === undefined || filter === null) return true;
  const entries = Object.entries(record(filter));
  if (entries.length !== 1) throw invalid('Exactly one filter operator must be given.');
  const [operator, operand] = entries[0]!;
  if (operator === 'andAll' || operator === 'orAll') {
    const inner = list(operand);
    if (inner.length < 2) throw invalid(`${operator} needs at least 2 filters.`);
    // Every branch is read, so that a malformed one is refused wherever it stands.
    const passed = inner.map((one) => passesFilter(one, metadata));
    return operator === 'andAll' ? passed.every(Boolean) : passed.some(Boolean);
  }
  const compare = Object.hasOwn(comparisons, operator) ? comparisons[operator] : undefined;
  const { key, value } = record(operand);
  if (compare === undefined || typeof key !== 'string' || value === undefined)
    throw invalid(`The filter ${operator} is not supported or lacks its key and value.`);
  if (!Object.hasOwn(metadata, key)) return operator === 'notEquals' || operator === 'notIn';
  return compare(metadata[key]!, value);
}

function bothNumbers(a: unknown, b: unknown, test: (a: number, b: number) => boolean): boolean {
  return typeof a === 'number' && typeof b === 'number' && test(a, b);
}

function invalid(message: string): ServiceError {
  return new ServiceError('ValidationException', 400, message);
}
