import { SynonymTable } from './synonym-table.js';
import { attributeWords } from './vocabulary/attributes.js';
import { computingWords } from './vocabulary/computing.js';
import { dailyLifeWords } from './vocabulary/daily-life.js';
import { everydayVerbs } from './vocabulary/everyday-verbs.js';
import { financeWords } from './vocabulary/finance.js';
import { healthWords } from './vocabulary/health.js';
import { lawWords } from './vocabulary/law-and-administration.js';
import { logisticsWords } from './vocabulary/logistics-and-purchasing.js';
import { machineWords } from './vocabulary/machines.js';
import { manufacturingWords } from './vocabulary/manufacturing.js';
import { safetyWords } from './vocabulary/safety-and-environment.js';
import { workWords } from './vocabulary/work.js';

/**
 * Words that mean the same, Korean and English, of a factory and of everyday life: a line a group, members parted by a
 * comma and a blank, lower case. A stem with `~` is a verb or an adjective in all its forms (`바꾸~`: 바꿔, 바꾼). A member
 * is true in most sentences where another one is; what is only related, or means several things, stays out.
 */
export const builtInSynonyms: readonly string[] = [
  attributeWords,
  computingWords,
  dailyLifeWords,
  everydayVerbs,
  financeWords,
  healthWords,
  lawWords,
  logisticsWords,
  machineWords,
  manufacturingWords,
  safetyWords,
  workWords,
];

/** The built-in groups, found through when first asked for. */
export function builtInTable(): SynonymTable {
  table ??= new SynonymTable(builtInSynonyms.join(''));
  return table;
}

let table: SynonymTable | undefined;
