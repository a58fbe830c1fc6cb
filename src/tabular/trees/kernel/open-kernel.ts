import { problem } from '../../../shared/index.js';
import type { Kernel } from './kernel.js';
import { KernelMemory } from './kernel-memory.js';
import { plainKernel } from './plain-kernel.js';
import type { Threads } from './threads.js';
import { wasmKernel } from './wasm-kernel.js';

/** Which kernel grows trees: the fastest that the machine has, or the plain one. They answer the same bits. */
export type KernelChoice = 'fastest' | 'plain';

/**
 * A kernel over a memory for arrays of these bytes in all and for rows of codes of that stride.
 * It has threads to share long jobs with where some are given and worth it. Throws `learning.no-memory` where the machine does not give as much.
 */
export function openKernel(
  bytes: number,
  stride: number,
  choice: KernelChoice,
  threads: Threads | null,
): Kernel {
  const fast =
    choice === 'plain'
      ? null
      : // A browser may refuse the shared memory that threads need, and yet give one alone.
        (wasmKernel(bytes, stride, threads) ?? wasmKernel(bytes, stride, null));
  if (fast !== null) return fast;
  try {
    return plainKernel(new KernelMemory(new ArrayBuffer(bytes)));
  } catch {
    throw problem('learning.no-memory', { bytes });
  }
}
