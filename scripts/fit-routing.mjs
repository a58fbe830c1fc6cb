// Fits what questions to the assistant want, and writes the weights: `node scripts/fit-routing.mjs [--judge]`.
// With --judge it also prints how many of each writer's questions are placed by a model that has seen none of them.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '..');
const out = await mkdtemp(path.join(root, 'node_modules', '.fit-'));
// Everything that is read lies beside the source, not beside its bundle.
const atHome = {
  name: 'at-home',
  setup(bundler) {
    bundler.onLoad({ filter: /\.ts$/ }, ({ path: file }) => ({
      contents: readFileSync(file, 'utf8')
        .replaceAll('import.meta.dirname', JSON.stringify(path.dirname(file)))
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href)),
      loader: 'ts',
    }));
  },
};

async function load(name) {
  const outfile = path.join(out, `${name}.mjs`);
  await build({
    entryPoints: [path.join(root, 'benchmarks/questions', `${name}.ts`)],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
    plugins: [atHome],
  });
  return await import(pathToFileURL(outfile).href);
}

try {
  const { observeAll } = await load('observe-routing');
  const { encodeIntents, fitIntents, judgeBySource } = await load('fit-routing');
  const examples = await observeAll();
  if (process.argv.includes('--judge'))
    for (const { source, right, count } of judgeBySource(examples))
      console.log(`${source}: ${right} of ${count}`);
  const { step, table } = encodeIntents(fitIntents(examples));
  const file = path.join(root, 'src/functions/assist/route/intent-weights.ts');
  await writeFile(
    file,
    `// Written by scripts/fit-routing.mjs from ${examples.length} examples; change nothing by hand.
export const intentWeights = {
  step: ${step},
  table: '${table}',
};
`,
  );
  execFileSync('npx', ['biome', 'format', '--write', file], { cwd: root, stdio: 'inherit' });
  console.log(`${examples.length} examples, ${table.length} characters of weights`);
} finally {
  await rm(out, { recursive: true, force: true });
}
// The embedded database keeps its thread.
process.exit(0);
