// A question to a database, from text to answer: understood, planned, guarded, run, phrased.
import type { JsonValue } from '../databases/index.js';
import { asProblem, type Language, languageOf, problem } from '../shared/index.js';
import {
  abstention,
  clarification,
  knownWrong,
  suggestions,
  whatCanBeAsked,
} from './answer/abstention.js';
import { suggestChart } from './answer/chart-suggestion.js';
import { describeReading, plainRows } from './answer/describe-reading.js';
import { maskedRows } from './answer/mask-rows.js';
import { phraseAnswer } from './answer/phrase-answer.js';
import type { AskAnswer, AskOptions, AskQuestion, AskSurroundings } from './ask-answer.js';
import type { Catalogue } from './catalogue/catalogue.js';
import { eventIds, withEventKeys } from './event-keys.js';
import { confirmedStatement, isRejected } from './feedback/apply-feedback.js';
import type { FeedbackRecord } from './feedback/feedback-record.js';
import { checkSql } from './guard/check-sql.js';
import type { GuardedSql, GuardPolicy, Refusal } from './guard/policy.js';
import { guardPolicy } from './guard-policy.js';
import { isFollowUp } from './interpret/follow-up.js';
import { buildLexicon, type Lexicon } from './interpret/lexicon.js';
import type { ModelPlan } from './interpret/model-planner.js';
import type { Reading } from './interpret/reading.js';
import { refusesOutright } from './interpret/refuse-commands.js';
import { planByRules } from './interpret/rules-planner.js';
import { orderWithoutNulls } from './plan/order-without-nulls.js';
import type { QueryPlan } from './plan/query-plan.js';
import { renderPlan } from './plan/render/render-plan.js';

/** Longest question, in characters. */
export const longestQuestion = 2000;

/**
 * Answers a question from the database. What is not understood is abstained from or asked back, what would
 * change or reach beyond the data is refused: neither throws. Throws `ask.question-missing`,
 * `ask.question-too-long`, `ask.scope-missing` and the problems of the database.
 */
export async function askData(
  surroundings: AskSurroundings,
  asked: AskQuestion,
  options: AskOptions = {},
): Promise<AskAnswer> {
  const question = asked.question.normalize('NFC').trim();
  if (question === '') throw problem('ask.question-missing', {});
  if (question.length > longestQuestion)
    throw problem('ask.question-too-long', { characters: question.length, limit: longestQuestion });
  return new Asking(surroundings, { ...asked, question }, options).answer();
}

// What only a model needs is loaded with the first one.
async function modelParts() {
  const [{ phraseByModel }, { planByModel }] = await Promise.all([
    import('./answer/phrase-by-model.js'),
    import('./interpret/model-planner.js'),
  ]);
  return { phraseByModel, planByModel };
}

const lexicons = new WeakMap<Catalogue, Lexicon>();

class Asking {
  readonly #surroundings: AskSurroundings;
  readonly #asked: AskQuestion;
  readonly #options: AskOptions;
  readonly #language: Language;
  readonly #policy: GuardPolicy;
  readonly #maxRows: number;
  readonly #timings = { interpret: 0, guard: 0, query: 0, phrase: 0 };

  constructor(surroundings: AskSurroundings, asked: AskQuestion, options: AskOptions) {
    this.#surroundings = surroundings;
    this.#asked = asked;
    this.#options = options;
    this.#language = asked.language ?? languageOf(asked.question);
    this.#maxRows = Math.min(Math.max(1, Math.floor(options.maxRows ?? 1000)), 10_000);
    this.#policy = guardPolicy(surroundings.catalogue, asked.scope ?? {}, this.#maxRows);
  }

