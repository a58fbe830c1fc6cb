// Loads TypeScript of benchmarks/questions into a script: bundled, every module still finds what lies beside its source.
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '..');

/** The exports of a module whose text is given; its imports are found from benchmarks/questions on. */
export async function loadQuestions(text) {
  // Beside the packages, so that they are found.
  const out = await mkdtemp(path.join(root, 'node_modules', '.fit-'));
  try {
    const outfile = path.join(out, 'questions.mjs');
    await build({
      stdin: {
        contents: text,
        loader: 'ts',
        resolveDir: path.join(root, 'benchmarks', 'questions'),
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
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

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
