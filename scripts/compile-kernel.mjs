// What the scripts of all kernels share: AssemblyScript in, WebAssembly as base64 in a TypeScript file out.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The bytes that `source` in the folder compiles to; the kernel imports its memory. `flags` are added to the compiler's. */
export async function compiledKernel(folder, source, flags = []) {
  // Loaded only here: whoever checks nothing need not have the compiler.
  const { main } = await import('assemblyscript/asc');
  let binary = null;
  const { error, stderr } = await main(
    [
      ...[source, '--outFile', 'kernel.wasm', '-Ospeed', '--noAssert', '--runtime', 'stub'],
      ...['--importMemory', '--noExportMemory', '--initialMemory', '1', '--maximumMemory', '65536'],
      ...['--enable', 'simd', ...flags],
    ],
    {
      readFile(name) {
        try {
          return readFileSync(path.join(folder, name), 'utf8');
        } catch {
          return null;
        }
      },
      writeFile(_name, contents) {
        binary = contents;
      },
      listFiles: () => [],
    },
  );
  if (error !== null || binary === null) throw new Error(`${error?.message}\n${stderr}`);
  return Buffer.from(binary);
}

/** Writes the file; with --check only says whether it is that text already, and ends with 1 when not. */
export function writeOrCheck(file, text, script) {
  if (!process.argv.includes('--check')) writeFileSync(file, text);
  else if (readFileSync(file, 'utf8') !== text) {
    console.error(
      `${path.basename(file)} is not what its sources give: run node scripts/${script}`,
    );
    process.exit(1);
  }
}
