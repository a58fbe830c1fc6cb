// The whole gate: format and lint, types, build, docs drift, tests. Stops at the first step that fails.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const require = createRequire(import.meta.url);
const packageFile = (name, file) =>
  path.join(path.dirname(require.resolve(`${name}/package.json`)), file);

const scratch = mkdtempSync(path.join(tmpdir(), 'casthouse-check-'));
const results = path.join(scratch, 'tests.json');

const steps = [
  ['format and lint', packageFile('@biomejs/biome', 'bin/biome'), 'ci', '--error-on-warnings', '.'],
  ['types', packageFile('typescript', 'bin/tsc'), '-p', '.'],
  ['build', 'scripts/build.mjs'],
  ['docs', 'scripts/docs.mjs', '--check'],
  [
    'tests',
    packageFile('vitest', 'vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${results}`,
  ],
];

const started = performance.now();
for (const [name, script, ...parameters] of steps) {
  const stepStarted = performance.now();
  const { status } = spawnSync(process.execPath, [script, ...parameters], {
    cwd: root,
    stdio: 'inherit',
  });
  const seconds = ((performance.now() - stepStarted) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
  if (status !== 0 && name !== 'tests') process.exit(status ?? 1);
}

const outcome = JSON.parse(readFileSync(results, 'utf8'));
rmSync(scratch, { recursive: true, force: true });
const { numPassedTests: passed, numFailedTests: failed, numTotalTests: total } = outcome;
const skipped = total - passed - failed;
console.log(`whole gate: ${((performance.now() - started) / 1000).toFixed(0)} s`);
if (skipped > 0) {
  for (const file of outcome.testResults)
    for (const test of file.assertionResults)
      if (test.status !== 'passed' && test.status !== 'failed')
        console.log(`skipped: ${path.relative(root, file.name)}: ${test.fullName}`);
}
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
if (!outcome.success || failed > 0) process.exit(1);
if (skipped > 0 && process.env.CI === 'true') {
  console.error('a skipped test counts as a failure where CI=true');
  process.exit(1);
}
