// The start page in a real browser, against the real local server with a model trained on simulated rows.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentText } from '../src/ask-documents/index.js';
import {
  type LocalServer,
  openLocal,
  type PredictAnswer,
  startLocalServer,
} from '../src/functions/index.js';
import { readSettings } from '../src/shared/index.js';
import { trainModel } from '../src/tabular/index.js';
import { workspace } from '../workspaces/diecasting/index.js';

const chromiumPath = '/usr/bin/chromium';
const hasChromium = existsSync(chromiumPath);
if (!hasChromium) {
  console.warn(`skipped: no browser at ${chromiumPath}; apt-get install chromium fonts-nanum`);
}

let home: string;
let server: LocalServer;
let emptyServer: LocalServer;
let browser: Browser;

/** A server over a folder of its own; `rows` > 0 trains a model on that many simulated rows first. */
async function serve(folder: string, rows: number): Promise<LocalServer> {
  const settings = readSettings({ CASTHOUSE_HOME: folder, CASTHOUSE_PORT: '0' });
  const local = await openLocal(settings);
  if (rows > 0) {
    const { frame } = workspace.simulate({ rows, seed: 7, twinShare: 0.3 });
    const { model } = trainModel(frame, {
      name: 'diecasting',
      label: { anyPrefix: 'Defects' },
      ignore: workspace.ignore ?? [],
      operatorFacts: workspace.operatorFacts ?? {},
      learnerOptions: { rounds: 60 },
      provenance: {
        createdAt: '2026-01-01T00:00:00Z',
        dataHash: '',
        dataName: 'simulated',
        casthouseVersion: '0.0.0',
      },
    });
    await local.registry.register(model);
  }
  return await startLocalServer(local, settings);
}

it.runIf(process.env.CI)('has a browser where the gate runs', () => {
  expect(hasChromium).toBe(true);
});

