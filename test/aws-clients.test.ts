// The documented commands of the real AWS CLI and boto3 against the local server, with only an endpoint added.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalServer, openLocal, startLocalServer } from '../src/functions/index.js';
import { readSettings } from '../src/shared/index.js';
import { openModel } from '../src/tabular/index.js';
import { installedPrograms } from './support/installed-programs.js';
import { smallModel } from './support/small-model.js';

const scratch = mkdtempSync(path.join(tmpdir(), 'casthouse-aws-'));
const model = smallModel();
const features = { Speed: 5.5, Melt_Temp: 625, Pressure: 90, Mould: 'B' };
const { probability } = openModel(model).predictFeatures(features);
let server: LocalServer;

beforeAll(async () => {
  const settings = readSettings({ CASTHOUSE_HOME: scratch, CASTHOUSE_PORT: '0' });
  const local = await openLocal(settings);
  await local.registry.register(model);
  server = await startLocalServer(local, settings);
});
afterAll(async () => {
  await server.stop();
  rmSync(scratch, { recursive: true, force: true });
});

const environment = {
  PATH: process.env.PATH,
  HOME: scratch,
  AWS_ACCESS_KEY_ID: 'AKTEST',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_PAGER: '',
  PYENV_VERSION: process.env.PYENV_VERSION,
};

