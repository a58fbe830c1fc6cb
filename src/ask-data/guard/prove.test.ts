// The proof is tested on SQL that the rest of the guard would never write.
import { describe, expect, it } from 'vitest';
import { readMysql } from './mysql/parse-query.js';
import type { GuardPolicy } from './policy.js';
import { prove } from './prove.js';

const policy: GuardPolicy = {
  tables: [
    { schema: null, name: 'pets', columns: ['id', 'name'] },
    { schema: null, name: 'events', columns: ['id', 'kind'] },
  ],
  scope: [{ table: 'events', column: 'video_id', value: 7 }],
  maxRows: 10,
};

const proven = (sql: string) => () => prove(readMysql(sql), policy, 'mysql');

describe('prove', () => {
  it('accepts scope in WHERE, in the ON of an outer join, and in a query of its own', () => {
    const good = [
      'select p.id from pets as p limit 10',
      "select e.id from events as e where e.video_id = '7' limit 1",
      "select e.id from events as e where (e.video_id = '7') and (e.kind = 1 or true) limit 1",
      "select p.id from pets as p left join events as e on e.video_id = '7' and e.id = p.id limit 1",
      "select p.id from events as e right join pets as p on e.video_id = '7' limit 1",
      "select x.id from (select e.id from events as e where e.video_id = '7') as x limit 1",
      "select p.id from pets as p left join (select e.id from events as e where e.video_id = '7') as x on true limit 1",
    ];
    for (const sql of good) expect(proven(sql), sql).not.toThrow();
  });

  it('refuses a scope that is missing, weakened or for another reference', () => {
    const bad = [
      'select e.id from events as e limit 1',
      "select e.id from events as e where e.video_id = '8' limit 1",
      "select e.id from events as e where e.video_id >= '7' limit 1",
      'select e.id from events as e where e.video_id = 7 limit 1',
      "select e.id from events as e where e.video_id = '7' or e.id = 1 limit 1",
      "select e.id from events as e where not (e.video_id = '7') limit 1",
      "select e.id from events as e where (e.video_id = '7') is not null limit 1",
      "select e.id from events as e, events as f where e.video_id = '7' limit 1",
      // The filter of the side that an outer join keeps does not filter it.
      "select e.id from events as e left join pets as p on e.video_id = '7' limit 1",
      "select e.id from pets as p right join events as e on e.video_id = '7' limit 1",
      'select p.id from pets as p where exists (select 1 from events as e) limit 1',
      "select p.id from pets as p, (select e.id from events as e) as x where x.video_id = '7' limit 1",
      'with c as (select e.id from events as e) select c.id from c as c limit 1',
      'select p.id from pets as p union select e.id from events as e limit 1',
      "select e.id from events as e group by e.id having e.video_id = '7' limit 1",
      "select p.id from pets as p left join (events as e cross join pets as q) on e.video_id = '7' limit 1",
    ];
    for (const sql of bad) expect(proven(sql), sql).toThrow(/could not be proven/);
  });

  it('refuses tables, columns, functions and limits outside the policy', () => {
    const bad = [
      'select c.note from canary as c limit 1',
      'select p.id from other.pets as p limit 1',
      'select p.secret from pets as p limit 1',
      'select id from pets as p limit 1',
      'select * from pets as p limit 1',
      'select p.* from pets as p limit 1',
      'select a.p.id from pets as p limit 1',
      'select sleep(1) limit 1',
      'select p.id from pets as p where benchmark(1, 1) limit 1',
      'select p.id from pets as p, pets as p limit 1',
      'with pets as (select 1 as id) select p.id from pets as p limit 1',
      "select p.id from pets as p where p.video_id = '7' limit 1",
      "select e.video_id from events as e where e.video_id = '7' limit 1",
      'select p.id from pets as p limit 11',
      'select p.id from pets as p',
    ];
    for (const sql of bad) expect(proven(sql), sql).toThrow(/could not be proven/);
  });
});
