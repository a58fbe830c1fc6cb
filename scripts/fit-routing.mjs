// Fits what questions to the assistant want, and writes the weights: `node scripts/fit-routing.mjs [--judge]`.
// With --judge it also prints how many of each writer's questions are placed by a model that has seen none of them.
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { loadQuestions } from './load-questions.mjs';

const root = path.resolve(import.meta.dirname, '..');
const { encodeIntents, fitIntents, judgeBySource, observeAll } = await loadQuestions(
  "export * from './observe-routing.ts'; export * from './fit-routing.ts';",
);
const examples = await observeAll((count) => {
  if (process.stderr.isTTY) process.stderr.write(`\r${count} examples`);
});
if (process.stderr.isTTY) process.stderr.write('\n');
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
// The embedded database keeps its thread.
process.exit(0);
