import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { smallModel } from '../../../test/support/small-model.js';
import { testInvocation } from '../../../test/support/surroundings.js';
import { readSettings } from '../../shared/index.js';
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
    ]);
    expect(readdirSync(scratch)).toEqual([]);
  });

  test('opens a workspace of the user by its path, and names its functions after it', async () => {
    const file = path.join(scratch, 'own.mjs');
    writeFileSync(file, "export const workspace = { name: 'steel' };");
    const { functions } = await openLocal(settings('own', { CASTHOUSE_WORKSPACE: file }));
    expect(functions.map(({ name }) => name)).toEqual(['steel-predict', 'steel-explain']);
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
