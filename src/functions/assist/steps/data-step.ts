import type { AskAnswer } from '../../../ask-data/index.js';
import type { Evidence, Row } from '../../../language/index.js';
import { problem } from '../../../shared/index.js';
import { contentWords } from '../route/content-words.js';
import { asksWhy } from '../route/said.js';
import type { Step, StepProps } from './step.js';

/** Rows that travel with an answer. */
const mostRows = 100;

/** Asks one database; what it does not understand it says itself. */
export async function* dataStep(props: StepProps): Step {
  const { step, rooms, memory, asked, number, invocation, citationsBefore } = props;
  const room = rooms.data.find(({ name }) => name === step.room);
  if (room === undefined)
    throw problem('workspace.cannot', {
      workspace: step.room ?? '',
      what: 'answer questions about data',
      missing: 'database',
    });
  const how = memory.data?.how ?? '';
  if (how !== '' && memory.last?.kinds.includes('data') && isAboutHow(step.question))
    return {
      status: 'answered',
      text: how,
      evidence: { passages: [{ text: how, source: room.name }] },
      memory,
      model: null,
      citations: citationsBefore,
    };
  const kept = memory.data?.room === room.name ? memory.data.memory : null;
  const answer = await room.ask(step.question, {
    scope: asked.scope,
    memory: kept,
    signal: invocation.signal,
  });
  if (answer.sql !== null) {
    const { sql, columns, rows, truncated } = answer;
    yield {
      type: 'rows-found',
      step: number,
      table: {
        room: room.name,
        sql,
        columns,
        rows: rows.slice(0, mostRows),
        row_count: rows.length,
        truncated: truncated || rows.length > mostRows,
      },
    };
  }
  return {
    status: answer.status === 'answered' ? 'answered' : 'empty',
    text: answer.answer,
    evidence: evidenceOf(answer),
    memory: {
      ...memory,
      data: { room: room.name, memory: answer.memory, how: howText(answer, props) },
    },
    model: answer.planner === 'model' ? 'language-model' : null,
    isPrivate: answer.personalColumns.length > 0,
    citations: citationsBefore,
  };
}

// "왜?", "how do you know?": nothing but the asking itself.
function isAboutHow(question: string): boolean {
  return contentWords(question).length === 0 && asksWhy(question);
}

// Said again when somebody asks why. Of what was not answered the reason was said already, and is said again.
function howText(
  { interpretation, sql, rows, answer }: AskAnswer,
  { language, rooms, step }: StepProps,
): string {
  if (sql === null) return answer;
  const title = rooms.data.find(({ name }) => name === step.room)?.title[language] ?? '';
  const understood = interpretation.map((line) => `- ${line}`).join('\n');
  return language === 'ko'
    ? `${title} 데이터에서 다음과 같이 이해하고 찾은 ${rows.length}행에 따른 답입니다.\n${understood}\nSQL: ${sql}`
    : `The answer follows from ${rows.length === 1 ? 'one row' : `${rows.length} rows`} of ${title}, looked up so:\n${understood}\nSQL: ${sql}`;
}

// The sentence of the room is evidence too: it was made from the rows.
function evidenceOf({ status, columns, rows, answer }: AskAnswer): Evidence {
  if (status !== 'answered') return {};
  const records = rows.slice(0, mostRows).map(
    (row): Row =>
      Object.fromEntries(
        columns.map((column, at) => {
          const value = row[at] ?? null;
          return [column, typeof value === 'object' ? JSON.stringify(value) : value];
        }),
      ),
  );
  return { rows: records, rowCount: rows.length, passages: [{ text: answer, source: 'answer' }] };
}
