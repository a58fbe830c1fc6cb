// Bundles every functions/*/lambda.ts into one self-contained file a Lambda function can run.
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '..');

/** Writes `OUT/NAME/index.mjs` for each function; lazy imports become chunks beside it. Answers the folders. */
export async function bundleHandlers(out) {
  const functions = path.join(root, 'src', 'functions');
  const folders = [];
  for (const entry of await readdir(functions, { withFileTypes: true })) {
    const source = path.join(functions, entry.name, 'lambda.ts');
    if (!entry.isDirectory() || !existsSync(source)) continue;
    const outdir = path.join(out, entry.name);
    await build({
      entryPoints: { index: source },
      outdir,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      minify: true,
      legalComments: 'none',
      // Lambda's Node runtime brings the SDK; it is loaded only by the routes that need it.
      external: ['@aws-sdk/*', '@smithy/*'],
      logLevel: 'error',
    });
    folders.push(outdir);
  }
  return folders;
}
