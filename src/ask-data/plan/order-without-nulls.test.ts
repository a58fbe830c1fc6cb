import { expect, test } from 'vitest';
import type { Catalogue } from '../catalogue/catalogue.js';
import { orderWithoutNulls } from './order-without-nulls.js';
import type { QueryPlan } from './query-plan.js';
import { renderPlan } from './render/render-plan.js';

// Only what the order looks at.
const catalogue = {
  tables: [
    {
      name: 'pets',
      columns: [
        { name: 'id', nullable: false },
        { name: 'weight', nullable: true },
      ],
    },
    { name: 'owners', columns: [{ name: 'id', nullable: false }] },
  ],
} as unknown as Catalogue;

const ordered = (kind: 'inner' | 'left'): QueryPlan => {
  const column = (alias: string, name: string) =>
    ({ kind: 'column', alias, column: name }) as const;
  return {
    from: { table: 'pets', alias: 'p' },
    joins: [
      {
        table: 'owners',
        alias: 'o',
        kind,
        on: [{ left: column('p', 'owner_id'), right: column('o', 'id') }],
      },
    ],
    select: [{ expression: column('p', 'id'), as: 'id' }],
    distinct: false,
    where: null,
    groupBy: [],
    having: null,
    orderBy: ['weight', 'id']
      .map((name) => ({
        expression: column('p', name),
        direction: 'ascending' as const,
      }))
      .concat({ expression: column('o', 'id'), direction: 'ascending' }),
    limit: null,
  };
};

test('keys are ordered as they are, what may be missing comes last', () => {
  const order = (kind: 'inner' | 'left', dialect: 'mysql' | 'postgres') =>
    renderPlan(orderWithoutNulls(ordered(kind), catalogue), dialect).sql.split('ORDER BY ')[1];
  expect(order('inner', 'mysql')).toBe('`p`.`weight` IS NULL, `p`.`weight`, `p`.`id`, `o`.`id`');
  expect(order('left', 'mysql')).toBe(
    '`p`.`weight` IS NULL, `p`.`weight`, `p`.`id`, `o`.`id` IS NULL, `o`.`id`',
  );
  expect(order('left', 'postgres')).toBe('"p"."weight", "p"."id", "o"."id"');
});
