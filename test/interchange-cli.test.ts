// Models from elsewhere on the command line: registered, predicted with, shown, written again.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { runCasthouse } from './support/run-casthouse.js';

const folder = mkdtempSync(path.join(tmpdir(), 'casthouse-interchange-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const casthouse = (...parameters: string[]) => runCasthouse(folder, parameters);
const fixture = (name: string) => path.join(import.meta.dirname, 'fixtures/interchange', name);
const json = (name: string) => JSON.parse(readFileSync(fixture(name), 'utf8'));

it('a model of XGBoost is registered, predicts what it predicted there, and is written again', async () => {
  const imported = await casthouse(
    ...['models', 'import', fixture('logistic.json'), '--name', 'line', '--positive', 'defect'],
    '--json',
  );
  expect(imported).toMatchObject({ exitCode: 0 });
  expect(JSON.parse(imported.stdout)).toMatchObject({
    name: 'line',
    version: 1,
    written_by: 'XGBoost 1.7.4',
    classes: ['not defect', 'defect'],
    trees: 4,
    covers: 'from the file',
  });
  const { rows, predictions } = json('logistic.answers.json');
  const names = ['pressure', '온도', 'speed', 'cycle time'];
  const lines = rows.map((row: (number | null)[]) => row.map((value) => value ?? '').join(','));
  writeFileSync(path.join(folder, 'rows.csv'), `${names.join(',')}\n${lines.join('\n')}\n`);
  const predicted = await casthouse('predict', '--csv', 'rows.csv', '--model', 'line', '--json');
  const answers = predicted.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(answers).toHaveLength(rows.length);
  answers.forEach(({ prediction, model_performance }, i) => {
    expect(prediction.probability).toBeCloseTo(predictions[i], 6);
    expect(model_performance).toBeNull();
  });
  const shown = await casthouse('models', 'show', 'line');
  expect(shown.stdout).toMatch(/imported +\S+ from logistic\.json by XGBoost 1\.7\.4/);

  const exported = await casthouse('models', 'export', 'line@1', '--out', 'again.json', '--json');
  expect(JSON.parse(exported.stdout)).toMatchObject({ model: 'line', version: 1 });
  const again = JSON.parse(readFileSync(path.join(folder, 'again.json'), 'utf8'));
  expect(again.learner.feature_names).toEqual(names);
});

it('an ONNX file needs a background; a damaged one says what is wrong', async () => {
  const bytes = Buffer.from(json('forest.onnx.json').onnx, 'base64');
  writeFileSync(path.join(folder, 'forest.onnx'), bytes);
  writeFileSync(path.join(folder, 'cut.onnx'), bytes.subarray(0, 200));
  writeFileSync(path.join(folder, 'background.csv'), 'a,b,c,d\n1,2,3,4\n-1,0,,2\n0,1,-1,0\n');
  const refused = await casthouse('models', 'import', 'forest.onnx', '--name', 'forest');
  expect(refused).toMatchObject({ exitCode: 65, stdout: '' });
  expect(refused.stderr).toContain('interchange.no-covers');
  const imported = await casthouse(
    ...['models', 'import', 'forest.onnx', '--name', 'forest', '--background', 'background.csv'],
    '--json',
  );
  expect(JSON.parse(imported.stdout)).toMatchObject({ version: 1, covers: 'background' });
  const cut = await casthouse('models', 'import', 'cut.onnx', '--name', 'forest');
  expect(cut).toMatchObject({ exitCode: 65, stdout: '' });
  expect(cut.stderr).toMatch(/model from elsewhere damaged: the (model|graph)/);
});

it('a model of several classes and one of a number take the same way; what needs two classes says so', async () => {
  const { rows, answers } = json('sklearn-boosting.onnx.json');
  const bytes = Buffer.from(json('sklearn-boosting.onnx.json').onnx, 'base64');
  writeFileSync(path.join(folder, 'grades.onnx'), bytes);
  const call = (list: readonly number[]) =>
    ['high', 'low', 'middle'][list.indexOf(Math.max(...list))];
  const line = (row: readonly number[], truth: unknown) => [...row, truth].join(',');
  const table = (truth: (i: number) => unknown) =>
    `f0,f1,f2,f3,truth\n${rows.map((row: number[], i: number) => line(row, truth(i))).join('\n')}\n`;
  writeFileSync(
    path.join(folder, 'grades.csv'),
    table((i) => call(answers[i])),
  );
  const imported = await casthouse(
    ...['models', 'import', 'grades.onnx', '--name', 'grades', '--covers', 'even', '--json'],
  );
  expect(JSON.parse(imported.stdout)).toMatchObject({
    outcome: 'classes',
    classes: ['high', 'low', 'middle'],
    trees: 9,
  });
  expect(imported.stderr).toContain('predicts 3 classes');
  const predicted = await casthouse(
    'predict',
    '--csv',
    'grades.csv',
    '--model',
    'grades',
    '--json',
  );
  const first = JSON.parse(predicted.stdout.split('\n')[0]!);
  expect(first.prediction.class).toBe(call(answers[0]));
  expect(first.prediction.class_probabilities.low).toBeCloseTo(answers[0][1], 6);
  const explained = await casthouse(
    ...['explain', '--csv', 'grades.csv', '--model', 'grades', '--language', 'en', '--json'],
  );
  const { summary, shap_unit, base_value, shap_values } = JSON.parse(
    explained.stdout.split('\n')[0]!,
  );
  expect(summary).toContain(`Called ${call(answers[0])}`);
  expect([shap_unit, typeof base_value, Object.keys(shap_values).length]).toEqual([
    'score',
    'number',
    4,
  ]);
  const measured = await casthouse(
    ...['evaluate', 'grades.csv', '--model', 'grades', '--label', 'truth', '--json'],
  );
  expect(JSON.parse(measured.stdout).metrics.accuracy).toBe(1);
  const unlabelled = await casthouse('evaluate', 'grades.csv', '--model', 'grades');
  expect(unlabelled.stderr).toContain('the model predicts 3 classes');
  expect((await casthouse('models', 'show', 'grades')).stdout).toMatch(/predicts +3 classes/);

  const number = await casthouse(
    ...['models', 'import', fixture('counts.json'), '--name', 'counts', '--json'],
  );
  expect(JSON.parse(number.stdout)).toMatchObject({ outcome: 'number', classes: [], trees: 3 });
  const recorded = json('counts.answers.json');
  const [pressure, temperature, speed, cycle] = recorded.rows[0];
  const row = JSON.stringify({ pressure, 온도: temperature, speed, 'cycle time': cycle });
  const counted = await casthouse('predict', '--features', row, '--model', 'counts', '--json');
  expect(JSON.parse(counted.stdout).prediction.value).toBeCloseTo(recorded.predictions[0], 5);
  const why = await casthouse(
    'explain',
    '--features',
    row,
    '--model',
    'counts',
    '--language',
    'ko',
  );
  expect(why.stdout).toContain('예측값은');
  const out = await casthouse('models', 'export', 'counts', '--out', 'counts-again.json');
  expect(out).toMatchObject({ exitCode: 0 });
  const again = JSON.parse(readFileSync(path.join(folder, 'counts-again.json'), 'utf8'));
  expect(again.learner.objective.name).toBe('count:poisson');
});
