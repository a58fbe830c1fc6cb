// The command line as a person or a script meets it: the built program, in a folder of its own.
import {
  closeSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  watch,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { realData } from './support/real-data.js';
import { runCasthouse, spawnCasthouse, startCasthouseProcess } from './support/run-casthouse.js';

const folder = mkdtempSync(path.join(tmpdir(), 'casthouse-cli-'));
// Commands that write, train or end badly run as processes of their own; what others say needs no new process each.
const shared = startCasthouseProcess(folder);
const casthouse = (...parameters: string[]) => runCasthouse(folder, parameters);
const quickly = (...parameters: string[]) => shared.run(parameters);
afterAll(() => {
  shared.end();
  rmSync(folder, { recursive: true, force: true });
});

describe('from simulated rows to explained predictions', () => {
  beforeAll(async () => {
    const simulated = await casthouse(
      ...['simulate', '--rows', '2000', '--seed', '7', '--out', 'line.csv', '--json'],
      ...['--causes', 'causes.jsonl', '--twin-share', '0.1'],
    );
    expect(simulated).toMatchObject({ exitCode: 0 });
    expect(JSON.parse(simulated.stdout)).toMatchObject({ rows: 2000, file: 'line.csv' });
    const trained = await casthouse(
      ...['train', 'line.csv', '--name', 'line', '--label-any', 'Defects', '--json'],
      ...['--set', 'rounds=60,maxDepth=3'],
    );
    expect(trained).toMatchObject({ exitCode: 0 });
    const answer = JSON.parse(trained.stdout);
    expect(answer).toMatchObject({ name: 'line', version: 1, promoted: true });
    expect(answer.features).toHaveLength(30);
    expect(answer.results.map((result: { protocol: string }) => result.protocol)).toEqual([
      'twins-together',
      'random-rows',
    ]);
    writeFileSync(path.join(folder, 'rows.csv'), firstLines('line.csv', 12));
  });

  it('writes the same file for the same seed, and a cause for every defect', async () => {
    await quickly(
      'simulate',
      '--rows',
      '2000',
      '--seed',
      '7',
      '--twin-share',
      '0.1',
      '--out',
      'again.csv',
    );
    expect(text('again.csv')).toBe(text('line.csv'));
    const defects = text('line.csv')
      .trim()
      .split('\n')
      .slice(2)
      .filter((line) =>
        line
          .split(',')
          .slice(31)
          .some((count) => Number(count) > 0),
      );
    const causes = text('causes.jsonl')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(new Set(causes.map((cause) => cause.row)).size).toBe(defects.length);
  });

  it('predicts every row in order, as JSON lines and as a table', async () => {
    const { stdout, exitCode } = await casthouse(
      'predict',
      '--csv',
      'rows.csv',
      '--model',
      'line',
      '--json',
    );
    expect(exitCode).toBe(0);
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.map((answer) => answer.row)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    for (const { prediction, model_version } of answers) {
      expect(model_version).toBe('line@1');
      expect(prediction.probability).toBeGreaterThan(0);
      expect(prediction.probability).toBeLessThan(1);
      expect(prediction.class).toBe(prediction.probability >= 0.5 ? 'defect' : 'normal');
      expect(
        prediction.class_probabilities.defect + prediction.class_probabilities.normal,
      ).toBeCloseTo(1, 12);
    }
    const table = await quickly('predict', '--csv', 'rows.csv', '--model', 'line@1');
    expect(table.stdout.split('\n')).toHaveLength(13);
  });

  it('explains rows: base value and SHAP values add up to the prediction', async () => {
    const { stdout } = await quickly('explain', '--csv', 'rows.csv', '--json', '--top', '5');
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers).toHaveLength(10);
    for (const answer of answers) {
      const margin = Object.values<number>(answer.shap_values).reduce(
        (a, b) => a + b,
        answer.base_value,
      );
      // Both sides are sums of at most 60 doubles.
      expect(1 / (1 + Math.exp(-margin))).toBeCloseTo(answer.prediction_proba, 10);
      expect(answer.top_features).toHaveLength(5);
      expect(answer.method).toBe('tree_shap_exact');
    }
  });

  it('explains the model as a whole, with a chart, in both languages', async () => {
    const korean = await casthouse('explain', '--chart', '--json');
    const answer = JSON.parse(korean.stdout);
    expect(answer.summary).toMatch(/[가-힣]/);
    expect(answer.chart_url).toMatch(/^file:.*\.png$/);
    expect(readFileSync(new URL(answer.chart_url)).subarray(1, 4).toString()).toBe('PNG');
    const english = await quickly('explain', '--language', 'en', '--json');
    expect(JSON.parse(english.stdout).summary).not.toMatch(/[가-힣]/);
  });

  it('takes one row as JSON, also in the documented envelope and by stdin', async () => {
    const rows = text('rows.csv').split('\n');
    const features = { Velocity_1: 0.15, Process_Casting_Pressure: 1020 };
    const bare = await quickly('predict', '--json', '--features', JSON.stringify(features));
    const wrapped = await quickly(
      'predict',
      '--json',
      '--features',
      JSON.stringify({ body: { features } }),
    );
    const probability = (run: { stdout: string }) => JSON.parse(run.stdout).prediction.probability;
    expect(probability(bare)).toBe(probability(wrapped));
    expect(JSON.parse(bare.stdout).warnings.length).toBe(28);
    const piped = await runCasthouse(folder, ['predict', '--csv', '-', '--json'], {
      input: rows.slice(0, 3).join('\n'),
    });
    expect(piped.stdout.trim().split('\n')).toHaveLength(1);
  });

  it('keeps versions and their history, and goes back', async () => {
    await quickly('train', 'line.csv', '--name', 'line', '--set', 'rounds=5,folds=0');
    expect(JSON.parse((await quickly('models', 'list', '--json')).stdout)).toEqual([
      { name: 'line', versions: [1, 2], aliases: { champion: 2 } },
    ]);
    await quickly('models', 'promote', 'line@1', '--why', 'version 2 is too small');
    const history = JSON.parse((await quickly('models', 'history', 'line', '--json')).stdout);
    expect(history.map((move: { version: number }) => move.version)).toEqual([1, 2, 1]);
    expect(history[2]).toMatchObject({ previousVersion: 2, why: 'version 2 is too small' });
    const shown = JSON.parse((await quickly('models', 'show', 'line', '--json')).stdout);
    expect(shown).toMatchObject({ name: 'line', version: 1, classes: ['normal', 'defect'] });
  });

  it('evaluates and tells seen rows apart', async () => {
    const { stdout } = await casthouse(
      ...['evaluate', 'line.csv', '--model', 'line@1', '--report', 'evaluation.md', '--json'],
    );
    const answer = JSON.parse(stdout);
    // Rows the model has not seen come first, with the figure that is answered.
    expect(text('evaluation.md')).toContain(answer.unseen_metrics.rocAuc.toFixed(3));
    expect(answer.metrics.rowCount).toBe(2000);
    expect(answer.seen_rows).toBeGreaterThan(1500);
    expect(answer.unseen_metrics.rowCount).toBe(2000 - answer.seen_rows);
    expect(answer.unseen_metrics.rocAuc).toBeLessThan(answer.metrics.rocAuc);
  });

  it('says that the machine is fit', async () => {
    const { stdout, exitCode } = await casthouse('doctor', '--json');
    expect(exitCode).toBe(0);
    const { findings } = JSON.parse(stdout);
    const state = (check: string) =>
      findings.find((finding: { check: string }) => finding.check === check).state;
    expect([state('Node'), state('home folder'), state('registry'), state('charts')]).toEqual([
      'ok',
      'ok',
      'ok',
      'ok',
    ]);
  });
});

