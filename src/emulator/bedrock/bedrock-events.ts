import { encodeStringEvent } from '../event-stream.js';
import type { StreamFrame } from '../wire/send-events.js';

// Bedrock pads events so that their length on the wire does not tell the length of a token.
const padding = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** A Bedrock event with its padding member `p`. */
export function bedrockEvent(
  type: string,
  members: Readonly<Record<string, unknown>>,
  isContent: boolean,
): StreamFrame {
  const bare = JSON.stringify(members);
  const p = padding.slice(0, 4 + ((bare.length * 31) % 40));
  return {
    bytes: encodeStringEvent(
      { ':event-type': type, ':content-type': 'application/json', ':message-type': 'event' },
      JSON.stringify({ ...members, p }),
    ),
    isContent,
  };
}
