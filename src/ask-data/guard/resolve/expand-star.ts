import { problem } from '../../../shared/index.js';
import type { Item, Star } from '../query-tree.js';
import { type Frame, findSeen, type Visible } from './frame.js';

/** The columns that `*` or `t.*` stands for: those that may be read, in their order. */
export function expandStar(star: Star, frame: Frame): Item[] {
  const [alias, schema, ...more] = [...star.path].reverse();
  if (more.length > 0) throw problem('guard.construct', { what: 'a name of four parts' });
  if (alias === undefined) {
    if (frame.seen.length === 0) throw problem('guard.construct', { what: '* without FROM' });
    return frame.visible.map(asItem);
  }
  const seen = findSeen(frame, alias, schema);
  if (seen === null)
    throw problem('guard.column', { column: `${alias}.*`, table: null, nearest: null });
  return seen.columns.map(asItem);
}

function asItem(visible: Visible): Item {
  return { kind: 'item', value: visible.value, name: visible.name };
}
