import { expect, test } from 'vitest';
import { buildCatalogue } from './build-catalogue.js';
import { catalogueInit } from './catalogue-init.js';
import { checkCatalogue, parseCatalogue } from './check-catalogue.js';
import type { IntrospectedSchema } from './introspected-schema.js';

const schema: IntrospectedSchema = {
  dialect: 'postgres',
  tables: [
    {
      name: 'members',
      primaryKey: ['id'],
      columns: [
        { name: 'id', type: 'integer', nullable: false },
        { name: 'full_name', type: 'varchar(30)' },
        { name: 'password_hash', type: 'text' },
        { name: 'email', type: 'text' },
      ],
    },
  ],
};

test.each([
  [{ tabels: {} }, 'tables'],
  [{ tables: { member: {} } }, 'members'],
  [{ tables: { members: { columns: { fullname: {} } } } }, 'full_name'],
  [{ tables: { members: { columns: { email: { persnal: true } } } } }, 'personal'],
  [{ defaultTable: 'memberz' }, 'members'],
  [{ scope: [{ column: 'members.idd' }] }, 'id'],
])('names what is near a wrong name: %j', (file, near) => {
  expect(() => checkCatalogue(file, schema)).toThrow(
    expect.objectContaining({
      code: 'catalogue.unknown-name',
      fix: expect.stringContaining(`"${near}"`),
    }),
  );
});

test.each([
  [[], 'an object'],
  [{ tables: { members: { hidden: 'yes' } } }, 'true or false'],
  [{ tables: { members: { words: [''] } } }, 'words'],
  [
    {
      definitions: [
        {
          words: ['x'],
          table: 'members',
          conditions: [{ column: 'id', operator: 'in', value: 1 }],
        },
      ],
    },
    'a list of values',
  ],
])('says what it expects: %j', (file, expected) => {
  expect(() => checkCatalogue(file, schema)).toThrow(
    expect.objectContaining({
      code: 'catalogue.wrong-value',
      message: expect.stringContaining(expected),
    }),
  );
});

test('a starting file is right as it is', () => {
  const text = catalogueInit(schema);
  expect(checkCatalogue(parseCatalogue(text), schema)).toBeTruthy();
  expect(text).toContain('"email": { "personal": true }');
  expect(parseCatalogue('{ "examples": ["see http://x"] } // end')).toEqual({
    examples: ['see http://x'],
  });
  expect(() => parseCatalogue('{,}')).toThrow(
    expect.objectContaining({ code: 'catalogue.not-json' }),
  );
});

test('leaves secrets out and marks personal data', () => {
  const [members] = buildCatalogue(schema).tables;
  expect(members?.columns.map(({ name }) => name)).toEqual(['id', 'full_name', 'email']);
  expect(members?.columns.filter(({ personal }) => personal).map(({ name }) => name)).toEqual([
    'email',
  ]);
  expect(members?.nameColumns).toEqual(['full_name']);
  expect(members?.words.map(({ text }) => text)).toContain('회원');
});