  async answer(): Promise<AskAnswer> {
    const { catalogue } = this.#surroundings;
    const language = this.#language;
    if (refusesOutright(this.#asked.question)) {
      const no =
        language === 'ko'
          ? '데이터를 읽는 질문에만 답합니다. 변경이나 명령은 실행하지 않습니다.'
          : 'I only answer questions that read data; commands and changes are not run.';
      return this.#without('refused', `${no} ${whatCanBeAsked(catalogue, language)}`, []);
    }
    const started = this.#now();
    const before = isReading(this.#asked.memory) ? this.#asked.memory : null;
    const planned = await planByRules({
      question: this.#asked.question,
      language,
      catalogue,
      lexicon: this.#lexicon(),
      nowMs: this.#surroundings.clock.now(),
      utcOffsetMinutes:
        this.#surroundings.utcOffsetMinutes ??
        catalogue.tables.find(({ clock }) => clock !== null)?.clock?.utcOffsetMinutes ??
        0,
      maxRows: this.#maxRows,
      lookUp: (plan) => this.#lookUp(plan),
      before,
    });
    this.#timings.interpret = this.#now() - started - this.#timings.query - this.#timings.guard;
    const confirmed = this.#confirmed();
    const byRules =
      planned.kind === 'planned' ? withEventKeys(planned.reading, planned.plan) : null;
    const isWrong = byRules !== null && this.#isRejected(this.#sqlOf(byRules));
    if (planned.kind === 'planned' && !isWrong && (confirmed?.planner ?? 'rules') === 'rules')
      return this.#run(planned.reading, byRules!);
    const repeated = confirmed === null ? null : await this.#runConfirmed(confirmed);
    if (repeated !== null) return repeated;
    if (planned.kind === 'planned' && !isWrong) return this.#run(planned.reading, byRules!);
    const byModel = planned.kind === 'clarify' ? null : await this.#askModel();
    if (byModel !== null) {
      const confirmable = this.#leans() ? null : ({ sql: byModel.sql, planner: 'model' } as const);
      return this.#answered({ ...byModel, reading: null, planner: 'model', confirmable });
    }
    if (planned.kind === 'planned')
      return this.#without('abstained', knownWrong(catalogue, language), []);
    if (planned.kind === 'clarify')
      return this.#without('clarify', clarification(planned.word, planned.choices, language), []);
    const words = planned.misread.kind === 'unknown-words' ? planned.misread.words : [];
    return this.#without('abstained', abstention(planned.misread, catalogue, language), words);
  }

  #lexicon(): Lexicon {
    const { catalogue } = this.#surroundings;
    const known = lexicons.get(catalogue) ?? buildLexicon(catalogue);
    lexicons.set(catalogue, known);
    return known;
  }

  #now(): number {
    return this.#surroundings.clock.monotonic();
  }

  // What was said about a question says nothing about the same words after another question.
  #leans(): boolean {
    return isReading(this.#asked.memory) && isFollowUp(this.#asked.question);
  }

