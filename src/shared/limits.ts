/** Every limit that guards a door, with its unit in the name. The settings table exposes those a user may move. */
export const limits = {
  /** Largest request body of a buffered function: AWS Lambda accepts 6 MB. */
  requestBytes: 6 * 1024 * 1024,
  /** Rows in one prediction call. */
  predictRows: 10_000,
  /** Features in one row of a request. */
  requestFeatures: 20_000,
  /** Columns of a table. */
  tableColumns: 20_000,
} as const;
