import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { smallModel } from '../../../test/support/small-model.js';
import { testInvocation } from '../../../test/support/surroundings.js';
import { readSettings } from '../../shared/index.js';
import { askDocumentsAnswer } from '../ask-documents/schema.js';
import { explainRowAnswer } from '../explain/schema.js';
import { predictAnswer } from '../predict/schema.js';
import { openLocal } from './local.js';
import { startLocalServer } from './start-local-server.js';

const scratch = mkdtempSync(path.join(tmpdir(), 'casthouse-local-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const settings = (home: string, changes: Record<string, string> = {}) =>
  readSettings({ CASTHOUSE_HOME: path.join(scratch, home), ...changes });
const features = { Speed: 5.5, Melt_Temp: 625, Pressure: 90, Mould: 'B' };

describe('openLocal', () => {
  test('names the functions as the documents do', async () => {
    const { functions } = await openLocal(settings('names'));
    expect(functions.map(({ name }) => name)).toEqual([
      'diecasting-predict-t1',
      'diecasting-importance-t2',
      'diecasting-rag-t3',
      'diecasting-assist-answer',
    ]);
    expect(readdirSync(scratch)).toEqual([]);
  });

  test('opens a workspace of the user by its path, and names its functions after it', async () => {
    const file = path.join(scratch, 'own.mjs');
    writeFileSync(file, "export const workspace = { name: 'steel' };");
    const { functions } = await openLocal(settings('own', { CASTHOUSE_WORKSPACE: file }));
    expect(functions.map(({ name }) => name)).toEqual([
      'steel-predict',
      'steel-explain',
      'steel-ask-documents',
      'steel-assist-answer',
    ]);
    // A workspace without documents, and nothing added yet.
    await expect(functions[2]!.call({ query: '금형' }, testInvocation())).rejects.toMatchObject({
      code: 'documents.index-not-found',
    });
  });

  test('answers from the documents of the workspace, offline', async () => {
    const { functions } = await openLocal(settings('documents'));
    const ask = () => functions[2]!.call({ query: '불량의 주요 원인은?' }, testInvocation());
    const answer = askDocumentsAnswer.parse(await ask());
    expect(answer).toMatchObject({ status: 'answered', query_metadata: { model_used: null } });
    const { uri, excerpt } = answer.sources[0]!;
    expect(readFileSync(new URL(uri), 'utf8')).toContain(excerpt);
  });

  test.each(['petclinics', '../src', './nothing.mjs'])('has no workspace %s', async (name) => {
    await expect(openLocal(settings('none', { CASTHOUSE_WORKSPACE: name }))).rejects.toMatchObject({
      code: 'workspace.not-found',
      fix: expect.stringContaining('diecasting'),
    });
  });

  test('serves the champion, and the next one after it was promoted', async () => {
    const local = await openLocal(settings('promote'), { refreshMs: 0 });
    const predictWith = local.functions[0]!;
    const version = async () =>
      predictAnswer.parse(await predictWith.call({ features }, testInvocation())).model_version;
    await expect(version()).rejects.toMatchObject({ code: 'model.unknown-name' });
    await local.registry.register(smallModel());
    expect(await version()).toBe('small@1');
    await local.registry.register(smallModel({ seed: 2 }));
    await local.registry.move('small', 'champion', 1, { who: 'a', why: 'first' });
    expect(await version()).toBe('small@1');
    await local.registry.move('small', 'champion', 2, { who: 'a', why: 'better' });
    // The call that notices still answers with the model at hand.
    while ((await version()) !== 'small@2') await new Promise((resolve) => setImmediate(resolve));
  });

  test('says that a first model is being made, and lets callers wait for it', async () => {
    const local = await openLocal(settings('making'));
    const server = await startLocalServer(local, { ...settings('making'), port: 0 });
    const health = async () => (await fetch(`${server.address}/health`)).json();
    expect(await health()).toMatchObject({ status: 'no-model', model: null });

    const making = deferred<void>();
    const made = local.holdForModel(making.promise);
    expect(await health()).toMatchObject({ status: 'training', model: null });
    expect(await (await fetch(server.address)).text()).toContain('is being trained');
    const waiting = local.functions[0]!.call({ features }, testInvocation());
    await local.registry.register(smallModel());
    making.resolve();
    await made;
    expect(await waiting).toMatchObject({ model_version: 'small@1' });
    expect(await health()).toMatchObject({ status: 'ok', model: 'small@1' });
    await server.stop();
  });

  test('a first model that could not be made is told to its maker, and is no model to others', async () => {
    const local = await openLocal(settings('unmade'));
    const making = deferred<void>();
    const made = local.holdForModel(making.promise);
    const waiting = local.servedVersion();
    making.reject(new Error('out of memory'));
    await expect(made).rejects.toThrow('out of memory');
    await expect(waiting).rejects.toMatchObject({ code: 'model.unknown-name' });
    expect(local.isMakingModel()).toBe(false);
  });

  test('answers under the names and to the pages that the settings allow', async () => {
    const open = settings('names-allowed', {
      CASTHOUSE_ALLOWED_HOSTS: 'Line4.factory.example, backup.example',
      CASTHOUSE_CORS_ORIGIN: 'https://console.example,https://board.example/',
    });
    const server = await startLocalServer(await openLocal(open), { ...open, port: 0 });
    const status = async (headers: Record<string, string>) => {
      const { promise, resolve, reject } = deferred<number>();
      request(`${server.address}/health`, { headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode!);
      })
        .on('error', reject)
        .end();
      return await promise;
    };
    expect(await status({ host: 'line4.factory.example:8088' })).toBe(200);
    expect(await status({ host: 'evil.example' })).not.toBe(200);
    expect(await status({ origin: 'https://board.example' })).toBe(200);
    expect(await status({ origin: 'https://evil.example' })).toBe(403);
    await server.stop();
  });

  test('goes on serving when a promoted version cannot be read, and says so', async () => {
    const warnings: string[] = [];
    const home = path.join(scratch, 'stale');
    const local = await openLocal(settings('stale'), {
      refreshMs: 0,
      warn: (message) => warnings.push(message),
    });
    await local.registry.register(smallModel());
    expect(await local.servedVersion()).toBe('small@1');
    writeFileSync(path.join(home, 'registry/small/versions/000002.casthouse'), 'half a file');
    while (warnings.length === 0) {
      expect(await local.servedVersion()).toBe('small@1');
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(warnings[0]).toContain('damaged');
  });
});

describe('startLocalServer', () => {
  test('publishes the charts it draws', async () => {
    const local = await openLocal(settings('server'));
    await local.registry.register(smallModel());
    const explainWith = local.functions[1]!;
    const draw = async () =>
      explainRowAnswer.parse(
        await explainWith.call({ features, generate_chart: true }, testInvocation()),
      );
    expect((await draw()).chart_url).toMatch(/^file:\/\//);
    const server = await startLocalServer(local, settings('server', { CASTHOUSE_PORT: '0' }));
    const { chart_url, chart_svg_url } = await draw();
    expect(chart_url).toContain(`${server.address}/charts/`);
    expect((await fetch(chart_url!)).headers.get('content-type')).toBe('image/png');
    expect(await (await fetch(chart_svg_url!)).text()).toContain('<svg');
    await server.stop();
  });

  test('serves the page with the model, and without one', async () => {
    const local = await openLocal(settings('page'), { refreshMs: 0 });
    const server = await startLocalServer(local, settings('page', { CASTHOUSE_PORT: '0' }));
    const page = async () => (await fetch(server.address)).text();
    expect(await page()).toContain('diecasting-predict-t1');
    await local.registry.register(smallModel());
    expect(await page()).toContain('small@1');
    const health = await fetch(`${server.address}/health`);
    expect(await health.json()).toMatchObject({ status: 'ok', model: 'small@1' });
    const document = await (await fetch(`${server.address}/openapi.json`)).text();
    expect(document).toContain('prediction_proba');
    await server.stop();
  });

  test('a full disk while a chart is stored costs the chart, and nothing else', async () => {
    const local = await openLocal(settings('full'));
    await local.registry.register(smallModel());
    // A file where the folder of the charts should be made: the system itself refuses.
    writeFileSync(path.join(scratch, 'full', 'charts'), '');
    const answer = explainRowAnswer.parse(
      await local.functions[1]!.call({ features, generate_chart: true }, testInvocation()),
    );
    expect(answer.chart_url).toBeNull();
    expect(answer.warnings).toContainEqual({
      code: 'chart-failed',
      message: expect.stringContaining('cannot write'),
    });
  });
});

// Promise.withResolvers came with Node 22.
function deferred<T>() {
  let resolve: (value: T) => void = () => {};
  let reject: (reason: unknown) => void = () => {};
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
