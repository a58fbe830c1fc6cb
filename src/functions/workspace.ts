// What the product is about in one place: a factory, its words, its example data. Everything but the name is optional.
import type { BilingualText, Progress } from '../shared/index.js';
import type { Frame, OperatorFacts } from '../tabular/index.js';

/**
 * A workspace: data and small pure code that the product opens by name.
 * The functions work without one; what a workspace states makes answers speak the operator's language.
 */
export interface Workspace {
  /** Lower-case letters, digits and dashes; also the default name of its model. */
  readonly name: string;
  /** Default: the name. */
  readonly title?: BilingualText;
  /** Deployed name by kind of function, for instance `{ predict: 'diecasting-predict-t1' }`. Default: `NAME-KIND`. */
  readonly functionNames?: Readonly<Record<string, string>>;
  /** The one column that holds the label. Default: none, the trainer guesses or asks. */
  readonly label?: string;
  /** A row is positive when any column whose name starts with this prefix is above 0. Default: none. */
  readonly labelPrefix?: string;
  /** Columns that must not be learned from: identifiers, time stamps. Default: none. */
  readonly ignore?: readonly string[];
  /** Counter that starts again with every lot, such as the shot number; training then also measures on the last lots. Default: none. */
  readonly lotColumn?: string;
  /** Columns, such as the product, within which lots follow one another. Default: none. */
  readonly withinColumns?: readonly string[];
  /** What an operator knows about a feature, by feature name. Default: explanations name the feature only. */
  readonly operatorFacts?: Readonly<Record<string, OperatorFacts>>;
  /** What people call a feature, in any language, by feature name. Default: the words of its name and its description. */
  readonly featureNames?: Readonly<Record<string, readonly string[]>>;
  /** Makes rows to learn from when there are none yet. Default: no simulator. */
  readonly simulate?: (options: SimulationRequest) => Simulation;
  /** Readings to try a prediction with. Default: none. */
  readonly examples?: readonly ExampleReading[];
  /** What questions can be asked of. Default: none, it answers no questions about data. */
  readonly database?: WorkspaceDatabase;
  /** What was reported for tables of the workspace before; a study sets its own figures beside it. Default: nothing. */
  readonly documentedFigures?: readonly DocumentedFigures[];
}

/** Scores that were reported for a table, which is known by its size. */
export interface DocumentedFigures {
  readonly rowCount: number;
  /** Columns that a model may learn from. */
  readonly featureCount: number;
  /** Written as documented. */
  readonly f1: string;
  readonly rocAuc: string;
  readonly accuracy: string;
}

/** A database of a workspace: what is known of it, and where its rows come from. */
export interface WorkspaceDatabase {
  /** The catalogue file. Default: what introspection finds. */
  readonly catalogue?: URL;
  /** File whose first line is the connection URL. Default: none, the embedded database is filled from the next two. */
  readonly connection?: URL;
  /** SQL files that make tables and rows, by dialect, in the order they run. Default: none. */
  readonly scripts?: Readonly<Record<'postgres' | 'mysql', readonly URL[]>>;
  /** Rows that code makes, put in after the scripts have run. Default: none. */
  readonly rows?: () => Iterable<TableRows>;
  /** Changes whenever scripts or rows do: an embedded database of another one is made anew. Default 1. */
  readonly version?: number;
  /** Where videos and what was seen in them are kept; with it come the functions over videos. Default: none. */
  readonly videos?: VideoTables;
}

/** Rows of one table as values in the order of the columns; an object goes into a JSON column. */
export interface TableRows {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: Iterable<readonly TableValue[]>;
}

export type TableValue = string | number | null | Readonly<Record<string, string | number | null>>;

/** Tables of videos and events. Events have `id`, `video_id` and `timestamp`, videos `id`, `name` and `file`. */
export interface VideoTables {
  readonly videos: string;
  readonly events: string;
  /** Words of `event_type` that an imported event may have. Default: any. */
  readonly eventTypes?: readonly string[];
}

/** What every simulator understands; one may accept more. */
export interface SimulationRequest {
  /** Rows to make, at least 1. */
  readonly rows: number;
  /** Same seed, same rows, byte for byte. */
  readonly seed: number;
  /** Share of rows that repeat the row before, 0..0.5. Default 0. */
  readonly twinShare?: number;
  readonly progress?: Progress;
}

/** Simulated rows with the truth behind them, and both as text. */
export interface Simulation {
  readonly frame: Frame;
  /** The rows as CSV in pieces of at most some thousand rows; joined they are the file. */
  readonly csv: () => Iterable<string>;
  /** The true cause of every positive row as JSON lines, one piece a line. Absent when the simulator has no causes. */
  readonly causeLines?: () => Iterable<string>;
}

/** One row of features to show or to try. */
export interface ExampleReading {
  /** Lower-case word, unique among the examples: `normal`, `risky`. */
  readonly name: string;
  readonly title: BilingualText;
  readonly features: Readonly<Record<string, number | string>>;
}
