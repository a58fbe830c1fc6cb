// What a catalogue is built from. Any database's introspection fits; what it does not know it leaves out.
export interface IntrospectedSchema {
  readonly dialect: 'postgres' | 'mysql';
  readonly tables: readonly IntrospectedTable[];
}

export interface IntrospectedTable {
  readonly name: string;
  readonly schema?: string | null;
  readonly comment?: string | null;
  readonly columns: readonly IntrospectedColumn[];
  readonly primaryKey?: readonly string[];
  readonly foreignKeys?: readonly IntrospectedForeignKey[];
  readonly rowCount?: number | null;
}

export interface IntrospectedColumn {
  readonly name: string;
  /** The database's own type name, such as `varchar(30)` or `timestamp without time zone`. */
  readonly type: string;
  readonly nullable?: boolean;
  readonly comment?: string | null;
  /** Values of an enumerated type. */
  readonly enumValues?: readonly string[] | null;
}

export interface IntrospectedForeignKey {
  readonly columns: readonly string[];
  readonly table: string;
  readonly referencedColumns: readonly string[];
}

/** What a look at the rows found, by `table.column`. */
export type ColumnProfiles = ReadonlyMap<string, ColumnProfile>;

export interface ColumnProfile {
  /** All distinct values when there are few, else null. */
  readonly values: readonly (string | number | boolean)[] | null;
  readonly range: { readonly least: number | string; readonly greatest: number | string } | null;
}