  #confirmed(): FeedbackRecord | null {
    const { feedback = [], clock } = this.#surroundings;
    if (feedback.length === 0 || this.#leans()) return null;
    return confirmedStatement(this.#asked.question, feedback, dayOf(clock.now()));
  }

  #isRejected(sql: string): boolean {
    const { feedback = [], database } = this.#surroundings;
    if (feedback.length === 0 || this.#leans()) return false;
    return isRejected(this.#asked.question, sql, feedback, database.dialect);
  }

  #sqlOf(plan: QueryPlan): string {
    const { catalogue, database } = this.#surroundings;
    return renderPlan(orderWithoutNulls(plan, catalogue), database.dialect).sql;
  }

  // Null when the statement no longer fits the database; then the question is planned anew.
  async #runConfirmed(record: FeedbackRecord): Promise<AskAnswer | null> {
    const guarded = await this.#guarded(record.sql);
    if (guarded.kind === 'refused') return null;
    this.#options.onStage?.({ type: 'sql-ready', sql: guarded.sql });
    try {
      const found = this.#options.sqlOnly === true ? null : await this.#query(guarded.sql);
      return await this.#answered({
        reading: null,
        guarded,
        columns: guarded.columns.map(({ name }) => name),
        rows: found?.rows ?? [],
        truncated: found !== null && found.truncated !== null,
        planner: 'confirmed',
        confirmable: { sql: record.sql, planner: record.planner },
      });
    } catch (thrown) {
      if (asProblem(thrown).code === 'database.query-failed') return null;
      throw thrown;
    }
  }

  async #guarded(sql: string): Promise<GuardedSql | Refusal> {
    const started = this.#now();
    const guard = this.#surroundings.guard ?? checkSql;
    const checked = await guard(sql, this.#policy, this.#surroundings.database.dialect);
    this.#timings.guard += this.#now() - started;
    return checked;
  }

  async #query(sql: string) {
    const started = this.#now();
    const { timeoutMs = 10_000, signal } = this.#options;
    const result = await this.#surroundings.database.query(sql, [], {
      timeoutMs,
      rowLimit: this.#maxRows,
      signal,
    });
    this.#timings.query += this.#now() - started;
    return result;
  }

  async #lookUp(plan: QueryPlan): Promise<readonly (readonly unknown[])[]> {
    const checked = await this.#guarded(renderPlan(plan, this.#surroundings.database.dialect).sql);
    if (checked.kind === 'refused') throw checked.problem;
    return (await this.#query(checked.sql)).rows;
  }

  async #run(reading: Reading, plan: QueryPlan): Promise<AskAnswer> {
    const interpretation = describeReading(reading, this.#language);
    this.#options.onStage?.({ type: 'understood', interpretation });
    const sql = this.#sqlOf(plan);
    const checked = await this.#guarded(sql);
    if (checked.kind === 'refused') return this.#without('refused', checked.message, []);
    this.#options.onStage?.({ type: 'sql-ready', sql: checked.sql });
    const none = {
      columns: plan.select.map(({ as }) => ({ name: as })),
      rows: [],
      truncated: null,
    };
    const result = this.#options.sqlOnly === true ? none : await this.#query(checked.sql);
    return this.#answered({
      reading,
      guarded: checked,
      columns: result.columns.map(({ name }) => name),
      rows: result.rows,
      truncated:
        result.truncated !== null ||
        (result.rows.length >= this.#maxRows && reading.limit === null),
      planner: 'rules',
      confirmable: this.#leans() ? null : { sql, planner: 'rules' },
      interpretation,
    });
  }

  async #answered(found: {
    readonly reading: Reading | null;
    readonly guarded: GuardedSql;
    readonly columns: readonly string[];
    readonly rows: readonly (readonly JsonValue[])[];
    readonly truncated: boolean;
    readonly planner: 'rules' | 'model' | 'confirmed';
    readonly confirmable: AskAnswer['confirmable'];
    readonly interpretation?: readonly string[];
  }): Promise<AskAnswer> {
    const { reading, guarded, columns, rows, truncated, planner } = found;
    this.#options.onStage?.({ type: 'rows-ready', rowCount: rows.length });
    const started = this.#now();
    const language = this.#language;
    const plain =
      reading === null
        ? plainRows(columns, rows, language)
        : phraseAnswer(reading, columns, rows, language, truncated);
    const model = this.#surroundings.languageModel ?? null;
    const masked = maskedRows(columns, rows, guarded.personalColumns);
    const answer =
      model === null ||
      this.#options.phraseByModel === false ||
      this.#options.sqlOnly === true ||
      guarded.personalColumns.length > 0
        ? plain
        : await (await modelParts()).phraseByModel(
            model,
            this.#asked.question,
            columns,
            masked,
            plain,
            {
              language,
              signal: this.#options.signal,
            },
          );
    this.#timings.phrase = this.#now() - started;
    this.#options.onStage?.({ type: 'answer-ready', status: 'answered' });
    return {
      status: 'answered',
      answer,
      language,
      sql: guarded.sql,
      columns,
      rows,
      personalColumns: guarded.personalColumns,
      truncated,
      eventIds: reading === null ? [] : eventIds(reading, columns, rows),
      interpretation: found.interpretation ?? [],
      unknownWords: [],
      suggestions: [],
      chart: reading === null ? null : suggestChart(reading, columns, rows, language),
      planner,
      confirmable: found.confirmable,
      memory: reading ?? this.#asked.memory ?? null,
      timings: { ...this.#timings },
    };
  }

  async #askModel(): Promise<(ModelPlan & { readonly truncated: boolean }) | null> {
    const model = this.#surroundings.languageModel ?? null;
    if (model === null) return null;
    const { planByModel } = await modelParts();
    return planByModel({
      model,
      question: this.#asked.question,
      catalogue: this.#surroundings.catalogue,
      lexicon: this.#lexicon(),
      pairs: (this.#surroundings.feedback ?? []).filter(({ verdict }) => verdict === 'right'),
      isRejected: (sql) => this.#isRejected(sql),
      today: dayOf(this.#surroundings.clock.now()),
      guard: (sql) => this.#guarded(sql),
      run: (sql) => this.#query(sql),
      signal: this.#options.signal,
    });
  }

  #without(
    status: 'abstained' | 'refused' | 'clarify',
    answer: string,
    unknownWords: readonly string[],
  ): AskAnswer {
    this.#options.onStage?.({ type: 'answer-ready', status });
    return {
      status,
      answer,
      language: this.#language,
      sql: null,
      columns: [],
      rows: [],
      personalColumns: [],
      truncated: false,
      eventIds: [],
      interpretation: [],
      unknownWords,
      suggestions:
        status === 'clarify' ? [] : suggestions(this.#surroundings.catalogue, this.#language),
      chart: null,
      planner: null,
      confirmable: null,
      memory: this.#asked.memory ?? null,
      timings: { ...this.#timings },
    };
  }
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

function isReading(memory: unknown): memory is Reading {
  return typeof memory === 'object' && memory !== null && 'target' in memory && 'filters' in memory;
}
