import Papa from 'papaparse';
import { nearestName, problem, quote } from '../../shared/index.js';

/** One event as a file or a detector states it. */
export interface EventRecord {
  readonly video_id: number;
  /** Seconds from the first picture, 0 or more. */
  readonly timestamp: number;
  readonly event_type: string;
  readonly action_detected: string | null;
  readonly location: string | null;
  /** Years, 0..130. */
  readonly age: number | null;
  readonly gender: string | null;
  /** How sure the gender is, 0..1. */
  readonly gender_score: number | null;
  /** 0..1. */
  readonly confidence: number | null;
  readonly obj_id: number | null;
}

export interface EventRowsOptions {
  /** Words that `event_type` may be. Default any. */
  readonly eventTypes?: readonly string[];
}

/**
 * Reads events from JSON lines or from CSV with a header line, whichever the text is; `attributes` may hold the fields of
 * the person. All rows or none: the first
 * bad one throws `events.bad-row` or `events.unknown-field` with its number, counted from 1 without the header.
 */
export function eventRows(text: string, options: EventRowsOptions = {}): EventRecord[] {
  const content = text.replace(/^\uFEFF/, '');
  const records = /^\s*\{/.test(content) ? jsonRecords(content) : csvRecords(content);
  return records.map((record, index) => eventRecord(record, index + 1, options));
}

type RawRecord = Readonly<Record<string, unknown>>;

function jsonRecords(content: string): RawRecord[] {
  const records: RawRecord[] = [];
  for (const line of content.split('\n')) {
    if (line.trim() === '') continue;
    const row = records.length + 1;
    let record: unknown;
    try {
      record = JSON.parse(line);
    } catch {
      throw badRow(row, 'the line', line, 'one JSON object');
    }
    if (typeof record !== 'object' || record === null || Array.isArray(record))
      throw badRow(row, 'the line', line, 'one JSON object');
    records.push(record as RawRecord); // an object, just looked at
  }
  return records;
}

function csvRecords(content: string): RawRecord[] {
  const { data, errors } = Papa.parse<string[]>(content, { skipEmptyLines: 'greedy' });
  const [header = [], ...rows] = data;
  const broken = errors.find(({ type }) => type === 'Quotes');
  if (broken !== undefined)
    throw badRow(broken.row ?? 1, 'the line', broken.message, 'closed quotes');
  const names = header.map((name) => name.trim());
  return rows.map((cells, index) => {
    if (cells.length !== names.length)
      throw badRow(index + 1, 'the line', `${cells.length} cells`, `${names.length} cells`);
    return Object.fromEntries(names.map((name, column) => [name, fromCell(cells[column]!)]));
  });
}

// A cell that is empty is absent, one that is a number is a number; what a field accepts is decided below.
function fromCell(cell: string): string | number | null {
  const text = cell.trim();
  if (text === '') return null;
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

type FieldCheck = (value: unknown) => boolean;
const whole =
  (from: number, to: number): FieldCheck =>
  (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to;
const between =
  (from: number, to: number): FieldCheck =>
  (value) =>
    typeof value === 'number' && value >= from && value <= to;
const text =
  (longest: number): FieldCheck =>
  (value) =>
    typeof value === 'string' && value.trim() !== '' && value.length <= longest;

const fields: Readonly<
  Record<keyof EventRecord, readonly [FieldCheck, string, required: boolean]>
> = {
  video_id: [whole(1, 2 ** 31 - 1), 'the number of a video', true],
  timestamp: [whole(0, 31_536_000), 'whole seconds from the first picture', true],
  event_type: [text(40), 'a word of at most 40 characters', true],
  action_detected: [text(200), 'a text of at most 200 characters', false],
  location: [text(100), 'a text of at most 100 characters', false],
  age: [whole(0, 130), 'whole years, 0 to 130', false],
  gender: [text(10), 'a word of at most 10 characters', false],
  gender_score: [between(0, 1), 'a number from 0 to 1', false],
  confidence: [between(0, 1), 'a number from 0 to 1', false],
  obj_id: [whole(0, 2 ** 31 - 1), 'a whole number', false],
};
const fieldNames = Object.keys(fields) as (keyof EventRecord)[]; // the keys of the line above

function eventRecord(given: RawRecord, row: number, { eventTypes }: EventRowsOptions) {
  const record = withAttributes(given, row);
  for (const field of Object.keys(record))
    if (!Object.hasOwn(fields, field))
      throw problem('events.unknown-field', {
        row,
        field,
        nearest: nearestName(field, fieldNames),
        known: fieldNames,
      });
  const event: Record<string, unknown> = {};
  for (const name of fieldNames) {
    const value = record[name] ?? null;
    const [accepts, expected, required] = fields[name];
    if (value === null ? required : !accepts(value)) throw badRow(row, name, value, expected);
    event[name] = value;
  }
  const type = event.event_type as string; // checked as text just above
  if (eventTypes !== undefined && !eventTypes.includes(type)) {
    const nearest = nearestName(type, eventTypes);
    const expected = nearest === null ? `one of ${eventTypes.join(', ')}` : `perhaps "${nearest}"`;
    throw badRow(row, 'event_type', type, expected);
  }
  // Every field was given a checked value just above.
  return event as unknown as EventRecord;
}

// Detectors with a JSON column send what was read from the person under `attributes`, in CSV as text.
function withAttributes({ attributes, ...record }: RawRecord, row: number): RawRecord {
  if (attributes === undefined || attributes === null) return record;
  const fields = typeof attributes === 'string' ? parsed(attributes) : attributes;
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields))
    throw badRow(row, 'attributes', attributes, 'an object such as {"age": 35}');
  return { ...fields, ...record };
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
}

function badRow(row: number, field: string, value: unknown, expected: string) {
  const got = value === null || value === undefined ? 'nothing' : quote(value);
  return problem('events.bad-row', { row, field, got, expected });
}
