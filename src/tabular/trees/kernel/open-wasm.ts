import { kernelBase64, memoryKindAt, ownMemoryKind } from './kernel-binary.js';
import type { KernelExports } from './kernel-exports.js';
import { type WasmMemory, type WebAssemblyApi, webAssembly } from './web-assembly.js';

/** The compiled kernel and the memory it works on. */
export interface OpenWasm {
  readonly code: KernelExports;
  readonly memory: WasmMemory;
  readonly module: object;
}

const pageBytes = 65536;
const mostPages = 65536;

/**
 * The compiled kernel over a new memory of at least so many bytes, one that threads can share or one of its own.
 * Null where WebAssembly or SIMD is refused, or the memory is more than it can address or the machine will give.
 */
export function openWasm(bytes: number, shared = false): OpenWasm | null {
  const pages = Math.ceil(bytes / pageBytes);
  const api = webAssembly();
  if (api === null || pages > mostPages) return null;
  try {
    const memory = new api.Memory({ initial: pages, maximum: pages, shared });
    const module = compiled(api, shared);
    const { exports } = new api.Instance(module, { env: { memory } });
    // The binary is ours, and a test holds each of its functions.
    return { code: exports as unknown as KernelExports, memory, module };
  } catch {
    // A browser's policy, an engine without SIMD, no memory: all say it by throwing, each its own error.
    return null;
  }
}

// Compiled once: what the engine has optimised while one ensemble grew serves the next from its first tree on.
const modules = new Map<boolean, object>();

function compiled(api: WebAssemblyApi, shared: boolean): object {
  const known = modules.get(shared);
  if (known !== undefined) return known;
  const module = new api.Module(kernelBytes(shared));
  modules.set(shared, module);
  return module;
}

/** The kernel's code, for a shared memory or for one of its own. */
function kernelBytes(shared: boolean): Uint8Array<ArrayBuffer> {
  const text = atob(kernelBase64);
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  if (!shared) bytes[memoryKindAt] = ownMemoryKind;
  return bytes;
}
