import { type Clock, nearestName, type ObjectStore, Problem, problem } from '../../shared/index.js';
import { type AnyModel, isOutcomeModel } from '../outcome-model/outcome-model.js';
import { type Aliases, type AliasMove, readAliases, writeAliases } from './aliases.js';
import { decodeAnyModel, encodeModelFile, otherOutcome } from './model-file.js';
import { checkAlias, checkName, latest, parseReference } from './model-reference.js';
import type { TrainedModel } from './trained-model.js';

/** One version of one model. */
export interface ModelVersion {
  readonly name: string;
  readonly version: number;
}

export interface RegisteredModel {
  readonly name: string;
  /** Rising. */
  readonly versions: readonly number[];
  /** Alias to version. */
  readonly aliases: Readonly<Record<string, number>>;
}

/**
 * Models by name, version and alias in an object store. Versions are immutable and number themselves
 * 1, 2, 3; an alias moves and remembers every move. A store that fails in the middle leaves everything as
 * it was, since each change is one atomic put.
 *
 *   NAME/versions/000001.casthouse
 *   NAME/aliases.json
 */
export interface ModelRegistry {
  /** Stores the model under its own name as the next version; throws `model.bad-name`. */
  register(model: AnyModel): Promise<ModelVersion>;
  /** Every model, by name. */
  list(): Promise<RegisteredModel[]>;
  /** Version numbers, rising; throws `model.unknown-name`. */
  versions(name: string): Promise<number[]>;
  /**
   * `NAME` (the alias champion if set, else the newest version), `NAME@3`, `NAME@v3`, `NAME@latest` or
   * `NAME@ALIAS`. Throws `model.bad-reference`, `model.unknown-name`, `model.unknown-version`, `model.unknown-alias`.
   */
  resolve(reference: string): Promise<ModelVersion>;
  /** Resolves and reads a model of two classes; throws `model.file-damaged` too, and `model.other-outcome`. */
  load(reference: string): Promise<ModelVersion & { readonly model: TrainedModel }>;
  /** The same for a model of any outcome. */
  loadAny(reference: string): Promise<ModelVersion & { readonly model: AnyModel }>;
  /** Points an alias at a version that exists. */
  move(
    name: string,
    alias: string,
    version: number,
    note: { readonly who: string; readonly why: string },
  ): Promise<AliasMove>;
  /** Every move of every alias, oldest first. */
  history(name: string): Promise<readonly AliasMove[]>;
}

// Each lost race means that someone else succeeded, so a handful of tries is plenty.
const mostTries = 20;

export function modelRegistry(store: ObjectStore, clock: Clock): ModelRegistry {
  const aliasesOf = async (
    name: string,
  ): Promise<{ aliases: Aliases; revision: string | null }> => {
    const key = `${name}/aliases.json`;
    const found = await store.get(key);
    return { aliases: readAliases(key, found?.bytes ?? null), revision: found?.revision ?? null };
  };

  const knownVersions = async (name: string): Promise<number[]> => {
    const keys = await store.list(`${name}/versions/`);
    return keys.flatMap((key) => {
      const version = versionOf(key, name);
      return version === null ? [] : [version];
    });
  };

  const allNames = async (): Promise<string[]> => {
    const names = new Set<string>();
    for (const key of await store.list('')) {
      const name = key.slice(0, key.indexOf('/'));
      if (versionOf(key, name) !== null) names.add(name);
    }
    return [...names].sort();
  };

  const versions = async (name: string): Promise<number[]> => {
    checkName(name);
    const found = await knownVersions(name);
    if (found.length > 0) return found;
    const known = await allNames();
    throw problem('model.unknown-name', {
      name,
      nearest: nearestName(name, known),
      known,
      registry: store.label,
    });
  };

  const register = async (model: AnyModel): Promise<ModelVersion> => {
    const { name } = model;
    checkName(name);
    const bytes = encodeModelFile(model);
    let version = ((await knownVersions(name)).at(-1) ?? 0) + 1;
    for (let attempt = 1; ; attempt++, version++) {
      try {
        await store.put(keyOf(name, version), bytes, { ifRevision: null });
        return { name, version };
      } catch (error) {
        if (!isConflict(error) || attempt === mostTries) throw error;
      }
    }
  };

  const list = async (): Promise<RegisteredModel[]> => {
    const found: RegisteredModel[] = [];
    for (const name of await allNames()) {
      const { aliases } = await aliasesOf(name);
      found.push({ name, versions: await knownVersions(name), aliases: aliases.aliases });
    }
    return found;
  };

  const resolve = async (reference: string): Promise<ModelVersion> => {
    const { name, version, alias } = parseReference(reference);
    const existing = await versions(name);
    const newest = existing.at(-1)!;
    if (version !== null) {
      if (!existing.includes(version))
        throw problem('model.unknown-version', { name, version, newest });
      return { name, version };
    }
    if (alias === latest) return { name, version: newest };
    const { aliases } = (await aliasesOf(name)).aliases;
    if (alias === null) return { name, version: aliases.champion ?? newest };
    if (!Object.hasOwn(aliases, alias)) {
      const known = [...Object.keys(aliases), latest];
      throw problem('model.unknown-alias', {
        name,
        alias,
        nearest: nearestName(alias, known),
        known,
      });
    }
    return { name, version: aliases[alias]! };
  };

  const loadAny: ModelRegistry['loadAny'] = async (reference) => {
    const found = await resolve(reference);
    const key = keyOf(found.name, found.version);
    const object = await store.get(key);
    if (object === null) throw problem('store.not-found', { key, store: store.label });
    return { ...found, model: decodeAnyModel(object.bytes) };
  };

  const load: ModelRegistry['load'] = async (reference) => {
    const { model, ...found } = await loadAny(reference);
    if (isOutcomeModel(model)) throw otherOutcome(model);
    return { ...found, model };
  };

  const move: ModelRegistry['move'] = async (name, alias, version, { who, why }) => {
    checkAlias(alias);
    const existing = await versions(name);
    if (!existing.includes(version))
      throw problem('model.unknown-version', { name, version, newest: existing.at(-1)! });
    for (let attempt = 1; ; attempt++) {
      const { aliases: before, revision } = await aliasesOf(name);
      const moved: AliasMove = {
        alias,
        version,
        previousVersion: before.aliases[alias] ?? null,
        at: new Date(clock.now()).toISOString(),
        who,
        why,
      };
      const after: Aliases = {
        aliases: { ...before.aliases, [alias]: version },
        history: [...before.history, moved],
      };
      try {
        await store.put(`${name}/aliases.json`, writeAliases(after), {
          ifRevision: revision,
          contentType: 'application/json',
        });
        return moved;
      } catch (error) {
        // Someone moved an alias in between: read again, so that no move drops out of the history.
        if (!isConflict(error) || attempt === mostTries) throw error;
      }
    }
  };

  const history = async (name: string): Promise<readonly AliasMove[]> => {
    await versions(name);
    return (await aliasesOf(name)).aliases.history;
  };

  return { register, list, versions, resolve, load, loadAny, move, history };
}

const versionDigits = 6;

function keyOf(name: string, version: number): string {
  return `${name}/versions/${String(version).padStart(versionDigits, '0')}.casthouse`;
}

function versionOf(key: string, name: string): number | null {
  const match = /^([^/]+)\/versions\/(\d{6,})\.casthouse$/.exec(key);
  return match?.[1] === name ? Number(match[2]) : null;
}

function isConflict(error: unknown): boolean {
  return error instanceof Problem && error.code === 'store.conflict';
}