describe.skipIf(!hasChromium)('start page', () => {
  beforeAll(async () => {
    home = await mkdtemp(path.join(tmpdir(), 'casthouse-page-'));
    server = await serve(path.join(home, 'trained'), 3000);
    emptyServer = await serve(path.join(home, 'empty'), 0);
    browser = await chromium.launch({
      executablePath: chromiumPath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
  });
  afterAll(async () => {
    await browser?.close();
    await Promise.all([server?.stop(1000), emptyServer?.stop(1000)]);
    await rm(home, { recursive: true, force: true });
  });

  let complaints: string[];
  let outside: string[];
  beforeEach(() => {
    complaints = [];
    outside = [];
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    expect(complaints).toEqual([]);
    expect(outside).toEqual([]);
  });

  async function open(
    options: BrowserContextOptions = {},
    from: LocalServer = server,
  ): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      ...options,
    });
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.origin !== from.address && url.protocol !== 'data:') outside.push(request.url());
    });
    await page.goto(from.address);
    return page;
  }

  const example = (page: Page, index: number) => page.locator('.examples button').nth(index);
  const textOf = (page: Page, selector: string) =>
    page
      .locator(selector)
      .textContent()
      .then((text) => text ?? '');
  const probabilityOf = async (page: Page) =>
    Number.parseFloat((await page.locator('.gauge-text').textContent())!.replace(/[<>]/, ''));

  it('predicts both examples as the API does, and the risky one is riskier', async () => {
    const page = await open({ locale: 'ko-KR' });
    const shown: number[] = [];
    for (const [index, { features }] of workspace.examples!.entries()) {
      await example(page, index).click();
      const answered = page.waitForResponse((response) => response.url().endsWith('/api/predict'));
      await page.locator('#predict').click();
      expect((await answered).request().postDataJSON()).toEqual({ features });
      await page.locator('.stale-note').waitFor({ state: 'detached' });
      const direct = await fetch(`${server.address}/api/predict`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ features }),
      });
      const { prediction } = (await direct.json()) as PredictAnswer;
      const percent = await probabilityOf(page);
      expect(percent).toBeCloseTo(prediction.probability * 100, 0);
      expect(await textOf(page, '.verdict')).toBe(prediction.class === 'defect' ? '불량' : '정상');
      shown.push(percent);
    }
    expect(shown[1]).toBeGreaterThan(shown[0]!);
  });

  it('explains with a chart, equipment and action, and speaks the language chosen, also next time', async () => {
    const page = await open({ locale: 'ko-KR' });
    expect(await page.locator('html').getAttribute('lang')).toBe('ko');
    expect(await textOf(page, 'label:has(.record):has-text("주조 압력")')).toContain(
      'Process_Casting_Pressure',
    );
    await example(page, 1).click();
    await page.locator('#predict').click();
    await page.locator('#explain').click();
    await page.locator('.top-features li').first().waitFor();
    expect(await textOf(page, '.summary')).toMatch(/[가-힣]/);
    // The picture really came: one that failed has no natural width.
    const width = "document.querySelector('.chart img').naturalWidth";
    await expect.poll(() => page.evaluate(width)).toBe(1800);
    expect(await page.locator('.top-features li').count()).toBe(8);
    expect(await page.locator('.top-features .action').count()).toBeGreaterThan(0);

    const again = page.waitForResponse((response) => response.url().endsWith('.png'));
    await page.getByRole('button', { name: 'English' }).click();
    expect((await again).ok()).toBe(true);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await textOf(page, '#explanation')).not.toMatch(/[가-힣]/);
    await page.reload();
    expect(await textOf(page, '#predict')).toBe('Predict');
  });

  it('sends a gap as missing and says so, and marks what is out of its range', async () => {
    const page = await open({ locale: 'en-US' });
    expect(await textOf(page, '#predict')).toBe('Predict');
    await page.locator('[name=Process_Spray_Time]').fill('');
    await page.locator('[name=Sensor_Melting_Furnace_Temp]').fill('99999');
    expect(await page.locator('.field .outside').count()).toBe(1);
    await page.locator('[name=Sensor_Melting_Furnace_Temp]').press('Enter');
    const warnings = page.locator('.warnings');
    await warnings.waitFor();
    expect(await warnings.textContent()).toContain('Process_Spray_Time: missing');
    expect(await warnings.textContent()).toContain('Sensor_Melting_Furnace_Temp: 99999');
    await page.locator('[name=Process_Spray_Time]').fill('8');
    await page.locator('.stale-note').waitFor();
  });

  it('shows what the API says of a bad value, with the fix, and recovers', async () => {
    const page = await open({ locale: 'en-US' });
    await page.locator('[name=Process_Velocity_1]').fill('fast');
    await page.locator('#predict').click();
    const failure = page.locator('.failure');
    await failure.waitFor();
    expect(await failure.textContent()).toContain('Process_Velocity_1');
    expect(await failure.textContent()).toContain('What to do');
    // The browser itself notes the refused request; nothing else may be there.
    expect(complaints.splice(0)).toEqual([expect.stringMatching(/status of 400/)]);
    await page.locator('[name=Process_Velocity_1]').fill('0.142');
    await page.locator('#predict').click();
    await page.locator('.verdict').waitFor();
    expect(await failure.count()).toBe(0);
  });

  it('says so when the server is gone', async () => {
    const page = await open({ locale: 'ko-KR' });
    await page.route('**/api/predict', (route) => route.abort());
    await page.locator('#predict').click();
    await page.locator('.failure').waitFor();
    expect(await textOf(page, '.failure')).toContain('서버가 응답하지 않습니다');
    expect(complaints.splice(0)).toEqual([expect.stringMatching(/ERR_FAILED/)]);
  });

  it('shows the honest figure before the naive one, and names why that is inflated', async () => {
    const page = await open({ locale: 'ko-KR' });
    const rows = await page.locator('.figures tbody tr').allTextContents();
    expect(rows).toHaveLength(2);
    expect(rows[0]).toContain('믿을 값');
    expect(rows[1]).toMatch(/시험 행의 [\d.]+%가 학습에 똑같은 행이/);
    expect(await textOf(page, '.functions')).toContain('diecasting-importance-t2');
  });

  it('prints a curl command that gives the same answer', async () => {
    const page = await open({ locale: 'en-US' });
    await page.locator('#predict').click();
    await page.locator('.verdict').waitFor();
    const command = (await page.locator('.command pre').first().textContent()) ?? '';
    const { stdout } = await promisify(execFile)('sh', ['-c', command]);
    expect(JSON.parse(stdout).prediction.probability * 100).toBeCloseTo(
      await probabilityOf(page),
      0,
    );
  });

  it('fits a phone, and works from the keyboard alone', async () => {
    const page = await open({ locale: 'ko-KR', viewport: { width: 360, height: 740 } });
    await page.locator('#predict').focus();
    await page.keyboard.press('Enter');
    await page.locator('.verdict').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.top-features li').first().waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  });

  it('tells what to do when there is no model', async () => {
    const page = await open({ locale: 'ko-KR' }, emptyServer);
    expect(await textOf(page, 'main')).toContain('아직 모델이 없습니다');
    expect(await page.locator('#predict').count()).toBe(0);
  });
  const askAt = async (page: Page, question: string) => {
    await page.locator('#question').fill(question);
    await page.locator('#question').press('Enter');
    await page.locator('.turn').first().waitFor();
    const done = page.locator('.turn[aria-busy="false"]').first();
    await done.locator('.turn-question', { hasText: question }).waitFor();
  };

  const plain = (text: string) => text.replace(/[\s|]+/g, '');
  /** Whether the first mark lies within the part of the document that is scrolled to. */
  const isInSight = (page: Page) =>
    page
      .locator('dialog.source mark')
      .first()
      .evaluate((mark) => {
        const [own, place] = [mark, mark.closest('.source-text')!].map((each) =>
          each.getBoundingClientRect(),
        );
        return own!.top >= place!.top && own!.bottom <= place!.bottom;
      });

  it('answers one question from every room: stages, call, chart, sources that open at the quote', async () => {
    const page = await open({ locale: 'ko-KR' });
    await example(page, 1).click();
    await page.locator('#sends-form').check();
    await askAt(page, '이 샷 불량이야? 왜? 매뉴얼엔 뭐라고 나와?');
    expect(await page.locator('.turn .stage.answered').count()).toBeGreaterThan(0);
    const chart = page.locator('.turn .chart img');
    await chart.scrollIntoViewIfNeeded();
    await expect
      .poll(() => chart.evaluate((image) => image.complete && image.naturalWidth))
      .toBeGreaterThan(300);
    const direct = await fetch(`${server.address}/api/predict`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ features: workspace.examples![1]!.features }),
    });
    const { prediction } = (await direct.json()) as PredictAnswer;
    expect(await textOf(page, '.turn .call')).toContain(
      `${(prediction.probability * 100).toFixed(1)}%`,
    );

    await askAt(page, '불량의 주요 원인은?');
    const quote = (await page
      .locator('.turn')
      .first()
      .locator('.citation q')
      .first()
      .textContent())!;
    await page.locator('.turn').first().locator('.cite').first().click();
    // The whole document takes the passage's place, with the quote in sight.
    await expect.poll(() => page.locator('dialog.source section').count()).toBeGreaterThan(2);
    const mark = page.locator('dialog.source mark');
    expect((await mark.textContent())!.replace(/\s+/g, ' ')).toBe(quote);
    expect(await isInSight(page)).toBe(true);
    const whole = await fetch(`${server.address}/api/documents/text?id=defect-causes.ko.md`);
    const { sections } = (await whole.json()) as DocumentText;
    const shown = plain(await textOf(page, '.source-text'));
    for (const { heading, text } of sections) {
      expect(shown).toContain(plain(heading.split(' > ').at(-1)!));
      expect(shown).toContain(plain(text.split('\n').at(-1)!));
    }
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('dialog.source').count()).toBe(0);
    // The session goes on, and words of the page follow the language.
    await askAt(page, '왜 그렇게 예측했어?');
    expect(await textOf(page, '.turn:first-child .stages')).toContain('판정의 이유');
    await page.locator('[data-language=en]').click();
    expect(await textOf(page, '#ask')).toBe('Ask');
  });

  it('opens a quoted row in its table, in English, and says why when the document cannot be opened', async () => {
    const page = await open({ locale: 'en-US', viewport: { width: 360, height: 740 } });
    await askAt(page, 'What should be done about a thin biscuit?');
    const row = page.locator('.turn:first-child .citation', { hasText: '| Thin biscuit |' });
    await row.first().click();
    await expect.poll(() => page.locator('dialog.source tr:has(mark)').count()).toBe(1);
    expect(await textOf(page, 'dialog.source tr:has(mark)')).toMatch(
      /^Thin biscuit.*clean the ladle/,
    );
    expect(await textOf(page, 'dialog.source header')).toContain('Troubleshooting');
    expect(await isInSight(page)).toBe(true);
    await page.keyboard.press('Escape');

    await page.route('**/api/documents/text*', (route) => route.abort());
    await row.first().click();
    await page.locator('.source-note .failure').waitFor();
    expect(await textOf(page, '.source-note')).toContain('The whole document cannot be opened');
    expect(await textOf(page, 'dialog.source tr:has(mark)')).toContain('Thin biscuit');
    expect(complaints.splice(0)).toEqual([expect.stringMatching(/ERR_FAILED/)]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  });

  it('asks without a model too, fits a phone, and shows names as text', async () => {
    const page = await open(
      { locale: 'en-US', viewport: { width: 360, height: 740 } },
      emptyServer,
    );
    await askAt(page, '<img src=x onerror=alert(1)> hello');
    await askAt(page, 'What can you do?');
    expect(await textOf(page, '.turn:first-child .turn-answer')).toContain('Ask the documents');
    expect(await page.locator('.turn img').count()).toBe(0);
    const width = await page.evaluate('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(360);
  });
});
