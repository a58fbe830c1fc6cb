// All that is known of a clause before it is placed: what it says, what was said before it, and what the rooms make of it.
import type { AssistStepKind } from '../assist-event.js';
import type { FeatureMention } from '../reading/feature-vocabulary.js';
import { type AskedChange, readChanges } from '../reading/read-changes.js';
import {
  type DataEvidence,
  type DocumentEvidence,
  lookIntoData,
  lookIntoDocuments,
} from './evidence.js';
import type { PlacingContext } from './placing.js';
import { asksHowTo, asksWhy, namesDocuments } from './said.js';

/** What a clause is judged by. */
export interface Observation {
  readonly text: string;
  /** Kinds of the clauses before it in the same question; else of the last question. */
  readonly lastKinds: readonly AssistStepKind[];
  /** Whether the last kinds are of the same question. */
  readonly isSameQuestion: boolean;
  readonly hasReading: boolean;
  readonly hasPrediction: boolean;
  readonly hasWhatIf: boolean;
  /** Features of the model it speaks of. */
  readonly mentions: readonly FeatureMention[];
  /** Words of it that are words of features. */
  readonly featureWords: readonly string[];
  readonly changes: readonly AskedChange[];
  readonly data: readonly DataEvidence[];
  /** Whether names were looked for in the rows of the databases. */
  readonly isSearchedByName: boolean;
  /** Null where there are none, or where looking costs too much. */
  readonly documents: DocumentEvidence | null;
}

/** Observes a clause. Documents that are far away are looked into only for what is meant for them. */
export async function observe(text: string, context: PlacingContext): Promise<Observation> {
  const { memory, before, asked, vocabulary, rooms } = context;
  const asksDocuments =
    rooms.documents !== null &&
    (!rooms.documents.isRemote ||
      rooms.data.length === 0 ||
      namesDocuments(text) ||
      asksHowTo(text) ||
      asksWhy(text));
  const [data, documents] = await Promise.all([
    lookIntoData(text, context),
    asksDocuments ? lookIntoDocuments(text, context) : null,
  ]);
  const saysCall = before.includes('predict') || before.includes('what-if');
  return {
    text,
    lastKinds: before.length > 0 ? before : (memory.last?.kinds ?? []),
    isSameQuestion: before.length > 0,
    hasReading: memory.reading !== null || asked.sentReading !== null || before.includes('predict'),
    hasPrediction: memory.prediction !== null || memory.reading !== null || saysCall,
    hasWhatIf: memory.whatIf !== null,
    mentions: vocabulary?.mentions(text) ?? [],
    featureWords: vocabulary?.wordsSaid(text) ?? [],
    changes: vocabulary === null ? [] : readChanges(text, vocabulary),
    data,
    isSearchedByName: false,
    documents,
  };
}
