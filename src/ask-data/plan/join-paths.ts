// Ways from one table to another along foreign keys, in either direction, shortest first.
import type { Catalogue, TableLink } from '../catalogue/catalogue.js';

/** One foreign key walked: `up` from the table that holds it (to one row), `down` towards it (to many). */
export interface PathStep {
  readonly from: string;
  readonly to: string;
  readonly direction: 'up' | 'down';
  readonly link: TableLink;
}

export type JoinPath = readonly PathStep[];

const longestPath = 5;

/**
 * Every shortest path between two tables: one empty path for the same table, none when they are not
 * linked, several when the link is ambiguous. At most 5 keys long. A path never comes back down a
 * table it went up to (two owners of one city are not related by it), except through a link table.
 */
export function joinPaths(catalogue: Catalogue, from: string, to: string): readonly JoinPath[] {
  if (from === to) return [[]];
  let frontier: readonly JoinPath[] = [[]];
  const seen = new Set([from]);
  for (let length = 1; length <= longestPath; length++) {
    const next: JoinPath[] = [];
    for (const path of frontier) {
      for (const step of stepsFrom(catalogue, path.at(-1)?.to ?? from)) {
        if (seen.has(step.to) || turnsAround(path.at(-1), step)) continue;
        next.push([...path, step]);
      }
    }
    const arrived = next.filter((path) => path.at(-1)?.to === to);
    if (arrived.length > 0) return arrived;
    for (const path of next) seen.add(path.at(-1)!.to);
    frontier = next;
  }
  return [];
}

/**
 * Every way between two tables, the shortest first, at most 4 keys long: users reach products by what they ordered
 * and by what they reviewed. No table twice, and no turn as in `joinPaths`.
 */
export function allJoinPaths(catalogue: Catalogue, from: string, to: string): readonly JoinPath[] {
  const found: JoinPath[] = [];
  const walk = (path: JoinPath, seen: ReadonlySet<string>) => {
    if (path.length >= 4) return;
    for (const step of stepsFrom(catalogue, path.at(-1)?.to ?? from)) {
      if (seen.has(step.to) || turnsAround(path.at(-1), step)) continue;
      const next = [...path, step];
      if (step.to === to) found.push(next);
      else walk(next, new Set([...seen, step.to]));
    }
  };
  walk([], new Set([from]));
  return found.sort((a, b) => a.length - b.length);
}

/** Whether every step leads to one row at most. */
export function isToOne(path: JoinPath): boolean {
  return path.every(({ direction }) => direction === 'up');
}

export function reversed(path: JoinPath): JoinPath {
  return path
    .map(({ from, to, direction, link }) => ({
      from: to,
      to: from,
      direction: direction === 'up' ? ('down' as const) : ('up' as const),
      link,
    }))
    .reverse();
}

// Up to a shared parent and down to its other children relates rows that merely share it.
function turnsAround(last: PathStep | undefined, step: PathStep): boolean {
  return last?.direction === 'up' && step.direction === 'down';
}

function stepsFrom(catalogue: Catalogue, table: string): readonly PathStep[] {
  return catalogue.links.flatMap((link) => {
    const steps: PathStep[] = [];
    if (link.from === table && link.to !== table)
      steps.push({ from: table, to: link.to, direction: 'up', link });
    if (link.to === table && link.from !== table)
      steps.push({ from: table, to: link.from, direction: 'down', link });
    return steps;
  });
}
