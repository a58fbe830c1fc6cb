import type { OpenNode } from './grow-by-node.js';

/** How trees grow: every node down to the depth limit, the best leaf first, or one and the same split for a whole level. */
export type Growth = 'depthwise' | 'leafwise' | 'symmetric';

/** Which open node is divided next; the seam between growing by depth and growing by best leaf. */
export interface GrowthPolicy {
  /** Leaves of a tree at most. */
  readonly maxLeaves: number;
  /** Removes one node from the list, which is not empty, and returns it. */
  take(open: OpenNode[]): OpenNode;
}

/**
 * Divides every node down to the depth limit. Nodes do not compete, so their order is free:
 * the newest first keeps at most one histogram a level alive and its rows in the cache.
 */
export const depthWise: GrowthPolicy = {
  maxLeaves: Number.POSITIVE_INFINITY,
  // The caller promises a node.
  take: (open) => open.pop()!,
};

/** Divides the node of largest gain, the oldest on ties, until there are so many leaves (Shi 2007, as LightGBM does). */
export function leafWise(maxLeaves: number): GrowthPolicy {
  return {
    maxLeaves,
    take(open) {
      let best = 0;
      for (let i = 1; i < open.length; i++)
        if (open[i]!.split.gain > open[best]!.split.gain) best = i;
      // The caller promises a node.
      return open.splice(best, 1)[0]!;
    },
  };
}
