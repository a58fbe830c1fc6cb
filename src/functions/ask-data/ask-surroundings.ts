import type { LanguageModel } from '../../language/index.js';
import type { BilingualText, Clock } from '../../shared/index.js';
import type { DataDesk } from './data-desk.js';
import type { SessionStore } from './session-store.js';

/** What a composition root hands to the functions that answer from data. */
export interface AskSurroundings {
  readonly clock: Clock;
  /** What the data is about, for words such as "questions about the pet clinic". */
  readonly title: BilingualText;
  readonly desk: DataDesk;
  readonly sessions: SessionStore<unknown, unknown>;
  /** Gives general advice; null while no language model is configured. */
  readonly adviser: (() => Promise<LanguageModel>) | null;
  /** Questions to offer, in the words of the catalogue. */
  readonly examples: () => Promise<readonly string[]>;
}
