// The PetClinic workspace: owners, pets, vets and visits of a veterinary clinic, to be asked about.
import type { Workspace } from '../../src/functions/index.js';

const file = (name: string) => new URL(name, import.meta.url);

/** What `casthouse --workspace petclinic` opens. */
export const workspace: Workspace = {
  name: 'petclinic',
  title: { ko: '동물병원', en: 'Pet clinic' },
  functionNames: { 'ask-data': 'petclinic-genai-function' },
  database: {
    catalogue: file('catalogue.json'),
    scripts: {
      postgres: [file('database/schema.postgres.sql'), file('database/rows.sql')],
      mysql: [file('database/schema.mysql.sql'), file('database/rows.sql')],
    },
    version: 1,
  },
};
