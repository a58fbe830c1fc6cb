/** What a streaming function sends, one event a piece; the last is `done` or `error`. */
export type ChatEvent =
  | { readonly type: 'text-delta'; readonly text: string }
  | { readonly type: 'usage'; readonly usage: Readonly<Record<string, number>> }
  | { readonly type: 'done'; readonly finish: string; readonly model?: string }
  | { readonly type: 'error'; readonly error: ServerError }
  | ChatFact;

/** A stage or a piece of evidence of the assistant, as it came: its fields are read where they are shown. */
export interface ChatFact {
  readonly type: 'fact';
  /** The event's own type, such as `citation-found`. */
  readonly name: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** The error body of every face. */
export interface ServerError {
  readonly code: string;
  readonly message: string;
  readonly fix: string;
}

/** An event as it came over the wire, or null for one of a kind not known here. */
export function readChatEvent(data: string): ChatEvent | null {
  let event: unknown;
  try {
    event = JSON.parse(data);
  } catch {
    return null;
  }
  if (typeof event !== 'object' || event === null || !('type' in event)) return null;
  const fields: Readonly<Record<string, unknown>> = { ...event };
  switch (fields.type) {
    case 'text-delta':
      return typeof fields.text === 'string' ? { type: 'text-delta', text: fields.text } : null;
    case 'usage':
      return { type: 'usage', usage: numbersOf(fields.usage) };
    case 'done':
      return {
        type: 'done',
        finish: String(fields.finish ?? 'stop'),
        ...(typeof fields.model === 'string' ? { model: fields.model } : {}),
      };
    case 'error':
      return { type: 'error', error: readServerError(fields.error) };
    default:
      return isFactName(fields.type) ? { type: 'fact', name: fields.type, facts: fields } : null;
  }
}

// Nouns, then what happened: what a later server sends besides is passed on too.
function isFactName(type: unknown): type is string {
  return (
    typeof type === 'string' &&
    /-(?:opened|chosen|started|read|made|found|finished|failed)$/.test(type)
  );
}

/** The error of a body or an event; whatever is missing is said so. */
export function readServerError(error: unknown): ServerError {
  const fields: Readonly<Record<string, unknown>> =
    typeof error === 'object' && error !== null ? { ...error } : {};
  const text = (value: unknown, fallback: string) => (typeof value === 'string' ? value : fallback);
  return {
    code: text(fields.code, 'unknown'),
    message: text(fields.message, 'the server did not say why'),
    fix: text(fields.fix, 'look into the log of the server'),
  };
}

function numbersOf(value: unknown): Readonly<Record<string, number>> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number',
    ),
  );
}