describe('rows of another make than the training rows', () => {
  const run = (csv: string, ...more: string[]) => {
    writeFileSync(path.join(folder, 'other.csv'), csv);
    return quickly('predict', '--csv', 'other.csv', '--registry', 'alloys', '--json', ...more);
  };
  const warnings = (stdout: string) =>
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).warnings.map((warning: { code: string }) => warning.code));

  beforeAll(async () => {
    const rows = Array.from(
      { length: 90 },
      (_, i) => `${['A', 'B', 'C'][i % 3]},${(i * 7) % 17},${i % 3 === 0 ? 1 : 0}`,
    );
    writeFileSync(path.join(folder, 'alloys.csv'), `Cell_alloy,Cell_temp,y\n${rows.join('\n')}\n`);
    const trained = await quickly(
      'train',
      'alloys.csv',
      '--registry',
      'alloys',
      '--set',
      'folds=0',
    );
    expect(trained).toMatchObject({ exitCode: 0 });
  });

  it('takes a category whose every cell is missing as missing', async () => {
    const { stdout } = await run('Cell_alloy,Cell_temp\n,3\n,4\n');
    expect(warnings(stdout)).toEqual([['missing-feature'], ['missing-feature']]);
  });

  it('takes a category without a column as missing, and says so', async () => {
    const { stdout, stderr } = await run('Cell_temp\n3\n');
    expect(warnings(stdout)).toEqual([['missing-feature']]);
    expect(stderr).toContain('feature Cell_alloy without a column');
  });

  it('finds columns without their header group, and reads numbers of a category as text', async () => {
    const { stdout } = await run('temp,alloy\n3,7\n4,A\n');
    expect(warnings(stdout)).toEqual([['unknown-category'], []]);
  });

  it('measures on such rows too', async () => {
    writeFileSync(path.join(folder, 'other.csv'), 'Cell_alloy,Cell_temp,y\n,3,1\n,4,0\n,5,0\n');
    const measured = await quickly('evaluate', 'other.csv', '--registry', 'alloys', '--json');
    expect(measured).toMatchObject({ exitCode: 0 });
    expect(JSON.parse(measured.stdout).metrics.rowCount).toBe(3);
  });
});

