// Fits when the documents do not answer, and writes the coefficients: `node scripts/fit-abstention.mjs`.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, 'benchmarks', 'questions');
const out = await mkdtemp(path.join(root, 'node_modules', '.fit-'));
// The questions lie beside the source, not beside its bundle.
const atHome = {
  name: 'at-home',
  setup(bundler) {
    bundler.onLoad({ filter: /questions\/[a-z-]+\.ts$/ }, async ({ path: file }) => ({
      contents: (await import('node:fs'))
        .readFileSync(file, 'utf8')
        .replaceAll('import.meta.dirname', JSON.stringify(path.dirname(file))),
      loader: 'ts',
    }));
  },
};
try {
  const outfile = path.join(out, 'fit.mjs');
  await build({
    entryPoints: [path.join(folder, 'fit-abstention.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
    plugins: [atHome],
  });
  const { observations, fitAbstention, sharesAt } = await import(pathToFileURL(outfile).href);
  const all = await observations();
  const model = fitAbstention(all);
  const lines = Object.entries(model.coefficients).map(([name, value]) => `    ${name}: ${value},`);
  const text = `// Written by scripts/fit-abstention.mjs from ${all.length} questions with known answers; change nothing by hand.
export const abstentionModel = {
  intercept: ${model.intercept},
  coefficients: {
${lines.join('\n')}
  },
  /** Below it a question is not answered. */
  threshold: ${model.threshold},
};
`;
  await writeFile(path.join(root, 'src/ask-documents/answer/abstention-model.ts'), text);
  console.log(text);
  for (const threshold of [0.35, 0.4, 0.45, 0.5, 0.55, model.threshold])
    console.log(threshold, JSON.stringify(sharesAt(all, model, threshold)));
} finally {
  await rm(out, { recursive: true, force: true });
}
