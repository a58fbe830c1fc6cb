import { expect, test } from 'vitest';
import type { ColumnReference, QueryPlan } from '../query-plan.js';
import { renderPlan } from './render-plan.js';

const column = (alias: string, name: string): ColumnReference => ({
  kind: 'column',
  alias,
  column: name,
});

const plan: QueryPlan = {
  from: { table: 'orders', alias: 't1' },
  joins: [
    {
      table: 'customers',
      alias: 't2',
      kind: 'left',
      on: [{ left: column('t1', 'customer_id'), right: column('t2', 'id') }],
    },
  ],
  select: [
    { expression: column('t2', 'name'), as: 'name' },
    { expression: { kind: 'measure', function: 'count', of: null }, as: 'count' },
  ],
  distinct: false,
  where: {
    kind: 'and',
    of: [
      { kind: 'same-text', left: column('t2', 'city'), text: "O'Fallon\\" },
      { kind: 'contains', left: column('t1', 'note'), text: '50%_!' },
      {
        kind: 'compare',
        left: column('t1', 'placed_on'),
        operator: '>=',
        right: { kind: 'literal', value: '2025-01-01', type: 'date' },
      },
      {
        kind: 'not',
        of: {
          kind: 'in',
          left: column('t1', 'status'),
          values: [
            { kind: 'literal', value: 'a' },
            { kind: 'literal', value: 'b' },
          ],
        },
      },
    ],
  },
  groupBy: [column('t2', 'name')],
  having: {
    kind: 'compare',
    left: { kind: 'measure', function: 'count', of: null },
    operator: '>',
    right: { kind: 'literal', value: 2 },
  },
  orderBy: [
    { expression: { kind: 'measure', function: 'count', of: null }, direction: 'descending' },
  ],
  limit: 5,
};

test('writes PostgreSQL', () => {
  expect(renderPlan(plan, 'postgres').sql).toBe(
    `SELECT "t2"."name" AS "name", COUNT(*) AS "count" FROM "orders" "t1" LEFT JOIN "customers" "t2" ON "t1"."customer_id" = "t2"."id" WHERE (LOWER("t2"."city") = 'o''fallon\\' AND LOWER("t1"."note") LIKE '%50!%!_!!%' ESCAPE '!' AND "t1"."placed_on" >= CAST('2025-01-01' AS date) AND NOT ("t1"."status" IN ('a', 'b'))) GROUP BY "t2"."name" HAVING COUNT(*) > 2 ORDER BY COUNT(*) DESC LIMIT 5`,
  );
});

test('writes MySQL, where a backslash escapes', () => {
  expect(renderPlan(plan, 'mysql').sql).toBe(
    "SELECT `t2`.`name` AS `name`, COUNT(*) AS `count` FROM `orders` `t1` LEFT JOIN `customers` `t2` ON `t1`.`customer_id` = `t2`.`id` WHERE (LOWER(`t2`.`city`) = 'o''fallon\\\\' AND LOWER(`t1`.`note`) LIKE '%50!%!_!!%' ESCAPE '!' AND `t1`.`placed_on` >= CAST('2025-01-01' AS DATE) AND NOT (`t1`.`status` IN ('a', 'b'))) GROUP BY `t2`.`name` HAVING COUNT(*) > 2 ORDER BY COUNT(*) DESC LIMIT 5",
  );
});

test('takes values out as parameters, in the order of their places', () => {
  const { sql, parameters } = renderPlan(plan, 'postgres', { values: 'parameters' });
  expect(parameters).toEqual(["o'fallon\\", '%50!%!_!!%', '2025-01-01', 'a', 'b', 2]);
  expect(sql).toContain('= $1 AND');
  expect(sql).toContain('HAVING COUNT(*) > $6');
});

test('quotes names that hold quotes', () => {
  const odd: QueryPlan = {
    ...plan,
    from: { table: 'a"b`c', alias: 't1' },
    joins: [],
    where: null,
    having: null,
    orderBy: [],
    limit: null,
    groupBy: [],
    select: [{ expression: column('t1', '컬럼'), as: 'x' }],
  };
  expect(renderPlan(odd, 'postgres').sql).toBe('SELECT "t1"."컬럼" AS "x" FROM "a""b`c" "t1"');
  expect(renderPlan(odd, 'mysql').sql).toBe('SELECT `t1`.`컬럼` AS `x` FROM `a"b``c` `t1`');
});
