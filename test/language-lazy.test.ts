import { build } from 'esbuild';
import { expect, it } from 'vitest';

it('the door of the language room loads no SDK', async () => {
  const { metafile } = await build({
    entryPoints: ['src/language/index.ts'],
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    minify: true,
    outdir: 'unused',
    write: false,
    metafile: true,
  });
  const outputs = Object.entries(metafile.outputs);
  // What is loaded with the door: the entry and every chunk it imports at once.
  const atOnce = new Set(
    outputs
      .filter(([, { entryPoint }]) => entryPoint === 'src/language/index.ts')
      .map(([name]) => name),
  );
  for (const name of atOnce)
    for (const { path, kind } of metafile.outputs[name]!.imports)
      if (kind === 'import-statement' && path in metafile.outputs) atOnce.add(path);
  const sizes = [...atOnce].map((name) => metafile.outputs[name]!.bytes);
  const inputs = [...atOnce].flatMap((name) => Object.keys(metafile.outputs[name]!.inputs));
  expect(inputs.filter((input) => /node_modules/.test(input))).toEqual([]);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(100 * 1024);
  // The SDKs are there, in chunks of their own.
  const all = outputs.flatMap(([, { inputs: parts }]) => Object.keys(parts));
  expect(all.some((input) => input.includes('@aws-sdk/client-bedrock-runtime'))).toBe(true);
});
