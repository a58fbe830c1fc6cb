// Bundles every functions/*/lambda.ts into one self-contained folder a Lambda function can run.
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { reportAssets } from './report-assets.mjs';

const root = path.resolve(import.meta.dirname, '..');
// PostgreSQL's parser, loaded when a statement of that dialect is checked.
const parserFile = path.join(root, 'node_modules/libpg-query/wasm/libpg-query.wasm');

/**
 * Writes `OUT/NAME/index.mjs` for each function, or for those named; lazy imports become chunks beside it, and what a chart needs
 * (renderer, fonts) lies beside a function that can draw one. Answers the folders.
 */
export async function bundleHandlers(out, names = null) {
  const functions = path.join(root, 'src', 'functions');
  const folders = [];
  for (const entry of await readdir(functions, { withFileTypes: true })) {
    const source = path.join(functions, entry.name, 'lambda.ts');
    if (!entry.isDirectory() || !existsSync(source)) continue;
    if (names !== null && !names.includes(entry.name)) continue;
    const outdir = path.join(out, entry.name);
    await rm(outdir, { recursive: true, force: true });
    const options = {
      entryPoints: { index: source },
      outdir,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      minify: true,
      // Korean words as they are: an escape takes twice the room.
      charset: 'utf8',
      legalComments: 'none',
      metafile: true,
      // Lambda's Node runtime brings the SDK; it is loaded only by the routes that need it. A deployed function asks
      // through the Data API; database drivers are larger than everything else together, and a layer may bring one.
      external: ['@aws-sdk/*', '@smithy/*', 'pg', 'mysql2', 'mysql2/*', '@electric-sql/pglite'],
      logLevel: 'error',
      absWorkingDir: root,
    };
    const draft = await build({ ...options, plugins: [withoutSchemas], write: false });
    const plugins = [withoutSchemas, withoutUnusedProblems(Object.keys(draft.metafile.inputs))];
    const { metafile, outputFiles } = await build({ ...options, plugins, write: false });
    const used = reachable(metafile.outputs, path.relative(root, path.join(outdir, 'index.mjs')));
    await mkdir(outdir, { recursive: true });
    for (const { path: file, contents } of outputFiles)
      if (used.has(path.relative(root, file))) await writeFile(file, contents);
    const inputs = [...used].flatMap((file) => Object.keys(metafile.outputs[file].inputs));
    const draws = inputs.some((input) => input.includes('@resvg/resvg-wasm'));
    if (draws) for (const [file, name] of reportAssets) await cp(file, path.join(outdir, name));
    const parses = inputs.some((input) => input.includes('libpg-query'));
    if (parses) await cp(parserFile, path.join(outdir, path.basename(parserFile)));
    folders.push(outdir);
  }
  return folders;
}

// The bundler makes a chunk of every lazy import it has read, also of one in a function that nothing calls and that
// is therefore left out. What the entry reaches is what the function needs.
function reachable(outputs, entry) {
  const names = new Map(Object.keys(outputs).map((file) => [path.normalize(file), file]));
  const used = new Set();
  const visit = (file) => {
    if (used.has(file)) return;
    used.add(file);
    for (const { path: target, external } of outputs[file].imports)
      if (!external && names.has(path.normalize(target))) visit(names.get(path.normalize(target)));
  };
  visit(names.get(path.normalize(entry)));
  return used;
}

// Schemas are drawn where functions are listed and deployed, never by a deployed function; zod would be
// more than half of its code.
const withoutSchemas = {
  name: 'without-schemas',
  setup(bundler) {
    bundler.onResolve({ filter: /^\.\/schema\.js$/ }, () => ({
      path: 'schema',
      namespace: 'left-out',
    }));
    bundler.onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({
      contents: "throw new Error('a deployed function carries no schemas');",
    }));
  },
};

// The table of problems has a part for every room. A bundle carries the parts whose codes its own sources name.
function withoutUnusedProblems(inputs) {
  const isTable = (file) => /shared\/problems\/[a-z-]+-problems\.ts$/.test(file);
  const sources = inputs
    .filter((file) => file.endsWith('.ts') && !isTable(file))
    .map((file) => readFileSync(path.join(root, file), 'utf8'))
    .join('\n');
  return {
    name: 'without-unused-problems',
    setup(bundler) {
      bundler.onLoad({ filter: /shared\/problems\/[a-z-]+-problems\.ts$/ }, ({ path: file }) => {
        const text = readFileSync(file, 'utf8');
        const codes = [...text.matchAll(/^ {2}'([a-z-]+\.[a-z0-9-]+)': kind/gm)].map(
          ([, code]) => code,
        );
        if (codes.some((code) => sources.includes(`'${code}'`))) return null;
        const [, name] = /export const (\w+) = /.exec(text);
        return { contents: `export const ${name} = {};` };
      });
    },
  };
}
