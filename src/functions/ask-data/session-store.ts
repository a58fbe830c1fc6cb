import type { AskAnswer } from '../../ask-data/index.js';
import type { Clock } from '../../shared/index.js';

/** What a session remembers of one question. */
export interface SessionTurn<Answer> {
  readonly question: string;
  readonly answer: Answer;
  /** ISO time. */
  readonly askedAt: string;
  /** What feedback about the answer would keep; null when there is nothing. */
  readonly confirmable: AskAnswer['confirmable'];
}

/** A turn with the session it belongs to. */
export interface HistoryEntry<Answer> extends SessionTurn<Answer> {
  readonly sessionId: string;
}

export interface SessionLimits {
  /** Sessions kept; the one unused for longest goes first. Default 500. */
  readonly sessions?: number;
  /** Turns kept of each. Default 50. */
  readonly turns?: number;
  /** Milliseconds after which an unused session is forgotten. Default an hour. */
  readonly idleMs?: number;
}

interface Session<Memory, Answer> {
  memory: Memory | null;
  turns: SessionTurn<Answer>[];
  usedAt: number;
}

/** Conversations of this process, kept in memory within limits: a client only names them. */
export class SessionStore<Memory, Answer> {
  readonly #clock: Clock;
  readonly #newId: () => string;
  readonly #limits: Required<SessionLimits>;
  // In order of use, the latest last.
  readonly #sessions = new Map<string, Session<Memory, Answer>>();

  constructor(clock: Clock, newId: () => string, limits: SessionLimits = {}) {
    this.#clock = clock;
    this.#newId = newId;
    this.#limits = { sessions: 500, turns: 50, idleMs: 3_600_000, ...limits };
  }

  /** The session of that id, made when it is not (or no longer) there; without an id a new one. */
  open(id: string | undefined): { readonly id: string; readonly memory: Memory | null } {
    this.#forgetIdle();
    const known = id ?? this.#newId();
    return { id: known, memory: this.#sessions.get(known)?.memory ?? null };
  }

  /** Adds a turn, and what the next question may refer to. */
  remember(
    id: string,
    memory: Memory | null,
    question: string,
    answer: Answer,
    confirmable: AskAnswer['confirmable'] = null,
  ): void {
    const usedAt = this.#clock.now();
    const session = this.#sessions.get(id) ?? { memory: null, turns: [], usedAt };
    const turn = { question, answer, askedAt: new Date(usedAt).toISOString(), confirmable };
    const turns = [...session.turns, turn].slice(-this.#limits.turns);
    this.#sessions.delete(id);
    this.#sessions.set(id, { memory, turns, usedAt });
    for (const oldest of this.#sessions.keys()) {
      if (this.#sessions.size <= this.#limits.sessions) break;
      this.#sessions.delete(oldest);
    }
  }

  /** The last turn of a session, or the last with that question; null when there is none. */
  turn(id: string, question?: string): SessionTurn<Answer> | null {
    this.#forgetIdle();
    const turns = this.#sessions.get(id)?.turns ?? [];
    const isMeant = (turn: SessionTurn<Answer>) =>
      question === undefined || turn.question.trim() === question.trim();
    return turns.findLast(isMeant) ?? null;
  }

  /** Turns of one session, or of all, the latest last; at most `limit`. */
  history(id: string | undefined, limit: number): HistoryEntry<Answer>[] {
    this.#forgetIdle();
    const entries: HistoryEntry<Answer>[] = [];
    for (const [sessionId, { turns }] of this.#sessions)
      if (id === undefined || id === sessionId)
        for (const turn of turns) entries.push({ sessionId, ...turn });
    // Equal times keep their order.
    entries.sort((one, other) => Date.parse(one.askedAt) - Date.parse(other.askedAt));
    return entries.slice(-limit);
  }

  #forgetIdle(): void {
    const oldest = this.#clock.now() - this.#limits.idleMs;
    for (const [id, { usedAt }] of this.#sessions) {
      if (usedAt >= oldest) break;
      this.#sessions.delete(id);
    }
  }
}
