import type { ColumnFacts } from './column-facts.js';

/**
 * Columns that number or date the rows and so tell nothing about new ones: values that rise in every row; whole numbers
 * that are all different under a name such as `id`; words of which more than half differ. A table of fewer than 20 rows
 * is too short to tell.
 */
export function findIdentifiers(facts: readonly ColumnFacts[]): string[] {
  return facts.filter(isIdentifier).map(({ name }) => name);
}

function isIdentifier(facts: ColumnFacts): boolean {
  const { column, name, present, missing, distinct, isWhole, isRising } = facts;
  if (present < 20) return false;
  if (column.kind === 'category') return distinct > 0.5 * present;
  if (isRising) return true;
  return isWhole && missing === 0 && distinct === present && isIdentifierName.test(name.trim());
}

// `id`, `row_id`, `uuid`, `serial_no`, `번호`; also after a header group.
const isIdentifierName = /(^|[_\s.-])(id|uuid|guid|index|idx|no|serial|번호|일련번호|순번)$/i;
