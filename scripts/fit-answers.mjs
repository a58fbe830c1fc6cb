// Fits which sentences answer and when none does, and writes both models: `node scripts/fit-answers.mjs`.
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
const fields = (values) =>
  Object.entries(values)
    .map(([name, value]) => `${name}: ${value},`)
    .join(' ');
try {
  const outfile = path.join(out, 'fit.mjs');
  await build({
    stdin: {
      contents: ['observe-answers', 'fit-sentences', 'fit-abstention', 'answer-figures']
        .map((name) => `export * from './${name}.ts';`)
        .concat("export { supportOf } from '../../src/ask-documents/answer/abstention.ts';")
        .join('\n'),
      resolveDir: folder,
    },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
    plugins: [atHome],
  });
  const fit = await import(pathToFileURL(outfile).href);
  const all = await fit.observedAnswers();
  const sentences = fit.fitSentences(all);
  const abstention = fit.fitAbstention(fit.samplesOf(all, sentences));
  const written = `// Written by scripts/fit-answers.mjs from ${all.length} observations of questions with known answers; change nothing by hand.`;
  const answer = path.join(root, 'src/ask-documents/answer');
  const write = async (name, text) => {
    await writeFile(path.join(answer, name), text);
    console.log(text);
  };
  const lines = (values, indent) =>
    Object.entries(values)
      .map(([name, value]) => `${indent}${name}: ${value},\n`)
      .join('');
  await write(
    'sentence-model.ts',
    `${written}\nexport const sentenceModel = {\n${lines(sentences, '  ')}};\n`,
  );
  await write(
    'abstention-model.ts',
    `${written}
export const abstentionModel = {
  intercept: ${abstention.intercept},
  coefficients: {
${lines(abstention.coefficients, '    ')}  },
  /** Below it a question is not answered. */
  threshold: ${abstention.threshold},
};
`,
  );
  const own = fit
    .samplesOf(
      all.filter(({ set, of }) => set === 'mixed-1' && of === 'own set'),
      sentences,
    )
    .map(({ evidence }) => fit.supportOf(evidence, abstention));
  const meanSupport = own.reduce((sum, support) => sum + support, 0) / own.length;
  const fitted = { set: 'mixed-1', questions: own.length, meanSupport };
  await writeFile(path.join(folder, 'fitted.json'), `${JSON.stringify(fitted, null, 2)}\n`);
  for (const row of fit.figuresOfUnseenSets(all)) console.log(fields(row));
} finally {
  await rm(out, { recursive: true, force: true });
}
