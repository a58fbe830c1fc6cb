import type { Clock } from '../shared/index.js';
import type { DataApi } from './data-api/data-api.js';
import type { LambdaHandler } from './lambda/lambda-handler.js';
import type { ScriptFault, ScriptRule } from './script/emulator-script.js';
import type { ScriptPlayer } from './script/script-player.js';
import type { EmulatedRequest } from './wire/emulated-request.js';
import type { Reply } from './wire/reply.js';
import type { ServiceName } from './wire/service-error.js';

/** One emulated operation of one service. */
export interface Operation {
  readonly service: ServiceName;
  /** As AWS names it. */
  readonly name: string;
  readonly method: 'POST';
  /** Path as documented, one `{label}` in it when it names a target. */
  readonly path: string;
  /** What rules match beside the target: the question, the query, the SQL. Lenient: a body that is wrong gives ''. */
  readonly prompt: (body: unknown, request: EmulatedRequest) => string;
  /** The target when the path names none: a cluster ARN. */
  readonly target?: (body: unknown) => string;
  /** Sends the answer; a thrown ServiceError becomes the service's error answer. */
  readonly answer: (call: Call) => Promise<void>;
}

/** One call of an operation. */
export interface Call {
  readonly operation: Operation;
  readonly request: EmulatedRequest;
  readonly reply: Reply;
  /** The label of the path, decoded, or what `target` found. */
  readonly target: string;
  readonly prompt: string;
  /** The JSON body; undefined when it is not JSON. */
  readonly body: unknown;
  readonly rule: ScriptRule | null;
  readonly world: World;
}

/** What lives across calls. */
export interface World {
  readonly clock: Clock;
  readonly player: ScriptPlayer;
  readonly lambda: Readonly<Record<string, LambdaHandler>>;
  readonly dataApi: DataApi;
  /** End of life in milliseconds since 1970, by model and cached prompt prefix. */
  readonly promptCache: Map<string, number>;
  /** A fresh UUID, the same sequence in every run. */
  readonly newId: () => string;
}

/** The fault of the rule when it is one of these kinds. */
export function faultOf<K extends ScriptFault['kind']>(
  call: Call,
  ...kinds: readonly K[]
): Extract<ScriptFault, { kind: K }> | null {
  const fault = call.rule?.fault;
  // The list of kinds was just compared with the fault's own.
  return fault !== undefined && (kinds as readonly string[]).includes(fault.kind)
    ? (fault as Extract<ScriptFault, { kind: K }>)
    : null;
}
