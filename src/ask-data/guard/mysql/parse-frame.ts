import type { Frame, FrameBound } from '../query-tree.js';
import type { Parsers } from './parse-expression.js';
import type { TokenReader } from './token-reader.js';

/** Reads a window frame, or null when none comes next. */
export function parseFrame(tokens: TokenReader, parsers: Parsers): Frame | null {
  const mode = tokens.take('ROWS') ? 'rows' : tokens.take('RANGE') ? 'range' : null;
  if (mode === null) return null;
  if (!tokens.take('BETWEEN'))
    return {
      mode,
      start: parseBound(tokens, parsers),
      end: { at: 'current row', distance: null },
    };
  const start = parseBound(tokens, parsers);
  tokens.expect('AND');
  return { mode, start, end: parseBound(tokens, parsers) };
}

function parseBound(tokens: TokenReader, parsers: Parsers): FrameBound {
  if (tokens.take('CURRENT', 'ROW')) return { at: 'current row', distance: null };
  const unbounded = tokens.take('UNBOUNDED');
  const distance = unbounded ? null : parsers.expression();
  const preceding = tokens.take('PRECEDING');
  if (!preceding) tokens.expect('FOLLOWING');
  const direction = preceding ? 'preceding' : 'following';
  return { at: unbounded ? `unbounded ${direction}` : direction, distance };
}
