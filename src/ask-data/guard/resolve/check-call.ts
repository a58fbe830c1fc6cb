// Which functions and operators may stand where, and how much they may make.
import { nearestName, problem } from '../../../shared/index.js';
import {
  type AllowedFunctions,
  lengthArguments,
  patternArguments,
  patternOperators,
} from '../allowed-functions.js';
import type { Call, Expression } from '../query-tree.js';

const longestPad = 200;
const longestPattern = 100;
const longestSeries = 10_000;
const mostPercentSigns = 8;

/** Refuses a call of an unknown function, or of a known one outside its bounds. */
export function checkCall(call: Call, allowed: AllowedFunctions): void {
  const { name } = call;
  const isAggregate = allowed.aggregates.has(name);
  const isWindow = allowed.windows.has(name);
  if (!isAggregate && !isWindow && !allowed.scalars.has(name)) throw unknown(name, allowed);
  const expect = (expected: string) => problem('guard.function-use', { function: name, expected });
  if (call.star && name !== 'count') throw expect('* only in count(*)');
  if (isWindow && call.over === null) throw expect('OVER (...) after it');
  if (!isAggregate && !isWindow && call.over !== null) throw expect('no OVER after it');
  const decorated = call.distinct || call.orderBy.length > 0 || call.filter !== null;
  if (!isAggregate && (decorated || call.withinGroup || call.separator !== null))
    throw expect('no DISTINCT, ORDER BY or FILTER: it is not an aggregate');
  // Elsewhere a named argument could take another place than the checks below look at.
  if (name !== 'make_interval' && call.arguments.some((one) => one.kind === 'named'))
    throw expect('arguments by their place');
  const lengthAt = lengthArguments.get(name);
  if (lengthAt !== undefined && !isWholeNumber(call.arguments[lengthAt], longestPad))
    throw expect(`a length written as a whole number up to ${longestPad}`);
  const patternAt = patternArguments.get(name);
  if (patternAt !== undefined) checkPattern(name, call.arguments[patternAt]);
  if (name === 'substring' || name === 'substr') checkSubstring(call);
}

/** Refuses a function in FROM that is unknown or answers too many rows. Answers its columns. */
export function checkTableFunction(call: Call, allowed: AllowedFunctions): readonly string[] {
  const columns = allowed.tables.get(call.name);
  if (columns === undefined) throw unknown(call.name, allowed);
  if (call.star || call.distinct || call.over !== null || call.filter !== null || call.withinGroup)
    throw problem('guard.function-use', { function: call.name, expected: 'plain arguments' });
  if (call.name === 'generate_series') checkSeries(call);
  return columns;
}

/** Refuses an operator that is not allowed, and a regular expression that could run away. */
export function checkOperator(
  operator: string,
  right: Expression | null,
  allowed: AllowedFunctions,
): void {
  if (!allowed.operators.has(operator)) throw problem('guard.operator', { operator });
  if (right !== null && patternOperators.has(operator)) checkPattern(operator, right);
}

/** Refuses `operator ANY (...)` unless it compares, or matches LIKE patterns written one by one. */
export function checkQuantified(
  operator: string,
  right: Expression,
  allowed: AllowedFunctions,
): void {
  if (compared.has(operator)) {
    checkOperator(operator, null, allowed);
    return;
  }
  const isList = right.kind === 'array' && right.items.every((item) => item.kind === 'text');
  if (!likeOperators.has(operator) || !isList)
    throw problem('guard.operator', { operator: `${operator} ANY` });
  for (const item of right.items) checkLikePattern(item);
}

const compared = new Set(['=', '<>', '<', '>', '<=', '>=', '<=>']);
// PostgreSQL reads LIKE ANY and its kin as these.
const likeOperators = new Set(['~~', '!~~', '~~*', '!~~*']);

/** Refuses a LIKE pattern whose many % would be tried in every combination. */
export function checkLikePattern(pattern: Expression): void {
  if (pattern.kind === 'text' && pattern.value.split('%').length - 1 > mostPercentSigns)
    throw problem('guard.function-use', {
      function: 'LIKE',
      expected: `at most ${mostPercentSigns} % signs`,
    });
}

