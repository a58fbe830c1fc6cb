import { nearestName, problem } from '../../shared/index.js';

/**
 * Finds features by the names callers use: the exact name, blanks around it dropped, or the name
 * without its header group. A group is what stands before the first `_` when at least two features
 * share it: a model with `Process_Velocity_1` and `Process_Velocity_2` also answers to `Velocity_1`,
 * unless another feature has that name or that rest.
 */
export interface FeatureNames {
  /** Index of the feature; throws `model.unknown-feature` with the nearest name. */
  indexOf(given: string): number;
}

export function featureNames(names: readonly string[]): FeatureNames {
  const byName = new Map<string, number>();
  names.forEach((name, index) => {
    byName.set(name.trim(), index);
  });
  for (const [short, index] of shortNames(names)) if (!byName.has(short)) byName.set(short, index);
  return {
    indexOf: (given) => {
      const index = byName.get(given) ?? byName.get(given.trim());
      if (index === undefined)
        throw problem('model.unknown-feature', {
          feature: given,
          nearest: nearestName(given, byName.keys()),
          known: names,
        });
      return index;
    },
  };
}

function shortNames(names: readonly string[]): Map<string, number> {
  const membersOfGroup = new Map<string, number>();
  for (const name of names) {
    const { group } = splitName(name);
    membersOfGroup.set(group, (membersOfGroup.get(group) ?? 0) + 1);
  }
  const found = new Map<string, number>();
  const ambiguous = new Set<string>();
  names.forEach((name, index) => {
    const { group, rest } = splitName(name);
    if (group === '' || rest === '' || membersOfGroup.get(group)! < 2) return;
    if (found.has(rest)) ambiguous.add(rest);
    found.set(rest, index);
  });
  for (const rest of ambiguous) found.delete(rest);
  return found;
}

function splitName(name: string): { group: string; rest: string } {
  const at = name.indexOf('_');
  return at < 0
    ? { group: '', rest: '' }
    : { group: name.slice(0, at), rest: name.slice(at + 1).trim() };
}
