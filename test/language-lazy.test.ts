import { build, type Metafile } from 'esbuild';
import { describe, expect, it } from 'vitest';

/** What is loaded with an entry: its chunk and every chunk that is imported at once. */
function loadedAtOnce({ outputs }: Metafile): { bytes: number; inputs: string[] } {
  // The words of other rooms' problems: a function's bundle leaves them out (scripts/bundle-handlers.mjs).
  const ofOtherRooms = (name: string) =>
    Object.entries(outputs[name]!.inputs)
      .filter(([file]) => /shared\/problems\/(?!general|language)[a-z-]+-problems\.ts$/.test(file))
      .reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
  const [entry] = Object.entries(outputs).find(([, output]) => output.entryPoint !== undefined)!;
  const names = new Set([entry]);
  for (const name of names)
    for (const { path, kind } of outputs[name]!.imports)
      if (kind === 'import-statement' && path in outputs) names.add(path);
  return {
    bytes: [...names].reduce((sum, name) => sum + outputs[name]!.bytes - ofOtherRooms(name), 0),
    inputs: [...names].flatMap((name) => Object.keys(outputs[name]!.inputs)),
  };
}

async function bundle(code: string): Promise<Metafile> {
  const { metafile } = await build({
    stdin: { contents: code, resolveDir: '.', loader: 'ts' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    minify: true,
    charset: 'utf8',
    outdir: 'unused',
    write: false,
    metafile: true,
  });
  return metafile;
}

describe('the language room', () => {
  it('loads no SDK with its door, and keeps the SDKs in chunks of their own', async () => {
    const metafile = await bundle("export * from './src/language/index.js'");
    const { inputs } = loadedAtOnce(metafile);
    expect(inputs.filter((input) => input.includes('node_modules'))).toEqual([]);
    const all = Object.values(metafile.outputs).flatMap(({ inputs: parts }) => Object.keys(parts));
    expect(all.some((input) => input.includes('@aws-sdk/client-bedrock-runtime'))).toBe(true);
    expect(all.some((input) => input.includes('@aws-sdk/client-sagemaker-runtime'))).toBe(true);
  });

  it('costs a function that streams less than 60 KB', async () => {
    const metafile = await bundle("export { openLanguageModel } from './src/language/index.js'");
    expect(loadedAtOnce(metafile).bytes).toBeLessThan(60 * 1024);
  });
});
