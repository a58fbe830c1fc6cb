export interface WasmMemory {
  readonly buffer: ArrayBufferLike;
}

/** The part of WebAssembly that is used here; the compiler's library without a browser leaves it out. */
export interface WebAssemblyApi {
  readonly Memory: new (options: {
    initial: number;
    maximum: number;
    shared?: boolean;
  }) => WasmMemory;
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (
    module: object,
    imports: { readonly env: { readonly memory: WasmMemory } },
  ) => { readonly exports: object };
}

/** Null where the engine has none. */
export function webAssembly(): WebAssemblyApi | null {
  // Every engine that has the name has the standard's shape.
  return (globalThis as { WebAssembly?: WebAssemblyApi }).WebAssembly ?? null;
}