interface Ending {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

function run(program: string, parameters: readonly string[]): Promise<Ending> {
  return new Promise((resolve) => {
    const options = { cwd: scratch, env: environment, maxBuffer: 64e6 };
    execFile(program, parameters, options, (error, stdout, stderr) =>
      resolve({ status: error === null ? 0 : Number(error.code ?? 1), stdout, stderr }),
    );
  });
}

function file(name: string, content: unknown): string {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  writeFileSync(path.join(scratch, name), text);
  return `file://${name}`;
}

const clis = installedPrograms('the AWS CLI', ['aws', '/usr/bin/aws'], ['--version']);

// Every call starts a program. What a refusal looks like beyond its name, boto3 tells below, which shares its core.
describe.skipIf(clis.length === 0)('AWS CLI', () => {
  describe.concurrent.each(clis.map((cli, index) => [cli, index] as const))('%s', (cli, index) => {
    const version = run(cli, ['--version']).then(({ stdout, stderr }) => `${stdout}${stderr}`);
    let count = 0;
    const invoke = async (functionName: string, payload: string, ...more: readonly string[]) => {
      const out = `out-${index}-${++count}.json`;
      // Version 2 takes a payload as base64 unless it is told that it is text.
      const raw = (await version).startsWith('aws-cli/2')
        ? ['--cli-binary-format', 'raw-in-base64-out']
        : [];
      const ending = await run(cli, [
        ...['lambda', 'invoke', '--endpoint-url', server.address, '--output', 'json'],
        ...['--function-name', functionName, '--payload', payload, ...raw, ...more, out],
      ]);
      const answer = (): unknown => JSON.parse(readFileSync(path.join(scratch, out), 'utf8'));
      return { ...ending, answer };
    };

    test('predicts as documented, and tails the log', async () => {
      const { status, stdout, stderr, answer } = await invoke(
        'diecasting-predict-t1',
        file(`predict-${index}.json`, { body: { features } }),
        '--log-type',
        'Tail',
      );
      expect(stderr).toBe('');
      expect(status).toBe(0);
      const told = JSON.parse(stdout);
      expect(told).toMatchObject({ StatusCode: 200, ExecutedVersion: '$LATEST' });
      const log = Buffer.from(told.LogResult, 'base64').toString();
      expect(log).toMatch(/^START RequestId: [0-9a-f-]{36} Version: \$LATEST\n/);
      expect(log).toContain('"message":"predicted"');
      expect(log).toMatch(/\nREPORT RequestId: .*Memory Size: 1024 MB/);
      expect(answer()).toMatchObject({
        prediction: { class: 'defect', probability },
        model_version: 'small@1',
      });
    });

    test('explains the model as documented, payload on the command line', async () => {
      const { status, answer } = await invoke(
        'diecasting-importance-t2',
        '{"body":{"top_n":10,"use_bedrock":true}}',
      );
      expect(status).toBe(0);
      const { method, chart_url } = answer() as {
        readonly method: string;
        readonly chart_url: string;
      };
      expect(method).toBe('mean_absolute_tree_shap');
      const chart = await fetch(chart_url);
      expect(chart.headers.get('content-type')).toBe('image/png');
    });

    test('explains a row as documented', async () => {
      const payload = file(`importance-${index}.json`, {
        body: {
          features,
          latent_features: [0.12, -0.45, 0.33, 0.67, -0.23, 0.89, -0.12, 0.45, -0.67, 0.23],
          top_n: 10,
          use_bedrock: true,
          generate_chart: true,
        },
      });
      const { status, answer } = await invoke('diecasting-importance-t2', payload);
      expect(status).toBe(0);
      expect(answer()).toMatchObject({
        method: 'tree_shap_exact',
        prediction_proba: probability,
        summary: expect.stringContaining('Speed'),
        chart_url: expect.stringContaining(server.address),
      });
    });

    test('tells a failure of the function apart from a failure of the call', async () => {
      const failed = await invoke('diecasting-predict-t1', '{"features":{"Sped":1}}');
      expect(failed.status).toBe(0);
      expect(JSON.parse(failed.stdout)).toMatchObject({ FunctionError: 'Unhandled' });
      expect(failed.answer()).toMatchObject({
        errorType: 'model.unknown-feature',
        errorMessage: expect.stringContaining('did you mean "Speed"'),
      });
      const { status, stderr } = await invoke('diecasting-predict-t9', '{}');
      expect(status).not.toBe(0);
      expect(stderr).toContain('ResourceNotFoundException');
    });

    test('lists the functions', async () => {
      const { stdout } = await run(cli, [
        ...['lambda', 'list-functions', '--endpoint-url', server.address, '--output', 'json'],
      ]);
      const names = JSON.parse(stdout).Functions.map(
        (configuration: { readonly FunctionName: string }) => configuration.FunctionName,
      );
      expect(names).toEqual(
        expect.arrayContaining(['diecasting-predict-t1', 'diecasting-importance-t2']),
      );
    });
  });
});

const pythons = installedPrograms('boto3', ['python3', '/usr/bin/python3'], ['-c', 'import boto3']);

describe.skipIf(pythons.length === 0)('boto3', () => {
  test.each(pythons)(
    'invokes, reads the log and meets the errors by class (%s)',
    async (python) => {
      const script = `
import base64, boto3, json, sys
client = boto3.client('lambda', endpoint_url=sys.argv[1])
features = json.loads(sys.argv[2])
name = 'arn:aws:lambda:us-east-1:123456789012:function:diecasting-predict-t1'
told = client.invoke(FunctionName=name, LogType='Tail', Payload=json.dumps({'body': json.dumps({'features': features})}))
facts = {'status': told['StatusCode'], 'error': told.get('FunctionError'),
         'answer': json.loads(told['Payload'].read()),
         'report': 'REPORT RequestId: ' in base64.b64decode(told['LogResult']).decode()}
told = client.invoke(FunctionName='diecasting-predict-t1', Payload=b'{"features":{"Speed":"fast"}}')
facts['failed'] = [told.get('FunctionError'), json.loads(told['Payload'].read())['errorType']]
facts['event'] = client.invoke(FunctionName='diecasting-predict-t1', InvocationType='Event', Payload=b'{}')['StatusCode']
facts['dry'] = client.invoke(FunctionName='diecasting-predict-t1', InvocationType='DryRun')['StatusCode']
try:
    client.invoke(FunctionName='nobody')
except client.exceptions.ResourceNotFoundException as error:
    facts['missing'] = str(error)
try:
    client.invoke(FunctionName='diecasting-predict-t1', Qualifier='prod')
except client.exceptions.ResourceNotFoundException as error:
    facts['qualified'] = str(error)
try:
    client.invoke(FunctionName='diecasting-predict-t1', Payload=json.dumps({'x': 'x' * 10000000}))
except client.exceptions.RequestTooLargeException as error:
    facts['large'] = error.response['Error']['Code']
try:
    client.invoke(FunctionName='diecasting-predict-t1', Payload=b'{')
except client.exceptions.InvalidRequestContentException as error:
    facts['broken'] = str(error)
print(json.dumps(facts))`;
      const { stdout, stderr } = await run(python, [
        '-c',
        script,
        server.address,
        JSON.stringify(features),
      ]);
      expect(stderr.replace(/.*Warning.*\n.*\n?/g, '')).toBe('');
      expect(JSON.parse(stdout)).toMatchObject({
        status: 200,
        error: null,
        answer: { prediction: { class: 'defect', probability } },
        report: true,
        failed: ['Unhandled', 'model.bad-feature-value'],
        event: 202,
        dry: 204,
        missing: expect.stringContaining('Function not found'),
        qualified: expect.stringContaining('Function not found'),
        large: 'RequestTooLargeException',
        broken: expect.stringContaining('Could not parse request body into json'),
      });
    },
  );
});
