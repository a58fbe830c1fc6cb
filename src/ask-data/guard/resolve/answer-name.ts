import type { Expression, Item } from '../query-tree.js';

/** The name an answer column shows: the one given, else the one PostgreSQL would give it (FigureColname). */
export function answerName(item: Item): string {
  return item.name ?? figureName(item.value) ?? '?column?';
}

function figureName(value: Expression): string | null {
  switch (value.kind) {
    case 'column':
      return value.path.at(-1)!;
    case 'call':
      return value.name;
    case 'cast':
      return figureName(value.operand) ?? value.type.replace(/[([ ].*$/, '');
    case 'case':
      return (value.otherwise === null ? null : figureName(value.otherwise)) ?? 'case';
    case 'keyword':
      return value.name.toLowerCase();
    case 'exists':
    case 'extract':
    case 'row':
    case 'array':
      return value.kind;
    case 'array-query':
      return 'array';
    case 'element':
      return figureName(value.operand);
    case 'scalar-query': {
      const { body } = value.query;
      const first = body.kind === 'select' ? body.items[0] : undefined;
      return first?.kind === 'item' ? answerName(first) : null;
    }
    default:
      return null;
  }
}
