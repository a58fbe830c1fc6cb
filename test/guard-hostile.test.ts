// What the guard answers to hostile and to ordinary statements, without a server.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSql } from '../src/ask-data/guard/check-sql.js';
import { mutated } from './support/guard-fuzz.js';
import { type Dialect, guardCases, guardPolicy } from './support/guard-world.js';

for (const dialect of ['postgres', 'mysql'] satisfies Dialect[]) {
  const hostile = [...guardCases('hostile-both'), ...guardCases(`hostile-${dialect}`)];
  const ordinary = [...guardCases('ordinary-both'), ...guardCases(`ordinary-${dialect}`)];

  describe(`guard, ${dialect}`, () => {
    it('refuses every hostile statement that is not marked as harmless', async () => {
      const passed: string[] = [];
      for (const { family, sql, mayPass } of hostile) {
        const answer = await checkSql(sql, guardPolicy(dialect, true), dialect);
        if (answer.kind === 'guarded' && !mayPass)
          passed.push(`${family}: ${sql} -> ${answer.sql}`);
        if (answer.kind === 'refused') {
          expect(answer.message, sql).not.toBe('');
          expect(answer.fix, sql).not.toBe('');
          // An answer from the depth of the code is a gap in the rules, even when it is safe.
          expect(answer.problem.cause instanceof TypeError, `${sql}: ${answer.problem.cause}`).toBe(
            false,
          );
        }
      }
      expect(passed).toEqual([]);
      expect(hostile.length).toBeGreaterThan(400);
    });

    it('passes at least 98 % of ordinary statements', async () => {
      const refused: string[] = [];
      for (const { sql } of ordinary) {
        const answer = await checkSql(sql, guardPolicy(dialect, false), dialect);
        if (answer.kind === 'refused') refused.push(`${sql} -> ${answer.message}`);
      }
      console.info(
        `${dialect}: ${ordinary.length - refused.length} of ${ordinary.length} ordinary statements pass`,
        refused,
      );
      expect(refused.length / ordinary.length, refused.join('\n')).toBeLessThanOrEqual(0.02);
      expect(ordinary.length).toBeGreaterThan(150);
    });

    it('answers mutated statements, and writes what passes so that it passes unchanged', async () => {
      const statements = ordinary.map(({ sql }) => sql);
      const policy = guardPolicy(dialect, false);
      await fc.assert(
        fc.asyncProperty(mutated(statements), async (sql) => {
          const answer = await checkSql(sql, policy, dialect);
          if (answer.kind === 'refused') {
            expect(answer.rule).toMatch(/^guard\./);
            expect(answer.problem.cause instanceof TypeError, `${answer.problem.cause}`).toBe(
              false,
            );
            return;
          }
          const again = await checkSql(answer.sql, policy, dialect);
          expect(again).toMatchObject({ kind: 'guarded', sql: answer.sql });
        }),
        { numRuns: 1500, seed: 20261121 },
      );
    });
  });
}
