// Fits which sentences answer and when none does, and writes both models: `node scripts/fit-answers.mjs`.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { loadQuestions } from './load-questions.mjs';

const root = path.resolve(import.meta.dirname, '..');
const fields = (values) =>
  Object.entries(values)
    .map(([name, value]) => `${name}: ${value},`)
    .join(' ');
const fit = await loadQuestions(
  ['observe-answers', 'fit-sentences', 'fit-abstention', 'answer-figures']
    .map((name) => `export * from './${name}.ts';`)
    .concat("export { supportOf } from '../../src/ask-documents/answer/abstention.ts';")
    .join('\n'),
);
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
await writeFile(
  path.join(root, 'benchmarks/questions/fitted.json'),
  `${JSON.stringify(fitted, null, 2)}\n`,
);
for (const row of fit.figuresOfUnseenSets(all)) console.log(fields(row));
