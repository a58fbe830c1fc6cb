/** What an answer may rest on: the only source of its numbers, dates, names and units. Plain data. */
export interface Evidence {
  /** Single statements: a prediction, a threshold, a limit. */
  readonly facts?: readonly Fact[];
  /** Rows of a query, each a flat record. */
  readonly rows?: readonly Row[];
  /** How many rows there are when `rows` holds only the first of them; default the number of `rows`. */
  readonly rowCount?: number;
  /** Unit by column of `rows`, such as `{ duration: 's', confidence: 'ratio' }`. */
  readonly units?: Readonly<Record<string, string>>;
  /** Contributions of features to one prediction, strongest first. */
  readonly contributions?: readonly Contribution[];
  /** Passages of documents, best first. */
  readonly passages?: readonly Passage[];
}

export type Scalar = string | number | boolean | null;
export type Row = Readonly<Record<string, Scalar>>;

export interface Fact {
  readonly label: string;
  readonly value: Scalar;
  /** Such as `s`, `mm`, `°C`, `ratio` (0 to 1), `percent`, `KRW`; default none. */
  readonly unit?: string;
}

export interface Contribution {
  readonly feature: string;
  readonly value: number;
  /** SHAP value on the margin, signed: above 0 raises the prediction. */
  readonly contribution: number;
  readonly unit?: string;
}

export interface Passage {
  readonly text: string;
  /** Title, heading or address a reader can find it by. */
  readonly source: string;
}

/** Whether there is anything to rest on. A query that found no rows is evidence too: `rows: []`. */
export function hasEvidence(evidence: Evidence | undefined): evidence is Evidence {
  if (evidence === undefined) return false;
  const { facts, rows, contributions, passages } = evidence;
  return (
    rows !== undefined || [facts, contributions, passages].some((part) => (part?.length ?? 0) > 0)
  );
}
