import { problem } from '../../shared/index.js';

/** One move of an alias: who pointed it where, when and why. */
export interface AliasMove {
  readonly alias: string;
  readonly version: number;
  /** Null at its first move. */
  readonly previousVersion: number | null;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly who: string;
  readonly why: string;
}

/** The aliases of one model and all their moves, oldest first. */
export interface Aliases {
  readonly aliases: Readonly<Record<string, number>>;
  readonly history: readonly AliasMove[];
}

/** Reads `aliases.json`; no file means no aliases. Throws `model.registry-damaged`. */
export function readAliases(key: string, bytes: Uint8Array | null): Aliases {
  if (bytes === null) return { aliases: {}, history: [] };
  let data: unknown;
  try {
    data = JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw problem('model.registry-damaged', { key, detail: 'it is not JSON' }, error);
  }
  if (!isAliases(data))
    throw problem('model.registry-damaged', {
      key,
      detail: 'it does not hold aliases and history',
    });
  return data;
}

export function writeAliases(aliases: Aliases): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(aliases, null, 2)}\n`);
}

function isAliases(data: unknown): data is Aliases {
  return (
    isRecord(data) &&
    isRecord(data.aliases) &&
    Object.values(data.aliases).every(isVersion) &&
    Array.isArray(data.history) &&
    data.history.every(isMove)
  );
}

function isMove(data: unknown): data is AliasMove {
  return (
    isRecord(data) &&
    isVersion(data.version) &&
    (data.previousVersion === null || isVersion(data.previousVersion)) &&
    [data.alias, data.at, data.who, data.why].every((text) => typeof text === 'string')
  );
}

function isVersion(data: unknown): data is number {
  return Number.isSafeInteger(data) && (data as number) > 0;
}

function isRecord(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
