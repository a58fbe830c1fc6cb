import type { AskAnswer } from '../../ask-data/index.js';
import { languageOf } from '../../shared/index.js';
import type { Invocation, OpenFunction } from '../contract.js';
import { elapsedMs } from '../elapsed-ms.js';
import { advice } from './advice.js';
import type { AskSurroundings } from './ask-surroundings.js';
import { type AskDataAnswer, type AskDataInput, askDataContract } from './contract.js';
import { asksForAdvice, type QuestionType } from './question-type.js';

/** The function that answers questions about one database, under its deployed name and path. */
export function openAskData(
  name: string,
  route: { readonly kind: string; readonly path: string },
  surroundings: AskSurroundings,
): OpenFunction {
  const contract = askDataContract(route);
  return {
    name,
    contract,
    call: (input, invocation) => askData(contract.readInput(input), surroundings, invocation),
  };
}

/**
 * Asks the database first: whatever it can answer is answered from its rows. What it cannot, and what asks for
 * advice, goes to the language model when there is one; otherwise the answer says that it takes one.
 */
async function askData(
  input: AskDataInput,
  surroundings: AskSurroundings,
  invocation: Invocation,
): Promise<AskDataAnswer> {
  const { clock, desk, sessions } = surroundings;
  const { question, scope } = input;
  const started = clock.monotonic();
  const session = sessions.open(input.sessionId);
  const asked = await desk.ask(question, {
    scope,
    memory: session.memory,
    signal: invocation.signal,
  });
  const isAdvice = asked.status === 'abstained' && asksForAdvice(question);
  const advised = isAdvice
    ? await advice(question, languageOf(question), surroundings, invocation)
    : null;
  const question_type: QuestionType = isAdvice ? 'GENERAL_ADVICE' : 'DATABASE_QUERY';
  const answer: AskDataAnswer = {
    question,
    answer: advised?.text ?? asked.answer,
    data_source: dataSource(asked, advised),
    question_type,
    timestamp: new Date(clock.now()).toISOString(),
    ...evidenceOf(asked, session.id),
    timings: { ...asked.timings, total: elapsedMs(clock, started) },
  };
  sessions.remember(session.id, asked.memory, question, answer, asked.confirmable);
  const { status, rows } = answer;
  invocation.log.info('asked', { status, question_type, rows: rows.length, ...asked.timings });
  return answer;
}

function dataSource(
  asked: AskAnswer,
  advised: { readonly fromModel: boolean } | null,
): AskDataAnswer['data_source'] {
  if (advised !== null) return advised.fromModel ? 'language-model' : 'none';
  return asked.status === 'answered' ? 'database' : 'none';
}

/** What ran and what came back, in the form of the answers. */
export function evidenceOf(asked: AskAnswer, sessionId: string) {
  const { status, sql, columns, rows, truncated, chart, timings } = asked;
  return {
    status,
    sql,
    columns: [...columns],
    rows: rows.map((row) => [...row]),
    truncated,
    chart:
      chart === null ? null : { ...chart, labels: [...chart.labels], points: [...chart.points] },
    session_id: sessionId,
    timings: { ...timings },
  };
}
