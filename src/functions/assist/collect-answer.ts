import type { AssistEvent } from './assist-event.js';
import type { AssistAnswer } from './contract.js';

/** The events of one answer in one piece; an `error` event is thrown. The time is the caller's to add. */
export async function collectAnswer(
  events: AsyncIterable<AssistEvent>,
): Promise<Omit<AssistAnswer, 'processing_time_ms'>> {
  const steps: AssistAnswer['steps'] = [];
  const answer: Omit<AssistAnswer, 'processing_time_ms' | 'steps'> = {
    answer: '',
    session_id: '',
    language: 'ko',
    destination: '',
    planned_by: 'rules',
    reading: null,
    prediction: null,
    predictions: [],
    explanation: null,
    what_if: null,
    tables: [],
    citations: [],
    recommendations: [],
    model: 'rules',
    usage: null,
  };
  for await (const event of events)
    switch (event.type) {
      case 'session-opened':
        answer.session_id = event.session_id;
        answer.language = event.language;
        break;
      case 'route-chosen':
        answer.destination = event.destination;
        answer.planned_by = event.planned_by;
        break;
      case 'step-started':
        steps[event.step - 1] = {
          kind: event.kind,
          room: event.room,
          status: 'empty',
          ms: null,
          error: null,
        };
        break;
      case 'step-finished':
        Object.assign(steps[event.step - 1]!, { status: event.status, ms: event.ms });
        break;
      case 'step-failed':
        Object.assign(steps[event.step - 1]!, { status: 'failed', error: event.error });
        break;
      case 'reading-read':
        answer.reading = { ...event.reading };
        break;
      case 'prediction-made':
        answer.prediction = { ...event.prediction, warnings: [...event.prediction.warnings] };
        break;
      case 'predictions-made':
        answer.predictions = [...event.predictions];
        break;
      case 'explanation-made': {
        const { type: _, step: __, top_features, ...rest } = event;
        answer.explanation = { ...rest, top_features: [...top_features] };
        break;
      }
      case 'what-if-made': {
        const { changes, before, after } = event;
        answer.what_if = {
          changes: [...changes],
          before: { ...before, warnings: [...before.warnings] },
          after: { ...after, warnings: [...after.warnings] },
        };
        break;
      }
      case 'rows-found': {
        const { columns, rows, ...rest } = event.table;
        answer.tables.push({ ...rest, columns: [...columns], rows: rows.map((row) => [...row]) });
        break;
      }
      case 'citation-found':
        answer.citations.push(event.citation);
        break;
      case 'recommendation-found':
        answer.recommendations.push(event.recommendation);
        break;
      case 'text-delta':
        answer.answer += event.text;
        break;
      case 'usage':
        answer.usage = event.usage;
        break;
      case 'done':
        answer.model = event.model;
        break;
      case 'error':
        throw event.problem;
    }
  return { ...answer, steps };
}
