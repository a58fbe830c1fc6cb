import { problem } from '../../../shared/index.js';
import type { Call, Expression, Frame, FrameBound, Window } from '../query-tree.js';
import { plainCall } from '../query-tree.js';
import { allowOnly, asRaw, builtinName, listOf, type Raw, textOf } from './raw-node.js';
import { type Below, readOrder } from './read-order.js';

/** Reads a function call; the SQL-standard spellings become plain calls with the same meaning. */
export function readCall(fields: Raw, below: Below): Expression {
  allowOnly(
    fields,
    [
      'funcname',
      'args',
      'agg_star',
      'agg_distinct',
      'agg_order',
      'agg_within_group',
      'agg_filter',
      'over',
      'funcformat',
    ],
    'a function call',
  );
  const name = builtinName(fields.funcname, 'function');
  const args = listOf(fields.args).map(below.one);
  if (fields.funcformat === 'COERCE_SQL_SYNTAX') return readStandardCall(name, args);
  // extract, spelled as a plain call, is another function with the same name.
  if (name === 'extract') throw problem('guard.construct', { what: 'extract as a plain call' });
  return {
    ...plainCall(name, args),
    star: fields.agg_star === true,
    distinct: fields.agg_distinct === true,
    orderBy: readOrder(fields.agg_order, below.one),
    withinGroup: fields.agg_within_group === true,
    filter: fields.agg_filter === undefined ? null : below.one(fields.agg_filter),
    over: fields.over === undefined ? null : readOver(asRaw(fields.over), below),
  } satisfies Call;
}

function readStandardCall(name: string, args: readonly Expression[]): Expression {
  const [first, second] = args;
  if (name === 'extract' && first?.kind === 'text' && args.length === 2) {
    if (!extractFields.has(first.value.toLowerCase()))
      throw problem('guard.construct', { what: `EXTRACT(${first.value.slice(0, 20)} ...)` });
    return { kind: 'extract', field: first.value.toUpperCase(), operand: second! };
  }
  if (name === 'position' && args.length === 2) return plainCall('strpos', args);
  if (standardNames.has(name)) return plainCall(name, args);
  throw problem('guard.function', { function: name, nearest: null });
}

const standardNames = new Set(['btrim', 'ltrim', 'rtrim', 'substring', 'timezone', 'overlay']);

const extractFields = new Set([
  'century',
  'day',
  'decade',
  'dow',
  'doy',
  'epoch',
  'hour',
  'isodow',
  'isoyear',
  'microseconds',
  'millennium',
  'milliseconds',
  'minute',
  'month',
  'quarter',
  'second',
  'week',
  'year',
]);

/** A window as OVER or WINDOW writes it; a bare name answers as text. */
export function readOver(fields: Raw, below: Below): string | Window {
  if (fields.name !== undefined) return textOf(fields.name);
  return readWindow(fields, below);
}

/** Reads the body of a window, without its name. */
export function readWindow(fields: Raw, below: Below): Window {
  allowOnly(
    fields,
    [
      'name',
      'refname',
      'partitionClause',
      'orderClause',
      'frameOptions',
      'startOffset',
      'endOffset',
    ],
    'a window',
  );
  return {
    base: fields.refname === undefined ? null : textOf(fields.refname),
    partitionBy: listOf(fields.partitionClause).map(below.one),
    orderBy: readOrder(fields.orderClause, below.one),
    frame: readFrame(fields, below),
  };
}

// FRAMEOPTION_* of PostgreSQL's parsenodes.h.
const bit = {
  nonDefault: 0x1,
  range: 0x2,
  rows: 0x4,
  groups: 0x8,
  startUnboundedPreceding: 0x20,
  endUnboundedPreceding: 0x40,
  startUnboundedFollowing: 0x80,
  endUnboundedFollowing: 0x100,
  startCurrentRow: 0x200,
  endCurrentRow: 0x400,
  startPreceding: 0x800,
  endPreceding: 0x1000,
  startFollowing: 0x2000,
  endFollowing: 0x4000,
  exclusion: 0x8000 | 0x10000 | 0x20000,
};

function readFrame(fields: Raw, below: Below): Frame | null {
  const options = typeof fields.frameOptions === 'number' ? fields.frameOptions : 0;
  if ((options & bit.nonDefault) === 0) return null;
  if ((options & bit.exclusion) !== 0) throw problem('guard.construct', { what: 'EXCLUDE' });
  const bound = (flags: readonly [number, FrameBound['at']][], distance: unknown): FrameBound => {
    const at = flags.find(([flag]) => (options & flag) !== 0)?.[1];
    if (at === undefined) throw problem('guard.construct', { what: 'an unknown window frame' });
    return { at, distance: distance === undefined ? null : below.one(distance) };
  };
  return {
    mode: options & bit.rows ? 'rows' : options & bit.groups ? 'groups' : 'range',
    start: bound(
      [
        [bit.startUnboundedPreceding, 'unbounded preceding'],
        [bit.startUnboundedFollowing, 'unbounded following'],
        [bit.startCurrentRow, 'current row'],
        [bit.startPreceding, 'preceding'],
        [bit.startFollowing, 'following'],
      ],
      fields.startOffset,
    ),
    end: bound(
      [
        [bit.endUnboundedPreceding, 'unbounded preceding'],
        [bit.endUnboundedFollowing, 'unbounded following'],
        [bit.endCurrentRow, 'current row'],
        [bit.endPreceding, 'preceding'],
        [bit.endFollowing, 'following'],
      ],
      fields.endOffset,
    ),
  };
}
