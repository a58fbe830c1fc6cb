// A starting catalogue file for a person to edit.

import { isPersonal, isSecret } from './column-guesses.js';
import type { IntrospectedSchema } from './introspected-schema.js';

/** The text of a file with an entry for every table, commented; `parseCatalogue` reads it back. */
export function catalogueInit(schema: IntrospectedSchema): string {
  const tables = schema.tables.map((table) => {
    const columns = table.columns
      .filter(({ name }) => isPersonal(name) || isSecret(name))
      .map(
        ({ name }) =>
          `        ${JSON.stringify(name)}: { ${isSecret(name) ? '"forbidden": true' : '"personal": true'} }`,
      );
    return [
      `    // ${table.columns.map(({ name }) => name).join(', ')}`.slice(0, 160),
      `    ${JSON.stringify(table.name)}: {`,
      '      "words": { "ko": [], "en": [] },',
      `      "columns": {${columns.length === 0 ? '' : `\n${columns.join(',\n')}\n      `}}`,
      '    }',
    ].join('\n');
  });
  return `{
  // What people call things. The first word of a language is used in answers. Every part is optional.
  // A table may have: words, hidden, nameColumns, shownColumns, whenColumn, clock, columns.
  // A column may have: words, values (words for single values), unit, display (duration, percent, date,
  // integer), personal (masked before a model sees it), forbidden (never read).
  "tables": {
${tables.join(',\n')}
  },
  // Phrases that stand for conditions:
  // { "words": ["big order"], "table": "orders", "conditions": [{ "column": "amount", "operator": ">", "value": 100 }] }
  "definitions": [],
  // Columns that every query is limited by: { "column": "events.video_id", "required": true }
  "scope": [],
  "examples": []
}
`;
}