function unknown(name: string, allowed: AllowedFunctions) {
  const known = [...allowed.scalars, ...allowed.aggregates, ...allowed.windows];
  return problem('guard.function', { function: name, nearest: nearestName(name, known) });
}

// Backreferences and nested bounds are what make matching or compiling explode.
function checkPattern(name: string, pattern: Expression | undefined): void {
  const expected = `a pattern written as text, up to ${longestPattern} characters, without backreferences, with at most one {n,m} and no repetition of a repetition`;
  if (
    pattern?.kind !== 'text' ||
    pattern.value.length > longestPattern ||
    /\\[1-9]/.test(pattern.value) ||
    pattern.value.split('{').length > 2 ||
    /\{\d*,?\d{3,}/.test(pattern.value) ||
    /[*+}][^()]*\)\s*[*+{]/.test(pattern.value) ||
    /\)\)+[*+{]/.test(pattern.value)
  )
    throw problem('guard.function-use', { function: name, expected });
}

// PostgreSQL takes a text in the second place for a regular expression, so it must be a place or a checked pattern.
function checkSubstring(call: Call): void {
  const [, second, ...more] = call.arguments;
  if (second?.kind === 'text' && more.length === 0) checkPattern(call.name, second);
  else if (second === undefined || !isPlace(second))
    throw problem('guard.function-use', {
      function: call.name,
      expected: 'a number, a sum or a position as the second argument',
    });
}

const placeFunctions = new Set([
  'strpos',
  'length',
  'char_length',
  'character_length',
  'locate',
  'instr',
]);

function isPlace(value: Expression): boolean {
  if (value.kind === 'binary')
    return (
      ['+', '-', '*', '/'].includes(value.operator) && (isPlace(value.left) || isPlace(value.right))
    );
  return value.kind === 'number' || (value.kind === 'call' && placeFunctions.has(value.name));
}

function isWholeNumber(value: Expression | undefined, most: number): boolean {
  return value?.kind === 'number' && /^\d{1,9}$/.test(value.text) && Number(value.text) <= most;
}

const stepMs = {
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
  month: 2_419_200_000,
  year: 31_536_000_000,
};

function checkSeries(call: Call): void {
  const [start, stop, step] = call.arguments.map(constantOf);
  const rows = seriesRows(start, stop, step, call.arguments.length);
  if (!(rows <= longestSeries))
    throw problem('guard.function-use', {
      function: call.name,
      expected: `constant bounds and at most ${longestSeries} rows`,
    });
}

function seriesRows(
  start: string | undefined,
  stop: string | undefined,
  step: string | undefined,
  given: number,
): number {
  if (start === undefined || stop === undefined) return Number.NaN;
  if (/^-?\d{1,12}$/.test(start) && /^-?\d{1,12}$/.test(stop)) {
    const by = given === 2 ? 1 : Number(step);
    return Number.isInteger(by) && by !== 0 ? (Number(stop) - Number(start)) / by + 1 : Number.NaN;
  }
  const unit = /^(\d{1,4}) (hour|day|week|month|year)s?$/.exec(step ?? '');
  const isMoment = /^\d{4}-\d\d-\d\d([ T]\d\d:\d\d(:\d\d)?)?$/;
  if (unit === null || Number(unit[1]) === 0 || !isMoment.test(start) || !isMoment.test(stop))
    return Number.NaN;
  // One of the five words, matched above.
  const ms = stepMs[unit[2] as keyof typeof stepMs];
  return (
    (Date.parse(stop.replace(' ', 'T')) - Date.parse(start.replace(' ', 'T'))) /
      ms /
      Number(unit[1]) +
    1
  );
}

function constantOf(value: Expression): string | undefined {
  if (value.kind === 'number') return value.text;
  if (value.kind === 'text') return value.value;
  return value.kind === 'cast' ? constantOf(value.operand) : undefined;
}
