// Runs the benchmarks one after another and prints a Markdown table; `npm run bench -- NAME...` runs some.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
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

// Bundled, every module still finds its neighbours where its source lies.
const atHome = {
  name: 'at-home',
  setup(bundler) {
    bundler.onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
      const here = path.dirname(file);
      const text = readFileSync(file, 'utf8').replaceAll(
        'import.meta.dirname',
        JSON.stringify(here),
      );
      // A benchmark that starts itself again means its bundle.
      const contents =
        here === folder
          ? text
          : text.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href));
      return { loader: 'ts', contents };
    });
  },
};
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
      plugins: [atHome],
    });
    for (const row of await inItsOwnProcess(file)) {
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

// A process of its own: what one benchmark holds in memory must not show in what the next one measures.
function inItsOwnProcess(file) {
  const work = `import(${JSON.stringify(pathToFileURL(file).href)}).then((benchmark) => benchmark.run()).then((rows) => process.send(rows, () => process.exit(0)))`;
  const child = spawn(process.execPath, ['-e', work], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    child.on('message', resolve);
    child.on('exit', (code) => reject(new Error(`a benchmark ended with exit code ${code}`)));
  });
}