describe('writing', () => {
  it('adds to what standard output already holds', async () => {
    const file = path.join(folder, 'appended.csv');
    const output = openSync(file, 'w');
    writeSync(output, 'first\n');
    const child = spawnCasthouse(folder, ['simulate', '--rows', '3'], {}, output);
    await new Promise((resolve) => child.on('close', resolve));
    closeSync(output);
    expect(text('appended.csv')).toMatch(/^first\nProcess,/);
    expect(text('appended.csv').trimEnd().split('\n')).toHaveLength(6);
  });

  it('leaves the old file and nothing else when it is interrupted', async () => {
    const own = mkdtempSync(path.join(folder, 'interrupted-'));
    writeFileSync(path.join(own, 'line.csv'), 'old\n');
    const watcher = watch(own);
    const child = spawnCasthouse(own, ['simulate', '--rows', '200000', '--out', 'line.csv']);
    await new Promise<void>((resolve, reject) => {
      watcher.on('change', (_, name) => {
        if (String(name).endsWith('.part')) resolve();
      });
      child.on('close', () => reject(new Error('ended before it was interrupted')));
    });
    watcher.close();
    child.kill('SIGINT');
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(130);
    expect(readdirSync(own)).toEqual(['line.csv']);
    expect(readFileSync(path.join(own, 'line.csv'), 'utf8')).toBe('old\n');
  });
});

