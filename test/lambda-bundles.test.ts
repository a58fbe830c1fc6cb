// The built handlers as Lambda runs them: a bare Node process, a folder without node_modules, a model file.
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../src/shared/index.js';
import { folderStore } from '../src/storage/index.js';
import { encodeModelFile, modelRegistry, openModel } from '../src/tabular/index.js';
import { smallModel } from './support/small-model.js';

const scratch = mkdtempSync(path.join(tmpdir(), 'casthouse-bundles-'));
const modelFile = path.join(scratch, '000007.casthouse');
const model = smallModel();
const features = { Speed: 5.5, Melt_Temp: 625, Pressure: 90, Mould: 'B' };
const probability = openModel(model).predictFeatures(features).probability;

beforeAll(async () => {
  // A plain script without types, shared with the build.
  const script = pathToFileURL(path.resolve(import.meta.dirname, '../scripts/bundle-handlers.mjs'));
  const { bundleHandlers } = await import(/* @vite-ignore */ script.href);
  await bundleHandlers(path.join(scratch, 'lambda'), ['predict', 'explain']);
  writeFileSync(modelFile, encodeModelFile(model));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

interface Outcome {
  readonly answer?: unknown;
  readonly error?: { readonly name: string; readonly message: string };
}

/** Calls the bundled handler with each event in one fresh process; answers what came back, and what was loaded. */
async function run(name: string, events: readonly unknown[], environment: NodeJS.ProcessEnv) {
  const program = `
    const { handler } = await import(${JSON.stringify(pathToFileURL(path.join(scratch, 'lambda', name, 'index.mjs')).href)});
    const outcomes = [];
    for (const event of ${JSON.stringify(events)}) {
      const context = { awsRequestId: 'r-1', functionName: 'f', getRemainingTimeInMillis: () => 30000 };
      outcomes.push(await handler(event, context).then(
        (answer) => ({ answer }),
        (error) => ({ error: { name: error.name, message: error.message } }),
      ));
    }
    console.error(JSON.stringify(outcomes));`;
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '-e', program],
    { cwd: scratch, env: { PATH: process.env.PATH, ...environment }, maxBuffer: 64e6 },
  );
  const outcomes: Outcome[] = JSON.parse(stderr);
  return { outcomes, log: stdout.trim().split('\n') };
}

describe('predict', () => {
  const body = { features };
  const json = JSON.stringify(body);
  const v1 = {
    httpMethod: 'POST',
    path: '/',
    requestContext: { stage: 'prod' },
    isBase64Encoded: false,
  };
  const v2 = {
    version: '2.0',
    rawPath: '/',
    requestContext: { http: { method: 'POST', path: '/' } },
  };

  test('is small and has no native module', () => {
    const folder = path.join(scratch, 'lambda', 'predict');
    const files = readdirSync(folder);
    expect(files.filter((file) => !file.endsWith('.mjs'))).toEqual([]);
    const bytes = files.reduce((sum, file) => sum + statSync(path.join(folder, file)).size, 0);
    expect(bytes).toBeLessThanOrEqual(120 * 1024);
  });

  test('answers every event shape the same', async () => {
    const direct = [body, { body }, { body: json }, { body: { body } }];
    const http = [
      { ...v1, body: json },
      { ...v1, body: Buffer.from(json).toString('base64'), isBase64Encoded: true },
      { ...v2, body: json },
      { ...v2, body: Buffer.from(json).toString('base64'), isBase64Encoded: true },
    ];
    const { outcomes, log } = await run('predict', [...direct, ...http], { MODEL_PATH: modelFile });
    const answers = outcomes.map(({ answer }, index) => {
      if (index < direct.length) return answer;
      expect(answer).toMatchObject({ statusCode: 200, isBase64Encoded: false });
      return JSON.parse((answer as { readonly body: string }).body);
    });
    for (const answer of answers)
      expect(answer).toMatchObject({
        prediction: { class: 'defect', probability },
        model_version: 'small@7',
        prediction_id: 'pred-r-1',
      });
    expect(log.map((line) => JSON.parse(line).message)).toContain('predicted');
  });

  test('fails as Lambda wants it', async () => {
    const { outcomes } = await run(
      'predict',
      [{ features: { Sped: 1 } }, { ...v2, body: '{"features":{"Speed":"fast"}}' }],
      { MODEL_PATH: modelFile },
    );
    expect(outcomes[0]!.error).toEqual({
      name: 'model.unknown-feature',
      message: 'the model has no feature "Sped"; did you mean "Speed"? otherwise leave it out',
    });
    expect(outcomes[1]!.answer).toMatchObject({ statusCode: 400 });
  });

  test('serves the version a registry folder says, or the one it is told', async () => {
    const folder = path.join(scratch, 'registry');
    const registry = modelRegistry(folderStore(folder), systemClock);
    await registry.register(model);
    await registry.register({ ...model, threshold: 0.9 });
    await registry.move('small', 'champion', 1, { who: 'test', why: 'test' });
    const versionWith = async (environment: NodeJS.ProcessEnv) => {
      const { outcomes } = await run('predict', [body], { MODEL_PATH: folder, ...environment });
      return (outcomes[0]!.answer as { readonly model_version: string }).model_version;
    };
    expect(await versionWith({})).toBe('small@1');
    expect(await versionWith({ MODEL_VERSION: 'v2' })).toBe('small@2');
    expect(await versionWith({ CASTHOUSE_MODEL: 'small@latest' })).toBe('small@2');
  });

  test.each<[string, NodeJS.ProcessEnv, string]>([
    ['no model is named', {}, 'setting.invalid'],
    ['the path is wrong', { MODEL_PATH: '/nowhere/model.casthouse' }, 'file.not-found'],
    ['the file is no model', { MODEL_PATH: process.execPath }, 'model.file-damaged'],
    ['a setting is wrong', { MODEL_PATH: modelFile, LOG_LEVEL: 'LOUD' }, 'setting.invalid'],
  ])('says so when %s', async (_, environment, code) => {
    const { outcomes } = await run('predict', [body, { ...v2, body: json }], environment);
    expect(outcomes[0]!.error?.name).toBe(code);
    expect(outcomes[1]!.answer).toMatchObject({ body: expect.stringContaining(code) });
  });
});

describe('explain', () => {
  test('answers both documented calls without what only charts need', async () => {
    const { outcomes } = await run(
      'explain',
      [
        { body: { features, latent_features: [0.1], top_n: 3, use_bedrock: true } },
        { body: { top_n: 10, use_bedrock: true } },
      ],
      { MODEL_PATH: modelFile },
    );
    expect(outcomes[0]!.answer).toMatchObject({
      method: 'tree_shap_exact',
      prediction_proba: probability,
      chart_url: null,
    });
    expect(outcomes[1]!.answer).toMatchObject({ method: 'mean_absolute_tree_shap' });
  });

  test('carries renderer and fonts beside its code', () => {
    const files = readdirSync(path.join(scratch, 'lambda', 'explain'));
    expect(files).toEqual(
      expect.arrayContaining(['resvg.wasm', 'font-regular.ttf', 'font-bold.ttf', 'index.mjs']),
    );
  });
});
