// What a stretch of the question means by itself, before the stretches are put together.
import type {
  CatalogueColumn,
  CatalogueTable,
  Definition,
  TableLink,
} from '../catalogue/catalogue.js';
import type { ComparisonOperator, DateTimePart } from '../plan/query-plan.js';

/** One possible meaning of a word in the catalogue. */
export type Sense =
  | { readonly kind: 'table'; readonly table: CatalogueTable; readonly strength: number }
  | {
      readonly kind: 'column';
      readonly table: CatalogueTable;
      readonly column: CatalogueColumn;
      readonly strength: number;
    }
  | {
      readonly kind: 'value';
      readonly table: CatalogueTable;
      readonly column: CatalogueColumn;
      readonly value: string | number | boolean;
      readonly strength: number;
    }
  | { readonly kind: 'definition'; readonly definition: Definition; readonly strength: number }
  /** The part a row of `table` plays by one of several foreign keys: "departure" of an airport. */
  | {
      readonly kind: 'link';
      readonly table: CatalogueTable;
      readonly link: TableLink;
      readonly strength: number;
    };

/** What a closed-class word does in a question. */
export type Role =
  | 'count'
  | 'list'
  | 'who'
  | 'where'
  | 'when'
  | 'what'
  | 'amount'
  | 'average'
  | 'sum'
  | 'greatest'
  | 'least'
  | 'most'
  | 'many'
  | 'few'
  | 'group'
  | 'group-before'
  | 'not'
  | 'exists'
  | 'named'
  | 'and'
  | 'or'
  | 'of'
  | 'than'
  | 'with'
  | 'first'
  | 'last'
  | 'distinct'
  | 'person'
  | 'establishment'
  | 'other'
  | 'now'
  | 'only'
  | 'both'
  | 'all'
  | 'thing'
  | 'missing'
  | 'sort'
  | 'ascending'
  | 'descending'
  | 'how'
  | 'stop';

/** Calendar: ISO local times, `until` exclusive. Offset: seconds from a start, both ends included unless said. */
export type TimeRange =
  | {
      readonly kind: 'calendar';
      readonly from: string | null;
      readonly until: string | null;
      readonly days: boolean;
    }
  | {
      readonly kind: 'offset';
      readonly from: number | null;
      readonly to: number | null;
      readonly toExcluded: boolean;
    }
  | { readonly kind: 'month'; readonly month: number; readonly day: number | null }
  | { readonly kind: 'hours'; readonly from: number; readonly until: number }
  /** Days of the week, 0 Sunday .. 6. */
  | { readonly kind: 'weekdays'; readonly days: readonly number[] };

export type Meaning =
  | { readonly kind: 'senses'; readonly senses: readonly Sense[]; readonly verb: boolean }
  | { readonly kind: 'role'; readonly role: Role }
  | {
      readonly kind: 'adjective';
      readonly adjective: Adjective;
      readonly form: 'superlative' | 'comparative' | 'plain';
    }
  | { readonly kind: 'number'; readonly value: number; readonly unit: string | null }
  | {
      readonly kind: 'compare';
      readonly operator: ComparisonOperator;
      readonly value: number;
      readonly unit: string | null;
    }
  | {
      readonly kind: 'between';
      readonly low: number;
      readonly high: number;
      readonly unit: string | null;
    }
  | { readonly kind: 'top'; readonly count: number }
  /** "by age group": bands of ten years. */
  | { readonly kind: 'age-bands' }
  /** "per month", or, as a noun, the "month" that had the most. */
  | { readonly kind: 'part'; readonly part: DateTimePart['part']; readonly isNoun: boolean }
  /** "second", "두 번째": 2 and more. */
  | { readonly kind: 'ordinal'; readonly place: number }
  | { readonly kind: 'time'; readonly range: TimeRange }
  /** A word nothing explains: a name when quoted or written like one. */
  | { readonly kind: 'unknown'; readonly isName: boolean };

/** "expensive": columns whose words are among these, most first. */
export interface Adjective {
  readonly columns: readonly string[];
  /** Whether "most" of the adjective is the largest value of such a column. */
  readonly largest: boolean;
}

export type Item = Meaning & {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Korean particles that follow, empty for none. */
  readonly particle: string;
};