describe('wrong input', () => {
  const cases: [name: string, parameters: string[], exitCode: number, message: RegExp][] = [
    ['a file that is not there', ['train', 'absent.csv'], 66, /no file at "absent.csv"/],
    ['a folder instead of a file', ['train', '.'], 74, /it is a folder/],
    ['a header and nothing else', ['train', 'header.csv'], 65, /row/],
    ['a broken row', ['train', 'broken.csv'], 65, /line 3/],
    ['a label with one class', ['train', 'one-class.csv', '--label', 'y'], 65, /class/],
    ['an unknown label column', ['train', 'one-class.csv', '--label', 'yy'], 65, /yy/],
    [
      'both kinds of label',
      ['train', 'one-class.csv', '--label', 'y', '--label-any', 'y'],
      65,
      /both/,
    ],
    ['an unknown training option', ['train', 'two-class.csv', '--set', 'maxDeep=3'], 64, /maxDeep/],
    ['no model', ['predict', '--csv', 'two-class.csv', '--registry', 'empty'], 66, /model/],
    ['an unknown option', ['predict', '--cvs', 'x'], 64, /--cvs/],
    ['an unknown command', ['predcit'], 64, /predict/],
    ['rows that are no number', ['simulate', '--rows', 'many'], 64, /whole number/],
    ['an unknown workspace', ['simulate', '--workspace', 'nowhere'], 66, /nowhere/],
    ['a bad version', ['models', 'promote', 'x@y@z'], 64, /x@y@z/],
    ['no rows given', ['predict', '--registry', 'small'], 65, /neither/],
    [
      'features that are not JSON',
      ['predict', '--registry', 'small', '--features', '{a'],
      65,
      /JSON/,
    ],
    [
      'an unknown feature',
      ['predict', '--registry', 'small', '--features', '{"tmp":1}'],
      65,
      /tmp/,
    ],
    [
      'text as a number',
      ['predict', '--registry', 'small', '--features', '{"temp":"hot"}'],
      65,
      /temp/,
    ],
    [
      'a folder that cannot be written',
      ['simulate', '--rows', '9', '--out', 'no/such/x.csv'],
      73,
      /no\/such/,
    ],
    ['a full disk', ['simulate', '--rows', '9', '--out', '/dev/full'], 73, /ENOSPC/],
  ];

  beforeAll(async () => {
    const write = (name: string, content: string) =>
      writeFileSync(path.join(folder, name), content);
    write('header.csv', 'a,b,y\n');
    write('broken.csv', 'a,b,y\n1,2,0\n1,2\n3,4,1\n');
    write('one-class.csv', 'a,b,y\n1,2,0\n2,3,0\n3,4,0\n');
    const rows = Array.from({ length: 80 }, (_, i) => `${i % 13},${(i * 7) % 17},${i % 2}`);
    write('two-class.csv', `temp,speed,y\n${rows.join('\n')}\n`);
    const small = await quickly('train', 'two-class.csv', '--label', 'y', '--registry', 'small');
    expect(small).toMatchObject({ exitCode: 0 });
  });

  it.each(cases)('%s', async (_, parameters, exitCode, message) => {
    const run = await quickly(...parameters);
    expect(run.stderr).toMatch(message);
    expect(run.exitCode).toBe(exitCode);
    expect(run.stdout).toBe('');
  });

  it('leaves no half-written file behind', () => {
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
  });

  it('names code and fix as JSON on request', async () => {
    const run = await casthouse('train', 'absent.csv', '--json');
    expect(run.exitCode).toBe(66);
    expect(JSON.parse(run.stderr).error).toMatchObject({
      code: 'file.not-found',
      retryable: false,
    });
  });

  it('says which setting is wrong', async () => {
    const run = await runCasthouse(folder, ['doctor'], { environment: { CASTHOUSE_PORT: 'x' } });
    expect(run.exitCode).toBe(78);
    expect(run.stderr).toContain('CASTHOUSE_PORT');
  });
});

