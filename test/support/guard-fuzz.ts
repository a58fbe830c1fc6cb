// Statements made of ordinary ones by breaking them and by planting hostile pieces.
import fc from 'fast-check';

const pieces = [
  ...[
    'canary',
    'note',
    'secret',
    'owners.secret',
    'tenant',
    'salary',
    'owners',
    'o.*',
    '*',
    'events',
  ],
  ...[
    'pg_class',
    'information_schema.tables',
    'mysql.user',
    'public',
    'test',
    '.',
    ',',
    ';',
    '(',
    ')',
  ],
  ...[
    "'",
    '"',
    '`',
    '\\',
    "''",
    '--',
    '/*',
    '*/',
    '/*!',
    '#',
    '$$',
    '-- \n',
    ' or 1=1 ',
    ' or true ',
  ],
  ...[
    'union select note from canary',
    'union all select secret from owners',
    'natural join visits',
  ],
  ...['(select max(secret) from owners)', '(select note from canary limit 1)', 'using (secret)'],
  ...[
    'where video_id = 2',
    'left join events e2 on true',
    'right join videos v2 on true',
    'cross join',
  ],
  ...[
    'pg_sleep(5)',
    'sleep(5)',
    'row_to_json(owners)',
    '::regclass',
    '::text',
    'for update',
    'into x',
  ],
  ...['limit 99999999', 'limit all', 'offset 1', 'order by secret', 'group by secret', 'as secret'],
  ...[
    'with owners as (select id as secret from pets)',
    'lateral',
    'not',
    'null',
    'is null',
    'distinct',
  ],
  ...[
    'over (order by secret)',
    'having max(secret) > 1',
    'case when',
    'end',
    'exists',
    'in',
    '=',
    '<>',
  ],
  ...[
    '@@version',
    '@x',
    ':=',
    '?',
    '$1',
    'e',
    'x.secret',
    'version()',
    'current_user',
    '코코',
    '\u00a0',
  ],
];

/** Mutations of a statement: tokens dropped, doubled, swapped, and pieces planted. */
export function mutated(statements: readonly string[]): fc.Arbitrary<string> {
  const step = fc.record({
    what: fc.constantFrom('drop', 'double', 'swap', 'plant', 'plant', 'replace', 'graft'),
    at: fc.nat(200),
    to: fc.nat(200),
    piece: fc.constantFrom(...pieces),
    other: fc.constantFrom(...statements),
  });
  return fc
    .tuple(fc.constantFrom(...statements), fc.array(step, { minLength: 1, maxLength: 2 }))
    .map(([statement, steps]) => steps.reduce((sql, one) => mutate(sql, one), statement));
}

function mutate(
  sql: string,
  step: { what: string; at: number; to: number; piece: string; other: string },
): string {
  const tokens = sql.match(/\w+|\s+|'[^']*'|[^\w\s]/gu) ?? [];
  const at = step.at % (tokens.length + 1);
  const to = step.to % (tokens.length + 1);
  switch (step.what) {
    case 'drop':
      tokens.splice(at, 1);
      break;
    case 'double':
      tokens.splice(at, 0, tokens[at] ?? '');
      break;
    case 'swap':
      [tokens[at], tokens[to]] = [tokens[to] ?? '', tokens[at] ?? ''];
      break;
    case 'plant':
      tokens.splice(at, 0, ` ${step.piece} `);
      break;
    case 'replace':
      tokens.splice(at, 1, step.piece);
      break;
    default:
      // The end of another statement in place of the rest of this one.
      return `${tokens.slice(0, at).join('')} ${step.other.slice(step.to % step.other.length)}`;
  }
  return tokens.join('');
}
