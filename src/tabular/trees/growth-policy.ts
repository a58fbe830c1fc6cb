import type { OpenNode } from './grow-tree.js';

/** Which open node is divided next; the seam between growing by depth and growing by best leaf. */
export interface GrowthPolicy {
  /** Removes one node from the list, which is not empty, and returns it. */
  take(open: OpenNode[]): OpenNode;
}

/**
 * Divides every node down to the depth limit. Nodes do not compete, so their order is free:
 * the newest first keeps at most one histogram a level alive and its rows in the cache.
 */
export const depthWise: GrowthPolicy = {
  // The caller promises a node.
  take: (open) => open.pop()!,
};