describe('casthouse start', () => {
  it('trains a first model, answers both documented payloads, and stops cleanly', async () => {
    const started = spawnCasthouse(folder, [
      ...['start', '--port', '0', '--rows', '1000', '--registry', 'fresh', '--json', '--quiet'],
    ]);
    try {
      const { address, model } = await readyLine(started.stdout!);
      expect(model).toBe('diecasting@1');
      const features = { Process_Velocity_1: 0.14 };
      const post = async (route: string, body: unknown) => {
        const response = await fetch(address + route, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
        return { status: response.status, answer: JSON.parse(await response.text()) };
      };
      const predicted = await post('/api/predict', { features });
      expect(predicted.status).toBe(200);
      expect(predicted.answer.prediction.class).toMatch(/^(normal|defect)$/);
      const explained = await post('/api/explain', { top_n: 10, use_bedrock: true });
      expect(explained.answer.top_features).toHaveLength(10);
      const invoked = await post('/2015-03-31/functions/diecasting-predict-t1/invocations', {
        body: { features },
      });
      expect(invoked.answer.prediction).toEqual(predicted.answer.prediction);

      const second = await casthouse(
        'start',
        '--port',
        new URL(address).port,
        '--registry',
        'fresh',
      );
      expect(second.exitCode).toBe(69);
      expect(second.stderr).toMatch(/already in use/);
    } finally {
      started.kill('SIGTERM');
    }
    expect(await new Promise((resolve) => started.on('close', resolve))).toBe(0);
  });
});

describe('a search for the best kind of model', () => {
  it('compares, registers the best without serving it, writes a report that needs nothing else', async () => {
    await quickly('simulate', '--rows', '600', '--seed', '3', '--out', 'tune.csv');
    const run = await casthouse(
      ...[
        'tune',
        'tune.csv',
        '--label-any',
        'Defects',
        '--name',
        'tuned',
        '--no-promote',
        '--json',
      ],
      ...['--families', 'boosting-depthwise,logistic-regression', '--candidates', '4'],
      ...['--report', 'tuning.html'],
    );
    expect(run).toMatchObject({ exitCode: 0 });
    const { best, trials, results, promoted, nested } = JSON.parse(run.stdout);
    expect(trials).toHaveLength(4);
    expect(trials.map((trial: { family: string }) => trial.family)).toContain(
      'logistic-regression',
    );
    expect(best.score).toBe(Math.max(...trials.map((trial: { score: number }) => trial.score)));
    expect({ promoted, nested, protocol: results[0].protocol }).toEqual({
      promoted: false,
      nested: null,
      protocol: 'twins-together',
    });
    const page = text('tuning.html');
    expect(page).toContain('<svg');
    expect(page).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
  });

  it.each([
    [['--families', 'forest'], 65, /families: got forest/],
    [['--candidates', '1'], 64, /whole number from 2 to 1000/],
    [['--report', 'tuning.doc'], 65, /\.html, \.md or \.json/],
  ])('refuses %j', async (wrong, exitCode, message) => {
    const run = await quickly('tune', 'tune.csv', '--label-any', 'Defects', ...wrong);
    expect(run.exitCode).toBe(exitCode);
    expect(run.stderr).toMatch(message);
  });
});

describe('help', () => {
  it('stays on one screen and holds one example', async () => {
    const commands = [
      'simulate',
      'train',
      'tune',
      'evaluate',
      'predict',
      'explain',
      'start',
      'doctor',
    ];
    for (const command of [...commands, 'models promote']) {
      const { stdout } = await quickly(...command.split(' '), '--help');
      expect(stdout.trimEnd().split('\n').length).toBeLessThanOrEqual(24);
      expect(stdout.match(/Example:/g)).toHaveLength(1);
    }
  });
});

const kamp = realData('diecasting.csv');
describe.skipIf(kamp === null)('the real die-casting record', () => {
  it('trains with the documented label and shows what the naive figure is worth', async () => {
    const run = await casthouse(
      'train',
      kamp!,
      '--label-any',
      'Defects',
      '--registry',
      'kamp',
      '--json',
    );
    expect(run.exitCode).toBe(0);
    const { name, features, results } = JSON.parse(run.stdout);
    expect(name).toBe('diecasting');
    expect(features).toHaveLength(30);
    const protocols: readonly string[] = results.map((of: { protocol: string }) => of.protocol);
    expect(protocols).toEqual(['twins-together', 'forward', 'random-rows']);
    const [honest, , naive] = results;
    expect(honest.testRowsWithTwinShare).toBe(0);
    expect(naive.testRowsWithTwinShare).toBeGreaterThan(0.55);
    expect(naive.metrics.rocAuc).toBeGreaterThan(honest.metrics.rocAuc);
    // At a threshold of one half the honest model calls almost nothing: it is chosen on training rows instead.
    expect(honest.metrics.f1).toBeGreaterThan(0.4);
  });
});

function text(name: string): string {
  return readFileSync(path.join(folder, name), 'utf8');
}

function firstLines(name: string, count: number): string {
  return `${text(name).split('\n').slice(0, count).join('\n')}\n`;
}

/** The line that says where the server is; the stream goes on being read. */
function readyLine(stream: NodeJS.ReadableStream): Promise<{ address: string; model: string }> {
  return new Promise((resolve, reject) => {
    let seen = '';
    stream.on('data', (piece) => {
      seen += piece;
      for (const line of seen.split('\n').slice(0, -1)) {
        const facts = JSON.parse(line);
        if (facts.event === 'ready') resolve(facts);
      }
    });
    stream.on('end', () => reject(new Error(`ended before it was ready: ${seen}`)));
  });
}
