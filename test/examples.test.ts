// Every example as a user runs it: the built package, a folder of their own, a fresh process.
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeModelFile, encodeModelFile, openModel, readCsv } from '../src/tabular/index.js';
import { runCasthouse } from './support/run-casthouse.js';
import { smallModel } from './support/small-model.js';

const root = path.resolve(import.meta.dirname, '..');
const folder = mkdtempSync(path.join(tmpdir(), 'casthouse-examples-'));
const inFolder = (name: string) => path.join(folder, name);
const example = (name: string) => path.join(root, 'examples', name);

/** Runs an example with arguments; settings of the machine that runs the tests do not leak in. */
function run(name: string, parameters: readonly string[], environment: NodeJS.ProcessEnv = {}) {
  return promisify(execFile)(process.execPath, [example(name), ...parameters], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, ...environment },
    maxBuffer: 64e6,
  });
}

const jsonLines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

beforeAll(async () => {
  await casthouse(['simulate', '--rows', '800', '--seed', '3', '--out', 'line.csv']);
  await casthouse(['train', 'line.csv', '--label-any', 'Defects', '--name', 'line']);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function casthouse(
  parameters: readonly string[],
  environment: Readonly<Record<string, string>> = {},
) {
  const outcome = await runCasthouse(folder, parameters, { environment });
  expect(outcome.exitCode, outcome.stderr).toBe(0);
  return outcome;
}

describe('examples', () => {
  it('each one is run here', () => {
    const here = readFileSync(import.meta.filename, 'utf8');
    const programs = readdirSync(example('')).filter((name) => name.endsWith('.mjs'));
    expect(programs.length).toBeGreaterThan(0);
    expect(programs.filter((name) => !here.includes(`'${name}'`))).toEqual([]);
  });

  it('have the types that the package declares', async () => {
    const require = createRequire(import.meta.url);
    const compiler = path.join(path.dirname(require.resolve('typescript/package.json')), 'bin/tsc');
    const checking = promisify(execFile)(process.execPath, [compiler, '-p', 'examples'], {
      cwd: root,
    });
    expect(await checking.catch(({ stdout }: { readonly stdout: string }) => stdout)).toEqual({
      stdout: '',
      stderr: '',
    });
  });

  it('train-and-predict.mjs predicts rows as the model file it writes does', async () => {
    const { stdout, stderr } = await run('train-and-predict.mjs', [
      'line.csv',
      'Defects',
      'my.casthouse',
    ]);
    expect(stderr).toMatch(/^twins-together: F1 0\.\d+, ROC-AUC 0\.\d+$/m);
    const model = decodeModelFile(readFileSync(inFolder('my.casthouse')));
    const { frame } = await readCsv(readFileSync(inFolder('line.csv')));
    const expected = [0, 1, 2].map((row) => {
      const raw = model.features.map(({ name }) => {
        const column = frame.columns.find((candidate) => candidate.name === name);
        return column?.kind === 'number' ? column.values[row]! : Number.NaN;
      });
      return { row, probability: openModel(model).predictRow(Float64Array.from(raw)) };
    });
    expect(jsonLines(stdout)).toMatchObject(expected);
  });

  it('serve.mjs answers over HTTP what the open model answers', async () => {
    const { stdout, stderr } = await run('serve.mjs', ['.casthouse']);
    expect(stderr).toMatch(/^serving line@1 at http:\/\/127\.0\.0\.1:\d+$/m);
    const [said] = jsonLines(stdout);
    expect(said.version).toBe('line@1');
    expect(said.overHttp).toBeGreaterThan(0);
    expect(said.overHttp).toBe(said.inProcess);
  });

  it('explain-to-file.mjs writes a chart whose bars add up', async () => {
    const model = '.casthouse/registry/line/versions/000001.casthouse';
    const { stdout } = await run('explain-to-file.mjs', [model, 'chart', '{"Velocity_1":0.2}']);
    const [{ probability, margin, sum }] = jsonLines(stdout);
    expect(sum).toBeCloseTo(margin, 9);
    expect(probability).toBeCloseTo(1 / (1 + Math.exp(-margin)), 12);
    expect(readFileSync(inFolder('chart.svg'), 'utf8')).toMatch(/^<svg[\s\S]+(Process|Sensor)_\w+/);
    expect([...readFileSync(inFolder('chart.png')).subarray(0, 4)]).toEqual([137, 80, 78, 71]);
  });

  it('invoke-handler.mjs gets one answer for every event shape', async () => {
    const bundle = path.join(root, 'dist/lambda/predict');
    const environment = { MODEL_PATH: '.casthouse/registry' };
    const reading = '{"Velocity_1":0.144}';
    const { stderr } = await run('invoke-handler.mjs', [bundle, reading], environment);
    const asked = await casthouse(['predict', '--features', reading, '--json']);
    const [{ prediction }] = jsonLines(asked.stdout);
    const answer = { model_version: 'line@1', prediction };
    expect(jsonLines(stderr)).toEqual([
      { shape: 'direct', ...answer },
      { shape: 'directBody', ...answer },
      { shape: 'directText', ...answer },
      { shape: 'apiGatewayRest', status: 200, ...answer },
      { shape: 'functionUrl', status: 200, ...answer },
    ]);
  });

  it('own-workspace.mjs makes explanations speak of its equipment', async () => {
    const workspace = { CASTHOUSE_WORKSPACE: example('own-workspace.mjs') };
    await casthouse(['simulate', '--rows', '600', '--out', 'oven.csv'], workspace);
    const train = ['train', 'oven.csv', '--label', 'verdict', '--positive', 'bad'];
    await casthouse([...train, '--ignore', 'batch', '--registry', 'oven'], workspace);
    const explain = ['explain', '--registry', 'oven', '--language', 'en', '--json'];
    const { stdout } = await casthouse(
      [...explain, '--features', '{"temperature":195,"humidity":30}'],
      workspace,
    );
    const [answer] = jsonLines(stdout);
    expect(answer.prediction.class).toBe('bad');
    expect(answer.top_features[0]).toMatchObject({
      name: 'temperature',
      equipment: 'Heating section',
      in_range: false,
      action: 'Lower the burner output.',
    });
  });
});

describe('predict-in-browser.mjs', () => {
  const features = { Speed: 5.5, Melt_Temp: 625, Pressure: 90, Mould: 'B' };
  let script: string;

  beforeAll(async () => {
    const { outputFiles, metafile } = await build({
      entryPoints: [example('predict-in-browser.mjs')],
      bundle: true,
      format: 'iife',
      globalName: 'casthouse',
      platform: 'browser',
      metafile: true,
      write: false,
      outdir: folder,
      logLevel: 'silent',
    });
    // For the browser esbuild fails on every Node builtin it meets; nothing may be left to load either.
    const [output] = Object.values(metafile.outputs);
    expect(output!.imports).toEqual([]);
    script = outputFiles[0]!.text;
  });

  it('bundles for a browser', () => {
    expect(script.length).toBeGreaterThan(10_000);
  });

  const chromiumPath = '/usr/bin/chromium';
  const hasChromium = existsSync(chromiumPath);
  if (!hasChromium)
    console.warn(`skipped: no browser at ${chromiumPath}; apt-get install chromium`);

  it.skipIf(!hasChromium && !process.env.CI)('answers in a browser as in Node', async () => {
    const model = smallModel();
    writeFileSync(inFolder('small.casthouse'), encodeModelFile(model));
    const browser = await chromium.launch({
      executablePath: chromiumPath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
    try {
      const page = await browser.newPage();
      await page.route('http://line.example/**', (route) =>
        route.request().url().endsWith('.casthouse')
          ? route.fulfill({ path: inFolder('small.casthouse') })
          : route.fulfill({ contentType: 'text/html', body: '<!doctype html><p>line</p>' }),
      );
      await page.goto('http://line.example/');
      await page.addScriptTag({ content: script });
      const answer = await page.evaluate(
        `casthouse.modelFrom('small.casthouse')
          .then((opened) => casthouse.predictAndExplain(opened, ${JSON.stringify(features)}))`,
      );
      const { className, probability, confidence } = openModel(model).predictFeatures(features);
      expect(answer).toMatchObject({ className, probability, confidence });
      // What the table was made from: fast shots and cold melt are risky.
      const { strongest } = answer as { readonly strongest: readonly string[] };
      expect(new Set(strongest.slice(0, 2))).toEqual(new Set(['Speed', 'Melt_Temp']));
    } finally {
      await browser.close();
    }
  });
});
