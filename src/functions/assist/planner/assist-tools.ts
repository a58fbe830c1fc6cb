// The rooms as tools of a language model: what it may call, and how a call becomes a step.
import type { Tool, ToolCall } from '../../../language/index.js';
import { nearestName } from '../../../shared/index.js';
import type { AssistRooms } from '../assist-rooms.js';
import type { FeatureVocabulary } from '../reading/feature-vocabulary.js';
import type { AskedChange } from '../reading/read-changes.js';
import type { PastedReading, Reading } from '../reading/read-pasted.js';
import type { RouteStep } from '../route/route-question.js';

/** The tools of one installation: only rooms that are there. */
export function assistTools(
  rooms: AssistRooms,
  vocabulary: FeatureVocabulary | null,
): readonly Tool[] {
  const question = {
    type: 'object',
    properties: {
      question: { type: 'string', description: 'Whole and by itself understandable.' },
    },
    required: ['question'],
    additionalProperties: false,
  };
  const nothing = { type: 'object', properties: {}, additionalProperties: false };
  const tools: Tool[] = [];
  if (rooms.predicting !== null && vocabulary !== null) {
    const names = vocabulary.features.map(({ name }) => name).join(', ');
    tools.push(
      {
        name: 'predict',
        description: `Calls one reading and says why. Features: ${names}. Without features: the reading at hand.`,
        inputSchema: {
          type: 'object',
          properties: { features: { type: 'object', description: 'Value by feature name.' } },
          additionalProperties: false,
        },
      },
      {
        name: 'explain',
        description: 'The reasons of the last call, strongest first.',
        inputSchema: nothing,
      },
      {
        name: 'what_if',
        description: 'Calls the last reading again with other values.',
        inputSchema: {
          type: 'object',
          properties: {
            changes: {
              type: 'array',
              items: {
                type: 'object',
                properties: { feature: { type: 'string' }, value: { type: 'number' } },
                required: ['feature', 'value'],
              },
            },
          },
          required: ['changes'],
          additionalProperties: false,
        },
      },
      {
        name: 'about_model',
        description: 'What the prediction model leans on as a whole, and how good it is.',
        inputSchema: nothing,
      },
    );
  }
  if (rooms.documents !== null)
    tools.push({
      name: 'ask_documents',
      description: 'Answers from manuals, rules and meeting notes, with citations.',
      inputSchema: question,
    });
  for (const room of rooms.data)
    tools.push({
      name: toolOf(room.name),
      description: `Answers from the rows of a database about: ${room.title.en} (${room.title.ko}).`,
      inputSchema: question,
    });
  return tools;
}

/** A call that can be run. */
export interface ReadCall {
  readonly step: RouteStep;
  /** The reading the call brings; null for the one at hand. */
  readonly pasted: PastedReading | null;
}

/** Reads a call of a model, which may hold anything: a step, or in words what is wrong with it. */
export function readToolCall(
  { name, input }: ToolCall,
  rooms: AssistRooms,
  vocabulary: FeatureVocabulary | null,
): ReadCall | string {
  const fields = isRecord(input) ? input : {};
  const step = (
    kind: RouteStep['kind'],
    question = '',
    more: Partial<RouteStep> = {},
  ): RouteStep => ({
    kind,
    question,
    room: null,
    changes: [],
    found: null,
    ...more,
  });
  const asked = typeof fields.question === 'string' ? fields.question.trim().slice(0, 2000) : '';
  switch (name) {
    case 'predict': {
      if (fields.features === undefined) return { step: step('predict', 'why'), pasted: null };
      const reading = readingIn(fields.features);
      if (reading === null)
        return 'features must be an object of numbers and texts by feature name';
      const pasted: PastedReading = { form: 'json', rows: [reading], unknown: [], question: '' };
      return { step: step('predict', 'why'), pasted };
    }
    case 'explain':
      return { step: step('explain', 'why'), pasted: null };
    case 'about_model':
      return { step: step('model'), pasted: null };
    case 'what_if': {
      const changes = changesIn(fields.changes, vocabulary);
      return typeof changes === 'string'
        ? changes
        : { step: step('what-if', '', { changes }), pasted: null };
    }
    case 'ask_documents':
      return asked === ''
        ? 'question must be text'
        : { step: step('documents', asked), pasted: null };
    default: {
      const room = rooms.data.find((candidate) => toolOf(candidate.name) === name);
      if (room === undefined) {
        const known = assistTools(rooms, vocabulary).map((tool) => tool.name);
        return `there is no tool ${name}; nearest: ${nearestName(name, known) ?? known.join(', ')}`;
      }
      return asked === ''
        ? 'question must be text'
        : { step: step('data', asked, { room: room.name }), pasted: null };
    }
  }
}

function toolOf(room: string): string {
  return `ask_data_${room.replace(/[^A-Za-z0-9_-]/g, '_')}`.slice(0, 64);
}

function readingIn(features: unknown): Reading | null {
  if (!isRecord(features)) return null;
  const values: [string, number | string | null][] = [];
  for (const [name, value] of Object.entries(features)) {
    if (typeof value !== 'number' && typeof value !== 'string' && value !== null) return null;
    values.push([name, value]);
  }
  return values.length === 0 ? null : Object.fromEntries(values);
}

function changesIn(
  given: unknown,
  vocabulary: FeatureVocabulary | null,
): readonly AskedChange[] | string {
  if (!Array.isArray(given) || given.length === 0)
    return 'changes must be a list with at least one change';
  const changes: AskedChange[] = [];
  for (const change of given) {
    const { feature, value } = isRecord(change) ? change : {};
    if (typeof feature !== 'string' || typeof value !== 'number' || !Number.isFinite(value))
      return 'a change is {"feature": name, "value": number}';
    const known = vocabulary?.exact(feature) ?? null;
    if (known === null) {
      const names = vocabulary?.features.map(({ name }) => name) ?? [];
      return `no feature ${feature}; nearest: ${nearestName(feature, names) ?? 'none'}`;
    }
    changes.push({ candidates: [known], amount: { kind: 'to', value } });
  }
  return changes;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
