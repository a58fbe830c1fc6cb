// Runs the benchmarks one after another and prints a Markdown table; `npm run bench -- NAME...` runs some.
import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const folder = import.meta.dirname;
const wanted = process.argv.slice(2);
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && file !== 'benchmark-row.ts')
  .map((file) => file.slice(0, -3))
  .filter((name) => wanted.length === 0 || wanted.includes(name));
if (names.length === 0) {
  console.error(`no benchmark of that name in ${folder}`);
  process.exit(64);
}

// Bundled beside the source, so that paths relative to the module still hold.
const out = await mkdtemp(path.join(folder, '.run-'));
const figure = (value) => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3));
let missed = 0;
try {
  console.log(`machine: ${os.cpus()[0].model}, ${os.cpus().length} cores, Node ${process.version}`);
  console.log(
    '\n| what | ours | rival | ratio | bar | met |\n| --- | --- | --- | --- | --- | --- |',
  );
  for (const name of names) {
    const file = path.join(out, `${name}.mjs`);
    await build({
      entryPoints: [path.join(folder, `${name}.ts`)],
      outfile: file,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      packages: 'external',
      logLevel: 'error',
      define: { 'import.meta.dirname': JSON.stringify(folder) },
    });
    const { run } = await import(pathToFileURL(file).href);
    for (const row of await run()) {
      const rival =
        row.rival === null ? '-' : `${figure(row.rival.value)} ${row.unit} (${row.rival.name})`;
      const met = row.bar === null ? '' : row.bar.met ? 'yes' : '**no**';
      if (row.bar?.met === false) missed++;
      console.log(
        `| ${row.what}${row.note ? `; ${row.note}` : ''} | ${figure(row.ours)} ${row.unit} | ${rival} | ${row.ratio === null ? '-' : figure(row.ratio)} | ${row.bar?.text ?? '-'} | ${met} |`,
      );
    }
  }
} finally {
  await rm(out, { recursive: true, force: true });
}
process.exit(missed > 0 ? 1 : 0);
